import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { checkChains, missingHeads, type Head } from '../../nodes/domain/decisions/chain';
import { DECISION_COLUMNS, readDecisions, type Decision } from '../../nodes/domain/decisions/decision';
import { isTableRow, type TableRow } from '../../nodes/domain/text/tableRow';
import { printable } from '../preview/printable';

const USAGE = `npm run verify-decisions -- FILE [--key-file FILE] [--heads FILE] [--write-heads FILE]

Checks the table Decision log, exported as CSV or as JSON rows: the seal of every decision, and that the one before it is there.
Exit code: 0 all is whole, 1 something was changed or is missing, 2 wrong call or a file that cannot be read.

  --key-file FILE    the key of the credential Decision key; without it the variable DECISION_KEY is read
  --heads FILE       heads that were kept earlier: says which of them are not in the table any more
  --write-heads FILE keeps the heads, where all is whole
`;

export interface VerifyAnswer {
	readonly code: 0 | 1 | 2;
	readonly out: string;
	readonly err: string;
}

/** Why nothing could be checked. */
class VerifyProblem extends Error {}

/** Runs the command with its arguments; the key may stand in the environment. Throws only on a mistake of our own. */
export function verifyDecisions(args: readonly string[], environment: NodeJS.ProcessEnv): VerifyAnswer {
	try {
		return verified(readCall(args), environment);
	} catch (failure) {
		if (!(failure instanceof VerifyProblem)) throw failure;
		return { code: 2, out: '', err: `${printable(failure.message)}\n\n${USAGE}` };
	}
}

interface Call {
	readonly file: string;
	readonly keyFile?: string;
	readonly heads?: string;
	readonly writeHeads?: string;
}

function readCall(args: readonly string[]): Call {
	const text = { type: 'string' } as const;
	const call = called(() =>
		parseArgs({ args: [...args], allowPositionals: true, options: { 'key-file': text, heads: text, 'write-heads': text } }),
	);
	const [file, ...others] = call.positionals;
	if (file === undefined || others.length > 0) throw new VerifyProblem('Give one file: the exported table Decision log.');
	return { file, keyFile: call.values['key-file'], heads: call.values.heads, writeHeads: call.values['write-heads'] };
}

function verified({ file, keyFile, heads: headsFile, writeHeads }: Call, environment: NodeJS.ProcessEnv): VerifyAnswer {
	const key = keyFile === undefined ? (environment.DECISION_KEY ?? '') : read(keyFile).replace(/\r?\n$/, '');
	if (key === '') throw new VerifyProblem('There is no key: give --key-file, or the variable DECISION_KEY.');
	const decisions = decisionsIn(file);
	const { faults, heads } = checkChains(decisions, key);
	const gone = headsFile === undefined ? [] : missingHeads(headsIn(headsFile), decisions);
	const isWhole = faults.length + gone.length === 0;
	const lines = [
		`${decisions.length} decisions on ${new Set(heads.map(({ recordType, recordId }) => `${recordType} ${recordId}`)).size} records`,
		...faults.map(({ fault, message }) => `${fault}: ${message}`),
		...gone.map(
			(head) => `gone: decision ${head.number} on ${head.recordType} ${head.recordId} was kept as a head and is not in the table.`,
		),
		...heads.map(headLine),
		isWhole ? 'All is whole.' : `${faults.length + gone.length} faults.`,
	];
	if (isWhole && writeHeads !== undefined) called(() => writeFileSync(writeHeads, `${JSON.stringify(heads, null, '\t')}\n`));
	return { code: isWhole ? 0 : 1, out: `${lines.map(printable).join('\n')}\n`, err: '' };
}

const headLine = ({ recordType, recordId, number, decisionId }: Head): string => `head: ${recordType} ${recordId} ${number} ${decisionId}`;

function called<T>(work: () => T): T {
	try {
		return work();
	} catch (failure) {
		throw new VerifyProblem((failure as Error).message);
	}
}

const read = (file: string): string => called(() => readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));

function decisionsIn(file: string): Decision[] {
	const text = read(file);
	const rows = /^\s*[[{]/.test(text) ? jsonRows(text, file) : csvRows(text, file);
	const missing = rows.length === 0 ? [] : DECISION_COLUMNS.filter((column) => !rows.some((row) => column in row));
	if (missing.length > 0) throw new VerifyProblem(`${file} is not the table Decision log: it has no ${missing.join(', ')}.`);
	return readDecisions(rows);
}

function csvRows(text: string, file: string): TableRow[] {
	const rows = called(() => parse(text, { columns: true, skip_empty_lines: true })) as TableRow[];
	const heading = text.split(/\r?\n/, 1)[0] ?? '';
	if (rows.length === 0 && !heading.includes('decisionId')) throw new VerifyProblem(`${file} is not the table Decision log.`);
	return rows;
}

/** A list of rows, or what n8n's API answers: `{"data": [rows]}`. */
function jsonRows(text: string, file: string): TableRow[] {
	const given = called(() => JSON.parse(text) as unknown);
	const rows = isTableRow(given) ? given.data : given;
	if (!Array.isArray(rows) || !rows.every(isTableRow)) throw new VerifyProblem(`${file} holds no list of rows.`);
	return rows;
}

function headsIn(file: string): Head[] {
	const rows = jsonRows(read(file), file) as unknown as Head[];
	const isHead = (row: Head) => [row.recordType, row.recordId, row.number, row.decisionId].every((one) => typeof one === 'string');
	if (!rows.every(isHead)) throw new VerifyProblem(`${file} holds no heads, as --write-heads keeps them.`);
	return rows;
}
