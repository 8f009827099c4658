import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LIMITS, chanceOf, showInput, type Finding } from './case';
import type { FuzzTarget } from './target';
import type { SliceReport, WorkerMessage, WorkerOrder } from './worker';

export interface FuzzOptions {
	/** Path of the module that exports TARGETS. */
	readonly registry: string;
	readonly targets: readonly FuzzTarget[];
	readonly seed: number;
	readonly seconds: number;
	/** First case, and the one after the last, of each target. */
	readonly from: number;
	readonly cases: number;
	/** Milliseconds after which a case that has used the processor all the time, or waits for ever, counts as hanging. */
	readonly hangMs?: number;
}

export interface FuzzReport {
	readonly slices: ReadonlyMap<string, SliceReport>;
	/** One of each kind, with how often it came. */
	readonly findings: ReadonlyArray<{ readonly finding: Finding; readonly times: number }>;
	/** Targets that hung or ran out of memory so often that they were left out. */
	readonly leftOut: readonly string[];
}

const HANG_MS = 10_000;
const WATCH_MS = 200;
/** Hangs and ends of a worker after which a target is left out, so that the others get their time. */
const MOST_ENDS = 2;
/** What all targets together may keep of what they read, in bytes. */
const MOST_KEPT = 150 * 1024 * 1024;
const WORKER_HEAP_MB = 1_500;

/** Fuzzes the targets in a worker that can be ended from outside; one that was ended goes on behind the case that ended it. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
	const run = new FuzzRun(options);
	while (await run.work());
	return run.report();
}

class FuzzRun {
	/** When the first worker had loaded everything: milliseconds since 1970. */
	private begun: number | undefined;
	private readonly next: Record<string, number>;
	private readonly ends = new Map<string, number>();
	private readonly slices = new Map<string, SliceReport>();
	private readonly findings = new Map<string, { finding: Finding; times: number }>();
	private readonly leftOut: string[] = [];

	constructor(private readonly options: FuzzOptions) {
		this.next = Object.fromEntries(options.targets.map(({ name }) => [name, options.from]));
	}

	report = (): FuzzReport => ({ slices: this.slices, findings: [...this.findings.values()], leftOut: this.leftOut });

	/** Runs a worker to its end; true when it was ended before its time and there is something left to do. */
	async work(): Promise<boolean> {
		const { registry, seed, cases, seconds } = this.options;
		const milliseconds = seconds * 1000 - (Date.now() - (this.begun ?? Date.now()));
		const names = Object.keys(this.next);
		if (names.length === 0 || milliseconds <= 0) return false;
		const at = new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT);
		new Float64Array(at).fill(-1);
		const order: WorkerOrder = { registry: pathToFileURL(registry).href, seed, next: { ...this.next }, milliseconds, cases, at };
		const ended = await this.watch(order);
		const [place, number] = new Float64Array(at);
		// A worker with nothing left to do ends by itself, even while a reader waits for what will never come.
		const end = ended === 'done' && place >= 0 ? 'hangs' : ended;
		if (end === 'done') return false;
		if (place < 0) throw end instanceof Error ? end : new Error('The fuzzing ended between two cases.');
		this.endedBy(names[place], number, end);
		return true;
	}

	private async watch(order: WorkerOrder): Promise<'done' | 'hangs' | Error> {
		const worker = new Worker(fileURLToPath(new URL('./worker.ts', pathToFileURL(__filename))), {
			workerData: order,
			execArgv: ['--import', 'tsx'],
			resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
		});
		worker.on('message', (message: WorkerMessage) => this.take(message));
		let hangs = false;
		const timer = setInterval(() => {
			if (!this.isHanging(order)) return;
			hangs = true;
			void worker.terminate();
		}, WATCH_MS);
		return await new Promise((resolve) => {
			let failure: Error | undefined;
			worker.on('error', (error) => (failure = error instanceof Error ? error : new Error(String(error))));
			worker.on('exit', () => {
				clearInterval(timer);
				resolve(hangs ? 'hangs' : (failure ?? 'done'));
			});
		});
	}

	private isHanging({ at }: WorkerOrder): boolean {
		const [place, , began] = new Float64Array(at);
		return place >= 0 && Date.now() - began > (this.options.hangMs ?? HANG_MS);
	}

	private take(message: WorkerMessage): void {
		if ('isReady' in message) return void (this.begun ??= Date.now());
		if ('finding' in message) return this.add(message.finding);
		if ('slice' in message) return this.addSlice(message.slice);
		if (message.keptBytes > MOST_KEPT) {
			const what = `the targets together keep ${Math.round(message.keptBytes / 2 ** 20)} MB of what they have read`;
			this.add({ target: 'all', seed: this.options.seed, number: 0, kind: 'keeps', what, input: '' });
		}
	}

	private add(finding: Finding): void {
		const key = `${finding.target} ${finding.kind} ${finding.what}`;
		const known = this.findings.get(key);
		if (known) known.times += 1;
		else this.findings.set(key, { finding, times: 1 });
	}

	private addSlice(slice: SliceReport): void {
		const before = this.slices.get(slice.target);
		this.next[slice.target] = (this.next[slice.target] ?? 0) + slice.inputs;
		if (!before) return void this.slices.set(slice.target, slice);
		this.slices.set(slice.target, {
			target: slice.target,
			inputs: before.inputs + slice.inputs,
			documentedThrows: before.documentedThrows + slice.documentedThrows,
			slowest: slice.slowest.cpuMs > before.slowest.cpuMs ? slice.slowest : before.slowest,
			highest: slice.highest.bytes > before.highest.bytes ? slice.highest : before.highest,
		});
	}

	/** The case that the worker was at when it ended. Its slice was never reported, so the count goes on behind it. */
	private endedBy(name: string, number: number, end: 'hangs' | Error): void {
		const target = this.options.targets.find((each) => each.name === name)!;
		const input = showInput(target.draw(chanceOf({ target: name, seed: this.options.seed, number })));
		const isMemory = end !== 'hangs' && (end as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
		const what = end === 'hangs' ? 'does not come to an end' : `ends the process: ${isMemory ? 'out of memory' : end.message}`;
		this.add({ target: name, seed: this.options.seed, number, kind: end === 'hangs' ? 'hangs' : 'memory', what, input });
		this.next[name] = number + 1;
		this.ends.set(name, (this.ends.get(name) ?? 0) + 1);
		if (this.ends.get(name)! < MOST_ENDS && this.next[name] < this.options.cases) return;
		delete this.next[name];
		if (this.ends.get(name)! >= MOST_ENDS) this.leftOut.push(name);
	}
}

export const limitsInWords = `${LIMITS.cpuMs} ms of processor time and ${LIMITS.bytes / 2 ** 20} MB for one input`;
