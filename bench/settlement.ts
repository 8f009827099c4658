// `npm run bench -- settlement`: how long a large settlement takes from the gzip file to the posting plan, against unpacking it and against
// parsers of tables, and what memory it takes.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compiled, PACKAGES } from './settlementParts/compiled';
import { writeSettlement } from './settlementParts/file';
import type { TaskName } from './settlementParts/tasks';

const PARSERS = ['csv-parse', 'papaparse', 'csvtojson', 'udsv'] as const;
type Parser = (typeof PARSERS)[number];

export interface SettlementBench {
	readonly rows: number;
	/** Time to that of bare unpacking. */
	readonly toGunzip: number;
	/** Time of each parser, with unpacking and decoding, to ours. */
	readonly fasterThan: Readonly<Record<Parser, number>>;
	/** Highest resident memory of the process in MB, and with three times as many rows. */
	readonly peakMb: number;
	readonly peakMb3m: number;
}

export interface SettlementLoad {
	readonly rows: number;
	/** Best of so many; a parser that takes long is measured once. */
	readonly rounds: number;
	/** Read and add up by type only, without planning. */
	readonly readOnly: boolean;
}

/** What it has to come to; the reading alone takes at most twice as long as unpacking. */
export const ALLOWED = { toGunzip: 3, toGunzipReading: 2, peakMb: 250, peakMb3m: 400 };
const LEAST: Readonly<Record<Parser, number>> = { 'csv-parse': 3, papaparse: 1, csvtojson: 20, udsv: 1 };
/** Parsers for which once is enough, from so many seconds on. */
const SLOW: readonly TaskName[] = ['csv-parse', 'csvtojson'];
const LONG = 10;

export const ASSUMED =
	'Facts of the orders are assumed: all stand in Sage as the settlement has them. Each measurement is a process of its own.';

/** Makes the files in a temporary folder, measures round by round, and removes them. Throws when a task fails or does not meet all rows. */
export async function benchSettlement(
	{ rows, rounds, readOnly }: SettlementLoad,
	progress: (text: string) => void,
): Promise<SettlementBench> {
	const folder = await mkdtemp(join(tmpdir(), 'settlement-'));
	try {
		const [path, path3] = [join(folder, '1.gz'), join(folder, '3.gz')];
		const script = await compiled(join(__dirname, 'settlementParts', 'one.ts'), folder);
		const measure = async (name: TaskName, file: string, count: number) => await measureIn(script, name, file, count);
		await writeSettlement(path, rows);
		await writeSettlement(path3, rows * 3);
		const ours = readOnly ? 'read' : 'plan';
		const best = await bestOf(rounds, ['gunzip', ours, ...PARSERS], async (name) => {
			const measured = await measure(name, path, rows);
			progress(`${name}: ${measured.seconds.toFixed(2)} s, ${measured.peakMb} MB`);
			return measured;
		});
		const large = await measure(ours, path3, rows * 3);
		progress(`${ours}, ${rows * 3} rows: ${large.seconds.toFixed(2)} s, ${large.peakMb} MB`);
		return resultOf(rows, (name) => best.get(name)!, ours, large);
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Round by round, so that what the machine does besides falls on all alike. */
async function bestOf(
	rounds: number,
	names: readonly TaskName[],
	measured: (name: TaskName) => Promise<Measured>,
): Promise<Map<TaskName, Measured>> {
	const best = new Map<TaskName, Measured>();
	const jobs = Array.from({ length: rounds }, () => names).flat();
	for (const name of jobs) {
		const before = best.get(name);
		if (SLOW.includes(name) && before && before.seconds > LONG) continue;
		const next = await measured(name);
		best.set(name, before && before.seconds < next.seconds ? before : next);
	}
	return best;
}

interface Measured {
	readonly seconds: number;
	readonly rows: number;
	readonly peakMb: number;
}

function resultOf(rows: number, of: (name: TaskName) => Measured, ours: TaskName, large: Measured): SettlementBench {
	const ratio = (name: TaskName, to: TaskName): number => Math.round((of(name).seconds / of(to).seconds) * 100) / 100;
	return {
		rows,
		toGunzip: ratio(ours, 'gunzip'),
		fasterThan: Object.fromEntries(PARSERS.map((parser) => [parser, ratio(parser, ours)])) as Record<Parser, number>,
		peakMb: of(ours).peakMb,
		peakMb3m: large.peakMb,
	};
}

async function measureIn(script: string, name: TaskName, path: string, rows: number): Promise<Measured> {
	const { stdout } = await promisify(execFile)(process.execPath, [script, name, path], { env: { ...process.env, NODE_PATH: PACKAGES } });
	const measured = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
	// The parsers count the summary row, too; unpacking counts bytes.
	if (name !== 'gunzip' && measured.rows !== rows && measured.rows !== rows + 1)
		throw new Error(`${name} met ${measured.rows} rows of ${rows}`);
	return measured;
}

export const settlementLine = (bench: SettlementBench): string => JSON.stringify(bench);

export const settlementText = ({ rows, toGunzip, fasterThan, peakMb, peakMb3m }: SettlementBench): string =>
	[
		ASSUMED,
		`${rows} rows: ${toGunzip} times bare unpacking`,
		...PARSERS.map((parser) => `${fasterThan[parser]} times as fast as ${parser} alone (at least ${LEAST[parser]})`),
		`highest memory ${peakMb} MB (at most ${ALLOWED.peakMb}); with ${rows * 3} rows ${peakMb3m} MB (at most ${ALLOWED.peakMb3m})`,
	].join('\n');

export function isGoodEnough({ toGunzip, fasterThan, peakMb, peakMb3m }: SettlementBench, readOnly: boolean): boolean {
	const most = readOnly ? ALLOWED.toGunzipReading : ALLOWED.toGunzip;
	const isFast = toGunzip <= most && PARSERS.every((parser) => fasterThan[parser] >= LEAST[parser]);
	return isFast && peakMb <= ALLOWED.peakMb && peakMb3m <= ALLOWED.peakMb3m;
}
