import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/core/recorder';
import type { Sender } from './validate';

export interface Recorded {
	readonly sender: Sender;
	readonly exchange: Exchange;
}

/** Who sends in which kind of test: the workflow and end-to-end tests run our nodes, the sandbox tests are strangers to it. */
const SENDERS: Readonly<Record<string, Sender>> = { sandbox: 'outsiders', workflow: 'nodes', e2e: 'nodes' };
/** The end-to-end test needs a real n8n; the others never lack. */
const ALWAYS = ['sandbox', 'workflow'];

const folderOf = (): string => process.env.RECORDINGS ?? join(__dirname, '..', '.recordings');
const kindsIn = (folder: string): string[] =>
	Object.keys(SENDERS).filter((kind) => ALWAYS.includes(kind) || existsSync(join(folder, kind)));

/** Reads what the sandbox recorded while the other tests ran. Throws when a kind has nothing: an empty recording must not pass. */
export const readRecordings = (folder = folderOf()): Recorded[] =>
	kindsIn(folder).flatMap((kind) =>
		linesIn(join(folder, kind, 'exchanges')).map((line) => ({ sender: SENDERS[kind], exchange: JSON.parse(line) as Exchange })),
	);

/** Operations and trigger events that ran on n8n-core and gave something out, e.g. `sage200/salesOrder/create`. Throws when there are none. */
export const readRanOperations = (folder = folderOf()): ReadonlySet<string> => new Set(linesIn(join(folder, 'workflow', 'operations')));

function linesIn(folder: string): string[] {
	const files = existsSync(folder) ? readdirSync(folder) : [];
	const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
	if (lines.length === 0) throw new Error(`Nothing was recorded in ${folder}. Run these tests by: npm run test:contract`);
	return lines;
}
