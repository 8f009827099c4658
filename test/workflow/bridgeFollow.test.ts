import type { IDataObject } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { lamp, order } from '../domain/order/fixtures';
import { chain, connect, nodeOf, runWorkflow, START_NODE, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const PARAMETERS = {
	resource: 'order',
	operation: 'follow',
	settings: JSON.stringify(settingsRows({ 'orders.cancelledOnAmazon': 'Delete' })),
	skuMap: '[{"sellerSku":"S-LAMP","stockCode":"LAMP","factor":1}]',
	products: '[{"code":"LAMP","tax_code_id":1729}]',
	taxCodes: '[{"id":1728,"code":2,"tax_rate":0},{"id":1729,"code":1,"tax_rate":20}]',
	pricesIncludeTax: true,
	now: '2026-03-02T09:00:00Z',
};

const inSage = (orderId: string, more: IDataObject = {}): IDataObject => ({
	id: 900,
	document_no: '0000000042',
	customer_document_no: orderId,
	document_status: 'EnumDocumentStatusLive',
	total_gross_value: '24.00',
	delivery_address: {
		postal_name: 'Ada Byron',
		address_1: '12 Engine Row',
		city: 'Hucknall',
		postcode: 'NG15 7AA',
		country: 'United Kingdom',
	},
	lines: [{ id: 71, line_type: 'EnumLineTypeStandard', code: 'LAMP', line_quantity: '1', selling_unit_price: '24', tax_code_id: 1729 }],
	...more,
});

const amazon = (orderId: string, fulfillmentStatus = 'UNSHIPPED') =>
	({ ...order('24.00', [lamp()], { fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT' } }), orderId }) as unknown as IDataObject;

async function follow(orders: IDataObject[], sageOrders: IDataObject[]) {
	const flow = chain(startNode(), nodeOf('Follow', BRIDGE, { ...PARAMETERS, sageOrders: JSON.stringify(sageOrders) }));
	connect(flow.connections, 'Follow', 'Change in Sage', 0);
	connect(flow.connections, 'Follow', 'Write exceptions', 1);
	const nodes = [...flow.nodes, nodeOf('Change in Sage', START_NODE), nodeOf('Write exceptions', START_NODE)];
	return await runWorkflow(
		{ ...flow, nodes },
		{ nodeTypes: { [BRIDGE]: new AmazonSageBridge() }, items: orders.map((json) => ({ json })) },
	);
}

it('sends what is to be done in Sage on, what people are to know to the exceptions, and leaves the rest alone', async () => {
	const orders = [amazon('A', 'CANCELLED'), amazon('B', 'CANCELLED'), amazon('C'), amazon('D')];
	const started = [{ id: 72, line_type: 'EnumLineTypeStandard', code: 'LAMP', despatch_receipt_quantity: '1' }];
	const result = await follow(orders, [inSage('A'), inSage('B', { lines: started }), inSage('C')]);
	expect(result.status).toBe('success');
	expect(result.json('Change in Sage')).toEqual([
		{ amazonOrderId: 'A', action: 'delete', sageOrderId: '900', documentNo: '0000000042', reason: 'Order A is cancelled on Amazon' },
		{
			amazonOrderId: 'C',
			action: 'none',
			outcome: 'alreadyPosted',
			sageOrderId: '900',
			documentNo: '0000000042',
			documentStatus: 'EnumDocumentStatusLive',
			creditLimitExceeded: false,
			totalGrossValue: '24.00',
			expectedGross: '24.00',
			grossAgrees: true,
		},
	]);
	expect(result.json('Write exceptions')).toMatchObject([{ kind: 'cancelledOnAmazon', recordId: 'B', owner: 'operations' }]);
	expect(result.runData.Follow[0].hints).toMatchObject([{ message: 'Left alone: 1 unchanged, 1 not in Sage.' }]);
});

it('compares nothing with orders that were fetched without their lines', async () => {
	const { lines: _lines, ...bare } = inSage('A');
	const result = await follow([amazon('A', 'CANCELLED')], [bare]);
	expect(result.error?.message).toContain('has a row 1 without lines');
	expect(result.json('Change in Sage')).toEqual([]);
});
