import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { runCase, type Finding } from './case';
import type { FuzzTarget } from './target';

/** What a worker is started with. */
export interface WorkerOrder {
	/** Module that exports TARGETS. */
	readonly registry: string;
	readonly seed: number;
	/** Targets to run, each with the number of its next case. */
	readonly next: Readonly<Record<string, number>>;
	/** Time to fuzz in, from when everything is loaded. */
	readonly milliseconds: number;
	/** Cases of each target at most. */
	readonly cases: number;
	/** Where the worker says what it is at: target's place in `next`, number of the case, begin; place -1 between cases. */
	readonly at: SharedArrayBuffer;
}

/** What one slice of a target came to. */
export interface SliceReport {
	readonly target: string;
	readonly inputs: number;
	readonly documentedThrows: number;
	readonly slowest: { readonly cpuMs: number; readonly number: number };
	readonly highest: { readonly bytes: number; readonly number: number };
}

export type WorkerMessage =
	{ readonly isReady: true } | { readonly finding: Finding } | { readonly slice: SliceReport } | { readonly keptBytes: number };

/** Targets take turns of this length, so that each gets the same time. */
const SLICE_MS = 50;
/** Cases of each target after which what is loaded and remembered once is there. */
const WARM_CASES = 40;

const order = workerData as WorkerOrder;
const at = new Float64Array(order.at);
const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function keptBytes(): number {
	collect();
	return process.memoryUsage().heapUsed;
}

/** Slow inputs of a target after which it is left alone, so that the others get their time. */
const MOST_SLOW = 3;
const slow = new Map<string, number>();

async function slice(target: FuzzTarget, place: number, from: number, until: number): Promise<number> {
	const report = {
		target: target.name,
		inputs: 0,
		documentedThrows: 0,
		slowest: { cpuMs: 0, number: 0 },
		highest: { bytes: 0, number: 0 },
	};
	const end = Math.min(until, Date.now() + SLICE_MS);
	let number = from;
	do {
		at.set([place, number, Date.now()]);
		const { finding, ...result } = await runCase(target, { target: target.name, seed: order.seed, number });
		at[0] = -1;
		if (finding) say({ finding });
		if (finding?.kind === 'slow') slow.set(target.name, (slow.get(target.name) ?? 0) + 1);
		report.inputs += 1;
		if (result.documentedThrow) report.documentedThrows += 1;
		if (result.cpuMs > report.slowest.cpuMs) report.slowest = { cpuMs: result.cpuMs, number };
		if (result.bytes > report.highest.bytes) report.highest = { bytes: result.bytes, number };
		number += 1;
	} while (Date.now() < end && number < order.cases);
	say({ slice: report });
	return number;
}

async function main(): Promise<void> {
	const { TARGETS } = (await import(order.registry)) as { TARGETS: readonly FuzzTarget[] };
	say({ isReady: true });
	const until = Date.now() + order.milliseconds;
	const names = Object.keys(order.next);
	const next = { ...order.next };
	let warm: number | undefined;
	const open = () => names.filter((name) => next[name] < order.cases && (slow.get(name) ?? 0) < MOST_SLOW);
	for (let left = open(); left.length > 0 && Date.now() < until; left = open()) {
		for (const name of left) {
			const target = TARGETS.find((each) => each.name === name)!;
			next[name] = await slice(target, names.indexOf(name), next[name], until);
		}
		if (warm === undefined && names.every((name) => next[name] >= Math.min(WARM_CASES, order.cases))) warm = keptBytes();
	}
	if (warm !== undefined) say({ keptBytes: keptBytes() - warm });
}

void main();
