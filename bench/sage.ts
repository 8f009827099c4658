import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { SalesOrderDraft } from '../nodes/domain/order/order.types';
import { SAGE_OAUTH, WAREHOUSES } from '../sandbox/company/company';
import { seedSage } from '../sandbox/company/sage/seed';
import { manualClock } from '../sandbox/core/clock';
import { startSandbox, type Sandbox } from '../sandbox/core/sandbox';
import { COLLECTION } from '../sandbox/sage/books/names';
import { openHolding } from '../sandbox/sage/books/stock';
import { INITIAL_REFRESH_TOKEN } from '../sandbox/sage/tokens';
import { runSageNode, type Requests } from '../scripts/chaos/node';
import { BASE } from '../scripts/chaos/sageEnd';
import type { Process } from '../scripts/chaos/wire';

/** Calls that importing orders made: postings, and everything else, the check for duplicates after posting included. */
export interface SageBench {
	readonly orders: number;
	readonly posts: number;
	readonly otherCalls: number;
	/** What the stock flows ask: in a run in which nothing changed, and in one in which every item moved. */
	readonly stock: { readonly items: number; readonly quietCalls: number; readonly movedCalls: number };
}

/**
 * Most calls besides the postings: 40 looks and 40 readings back of 25 orders, 12 questions for 300 stock codes and some for other codes; all but the
 * looks, which find nothing, with the empty page that ends a list.
 */
export const MOST_OTHER_CALLS = 170;
/** A run of the stock flow in which nothing changed: what moved, and which order lines changed. */
export const MOST_QUIET_CALLS = 2;
/**
 * One in which 300 items moved: two questions for what moved (one finds something, and ends with an empty page), and 12 each for products, order lines and holdings of 25 items, those that
 * find something with the empty page that ends a list.
 */
export const MOST_MOVED_CALLS = 3 + 3 * 24;
const SKUS_AT_MOST_IN_ORDER = 3;

/**
 * Imports orders as the template does: the mapped products, tax codes and order settings, then all orders in one run of the Sage
 * node, into an empty simulated Sage. Throws when an order was not posted.
 */
export async function benchSage(orders: number, skus: number): Promise<SageBench> {
	const sandbox = await startSandbox({ company: 'empty', clock: manualClock('2026-05-13T10:00:00Z'), listen: false });
	try {
		seedSage(sandbox);
		const codes = addProducts(sandbox, skus);
		const counted = await countedRequests(sandbox);
		const run = async (resource: string, operation: string, all: object, perItem?: object[]) =>
			await runSageNode(counted, PROCESS, {
				resource,
				operation,
				all: all as Record<string, unknown>,
				...(perItem && { perItem: perItem as Array<Record<string, unknown>> }),
			});
		await run('product', 'getAll', { returnAll: true, filters: { codes: JSON.stringify(codes) } });
		await run('taxCode', 'getAll', { returnAll: true });
		await run('settings', 'get', { which: 'sop_settings' });
		const results = await run(
			'salesOrder',
			'create',
			{},
			draftsOf(orders, codes).map((salesOrder) => ({ salesOrder })),
		);
		refuseUnposted(results, orders);
		const { posts, others: otherCalls } = counted;
		return { orders, posts, otherCalls, stock: await askForStock(counted, run, codes) };
	} finally {
		await sandbox.stop();
	}
}

type Run = (resource: string, operation: string, all: object) => Promise<IDataObject[]>;

/** The questions of *Work out the stock*, once when nothing changed and once when everything did. */
async function askForStock(counted: { readonly others: number }, run: Run, codes: readonly string[]): Promise<SageBench['stock']> {
	const ask = async (updatedSince: string) => {
		const before = counted.others;
		const moved = await run('stock', 'getHoldings', { returnAll: true, filters: { updatedSince, warehouses: 'HOME' } });
		await run('salesOrder', 'getLines', { returnAll: true, filters: { updatedSince: NEVER } });
		const stockCodes = JSON.stringify(moved.length === 0 ? [] : codes);
		const products = await run('product', 'getAll', { returnAll: true, filters: { codes: stockCodes } });
		await run('salesOrder', 'getLines', { returnAll: true, filters: { stockCodes, orderedSince: '2026-05-01' } });
		const productIds = JSON.stringify(products.map(({ id }) => id));
		const holdings = await run('stock', 'getHoldings', { returnAll: true, filters: { productIds, warehouses: 'HOME' } });
		if (holdings.length !== (moved.length === 0 ? 0 : codes.length)) throw new Error(`${holdings.length} holdings came`);
		return counted.others - before;
	};
	return { items: codes.length, quietCalls: await ask(NEVER), movedCalls: await ask('2026-01-01T00:00:00Z') };
}

/** Nothing of the bench is as young. */
const NEVER = '2030-01-01T00:00:00Z';

export const isGoodEnough = ({ orders, posts, otherCalls, stock }: SageBench): boolean =>
	posts === orders && otherCalls <= MOST_OTHER_CALLS && stock.quietCalls <= MOST_QUIET_CALLS && stock.movedCalls <= MOST_MOVED_CALLS;

export const sageLine = ({ orders, posts, otherCalls, stock }: SageBench): string => JSON.stringify({ orders, posts, otherCalls, stock });

export const sageText = ({ orders, posts, otherCalls, stock }: SageBench): string =>
	[
		`${orders} orders: ${posts} postings and ${otherCalls} other calls (at most ${orders} and ${MOST_OTHER_CALLS})`,
		`stock: ${stock.quietCalls} calls where nothing changed (at most ${MOST_QUIET_CALLS}), ${stock.movedCalls} where ${stock.items} items moved (at most ${MOST_MOVED_CALLS})`,
	].join('\n');

const PROCESS: Process = { name: 'bench', isDead: false, die: () => undefined };

function refuseUnposted(results: readonly IDataObject[], orders: number): void {
	const failed = results.find(({ outcome }) => outcome !== 'posted');
	if (results.length !== orders || failed) throw new Error(`Not every order was posted: ${JSON.stringify(failed ?? results.length)}`);
}

const HOME = WAREHOUSES[0].id;

/** Stock items like the demo company's first, under codes of their own. */
function addProducts(sandbox: Sandbox, count: number): string[] {
	const { store } = sandbox;
	const [{ id: _id, ...product }] = store.all(COLLECTION.product);
	return Array.from({ length: count }, (_, index) => {
		const code = `BENCH-${String(index + 1).padStart(4, '0')}`;
		const { id: productId } = store.insert(COLLECTION.product, { ...product, code, name: `Bench item ${index + 1}` });
		openHolding(sandbox, productId, HOME);
		return code;
	});
}

/** Orders of one to three items, which between them name every code. */
function draftsOf(count: number, codes: readonly string[]): SalesOrderDraft[] {
	return Array.from({ length: count }, (_, index) => {
		const lines = Array.from({ length: 1 + (index % SKUS_AT_MOST_IN_ORDER) }, (_line, place) => ({
			lineType: 'standard',
			stockCode: codes[(index * SKUS_AT_MOST_IN_ORDER + place) % codes.length],
			warehouse: 'HOME',
			quantity: '1',
			unitPrice: '25.00000',
			taxCode: 1,
		}));
		return {
			customerReference: 'AMZUKGBP',
			customerDocumentNo: `202-${String(index).padStart(7, '0')}-0000000`,
			documentDate: '2026-05-12',
			currency: 'GBP',
			pricesIncludeTax: false,
			lines,
			expectedGross: `${lines.length * 30}.00`,
		} as unknown as SalesOrderDraft;
	});
}

/** The way into the sandbox, with a token, counting what is asked of the API. */
async function countedRequests({ app }: Sandbox): Promise<Requests & { posts: number; others: number }> {
	const payload = {
		grant_type: 'refresh_token',
		refresh_token: INITIAL_REFRESH_TOKEN,
		client_id: SAGE_OAUTH.clientId,
		client_secret: SAGE_OAUTH.clientSecret,
	};
	const { access_token: token } = (await app.inject({ method: 'POST', url: '/sage/oauth/token', payload })).json() as {
		access_token: string;
	};
	const counted = {
		posts: 0,
		others: 0,
		request: async (_process: Process, { method, url, headers, body }: IHttpRequestOptions) => {
			if (method === 'POST' && url.endsWith('/sop_orders')) counted.posts++;
			else counted.others++;
			const answer = await app.inject({
				method: method as 'GET',
				url: url.slice(BASE.length),
				headers: { ...(headers as Record<string, string>), authorization: `Bearer ${token}` },
				payload: body as string | undefined,
			});
			return { statusCode: answer.statusCode, body: answer.body, headers: answer.headers };
		},
	};
	return counted;
}
