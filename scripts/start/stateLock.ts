import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PutAway } from './putAway';
import { StartProblem } from './problem';

/**
 * Takes a state folder for this process alone: two starts on different ports would write to the same databases, and a reset would
 * delete them under a running n8n. SQLite's own lock on a file, because the system frees it even when the process is killed.
 */
export function lockState(folder: string, putAway: PutAway): void {
	mkdirSync(folder, { recursive: true });
	const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
	const lock = new DatabaseSync(join(folder, 'in-use.sqlite'));
	try {
		lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
	} catch {
		lock.close();
		throw new StartProblem(
			`Another npm start is at work on the state in ${folder}. Stop it first, or use npm start -- --once, which has a state of its own.`,
		);
	}
	putAway.add(() => lock.close());
}
