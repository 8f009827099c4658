import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { checkChains, missingHeads, type Head } from '../../nodes/domain/decisions/chain';
import { DECISION_COLUMNS, readDecisions, type Decision } from '../../nodes/domain/decisions/decision';
import type { TableRow } from '../../nodes/domain/text/tableRow';

/** What is printed, and the exit code: 0 all is whole, 1 something was changed or is missing, 2 a wrong call or a file that cannot be read. */
export interface Verified {
	readonly code: 0 | 1 | 2;
	readonly out: string;
	/** Text of the file that `--write-heads` asks for, where all is whole. */
	readonly heads: { readonly path: string; readonly text: string } | undefined;
}

const USAGE =
	'Usage: npm run verify-decisions -- decisions.csv|decisions.json [--key-file FILE] [--heads FILE] [--write-heads FILE]\n' +
	'The key of the credential "Decision key" comes from the file, or from the variable DECISION_KEY.\n';

/** Checks an export of the table *Decision log*. Nothing is sent anywhere. */
export function verifyDecisions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Verified {
	try {
		return checked(args, env);
	} catch (failure) {
		return { code: 2, out: `${(failure as Error).message}\n\n${USAGE}`, heads: undefined };
	}
}

function checked(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Verified {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { 'key-file': { type: 'string' }, heads: { type: 'string' }, 'write-heads': { type: 'string' } },
	});
	const [path, ...others] = positionals;
	if (path === undefined || others.length > 0) throw new Error('Give one file: the export of the table Decision log.');
	const key = (values['key-file'] === undefined ? (env.DECISION_KEY ?? '') : text(values['key-file'])).trim();
	if (key === '') throw new Error('There is no key: neither --key-file nor DECISION_KEY gives one.');
	const decisions = decisionsIn(path);
	const { faults, heads } = checkChains(decisions, key);
	const missing = values.heads === undefined ? [] : missingHeads(headsIn(values.heads), decisions);
	const lines = [
		`${decisions.length} decisions on ${new Set(heads.map(({ recordType, recordId }) => `${recordType}|${recordId}`)).size} records, ${faults.length} faults, ${missing.length} missing.`,
		...faults.map(({ message }) => message),
		...missing.map(({ recordType, recordId, number }) => `Decision ${number} on ${recordType} ${recordId} was there before and is gone.`),
		...heads.map(({ recordType, recordId, number, decisionId }) => `Head: ${recordType} ${recordId}, decision ${number}: ${decisionId}`),
	];
	const isWhole = faults.length + missing.length === 0;
	const target = values['write-heads'];
	return {
		code: isWhole ? 0 : 1,
		out: `${lines.map(printable).join('\n')}\n`,
		// Heads of a log that was changed would hide the change from the next check.
		heads: target === undefined || !isWhole ? undefined : { path: target, text: `${JSON.stringify(heads, null, '\t')}\n` },
	};
}

/** Cells come from a table that people can edit: nothing in them may reach the terminal as an instruction. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, ' ');

function text(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (failure) {
		throw new Error(`${path} cannot be read: ${(failure as Error).message}`);
	}
}

/** Throws for a file that is another table: it would have no decisions and no faults. */
function decisionsIn(path: string): Decision[] {
	const rows = rowsIn(path);
	const [first] = rows;
	const missing = DECISION_COLUMNS.filter((column) => first && !(column in first));
	if (missing.length > 0) throw new Error(`${path} is not the table Decision log: it has no ${missing.join(', ')}.`);
	return readDecisions(rows);
}

/** Rows of the table: a CSV with a heading as n8n exports it, or JSON, a list of rows or n8n's answer with `data`. */
function rowsIn(path: string): TableRow[] {
	const content = text(path);
	if (!/^\s*[[{]/.test(content)) return parse(content, { bom: true, columns: true, skip_empty_lines: true }) as TableRow[];
	const json = JSON.parse(content) as TableRow[] | { readonly data?: TableRow[] };
	const rows = Array.isArray(json) ? json : json.data;
	if (!Array.isArray(rows)) throw new Error(`${path} holds no list of rows.`);
	return rows;
}

function headsIn(path: string): Head[] {
	const heads = JSON.parse(text(path)) as unknown;
	if (!Array.isArray(heads)) throw new Error(`${path} holds no heads. Make such a file with --write-heads.`);
	return heads as Head[];
}
