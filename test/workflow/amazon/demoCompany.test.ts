import axios from 'axios';
import { AmazonSellerCentralApi } from '../../../credentials/AmazonSellerCentralApi.credentials';
import { AmazonSellerCentral } from '../../../nodes/AmazonSellerCentral/AmazonSellerCentral.node';
import { LWA } from '../../../sandbox/company/company';
import { startSandbox, type Sandbox } from '../../../sandbox/core/sandbox';
import { chain, nodeOf, runWorkflow, startNode } from '../harness';
import { AMAZON } from './fixtures';

interface Facts {
	orders: { total: number; pending: number };
	series: { GBP: { settlements: Array<{ settlementId: string; total: string; currency: string }> } };
}

let sandbox: Sandbox;
let facts: Facts;
beforeAll(async () => {
	sandbox = await startSandbox({ rateFactor: 1000 });
	facts = (await axios.get(`${sandbox.baseUrl()}/sandbox/amazon/summary`)).data as Facts;
});
afterAll(async () => await sandbox.stop());

/** Get Many, then Get for each of its items, as a template does. */
async function run(...parameters: Array<Record<string, never> | object>) {
	const base = sandbox.baseUrl();
	const credentials = {
		amazonSellerCentralApi: { region: 'custom', endpoint: base, tokenUrl: `${base}/auth/o2/token`, ...LWA, accessToken: '' },
	};
	const nodes = parameters.map((each, index) => nodeOf(`Step ${index + 1}`, AMAZON, each as never, 'amazonSellerCentralApi'));
	const done = await runWorkflow(chain(startNode(), ...nodes), {
		nodeTypes: { [AMAZON]: new AmazonSellerCentral() },
		credentialTypes: [new AmazonSellerCentralApi()],
		credentials,
	});
	expect(done.error).toBeUndefined();
	return done.json(`Step ${parameters.length}`);
}

const searchOrders = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	dateField: 'created',
	after: '={{ $now.minus({ days: 120 }) }}',
	includedData: ['FULFILLMENT', 'PROCEEDS'],
};

test('gets every order that Amazon has, with the totals that Amazon has', async () => {
	const held = (await axios.get(`${sandbox.baseUrl()}/sandbox/amazon/orders`)).data as Array<{
		orderId: string;
		status: string;
		total: string | null;
	}>;
	expect(held.length).toBeGreaterThanOrEqual(60);
	const orders = (await run(searchOrders)) as unknown as Array<{
		orderId: string;
		fulfillment: { fulfillmentStatus: string };
		proceeds?: { grandTotal: { amount: string } };
	}>;
	const seen = orders.map((order) => [order.orderId, order.fulfillment.fulfillmentStatus, order.proceeds?.grandTotal.amount ?? null]);
	expect(seen.sort()).toEqual(held.map(({ orderId, status, total }) => [orderId, status, total]).sort());
});

test('leaves pending orders out when the statuses to import are asked for', async () => {
	const filters = { fulfillmentStatuses: ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED', 'UNFULFILLABLE'] };
	expect(facts.orders.pending).toBeGreaterThanOrEqual(1);
	expect(await run({ ...searchOrders, filters })).toHaveLength(facts.orders.total - facts.orders.pending);
});

test('downloads every settlement with the total that Amazon pays out, and tells by its hash which one is listed twice', async () => {
	const settlements = await run(
		{ resource: 'settlement', operation: 'getAll', returnAll: true },
		{ resource: 'settlement', operation: 'get', reportDocumentId: '={{ $json.reportDocumentId }}' },
	);
	const contents = new Map(
		settlements.map(({ settlementId, totalAmount, currency, sha256 }) => [settlementId, { totalAmount, currency, sha256 }]),
	);
	expect([...contents].map(([id, { totalAmount, currency }]) => [id, totalAmount, currency]).sort()).toEqual(
		facts.series.GBP.settlements.map(({ settlementId, total, currency }) => [settlementId, total, currency]).sort(),
	);
	expect(contents.size).toBeGreaterThanOrEqual(3);
	// One settlement is listed under two reports; the hash tells that it is the same file.
	expect(settlements.length).toBeGreaterThan(contents.size);
	for (const { settlementId, sha256 } of settlements) expect(sha256).toBe(contents.get(settlementId)?.sha256);
});
