import { setBehaviour } from '../../sandbox/sage/books/behaviour';
import { seedSage } from '../../sandbox/company/sage/seed';
import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
import type { Snapshot } from '../../sandbox/core/store';
import { Desk, LEASE_MINUTES, MARGIN_MINUTES, type Flow } from './desk';
import { nameOf, PAGE_CAPS, SLOWEST_TO_SHOW_SECONDS } from './faults';
import { Chance } from './random';
import { anyOrders, anyPlan } from './records';
import { SageEnd } from './sageEnd';
import { SimulatedTime } from './simulatedTime';
import { judgeRun, type Verdict } from './verdict';
import { Wire, type Process } from './wire';

/** A Wednesday: February to May 2026 are open in the sandbox's books. */
const START = Date.parse('2026-05-13T10:00:00Z');
const MINUTE = 60_000;
/** Later runs in fair weather, at most: where Sage shows postings late, each run gets a settlement one document further. */
const MOST_RECOVERIES = 12;

export interface ChaosOptions {
	readonly hasLease: boolean;
}

export interface ChaosRun {
	readonly verdict: Verdict;
	/** What happened, for people. */
	readonly log: readonly string[];
	/** Names of the faults that hit writes, and of those that hit reads. */
	/** Records that were left to a later run, because the time of theirs was over. */
	readonly outOfTime: number;
	readonly faults: { readonly writes: readonly string[]; readonly reads: readonly string[] };
}

interface Execution {
	readonly flow: Flow;
	/** Milliseconds after the storm begins. */
	readonly start: number;
	/** How long a slow execution takes before it begins to post. */
	readonly delay: number;
}

/** Two to four within twenty minutes. */
const quickStorm = (chance: Chance, flow: Flow): Execution[] =>
	Array.from({ length: chance.between(2, 4) }, () => ({
		start: chance.happens(0.5) ? chance.between(0, 20_000) : chance.between(0, 20 * MINUTE),
		delay: 0,
		flow: chance.happens(0.7) ? flow : chance.pick<Flow>(['orders', 'settlements']),
	}));

/** One whose time to send, or whose lease, ends between two of its writes; and two that start about when its lease ends. */
const slowStorm = (chance: Chance, flow: Flow): Execution[] => [
	{
		flow,
		start: 0,
		delay: chance.pick([LEASE_MINUTES - MARGIN_MINUTES, LEASE_MINUTES]) * MINUTE - chance.between(10_000, 6 * MINUTE),
	},
	...[1, 2].map(() => ({ flow, start: (LEASE_MINUTES + chance.between(-3, 5)) * MINUTE, delay: 0 })),
];

/** The simulated Sage on simulated time; one serves any number of runs, one after the other. */
export class ChaosLab {
	private constructor(
		private readonly sandbox: Sandbox,
		private readonly time: SimulatedTime,
		private readonly fresh: Snapshot,
	) {}

	static async open(): Promise<ChaosLab> {
		const time = new SimulatedTime();
		time.reset(START);
		const sandbox = await startSandbox({ company: 'empty', clock: time, listen: false });
		seedSage(sandbox);
		return new ChaosLab(sandbox, time, sandbox.store.snapshot());
	}

	async close(): Promise<void> {
		await this.sandbox.stop();
	}

	/** One run: records, a storm over several executions, recovery in fair weather, and the verdict. The seed decides everything. */
	async run(seed: number, { hasLease }: ChaosOptions): Promise<ChaosRun> {
		const chance = new Chance(seed);
		this.time.reset(START);
		this.sandbox.store.restore(this.fresh);
		setBehaviour(this.sandbox, {
			visibleAfterSeconds: chance.pick([0, 0, 2, 20, 300, SLOWEST_TO_SHOW_SECONDS]),
			signedValues: chance.happens(0.5),
		});
		const records = { plan: anyPlan(chance), orders: anyOrders(chance) };
		const sage = new SageEnd(this.sandbox);
		const wire = new Wire(sage, this.time, chance);
		sage.pageCap = chance.pick(PAGE_CAPS);
		const desk = new Desk(wire, this.time.now, records, hasLease);
		this.time.install();
		try {
			await this.storm(chance, wire, desk);
			await this.recover(wire, desk);
		} finally {
			this.time.uninstall();
		}
		const verdict = judgeRun(this.sandbox, { ...records, open: desk.open, hasLease });
		const open = [...desk.open].map(([record, { kind, message }]) => `open: ${record} ${kind}: ${message}`);
		const namesAt = (isAtWrite: boolean) => wire.faults.filter((each) => each.isAtWrite === isAtWrite).map(({ fault }) => nameOf(fault));
		return { verdict, log: [...wire.log, ...open], outOfTime: desk.outOfTime, faults: { writes: namesAt(true), reads: namesAt(false) } };
	}

	/** Some executions, some at once, each of one flow, while requests fail by chance. */
	private async storm(chance: Chance, wire: Wire, desk: Desk): Promise<void> {
		wire.storm = chance.pick([0, 0.03, 0.1, 0.3]);
		const flow = chance.pick<Flow>(['orders', 'settlements']);
		const executions = chance.happens(0.2) ? slowStorm(chance, flow) : quickStorm(chance, flow);
		let ended = 0;
		for (const [index, { flow: own, start, delay }] of executions.entries()) {
			const work = async (process: Process) => await desk.runFlow(own, process, async () => await this.pass(delay));
			const process = { name: `storm ${index + 1}`, isSlow: delay > 0 };
			this.time.after(start, () => this.execute(process, work, wire, () => ended++));
		}
		await this.time.runUntil(() => ended === executions.length);
		wire.storm = 0;
	}

	private async pass(milliseconds: number): Promise<void> {
		if (milliseconds > 0) await new Promise<void>((resolve) => this.time.after(milliseconds, resolve));
	}

	private async recover(wire: Wire, desk: Desk): Promise<void> {
		let last = MOST_RECOVERIES;
		for (let round = 1; round <= last; round++) {
			// One more after all is done: it hands the orders over again, as the overlap does, and finds what stands twice.
			if (desk.isDone()) last = Math.min(last, round);
			await this.oneByOne(wire, `orders ${round}`, async (process) => await desk.runFlow('orders', process));
			await this.oneByOne(wire, `settlements ${round}`, async (process) => await desk.runFlow('settlements', process));
		}
		await this.oneByOne(wire, 'verify', async (process) => await desk.verify(process));
	}

	/** An execution some time later, when nothing else runs. */
	private async oneByOne(wire: Wire, name: string, work: (process: Process) => Promise<void>): Promise<void> {
		let isOver = false;
		this.time.after(31 * MINUTE, () => this.execute({ name }, work, wire, () => (isOver = true)));
		await this.time.runUntil(() => isOver);
	}

	/** Starts a process. It ends when its work is done or when it is killed, whichever comes first. */
	private execute(who: Pick<Process, 'name' | 'isSlow'>, work: (process: Process) => Promise<void>, wire: Wire, end: () => void): void {
		let isOver = false;
		const endOnce = () => {
			if (!isOver) end();
			isOver = true;
		};
		const process: Process = { ...who, isDead: false, die: endOnce };
		work(process).then(endOnce, (failure: Error) => {
			wire.log.push(`${who.name} broke: ${failure.message}`);
			endOnce();
		});
	}
}
