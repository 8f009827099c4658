import { join } from 'node:path';
import { fuzz, limitsInWords, type FuzzReport } from './fuzz/run';
import { TARGETS } from './fuzz/targets';

/**
 * `npm run fuzz -- --seconds 60 --seed 1 [--target NAME] [--case N] [--cases N]`: hands spoilt files, answers, rows and settings to every reader of foreign
 * data. A value or a refusal is an answer; an error that nobody documents, a reader that hangs, is slow or fills the memory, and a promise
 * that does not hold are findings. Case n of a target and a seed is always the same input, so each finding says how to replay it.
 */
interface Asked {
	readonly seconds: number;
	readonly seed: number;
	readonly target?: string;
	readonly number?: number;
	/** Cases of each target at most. */
	readonly cases?: number;
}

const NAMES = TARGETS.map(({ name }) => name);

function asked(given: readonly string[]): Asked {
	const known = ['--seconds', '--seed', '--target', '--case', '--cases'];
	const strange = given.find((each, index) => index % 2 === 0 && !known.includes(each));
	if (strange)
		throw new Error(
			`There is no option ${strange}. Options are: --seconds N, --seed S, --target NAME, --case N, --cases N. Targets are: ${NAMES.join(', ')}.`,
		);
	const textOf = (name: string): string | undefined => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
	const whole = (name: string): number | undefined => {
		const text = textOf(name);
		if (given.includes(name) && !/^\d{1,9}$/.test(text ?? '')) throw new Error(`${name} needs a whole number.`);
		return text === undefined ? undefined : Number(text);
	};
	const target = textOf('--target');
	if (given.includes('--target') && !NAMES.includes(target ?? ''))
		throw new Error(`There is no target ${target}. Targets are: ${NAMES.join(', ')}.`);
	const number = whole('--case');
	if (number !== undefined && target === undefined) throw new Error('--case needs --target: each target counts its cases itself.');
	return { seconds: whole('--seconds') ?? 60, seed: whole('--seed') ?? 1, target, number, cases: whole('--cases') };
}

async function main(): Promise<number> {
	const { seconds, seed, target, number, cases } = asked(process.argv.slice(2));
	const report = await fuzz({
		registry: join(__dirname, 'fuzz', 'targets', 'index.ts'),
		targets: TARGETS.filter(({ name }) => target === undefined || name === target),
		seed,
		seconds,
		from: number ?? 0,
		cases: number === undefined ? (cases ?? Number.MAX_SAFE_INTEGER) : number + 1,
	});
	show(report, seed);
	return report.findings.length === 0 ? 0 : 1;
}

function show({ slices, findings, leftOut }: FuzzReport, seed: number): void {
	const all = [...slices.values()];
	for (const { finding, times } of findings) {
		console.log(`\n${finding.target} ${finding.kind}${times > 1 ? ` (${times} times)` : ''}: ${finding.what}`);
		if (finding.target !== 'all')
			console.log(`  replay: npm run fuzz -- --seed ${finding.seed} --target ${finding.target} --case ${finding.number}`);
		console.log(finding.input.replace(/^/gm, '  '));
	}
	console.log(`\n${'target'.padEnd(20)}${'inputs'.padStart(10)}${'throws'.padStart(9)}  slowest (case)        most memory (case)`);
	for (const { target, inputs, documentedThrows, slowest, highest } of all) {
		const time = `${slowest.cpuMs.toFixed(1)} ms (${slowest.number})`.padEnd(20);
		const memory = `${(highest.bytes / 2 ** 20).toFixed(1)} MB (${highest.number})`;
		console.log(`${target.padEnd(20)}${String(inputs).padStart(10)}${String(documentedThrows).padStart(9)}  ${time}  ${memory}`);
	}
	for (const name of leftOut) console.log(`${name} was left out after it had ended the process several times.`);
	const inputs = all.reduce((sum, each) => sum + each.inputs, 0);
	const throws = all.reduce((sum, each) => sum + each.documentedThrows, 0);
	console.log(`Allowed are ${limitsInWords}.`);
	console.log(`Seed ${seed}: ${inputs} inputs, ${throws} documented throws, ${findings.length} findings`);
}

main().then(
	(code) => process.exit(code),
	(failure: Error) => {
		console.error(failure.stack);
		process.exit(2);
	},
);
