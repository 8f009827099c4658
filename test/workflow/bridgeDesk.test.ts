import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DecisionKeyApi } from '../../credentials/DecisionKeyApi.credentials';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { chain, connect, nodeOf, runWorkflow, START_NODE, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const NOW = '2026-11-05T09:00:00.000Z';
const KEY = 'thirty-two letters, and some more, that seal decisions';

interface Out {
	readonly ready: IDataObject[];
	readonly exceptions: IDataObject[];
}

/** One operation of the bridge on n8n's engine, with the key that seals decisions. */
async function run(resource: string, operation: string, given: Record<string, unknown>): Promise<Out> {
	const json = Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
	);
	const parameters = { resource, operation, now: NOW, ...json } as INodeParameters;
	const flow = chain(startNode(), nodeOf('Bridge', BRIDGE, parameters, 'decisionKeyApi'));
	connect(flow.connections, 'Bridge', 'Ready', 0);
	connect(flow.connections, 'Bridge', 'Exceptions', 1);
	const nodes = [...flow.nodes, nodeOf('Ready', START_NODE), nodeOf('Exceptions', START_NODE)];
	const result = await runWorkflow(
		{ ...flow, nodes },
		{
			nodeTypes: { [BRIDGE]: new AmazonSageBridge() },
			credentialTypes: [new DecisionKeyApi()],
			credentials: { decisionKeyApi: { secret: KEY } },
			items: [{ json: {} }],
		},
	);
	expect(result.error).toBeUndefined();
	return { ready: result.json('Ready'), exceptions: result.json('Exceptions') };
}

const BOARD_ROW = {
	settlementId: '26001',
	series: 'GBP',
	status: 'awaiting approval',
	currency: 'GBP',
	payout: '70.40',
	endDate: '2026-11-02T08:15:00.000Z',
	planHash: 'h',
	decisionId: '',
	retryAfter: '',
	postOn: '',
	plan: '{"steps":[{"document":"bank_transfer","secondReference":"PAYOUT-2611-0","date":"2026-11-04","amount":"70.40","currency":"GBP"}]}',
};
const DECIDERS = [{ person: 'anna@example.com', kinds: 'approve' }];
const ANNA = { email: 'Anna@example.com' };
const RECORD = { recordType: 'settlement', recordId: '26001', records: [BOARD_ROW], deciders: DECIDERS, user: ANNA };

describe('decisions in a workflow', () => {
	const decide = async (more: Record<string, unknown> = {}) => {
		const asked = await run('decision', 'ask', RECORD);
		const given = { choice: 'Approve: the next run posts these documents', reason: 'Agrees with the bank' };
		return await run('decision', 'record', { ...RECORD, shown: asked.ready[0], given, decisionLog: [{}], executionId: '77', ...more });
	};

	it('a person who may decide is shown the record, decides, and the run finds the decision sound', async () => {
		const asked = await run('decision', 'ask', RECORD);
		expect(asked.ready).toMatchObject([{ recordId: '26001', form: expect.stringContaining('Amazon paid 70.40 GBP') }]);
		const { ready, exceptions } = await decide();
		expect(exceptions).toEqual([]);
		expect(ready).toMatchObject([{ row: { choice: 'approve', toState: 'approved', number: '1' }, cells: { status: 'approved' } }]);
		const [{ row }] = ready as Array<{ row: IDataObject }>;
		expect((await run('decision', 'check', { deciders: DECIDERS, decisionLog: [row] })).ready).toMatchObject([
			{ decisions: [{ isSound: true, mayDecide: true, isLast: true }], faults: [] },
		]);
	});

	it('a row that somebody changed is not sound', async () => {
		const [{ row }] = (await decide()).ready as Array<{ row: IDataObject }>;
		const { ready } = await run('decision', 'check', { deciders: DECIDERS, decisionLog: [{ ...row, person: 'ben@example.com' }] });
		expect(ready).toMatchObject([{ decisions: [{ isSound: false }], faults: [{ fault: 'seal' }] }]);
	});

	it.each([
		['nobody may decide while the table is empty', { deciders: [{}] }],
		['another person is refused', { user: { email: 'ben@example.com' } }],
		['a record that changed since it was shown is not decided on', { records: [{ ...BOARD_ROW, planHash: 'another plan' }] }],
	])('%s', async (_what, more) => {
		const { ready, exceptions } = await decide(more);
		expect(ready).toEqual([]);
		expect(exceptions).toMatchObject([{ kind: 'decisionRefused', recordId: '26001' }]);
	});
});

describe('pages in a workflow', () => {
	const EXCEPTION = {
		status: 'open',
		key: 'k1',
		kind: 'unknownSku',
		owner: 'ecommerce',
		recordType: 'order',
		recordId: '202-1111111-2222222',
		message: 'SKU <b>LAMP</b> is not in the SKU map.',
		remedy: 'Add it.',
		dueAt: '2026-11-05T12:00:00.000Z',
		amount: '12.00',
		currency: 'GBP',
		flow: 'orders',
		lastSeenAt: NOW,
	};
	const TABLES = {
		settings: settingsRows(),
		exceptions: [EXCEPTION],
		board: [BOARD_ROW],
		orderMoney: [{}],
		waiting: [{}],
		runLog: [{}],
		leases: [{}],
		shipRisk: [{}],
		listings: [{}],
		fbaDrift: [{}],
		trail: [{}],
		shipments: [{}],
		returns: [{}],
	};

	it.each([
		['exceptions', {}, 'SKU without a stock code'],
		['health', {}, ''],
		['settlements', {}, '26001'],
		['settlement', { id: '26001' }, '26001'],
		['order', { id: '202-1111111-2222222' }, '202-1111111-2222222'],
		['monthEnd', { month: '2026-11' }, ''],
	])('%s is drawn whole, and what people wrote does nothing in it', async (operation, query, shown) => {
		const { ready, exceptions } = await run('page', operation, { ...TABLES, query });
		expect(exceptions).toEqual([]);
		const [{ body, contentType }] = ready as Array<Record<string, string>>;
		expect(contentType).toBe('text/html; charset=utf-8');
		expect(body).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i);
		expect(body).toContain(shown);
		expect(body).not.toContain('<b>LAMP</b>');
	});
});

describe('open orders in a workflow', () => {
	it('an order that waits is noted, and one that is sent is gone', async () => {
		const order = (orderId: string, fulfillmentStatus: string) => ({
			orderId,
			createdTime: '2026-11-05T07:00:00Z',
			lastUpdatedTime: '2026-11-05T07:30:00Z',
			salesChannel: { marketplaceId: 'A1F83G8C2ARO7P' },
			fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT' },
			orderItems: [{ orderItemId: '1', quantityOrdered: 2, product: { sellerSku: 'S-LAMP' } }],
		});
		const { ready } = await run('order', 'noteOpen', {
			settings: settingsRows(),
			orders: [order('202-1111111-2222222', 'UNSHIPPED'), order('202-3333333-4444444', 'SHIPPED')],
			sageOrders: [{}],
		});
		expect(ready).toMatchObject([{ rows: [{ orderId: '202-1111111-2222222' }], gone: ['202-3333333-4444444'] }]);
	});
});
