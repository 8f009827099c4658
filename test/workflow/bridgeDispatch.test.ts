import type { IDataObject } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { amazonOrder, ID, line, NOW, took } from '../domain/despatch/fixtures';
import { chain, connect, nodeOf, runWorkflow, START_NODE, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const SKUS = [{ sellerSku: 'S-LAMP', stockCode: 'LAMP', factor: 1 }];

/** One operation of the resource Dispatch: what leaves it at Ready, as one item, and at Exceptions. */
async function run(
	operation: string,
	lists: Record<string, unknown>,
): Promise<{ ready: IDataObject | undefined; exceptions: IDataObject[] }> {
	const json = Object.fromEntries(Object.entries(lists).map(([name, value]) => [name, JSON.stringify(value)]));
	const parameters = { resource: 'dispatch', operation, settings: JSON.stringify(settingsRows()), now: NOW, ...json };
	const flow = chain(startNode(), nodeOf('Bridge', BRIDGE, parameters));
	connect(flow.connections, 'Bridge', 'Ready', 0);
	connect(flow.connections, 'Bridge', 'Exceptions', 1);
	const nodes = [...flow.nodes, nodeOf('Ready', START_NODE), nodeOf('Exceptions', START_NODE)];
	const result = await runWorkflow({ ...flow, nodes }, { nodeTypes: { [BRIDGE]: new AmazonSageBridge() }, items: [{ json: {} }] });
	expect(result.status).toBe('success');
	const [ready] = result.json('Ready');
	return { ready, exceptions: result.json('Exceptions') };
}

const plan = async (more: Record<string, unknown> = {}) =>
	await run('plan', {
		orderIds: [ID],
		askedOrderIds: [ID],
		lines: [line()],
		sageOrders: [{}],
		amazonOrders: [amazonOrder()],
		shipments: [{}],
		courierMap: [{}],
		skuMap: SKUS,
		...more,
	});

it('goes from despatches that Sage changed to a package on Amazon and to its row in the queue', async () => {
	const choice = await run('choose', { cursors: [{}], shipments: [{}], shipRisk: [{}] });
	expect(choice.ready).toEqual({ after: '2026-02-16T12:00:00.000Z', before: NOW, orderIds: [] });
	const gathered = await run('gather', { changedLines: [line(), {}], orderIds: [] });
	expect(gathered.ready).toEqual({ orderIds: [ID], textOrderIds: [] });
	expect((await run('ask', { lines: [line()], sageOrders: [{}], shipments: [{}] })).ready).toEqual({ askOrderIds: [ID] });
	const { ready, exceptions } = await plan();
	expect(exceptions).toEqual([]);
	expect(ready).toMatchObject({ judged: [ID], packages: [{ packageReferenceId: '11', trackingNumber: 'AB123456789GB' }] });
	const settled = await run('settle', { plan: ready, answers: took(ready as never), shipments: [{}] });
	expect(settled.ready).toMatchObject({ rows: [{ key: `${ID}|11`, status: 'confirmed' }], counts: { fetched: 1, posted: 1, held: 0 } });
	expect(JSON.stringify(settled.ready)).not.toContain('AB123456789GB');
});

it('a courier map that cannot be used sends nothing and is told once', async () => {
	const { ready, exceptions } = await plan({ courierMap: [{ courier: 'Van', carrierCode: 'van' }] });
	expect(ready).toMatchObject({ packages: [], rows: [], judged: [] });
	expect(exceptions).toMatchObject([{ kind: 'courierMapUnusable', owner: 'operations', recordId: 'Courier map' }]);
});

it('a cursor that lies ahead is an exception, and nothing goes on', async () => {
	const { ready, exceptions } = await run('choose', {
		cursors: [{ flow: 'dispatch', position: '2026-03-03T00:00:00Z' }],
		shipments: [],
		shipRisk: [],
	});
	expect(ready).toBeUndefined();
	expect(exceptions).toMatchObject([{ kind: 'cursorUnreadable', recordId: 'dispatch' }]);
});

it('lists what is at risk, and asks for the stock that decides it', async () => {
	const sageOrders = [
		{
			id: 900,
			document_no: '0000000042',
			customer_document_no: ID,
			document_status: 'EnumDocumentStatusLive',
			lines: [{ line_type: 'EnumLineTypeStandard', code: 'LAMP', line_quantity: '2', allocated_quantity: '0' }],
		},
	];
	expect((await run('goodsNeeded', { sageOrders })).ready).toEqual({ stockCodes: ['LAMP'] });
	const { ready, exceptions } = await run('shipRisks', {
		openOrders: [{ orderId: ID, order: JSON.stringify(amazonOrder()) }],
		sageOrders,
		holdings: [{}],
		openExceptions: [{}],
		shipments: [{}],
		shipRisk: [{}],
	});
	expect(exceptions).toEqual([]);
	expect(ready).toMatchObject({ rows: [{ amazonOrderId: ID, risk: 'blocked', state: 'noStock', hoursLeft: 30 }], gone: [], judged: [ID] });
});
