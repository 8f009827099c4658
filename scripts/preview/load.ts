import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { classifierFor, type NominalMapRow } from '../../nodes/domain/settlement/classify';
import { readSettlement } from '../../nodes/domain/settlement/read';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';

/** Why a file cannot be used, and the way out. */
export class PreviewProblem extends Error {
	constructor(message: string, readonly remedy: string) {
		super(message);
	}
}

/** Reads a settlement from disk, unpacking it first when it is gzip. Throws PreviewProblem. */
export function loadSettlement(path: string): Settlement {
	const bytes = read(path);
	const result = readSettlement(bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes) : bytes);
	if (!result.ok) throw new PreviewProblem(result.problem.message, result.problem.remedy);
	return result.settlement;
}

function read(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (failure) {
		throw new PreviewProblem(`The file cannot be opened (${(failure as NodeJS.ErrnoException).code}).`, 'Check the path and that you may read it.');
	}
}

function unpack(bytes: Buffer): Buffer {
	try {
		return gunzipSync(bytes);
	} catch {
		throw new PreviewProblem('The compressed file is damaged or was cut off (gzip).', 'Download it again, whole.');
	}
}

const MAP_COLUMNS = ['transactionType', 'amountType', 'amountDescription', 'nominalCode', 'costCentre', 'department', 'vat', 'nature'] as const;

/** Reads the client's nominal map: CSV with a heading, the same columns as the table in n8n. Throws PreviewProblem. */
export function loadMap(path: string): NominalMapRow[] {
	try {
		const rows = parse(read(path), { columns: true, bom: true, skip_empty_lines: true, trim: true }) as Array<Record<string, string>>;
		const missing = MAP_COLUMNS.slice(0, 3).filter((column) => rows.length > 0 && !(column in rows[0]));
		if (missing.length > 0) throw new RangeError(`the heading lacks ${missing.join(', ')}`);
		const map = rows.map((row) => Object.fromEntries(MAP_COLUMNS.map((column) => [column, row[column] ?? ''])) as unknown as NominalMapRow);
		classifierFor(map);
		return map;
	} catch (failure) {
		if (failure instanceof PreviewProblem) throw failure;
		throw new PreviewProblem(`The map ${path} cannot be used: ${(failure as Error).message}.`, `It is a CSV file with the columns ${MAP_COLUMNS.join(', ')}.`);
	}
}
