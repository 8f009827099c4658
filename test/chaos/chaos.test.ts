import { fork } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

const KINDS = [
	'cut',
	'dropped after',
	'dropped before',
	'expiredToken',
	'failed after',
	'failed before',
	'huge',
	'ignored',
	'killed after',
	'killed before',
	'late',
	'odd',
	'redirected after',
	'redirected before',
	'refused',
	'refusedRenewal',
	'silent after',
	'silent before',
];

/** As `npm run chaos -- ...`; not in this process, because it puts its own time in place of the real one. */
async function chaos(...options: string[]): Promise<{ code: number; out: string; story: string }> {
	// The exchanges of a thousand runs say nothing that those of the other tests do not.
	const { RECORD_EXCHANGES: _recording, ...env } = process.env;
	// Its channel to this process ends with it, however this process ends; the run stops then.
	const child = fork(join(ROOT, 'scripts', 'chaos.ts'), options, { cwd: ROOT, env, execArgv: ['--import', 'tsx'], silent: true });
	const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
	const [code, out, story] = await Promise.all([ended, text(child.stdout!), text(child.stderr!)]);
	return { code, out: out.trim(), story };
}

test('with the lease, a thousand runs under every fault leave each document in Sage once', async () => {
	const { code, out, story } = await chaos('--runs', '1000', '--seed', '1');
	expect(out).toBe('{"runs":1000,"duplicates":0,"lost":0,"unbalanced":0,"unexplained":0}');
	expect(code).toBe(0);
	const { writes, reads } = JSON.parse(/^Faults: (.*)$/m.exec(story)![1]) as Record<string, Record<string, number>>;
	expect(Object.keys(reads).sort()).toEqual(KINDS);
	expect(Object.keys(writes).sort()).toEqual(KINDS);
	// The rarest of the eighteen kinds must have met some writes.
	expect(Math.min(...Object.values(writes))).toBeGreaterThan(4);
	expect(Number(/^Left to a later run because time was over: (\d+)$/m.exec(story)![1])).toBeGreaterThan(100);
}, 600_000);

test('without the lease duplicates arise, and every one of them is found and named', async () => {
	const { code, out } = await chaos('--runs', '150', '--seed', '5000', '--no-lease');
	const { duplicates, ...others } = JSON.parse(out);
	expect(others).toEqual({ runs: 150, lost: 0, unbalanced: 0, unexplained: 0 });
	expect(duplicates).toBeGreaterThan(0);
	expect(code).toBe(0);
}, 300_000);

test('a seed is the same run every time', async () => {
	const [once, again] = [
		await chaos('--runs', '1', '--seed', '5003', '--no-lease'),
		await chaos('--runs', '1', '--seed', '5003', '--no-lease'),
	];
	expect(again).toEqual(once);
	expect(once.story).not.toBe('');
}, 180_000);

test('says what is wrong with its options', async () => {
	expect(await chaos('--run', '5')).toMatchObject({ code: 2, story: expect.stringContaining('There is no option --run') });
	expect(await chaos('--runs', 'many')).toMatchObject({ code: 2, story: expect.stringContaining('--runs needs a whole number') });
}, 180_000);
