import { ChaosLab } from './chaos/run';
import type { Verdict } from './chaos/verdict';

/**
 * `npm run chaos -- --runs 1000 --seed 1 [--no-lease]`: posts settlements and orders through the real Sage 200 node into the
 * simulated Sage while everything that can fail does, lets later runs recover, and counts what went wrong. Run n of seed S is run
 * 1 of seed S + n - 1, so `--runs 1 --seed` replays a failing one, with its story.
 */
interface Asked {
	readonly runs: number;
	readonly seed: number;
	readonly hasLease: boolean;
}

function asked(given: readonly string[]): Asked {
	const known = new Set(['--runs', '--seed', '--no-lease']);
	const strange = given.find((each) => each.startsWith('--') && !known.has(each));
	if (strange) throw new Error(`There is no option ${strange}. Options are: --runs N, --seed S, --no-lease.`);
	const whole = (name: string, usual: number): number => {
		const at = given.indexOf(name);
		const value = at < 0 ? usual : Number(given[at + 1]);
		if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} needs a whole number.`);
		return value;
	};
	return { runs: whole('--runs', 1_000), seed: whole('--seed', 1), hasLease: !given.includes('--no-lease') };
}

async function main(): Promise<number> {
	const { runs, seed, hasLease } = asked(process.argv.slice(2));
	const lab = await ChaosLab.open();
	const total: Verdict = { duplicates: 0, lost: 0, unbalanced: 0, unexplained: 0 };
	const counts: Record<'writes' | 'reads', Record<string, number>> = { writes: {}, reads: {} };
	let outOfTime = 0;
	let firstBad: number | undefined;
	for (let index = 0; index < runs; index++) {
		const { verdict, log, faults, ...run } = await lab.run(seed + index, { hasLease });
		for (const key of Object.keys(total) as Array<keyof Verdict>) total[key] += verdict[key];
		outOfTime += run.outOfTime;
		for (const at of ['writes', 'reads'] as const) for (const name of faults[at]) counts[at][name] = (counts[at][name] ?? 0) + 1;
		if (runs === 1) for (const line of log) console.error(line);
		if (isBad(verdict, hasLease)) firstBad ??= seed + index;
	}
	await lab.close();
	console.log(JSON.stringify({ runs, ...total }));
	if (runs > 1) console.error(`Faults: ${JSON.stringify(counts)}`);
	if (runs > 1) console.error(`Left to a later run because time was over: ${outOfTime}`);
	if (firstBad !== undefined && runs > 1)
		console.error(`Replay the first bad run: npm run chaos -- --runs 1 --seed ${firstBad}${hasLease ? '' : ' --no-lease'}`);
	return firstBad === undefined ? 0 : 1;
}

/** Without the lease duplicates may arise; they have to be found and told. */
const isBad = ({ duplicates, lost, unbalanced, unexplained }: Verdict, hasLease: boolean): boolean =>
	lost + unbalanced + unexplained > 0 || (hasLease && duplicates > 0);

// As a child of the tests it ends with them.
process.once('disconnect', () => process.exit(1));

main().then(
	(code) => process.exit(code),
	(failure: Error) => {
		console.error(failure.message);
		process.exit(2);
	},
);
