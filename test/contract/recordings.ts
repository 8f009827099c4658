import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/core/recorder';
import type { Sender } from './validate';

export interface Recorded {
	readonly sender: Sender;
	readonly exchange: Exchange;
}

const SENDERS: readonly Sender[] = ['nodes', 'outsiders'];

/** Reads what the sandbox recorded while the other tests ran. Throws when there is nothing: an empty recording must not pass. */
export function readRecordings(folder = process.env.RECORDINGS ?? join(__dirname, '..', '.recordings')): Recorded[] {
	return SENDERS.flatMap((sender) => {
		const files = existsSync(join(folder, sender)) ? readdirSync(join(folder, sender)) : [];
		const lines = files.flatMap((file) => readFileSync(join(folder, sender, file), 'utf8').split('\n').filter(Boolean));
		if (lines.length === 0) throw new Error(`Nothing was recorded in ${join(folder, sender)}. Run these tests by: npm run test:contract`);
		return lines.map((line) => ({ sender, exchange: JSON.parse(line) as Exchange }));
	});
}
