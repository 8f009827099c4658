import { fork } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** As `npm run day -- ...`; not in this process, because it puts its own time in place of the real one. */
async function day(...options: string[]): Promise<{ code: number; out: string; story: string }> {
	// Its exchanges say nothing that those of the other tests do not.
	const { RECORD_EXCHANGES: _recording, ...env } = process.env;
	const child = fork(join(ROOT, 'scripts', 'day.ts'), options, { cwd: ROOT, env, execArgv: ['--import', 'tsx'], silent: true });
	const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
	const [code, out, story] = await Promise.all([ended, text(child.stdout!), text(child.stderr!)]);
	return { code, out: out.trim(), story };
}

test('after a day of 60 orders under faults both systems agree, nothing was late that could have been in time, and nothing is oversold', async () => {
	const { code, out, story } = await day('--orders', '60', '--seed', '1');
	expect(story).toBe('');
	expect(code).toBe(0);
	const result = JSON.parse(out);
	expect(result.findings).toEqual({});
	expect(result.orders.placed).toBe(60);
	// The day was one: its flows ran by their clocks for forty hours, requests failed, processes ended, people had to mend something.
	expect(result.runs['Import Amazon orders into Sage 200']).toBeGreaterThanOrEqual(150);
	expect(Object.keys(result.faults).length).toBeGreaterThan(8);
	expect(result.killed).toBeGreaterThan(0);
	expect(Object.keys(result.exceptions.mended).length).toBeGreaterThan(0);
	expect(result.orders.inSage).toBeGreaterThan(50);
	expect(result.despatched.confirmed).toBeGreaterThan(30);
	expect(result.offers).toBeGreaterThan(10);
}, 600_000);

test('says what is wrong with its options', async () => {
	expect(await day('--order', '5')).toMatchObject({ code: 2, story: expect.stringContaining('There is no option --order') });
	expect(await day('--orders', 'many')).toMatchObject({ code: 2, story: expect.stringContaining('--orders needs a whole number') });
}, 180_000);
