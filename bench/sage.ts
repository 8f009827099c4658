import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { SalesOrderDraft } from '../nodes/domain/order/order.types';
import { SAGE_OAUTH } from '../sandbox/company/company';
import { seedSage } from '../sandbox/company/sage/seed';
import { manualClock } from '../sandbox/core/clock';
import { startSandbox, type Sandbox } from '../sandbox/core/sandbox';
import { COLLECTION } from '../sandbox/sage/books/names';
import { INITIAL_REFRESH_TOKEN } from '../sandbox/sage/tokens';
import { runSageNode, type Requests } from '../scripts/chaos/node';
import { BASE, type Process } from '../scripts/chaos/wire';

/** Calls that importing orders made: postings, and everything else, the check for duplicates after posting included. */
export interface SageBench {
	readonly orders: number;
	readonly posts: number;
	readonly otherCalls: number;
}

/**
 * Most calls besides the postings: 40 looks and 40 readings back of 25 orders, 12 questions for 300 stock codes and some for other codes; all but the
 * looks, which find nothing, with the empty page that ends a list.
 */
export const MOST_OTHER_CALLS = 170;
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
		return { orders, posts: counted.posts, otherCalls: counted.others };
	} finally {
		await sandbox.stop();
	}
}

export const isGoodEnough = ({ orders, posts, otherCalls }: SageBench): boolean => posts === orders && otherCalls <= MOST_OTHER_CALLS;

export const sageLine = ({ orders, posts, otherCalls }: SageBench): string => JSON.stringify({ orders, posts, otherCalls });

export const sageText = ({ orders, posts, otherCalls }: SageBench): string =>
	`${orders} orders: ${posts} postings and ${otherCalls} other calls (at most ${orders} and ${MOST_OTHER_CALLS})`;

const PROCESS: Process = { name: 'bench', isDead: false, die: () => undefined };

function refuseUnposted(results: readonly IDataObject[], orders: number): void {
	const failed = results.find(({ outcome }) => outcome !== 'posted');
	if (results.length !== orders || failed) throw new Error(`Not every order was posted: ${JSON.stringify(failed ?? results.length)}`);
}

/** Stock items like the demo company's first, under codes of their own. */
function addProducts({ store }: Sandbox, count: number): string[] {
	const [{ id: _id, ...product }] = store.all(COLLECTION.product);
	return Array.from({ length: count }, (_, index) => {
		const code = `BENCH-${String(index + 1).padStart(4, '0')}`;
		store.insert(COLLECTION.product, { ...product, code, name: `Bench item ${index + 1}` });
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
