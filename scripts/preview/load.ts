import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { decodeReport } from '../../nodes/domain/text/decode';
import { classifierFor, type NominalMapRow } from '../../nodes/domain/settlement/catalogue/classify';
import { readSettlement } from '../../nodes/domain/settlement/file/read';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';

/** Why a file cannot be used, and the way out. */
export class PreviewProblem extends Error {
	constructor(
		readonly path: string,
		message: string,
		readonly remedy: string,
	) {
		super(message);
	}
}

/** Reads a settlement from disk, unpacking it first when it is gzip. Throws PreviewProblem. */
export function loadSettlement(path: string): Settlement {
	const bytes = read(path);
	if (begins(bytes, ZIP))
		throw new PreviewProblem(
			path,
			'This is a ZIP archive or a spreadsheet, not the flat file.',
			'Unpack it and give the text file in it, as Amazon sent it.',
		);
	const result = readSettlement(begins(bytes, GZIP) ? unpack(path, bytes) : bytes);
	if (!result.ok) throw new PreviewProblem(path, result.refusal.message, result.refusal.remedy);
	return result.value;
}

/** First bytes of the formats. */
const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const begins = (bytes: Buffer, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const OPENING: Readonly<Record<string, string>> = {
	ENOENT: 'There is no such file.',
	EISDIR: 'This is a folder, not a file.',
	EACCES: 'You may not read this file.',
};

function read(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (failure) {
		const code = (failure as NodeJS.ErrnoException).code ?? '';
		throw new PreviewProblem(path, OPENING[code] ?? `The file cannot be opened (${code}).`, 'Check the path and that you may read it.');
	}
}

function unpack(path: string, bytes: Buffer): Buffer {
	try {
		return gunzipSync(bytes);
	} catch {
		throw new PreviewProblem(path, 'The compressed file is damaged or was cut off (gzip).', 'Download it again, whole.');
	}
}

const MAP_COLUMNS = [
	'transactionType',
	'amountType',
	'amountDescription',
	'nominalCode',
	'costCentre',
	'department',
	'vat',
	'nature',
] as const;
const TYPE_COLUMNS = MAP_COLUMNS.slice(0, 3);

/** Reads the client's nominal map: CSV with a heading, the same columns as the table in n8n. Throws PreviewProblem. */
export function loadMap(path: string): NominalMapRow[] {
	const bytes = read(path);
	try {
		const decoded = decodeReport(bytes);
		if (!decoded.ok) throw new RangeError(decoded.refusal.message);
		const [heading = [], ...lines] = parse(decoded.value.text, { bom: true, skip_empty_lines: true, trim: true }) as string[][];
		const missing = TYPE_COLUMNS.filter((column) => !heading.includes(column));
		if (missing.length > 0) throw new RangeError(`the heading lacks ${missing.join(', ')}`);
		const map = lines.map(
			(line) => Object.fromEntries(MAP_COLUMNS.map((column) => [column, line[heading.indexOf(column)] ?? ''])) as unknown as NominalMapRow,
		);
		refuseUnusable(map);
		classifierFor(map);
		return map;
	} catch (failure) {
		const message = (failure as Error).message.replace(/\.$/, '');
		throw new PreviewProblem(
			path,
			`The map cannot be used: ${message}.`,
			`It is a CSV file, with commas between the columns ${MAP_COLUMNS.join(', ')}.`,
		);
	}
}

/** A row that names no type would never apply; of two for the same type nobody could say which one counts. */
function refuseUnusable(map: readonly NominalMapRow[]): void {
	const seen = new Set<string>();
	for (const [index, row] of map.entries()) {
		const names = TYPE_COLUMNS.map((column) => row[column]);
		if (names.includes('')) throw new RangeError(`row ${index + 1} below the heading leaves ${TYPE_COLUMNS[names.indexOf('')]} empty`);
		const type = names.join(' / ');
		if (seen.has(type)) throw new RangeError(`the row type "${type}" stands in it twice`);
		seen.add(type);
	}
}
