import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** As `npm run bench -- ...`, without recording: a thousand orders say nothing that one does not. */
async function bench(...options: string[]): Promise<{ code: number; out: string; said: string }> {
	const { RECORD_EXCHANGES: _recording, ...env } = process.env;
	return await new Promise((resolve) => {
		const child = execFile(
			process.execPath,
			[join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(ROOT, 'bench', 'run.ts'), ...options],
			{ env },
			(_error, out, said) => resolve({ code: child.exitCode ?? -1, out: out.trim(), said }),
		);
	});
}

test('a thousand orders of 300 SKUs take a thousand postings and not more than the 170 other calls allowed', async () => {
	const { code, out } = await bench('sage', '--json');
	const {
		otherCalls,
		stock: { movedCalls, ...stock },
		...rest
	} = JSON.parse(out);
	// Of 300 items that moved at most: 2 pages of what moved, 1 for order lines, and 12 questions of 2 pages each for products, lines and holdings.
	expect({ ...rest, stock }).toEqual({ orders: 1_000, posts: 1_000, stock: { items: 300, quietCalls: 2 } });
	expect(movedCalls).toBeLessThanOrEqual(75);
	expect(otherCalls).toBeLessThanOrEqual(170);
	expect(code).toBe(0);
}, 120_000);

test('says what it can measure', async () => {
	expect(await bench('whatever')).toMatchObject({ code: 2, said: expect.stringContaining('Names are:') });
}, 60_000);
