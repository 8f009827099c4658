import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutAway } from '../../../scripts/start/putAway';
import { lockState } from '../../../scripts/start/stateLock';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that holds the lock until it is killed. */
async function otherStart() {
	const code = `const { lockState } = require('./scripts/start/stateLock'); lockState(${JSON.stringify(folder)}, { add() {} }); console.log('held'); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
	await new Promise((held) => child.stdout.once('data', held));
	return { kill: () => new Promise((gone) => child.once('close', gone) && child.kill('SIGKILL')) };
}

// The other process loads TypeScript: on a busy machine that alone takes half a minute.
jest.setTimeout(180_000);

describe('the state of npm start', () => {
	it('is used by one process at a time, and free again when that one is killed', async () => {
		const other = await otherStart();
		expect(() => lockState(folder, new PutAway())).toThrow('Another npm start is at work on the state');
		await other.kill();
		const putAway = new PutAway();
		lockState(folder, putAway);
		await putAway.run();
	});

	it('is free again when the start has put everything away', async () => {
		const first = new PutAway();
		lockState(folder, first);
		await first.run();
		const second = new PutAway();
		expect(() => lockState(folder, second)).not.toThrow();
		await second.run();
	});
});
