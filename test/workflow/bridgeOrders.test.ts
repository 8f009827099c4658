import { NodeConnectionTypes, type IDataObject, type INode, type INodeType } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { breakdown, item, lamp, order } from '../domain/order/fixtures';
import { chain, connect, nodeOf, runWorkflow, START_NODE, startNode, type WorkflowJson } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const ORDERS = 'test.orders';

const PRODUCTS = [
	{ code: 'LAMP', name: 'Lamp', tax_code_id: 1729, allow_sales_order: true },
	{ code: 'BOOK', name: 'Book', tax_code_id: 1728, allow_sales_order: true },
];
const PARAMETERS = {
	resource: 'order',
	operation: 'toSalesOrder',
	settings: JSON.stringify(settingsRows({ 'orders.warehouses.FBM': 'MAIN | Main warehouse' })),
	skuMap: '[{"sellerSku":"S-LAMP","stockCode":"LAMP","factor":1}]',
	// As the template does it: facts of a node further back.
	products: '={{ $("Start").all().map((item) => item.json) }}',
	taxCodes: [
		{ id: 1728, code: 0, tax_rate: 0 },
		{ id: 1729, code: 1, tax_rate: 20 },
	] as unknown as string,
	pricesIncludeTax: '={{ 1 + 1 === 2 }}',
};

const good = order('24.00', [lamp()]);
const unknown = order('12.00', [item('S-NEW', 1, '12.00', [breakdown('ITEM', '12.00')])], { orderId: '202-3333333-4444444' });
const pending = order('24.00', [lamp()], {
	orderId: '202-5555555-6666666',
	fulfillment: { fulfillmentStatus: 'PENDING', fulfilledBy: 'MERCHANT' },
});

/** Gives out orders whatever comes in. */
const ordersNode = (orders: object[]): INodeType => ({
	description: {
		displayName: 'Orders',
		name: 'orders',
		group: ['input'],
		version: 1,
		description: 'Orders',
		defaults: { name: 'Orders' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [orders.map((json, index) => ({ json: json as IDataObject, pairedItem: { item: index } }))],
});

/** Start (products) -> Get orders -> Convert orders, whose two outputs go to nodes of their own. */
function importFlow(more: Partial<INode> = {}, parameters: INode['parameters'] = {}): WorkflowJson {
	const flow = chain(
		startNode(),
		nodeOf('Get orders', ORDERS),
		nodeOf('Convert orders', BRIDGE, { ...PARAMETERS, ...parameters }, undefined, more),
	);
	connect(flow.connections, 'Convert orders', 'Post orders', 0);
	connect(flow.connections, 'Convert orders', 'Write exceptions', 1);
	const nodes = [...flow.nodes, nodeOf('Post orders', START_NODE), nodeOf('Write exceptions', START_NODE), nodeOf('Failures', START_NODE)];
	if (more.onError === 'continueErrorOutput') connect(flow.connections, 'Convert orders', 'Failures', 2);
	return { ...flow, nodes };
}

const run = (flow: WorkflowJson, orders: object[]) =>
	runWorkflow(flow, {
		nodeTypes: { [BRIDGE]: new AmazonSageBridge(), [ORDERS]: ordersNode(orders) },
		items: PRODUCTS.map((json) => ({ json })),
	});

describe('converting orders in a workflow', () => {
	it('sends each order its way: ready ones on, refused ones to the exceptions', async () => {
		const result = await run(importFlow(), [unknown, good, pending]);
		expect(result.status).toBe('success');
		expect(result.json('Post orders')).toEqual([
			{
				amazonOrderId: '202-1111111-2222222',
				notes: [],
				salesOrder: expect.objectContaining({
					customerDocumentNo: '202-1111111-2222222',
					expectedGross: '24.00',
					lines: [{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'MAIN', quantity: '1', unitPrice: '24.00', taxCode: 1 }],
				}),
			},
		]);
		expect(result.json('Write exceptions')).toMatchObject([
			{ kind: 'unknownSku', recordId: '202-3333333-4444444', amount: '12.00', currency: 'GBP' },
		]);
		expect(result.items('Convert orders', 1)[0].pairedItem).toEqual({ item: 0 });
		expect(result.runData['Convert orders'][0].hints).toMatchObject([{ message: 'Left alone: 1 pending.' }]);
	});

	it('takes the due time from the time of the run by default', async () => {
		const before = Date.now();
		const result = await run(importFlow(), [unknown]);
		const due = Date.parse(String(result.json('Write exceptions')[0].dueAt)) - 24 * 3_600_000;
		expect(due).toBeGreaterThanOrEqual(before - 1000);
		expect(due).toBeLessThanOrEqual(Date.now());
	});

	it('keeps exceptions on their output when the node has an error output as well', async () => {
		const result = await run(importFlow({ onError: 'continueErrorOutput' }), [unknown, good, { nothing: true }]);
		expect(result.json('Post orders')).toMatchObject([{ amazonOrderId: '202-1111111-2222222' }]);
		expect(result.json('Write exceptions')).toMatchObject([{ kind: 'unknownSku' }]);
		expect(result.json('Failures')).toMatchObject([
			{ error: 'The item is not an Amazon order: it has no orderId', details: { kind: 'runFailed' } },
		]);
	});

	it('converts no order while the SKU map cannot be used, and says so once, to ecommerce', async () => {
		const skuMap = '[{"sellerSku":"S-LAMP","stockCode":"LAMP"},{"sellerSku":"S-LAMP","stockCode":"BOOK"}]';
		const result = await run(importFlow({}, { skuMap }), [good, good]);
		expect(result.json('Post orders')).toEqual([]);
		expect(result.json('Write exceptions')).toMatchObject([
			{
				kind: 'skuMapUnusable',
				owner: 'ecommerce',
				message:
					'The table Seller SKU map cannot be used, 1 fault: SKU "S-LAMP" stands in row 1 and row 2: the rows of a kit need a priceShare each, in per cent, 100 together.',
			},
		]);
	});

	it('stops with the name of a parameter that is not JSON', async () => {
		const result = await run(importFlow({}, { skuMap: '[{' }), [good]);
		expect(result.status).toBe('error');
		expect(result.error?.message).toBe('SKU Map is not JSON');
		expect(result.json('Post orders')).toEqual([]);
	});
});
