import { join } from 'node:path';
import { fuzz, type FuzzOptions } from '../../../scripts/fuzz/run';
import { TARGETS } from './planted';

const REGISTRY = join(__dirname, 'planted.ts');

const run = async (name: string, more: Partial<FuzzOptions> = {}) =>
	await fuzz({
		registry: REGISTRY,
		targets: TARGETS.filter((target) => target.name === name),
		seed: 5,
		seconds: 200,
		from: 0,
		cases: 60,
		hangMs: 2_000,
		...more,
	});
const shortOf = ({ findings }: Awaited<ReturnType<typeof run>>) => findings.map(({ finding: { kind, what } }) => `${kind}: ${what}`);

// A worker starts in a second; on a machine that is busy with other tests it takes twenty.
jest.setTimeout(300_000);

describe('fuzzing', () => {
	it('counts every input of a sound reader and finds nothing', async () => {
		const report = await run('sound');
		expect(report.findings).toEqual([]);
		expect(report.slices.get('sound')).toMatchObject({ inputs: 60, documentedThrows: 0 });
	});

	it('takes an error that the docstring names for an answer', async () => {
		const report = await run('documented');
		expect(report.findings).toEqual([]);
		expect(report.slices.get('documented')).toMatchObject({ inputs: 60, documentedThrows: 60 });
	});

	it('finds an error that nobody documents, tells it once, and comes to the same when its case is replayed', async () => {
		const report = await run('throwing');
		expect(shortOf(report)).toEqual([expect.stringMatching(/^throws: TypeError: cannot read N \(.*planted\.ts/)]);
		const [{ finding, times }] = report.findings;
		expect(times).toBeGreaterThan(1);
		expect(finding.input).toBe('7');
		const again = await run('throwing', { from: finding.number, cases: finding.number + 1 });
		expect(again.findings).toEqual([{ finding, times: 1 }]);
	});

	it('finds a promise that does not hold', async () => {
		expect(shortOf(await run('promising'))).toEqual([expect.stringContaining('broken: Broken: a figure is below nine')]);
	});

	it.each(['hanging', 'waiting'])(
		'ends a reader that does not come to an end (%s), goes on behind it, and leaves it out the second time',
		async (name) => {
			const report = await run(name);
			expect(shortOf(report)).toEqual(['hangs: does not come to an end']);
			expect(report.findings[0]).toMatchObject({ times: 2, finding: { input: '3' } });
			expect(report.leftOut).toEqual([name]);
		},
	);

	it('finds a reader that takes too much memory', async () => {
		expect(shortOf(await run('hungry', { cases: 1 }))).toEqual(['memory: takes more memory than allowed']);
	});
});
