import { LWA, MARKETPLACE, SELLER_ID } from '../sandbox/company/company';
import { manualClock, type ManualClock } from '../sandbox/core/clock';
import type { Exchange } from '../sandbox/core/recorder';
import { startSandbox, type Sandbox } from '../sandbox/core/sandbox';
import { PACE } from '../sandbox/amazon/work';
import type { CallCount } from '../sandbox/amazon/quota';
import { runAmazonNode } from './node';
import { simulatedTiming } from './simulatedTiming';

/** How much is to be drained. */
export interface Load {
	readonly orders: number;
	readonly quantities: number;
}

export interface Measured {
	/** Seconds of the simulated clock, and calls to the API; the best and the least that the rates allow. */
	readonly seconds: number;
	readonly best: number;
	readonly calls: number;
	readonly least: number;
}

export interface AmazonBench {
	readonly orders: Measured;
	readonly quantities: Measured & { readonly method: 'feed' | 'patch' };
	/** Reads that make sure that the seller ships a listing, before its quantity is set. */
	readonly guards: Measured;
	/** What the stock flows ask when nothing changed: the search for new orders. The list of ship risks asks for nothing. */
	readonly quietRun: Measured;
	/** All listings, as the nightly sweep reads them. */
	readonly sweep: Measured;
	/** Looks at the running feed. */
	readonly polls: number;
	/** Calls that were answered 429. */
	readonly throttled: number;
	/** What the figures come from, for people. */
	readonly formulas: readonly string[];
}

/** Usage plans of the models (orders 2026-01-01, listings items 2021-08-01), as the sandbox enforces them. */
const SEARCH = { perSecond: 0.0056, burst: 20, page: 100 };
const PATCH = { perSecond: 5, burst: 5 };
const GUARD = { perSecond: 5, burst: 5, page: 20 };
const FEED_MESSAGES = 25_000;
/** createFeedDocument, createFeed, getFeedDocument. The document itself goes to and from the storage, which is not the API. */
const CALLS_OF_A_FEED = 3;

const CLOCK =
	"the clock is simulated: only the node's waits move it, so requests themselves take no time, and the sandbox fills its buckets by the same clock";

/** Least time for so many calls: the burst at once, then one in each slot. */
const secondsFor = (calls: number, { perSecond, burst }: { perSecond: number; burst: number }): number =>
	Math.max(0, calls - burst) / perSecond;

/** What the sandbox takes for one feed: its pace stands for Amazon's, whose own is not known. */
const feedSeconds = (messages: number): number => (PACE.feed.queue + PACE.feed.processing + PACE.feed.perMessage * messages) / 1000;

/** Drains both backlogs through the node against a sandbox with Amazon's rates, each of them on a fresh sandbox and clock. */
export async function benchAmazon(load: Load): Promise<AmazonBench> {
	const orders = await drainOrders(load.orders);
	const quantities = await drainQuantities(load.quantities);
	const stock = await askForStock(load.quantities);
	return {
		orders: orders.measured,
		...quantities,
		quietRun: stock.quietRun,
		sweep: stock.sweep,
		throttled: orders.throttled + quantities.throttled + stock.throttled,
		formulas: [...orders.formulas, ...quantities.formulas, ...stock.formulas, CLOCK],
	};
}

class Bench {
	private constructor(
		readonly sandbox: Sandbox,
		readonly clock: ManualClock,
		readonly exchanges: Exchange[],
	) {}

	static async start(backlog: { orders?: number; listings?: number }): Promise<Bench> {
		const clock = manualClock('2026-11-23T08:00:00Z');
		const exchanges: Exchange[] = [];
		const sandbox = await startSandbox({ company: 'empty', clock, rateFactor: 1, onExchange: (exchange) => void exchanges.push(exchange) });
		const bench = new Bench(sandbox, clock, exchanges);
		await bench.post('/sandbox/amazon/backlog', backlog);
		return bench;
	}

	async run(parameters: Parameters<typeof runAmazonNode>[0], items: Parameters<typeof runAmazonNode>[1]) {
		const base = this.sandbox.baseUrl();
		const credentials = {
			amazonSellerCentralApi: { region: 'custom', endpoint: base, tokenUrl: `${base}/auth/o2/token`, ...LWA, accessToken: '' },
		};
		return await runAmazonNode(parameters, items, credentials, simulatedTiming(this.clock));
	}

	/** Requests to the API, whatever was answered: also those that an expired token cost. */
	count(method: string, path: RegExp): number {
		return this.exchanges.filter((exchange) => exchange.method === method && path.test(exchange.url.split('?')[0])).length;
	}

	/** Calls of all operations that found their bucket empty, as the sandbox counted them. */
	async throttled(): Promise<number> {
		const counts = (await (await fetch(`${this.sandbox.baseUrl()}/sandbox/amazon/calls`)).json()) as Record<string, CallCount>;
		return Object.values(counts).reduce((sum, { throttled }) => sum + throttled, 0);
	}

	private async post(path: string, body: object): Promise<void> {
		const answer = await fetch(`${this.sandbox.baseUrl()}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}`);
	}
}

async function drainOrders(count: number) {
	const bench = await Bench.start({ orders: count });
	try {
		const start = bench.clock.now();
		const parameters = {
			resource: 'order',
			operation: 'getAll',
			returnAll: true,
			dateField: 'lastUpdated',
			after: '2026-11-21T00:00:00Z',
			includedData: ['FULFILLMENT'],
		};
		const found = await bench.run(parameters, [{ json: {} }]);
		if (new Set(found.map(({ json }) => json.orderId)).size !== count) throw new Error(`${found.length} of ${count} orders came`);
		const least = Math.ceil(count / SEARCH.page);
		const best = secondsFor(least, SEARCH);
		const measured: Measured = {
			seconds: (bench.clock.now() - start) / 1000,
			best,
			calls: bench.count('GET', /^\/orders\/2026-01-01\/orders$/),
			least,
		};
		const formulas = [
			`orders, least calls: ${count} / ${SEARCH.page} a page = ${least}`,
			`orders, best time: (${least} - burst ${SEARCH.burst}) / ${SEARCH.perSecond} a second = ${best.toFixed(1)} s`,
		];
		return { measured, throttled: await bench.throttled(), formulas };
	} finally {
		await bench.sandbox.stop();
	}
}

/** The search of every run of a stock flow. */
async function searchNewOrders(bench: Bench): Promise<void> {
	const search = { resource: 'order', operation: 'getPages', after: '2026-11-21T00:00:00Z', before: '', includedData: ['FULFILLMENT'] };
	const filters = { fulfilledBy: ['MERCHANT'], fulfillmentStatuses: [] };
	await bench.run({ ...search, dateField: 'created', filters, pageToken: '', mostPages: 10, keepBack: 0.2 }, [{ json: {} }]);
}

/** What the stock flows ask of Amazon: open orders, as every run does, and all listings, as the sweep does. */
async function askForStock(count: number) {
	const bench = await Bench.start({ listings: count });
	try {
		const start = bench.clock.now();
		await searchNewOrders(bench);
		const asked = bench.clock.now();
		const shop = { marketplaceId: MARKETPLACE.id, sellerId: SELLER_ID };
		const parameters = {
			resource: 'listing',
			operation: 'getAll',
			...shop,
			returnAll: true,
			includedData: ['summaries', 'fulfillmentAvailability'],
		};
		const found = await bench.run(parameters, [{ json: {} }]);
		if (new Set(found.map(({ json }) => json.sku)).size !== count) throw new Error(`${found.length} of ${count} listings came`);
		const least = Math.ceil(count / GUARD.page);
		const quietRun: Measured = { seconds: (asked - start) / 1000, best: 0, calls: bench.count('GET', /^\/orders\//), least: 1 };
		const seconds = (bench.clock.now() - asked) / 1000;
		const sweep: Measured = { seconds, best: secondsFor(least, GUARD), calls: bench.count('GET', /^\/listings\//), least };
		const formulas = [
			'stock, a run in which nothing changed: 1 search, for new orders; ship risks: none',
			`stock, the sweep: ${count} listings / ${GUARD.page} a page = ${least} calls; (${least} - burst ${GUARD.burst}) / ${GUARD.perSecond} a second = ${sweep.best.toFixed(1)} s`,
		];
		return { quietRun, sweep, throttled: await bench.throttled(), formulas };
	} finally {
		await bench.sandbox.stop();
	}
}

async function drainQuantities(count: number) {
	const bench = await Bench.start({ listings: count });
	try {
		const skus = bench.sandbox.store.all('amazonListing').map(({ sku }) => String(sku));
		const parameters = {
			resource: 'listing',
			operation: 'updateQuantities',
			marketplaceId: MARKETPLACE.id,
			sellerId: SELLER_ID,
			sku: '={{ $json.sku }}',
			quantity: '={{ $json.quantity }}',
			method: 'auto',
			options: {},
		};
		const start = bench.clock.now();
		const firstWrite = firstWriteAt(bench);
		const found = await bench.run(
			parameters,
			skus.map((sku) => ({ json: { sku, quantity: 7 } })),
		);
		const end = bench.clock.now();
		const accepted = found.filter(({ json }) => json.outcome === 'accepted').length;
		if (accepted !== count) throw new Error(`${accepted} of ${count} quantities were accepted`);
		return { ...measureQuantities(bench, count, { start, firstWrite: firstWrite(), end }), throttled: await bench.throttled() };
	} finally {
		await bench.sandbox.stop();
	}
}

/** Says when the first write came in, by the simulated clock: until then, the guard reads run. */
function firstWriteAt(bench: Bench): () => number {
	let at: number | undefined;
	bench.sandbox.app.server.prependListener('request', ({ method, url }: { method?: string; url?: string }) => {
		const isWrite = method === 'PATCH' || (method === 'POST' && url?.startsWith('/feeds/'));
		if (isWrite) at ??= bench.clock.now();
	});
	return () => at ?? bench.clock.now();
}

function measureQuantities(bench: Bench, count: number, at: { start: number; firstWrite: number; end: number }) {
	const feeds = Math.ceil(count / FEED_MESSAGES);
	const [byPatch, byFeed] = [secondsFor(count, PATCH), feedSeconds(Math.min(count, FEED_MESSAGES))];
	const method = byFeed < byPatch ? ('feed' as const) : ('patch' as const);
	const least = method === 'feed' ? feeds * CALLS_OF_A_FEED : count;
	const polls = bench.count('GET', /^\/feeds\/2021-06-30\/feeds\/[^/]+$/);
	const writes =
		bench.count('PATCH', /^\/listings\//) + bench.count('POST', /^\/feeds\//) + bench.count('GET', /^\/feeds\/2021-06-30\/documents\//);
	const guardLeast = Math.ceil(count / GUARD.page);
	const guards: Measured = {
		seconds: (at.firstWrite - at.start) / 1000,
		best: secondsFor(guardLeast, GUARD),
		calls: bench.count('GET', /^\/listings\//),
		least: guardLeast,
	};
	const quantities = { seconds: (at.end - at.firstWrite) / 1000, best: Math.min(byPatch, byFeed), calls: writes, least, method };
	const formulas = [
		`quantities by patches: (${count} - burst ${PATCH.burst}) / ${PATCH.perSecond} a second = ${byPatch.toFixed(1)} s in ${count} calls`,
		`quantities by feed: ${byFeed.toFixed(1)} s, which is what the sandbox takes for ${count} messages, in ${feeds} x ${CALLS_OF_A_FEED} calls`,
		`quantities, best: the sooner of the two, by ${method}`,
		`guard reads, apart: ${count} / ${GUARD.page} a page = ${guardLeast} calls; (${guardLeast} - burst ${GUARD.burst}) / ${GUARD.perSecond} a second = ${guards.best.toFixed(1)} s`,
	];
	return { quantities, guards, polls, formulas };
}
