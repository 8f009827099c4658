import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/core/recorder';
import type { Sender } from './validate';

export interface Recorded {
	readonly sender: Sender;
	readonly exchange: Exchange;
}

const SENDERS: readonly Sender[] = ['nodes', 'outsiders'];

const folderOf = (): string => process.env.RECORDINGS ?? join(__dirname, '..', '.recordings');

/** Reads what the sandbox recorded while the other tests ran. Throws when there is nothing: an empty recording must not pass. */
export const readRecordings = (folder = folderOf()): Recorded[] =>
	SENDERS.flatMap((sender) => linesIn(join(folder, sender)).map((line) => ({ sender, exchange: JSON.parse(line) as Exchange })));

/** Operations and trigger events that ran on n8n-core and gave something out, e.g. `sage200/salesOrder/create`. Throws when there are none. */
export const readRanOperations = (folder = folderOf()): ReadonlySet<string> => new Set(linesIn(join(folder, 'operations')));

function linesIn(folder: string): string[] {
	const files = existsSync(folder) ? readdirSync(folder) : [];
	const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
	if (lines.length === 0) throw new Error(`Nothing was recorded in ${folder}. Run these tests by: npm run test:contract`);
	return lines;
}
