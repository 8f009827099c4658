import 'reflect-metadata'; // first: n8n-core's decorators need it
import { judgeDay } from './day/judge/judge';
import { resultOf } from './day/result';
import { liveADay, type DayOptions } from './day/run';

/**
 * `npm run day -- --orders 2000 --seed 1`: a day in the life of a seller. All shipped flows run on their schedules in a simulated n8n, buyers order, the
 * warehouse packs, people mend exceptions late, requests fail by chance and processes are killed. At the end both systems are compared from outside.
 * Prints counts as JSON; ends with 1 and the names of the records when something does not hold.
 */
function asked(given: readonly string[]): DayOptions {
	const known = new Set(['--orders', '--seed']);
	const strange = given.find((each) => each.startsWith('--') && !known.has(each));
	if (strange) throw new Error(`There is no option ${strange}. Options are: --orders N, --seed S.`);
	const whole = (name: string, usual: number): number => {
		const at = given.indexOf(name);
		const value = at < 0 ? usual : Number(given[at + 1]);
		if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} needs a whole number.`);
		return value;
	};
	return { orders: whole('--orders', 2_000), seed: whole('--seed', 1) };
}

async function main(): Promise<number> {
	const options = asked(process.argv.slice(2));
	const day = await liveADay(options);
	const findings = judgeDay(day.evidence);
	console.log(JSON.stringify(resultOf(day, findings)));
	for (const { rule, record, what } of findings) console.error(`${rule}: ${record}: ${what}`);
	if (process.env.DAY_STORY) for (const line of day.story()) console.error(line);
	await day.close();
	return findings.length === 0 ? 0 : 1;
}

// As a child of the tests it ends with them.
process.once('disconnect', () => process.exit(1));

main().then(
	(code) => process.exit(code),
	(failure: Error) => {
		console.error(failure.message);
		process.exit(2);
	},
);
