import type { CallCount } from '../../sandbox/amazon/quota';
import { startSandbox } from '../../sandbox/core/sandbox';
import { Chance } from '../chaos/random';
import { CREDENTIAL, SageEnd } from '../chaos/sageEnd';
import { Wire, type Process } from '../chaos/wire';
import { AMAZON_CREDENTIAL, AmazonEnd } from './amazonEnd';
import { DayTime } from './dayTime';
import { Engine } from './engine/engine';
import { ownNodes } from './engine/ownNodes';
import { Tables } from './engine/tables';
import type { Template } from './engine/templates';
import type { Evidence } from './judge/facts';
import { nextStart, scheduled } from './schedule';
import { Buyers } from './world/buyers';
import { Desk } from './world/desk';
import { MomentBook } from './world/moments';
import { fillTables, openShop } from './world/setUp';
import { Warehouse } from './world/warehouse';
import { HOUR, MINUTE, type World } from './world/world';

/** A Wednesday, six in the morning in London. */
const START = Date.parse('2026-05-13T05:00:00Z');
/** Hours after the start. Buyers order on the first day; the second is for what is left, in ever fairer weather. */
const SHOP = { opens: 1, closes: 17, packs: [8, 9, 10, 11, 32, 33, 34], calm: 26, fair: 30, ends: 40 } as const;
/** Of a hundred requests; of writes three times as many. */
const STORM = 0.01;
/** How long n8n takes to see that a process is gone. */
const NOTICED_AFTER = 3 * MINUTE;

export interface DayOptions {
	readonly orders: number;
	readonly seed: number;
}

/** All that a day leaves behind, for those who judge it. */
export interface DayRun {
	readonly evidence: Evidence;
	readonly engine: Engine;
	readonly buyers: Buyers;
	readonly desk: Desk;
	readonly warehouse: Warehouse;
	readonly wires: readonly Wire[];
	readonly killed: number;
	/** Searches for orders that Amazon answered, and those that it refused because its rate was used up. */
	readonly searches: CallCount;
	/** What happened, one line each, for people who replay a day. */
	story(): string[];
	close(): Promise<void>;
}

/** Lives one day and its recovery: everybody at once, on simulated time. The seed decides everything. */
export async function liveADay({ orders, seed }: DayOptions): Promise<DayRun> {
	const day = await Day.begin(seed, orders);
	return await day.live(orders);
}

class Day {
	private readonly log: string[] = [];
	private running = 0;
	private killed = 0;

	private constructor(
		private readonly world: World,
		private readonly engine: Engine,
		private readonly wires: readonly Wire[],
	) {}

	static async begin(seed: number, orders: number): Promise<Day> {
		const chance = new Chance(seed);
		const time = new DayTime();
		time.reset(START);
		const sandbox = await startSandbox({ company: 'empty', clock: time, listen: false });
		const moments = new MomentBook();
		openShop(sandbox, chance, orders, moments);
		const tables = new Tables(time.now);
		fillTables(tables);
		const amazonEnd = new AmazonEnd(sandbox, moments);
		const [sage, amazon] = [new SageEnd(sandbox), amazonEnd].map((end) => new Wire(end, time, new Chance(chance.between(1, 2 ** 31))));
		const nodes = ownNodes(
			{
				credential: CREDENTIAL,
				request: async (process, options) => await sage.request(process, options),
				bare: async () => await Promise.reject(new Error('Sage is asked with its token only')),
			},
			{
				credential: AMAZON_CREDENTIAL,
				request: async (process, options) => await amazon.request(process, options),
				bare: async (_process, options) => await amazonEnd.inject(options),
			},
			(executionId) => engine.processOf(executionId),
		);
		const engine: Engine = new Engine({ tables, nodes, now: time.now });
		const ofPeople = new Chance(chance.between(1, 2 ** 31));
		const world = { sandbox, time, chance: ofPeople, tables, moments, end: START + SHOP.ends * HOUR };
		return new Day(world, engine, [sage, amazon]);
	}

	async live(orders: number): Promise<DayRun> {
		const { time, chance, sandbox, tables, moments, end } = this.world;
		const [buyers, warehouse, desk] = [
			new Buyers({ ...this.world, chance: new Chance(chance.between(1, 2 ** 31)) }),
			new Warehouse(this.world),
			new Desk(this.world, START + SHOP.calm * HOUR),
		];
		time.installFor(new Chance(chance.between(1, 2 ** 31)));
		try {
			buyers.open(orders, START + SHOP.opens * HOUR, START + SHOP.closes * HOUR);
			warehouse.open(SHOP.packs.map((hour) => START + hour * HOUR));
			desk.open();
			this.weather();
			for (const template of scheduled(this.engine.allTemplates())) this.onSchedule(template);
			await time.runUntil(() => time.now() >= end && this.running === 0);
		} finally {
			time.uninstall();
		}
		const { engine, wires, killed } = this;
		const evidence = { store: sandbox.store, tables, moments };
		const { searchOrders: searches } = (await sandbox.app.inject('/sandbox/amazon/calls')).json<Record<string, CallCount>>();
		const story = () => [...wires.flatMap(({ log }) => log), ...this.log].sort();
		return { evidence, engine, buyers, desk, warehouse, wires, killed, searches, story, close: async () => await sandbox.stop() };
	}

	private weather(): void {
		const set = (storm: number) => {
			for (const wire of this.wires) wire.storm = storm;
		};
		set(STORM);
		this.world.time.after(SHOP.calm * HOUR, () => set(STORM / 4));
		this.world.time.after(SHOP.fair * HOUR, () => set(0));
	}

	/** Starts a template whenever its clock says so, whatever became of its runs before. */
	private onSchedule(template: Template): void {
		const { time, end } = this.world;
		const at = nextStart(template, time.now());
		if (at >= end) return;
		time.after(at - time.now(), () => {
			this.run(template);
			this.onSchedule(template);
		});
	}

	private run(template: Template): void {
		const process: Process = {
			name: `${template.name} ${this.clock()}`,
			isDead: false,
			die: () => this.ended(template, process, 'killed'),
		};
		this.running++;
		this.engine.start(template.id, 'scheduleTrigger', process).then(
			({ failure }) => {
				if (failure) this.log.push(`${this.clock()} ${process.name} failed at ${failure.lastNode}: ${failure.message}`);
				this.ended(template, process, 'ended');
			},
			(failure: Error) => {
				this.log.push(`${this.clock()} ${process.name} broke: ${failure.stack}`);
				this.ended(template, process, 'broke');
			},
		);
	}

	private ended(template: Template, process: Process, how: 'ended' | 'broke' | 'killed'): void {
		if (how !== 'killed') return void this.running--;
		this.killed++;
		this.log.push(`${this.clock()} ${process.name} was killed`);
		this.world.time.after(NOTICED_AFTER, async () => {
			const watcher: Process = { name: 'n8n', isDead: false, die: () => {} };
			await this.engine.tellOfFailure(
				template,
				{ executionId: process.name, message: 'Workflow did not finish, possible out-of-memory issue', lastNode: undefined },
				watcher,
			);
			this.running--;
		});
	}

	private clock(): string {
		return new Date(this.world.time.now()).toISOString().slice(5, 19);
	}
}
