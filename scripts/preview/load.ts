import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { groupBy } from '../../nodes/domain/lists/groupBy';
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

/** Several files that cannot be used, told at once. */
export class PreviewProblems extends Error {
	constructor(readonly all: readonly PreviewProblem[]) {
		super(`${all.length} files cannot be used.`);
	}
}

/** A settlement with the path that it was read from, as it was given. */
export interface SettlementFile {
	readonly file: string;
	readonly settlement: Settlement;
}

/** Reads settlements from disk. Throws PreviewProblems with everything that is wrong at once. */
export function loadSettlements(paths: readonly string[]): SettlementFile[] {
	const problems: PreviewProblem[] = [];
	const loaded = paths.flatMap((file): SettlementFile[] => {
		try {
			return [{ file, settlement: loadSettlement(file) }];
		} catch (failure) {
			if (!(failure instanceof PreviewProblem)) throw failure;
			problems.push(failure);
			return [];
		}
	});
	problems.push(...twice(loaded));
	if (problems.length > 0) throw new PreviewProblems(problems);
	return loaded;
}

function twice(loaded: readonly SettlementFile[]): PreviewProblem[] {
	const byId = groupBy(loaded, ({ settlement }) => settlement.header.settlementId);
	return [...byId].flatMap(([id, [first, ...others]]) =>
		others.map(({ file }) => new PreviewProblem(file, `Settlement ${id} stands in ${first.file} as well.`, 'Give each settlement once.')),
	);
}

/** Reads a settlement from disk, unpacking it first when it is gzip. Throws PreviewProblem. */
function loadSettlement(path: string): Settlement {
	const bytes = readFile(path);
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

/** The bytes of a file. Throws PreviewProblem. */
export function readFile(path: string): Buffer {
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
