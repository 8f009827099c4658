import type { INodeExecutionData } from 'n8n-workflow';
import { AmazonSageBridge } from '../../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../../sandbox/demo/settings';
import { breakdown, item, lamp, order } from '../../domain/order/fixtures';
import { fakeContext, jsonOf } from './context';

const PARAMETERS = {
	resource: 'order',
	operation: 'toSalesOrder',
	settings: settingsRows(),
	skuMap: [{ sellerSku: 'S-LAMP', stockCode: 'LAMP', factor: 1 }],
	products: [{ code: 'LAMP', tax_code_id: 1729, allow_sales_order: true }],
	taxCodes: [
		{ id: 1728, code: 0, tax_rate: 0 },
		{ id: 1729, code: 1, tax_rate: 20 },
	],
	pricesIncludeTax: true,
	sageOrders: [],
	now: '2026-03-02T09:00:00Z',
};

const input = (...orders: object[]): INodeExecutionData[] => orders.map((json) => ({ json: json as INodeExecutionData['json'] }));

const good = order('24.00', [lamp()]);
const unknown = order('12.00', [item('S-NEW', 1, '12.00', [breakdown('ITEM', '12.00')])], { orderId: '202-3333333-4444444' });
const pending = order('24.00', [lamp()], {
	orderId: '202-5555555-6666666',
	fulfillment: { fulfillmentStatus: 'PENDING', fulfilledBy: 'MERCHANT' },
});

const run = (fake: ReturnType<typeof fakeContext>) => new AmazonSageBridge().execute.call(fake.context);

describe('Amazon Sage Bridge', () => {
	it('puts ready orders on the first output and refused ones on the second, each paired with its input', async () => {
		const fake = fakeContext(PARAMETERS, input(unknown, good, pending));
		const [ready, exceptions] = await run(fake);
		expect(ready).toMatchObject([
			{ json: { amazonOrderId: '202-1111111-2222222', salesOrder: { expectedGross: '24.00' }, notes: [] }, pairedItem: { item: 1 } },
		]);
		expect(exceptions).toMatchObject([{ json: { kind: 'unknownSku', recordId: '202-3333333-4444444' }, pairedItem: { item: 0 } }]);
		expect(fake.hints).toEqual(['Left alone: 1 pending.']);
	});

	it('gives an exception the fields of the record and nothing of the buyer', async () => {
		const [, exceptions] = await run(fakeContext(PARAMETERS, input(unknown)));
		expect(Object.keys(exceptions[0].json).sort()).toEqual([
			'amount',
			'currency',
			'dueAt',
			'flow',
			'holds',
			'key',
			'kind',
			'message',
			'owner',
			'recordId',
			'recordType',
			'remedy',
		]);
	});

	it('reads maps and facts once, however many orders there are', async () => {
		const others = ['202-1111111-3333333', '202-1111111-4444444'].map((orderId) => ({ ...good, orderId }));
		const fake = fakeContext({ ...PARAMETERS, waitingOrderIds: [] }, input(good, ...others));
		const [ready] = await run(fake);
		expect(ready).toHaveLength(3);
		expect(fake.reads).toMatchObject({ settings: 1, skuMap: 1, products: 1, taxCodes: 1, pricesIncludeTax: 1, now: 1 });
	});

	it('takes an order that comes twice once, and leaves alone what waits to settle and the empty items of n8n', async () => {
		const fake = fakeContext({ ...PARAMETERS, waitingOrderIds: ['202-3333333-4444444'] }, input(good, {}, good, unknown));
		const [ready, exceptions] = await run(fake);
		expect([ready.length, exceptions.length]).toEqual([1, 0]);
		expect(fake.hints).toEqual(['Left alone: 1 given twice, 1 waiting to settle.']);
	});

	it('stops with the item when the input is no order', async () => {
		await expect(run(fakeContext(PARAMETERS, input(good, { id: 1 })))).rejects.toMatchObject({
			message: 'The item is not an Amazon order: it has no orderId',
			context: { itemIndex: 1 },
		});
	});

	it('goes on with the rest when the node is set to continue', async () => {
		const [ready, exceptions] = await run(fakeContext(PARAMETERS, input({ id: 1 }, good), true));
		expect(jsonOf(ready)[0]).toEqual({
			error: 'The item is not an Amazon order: it has no orderId',
			details: {
				kind: 'runFailed',
				message: 'The item is not an Amazon order: it has no orderId',
				remedy: 'Give the orders as Amazon Seller Central puts them out, one per item.',
			},
		});
		expect(ready.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(exceptions).toEqual([]);
	});

	it('names the parameter that cannot be read', async () => {
		await expect(run(fakeContext({ ...PARAMETERS, products: '[{' }, input(good)))).rejects.toThrow('Products is not JSON');
	});

	it('does not know other operations', async () => {
		await expect(run(fakeContext({ ...PARAMETERS, operation: 'invoice' }))).rejects.toThrow('There is no operation invoice of order');
	});

	it('has an operation behind each entry of its lists, and both outputs named', () => {
		const { description } = new AmazonSageBridge();
		expect(description.outputs).toHaveLength(2);
		expect(description.outputNames).toEqual(['Ready', 'Exceptions']);
		const listed = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options }) =>
				(options ?? []).map((option) => `${String(displayOptions?.show?.resource?.[0])}:${String('value' in option && option.value)}`),
			);
		expect(listed.sort()).toEqual([
			'allocation:choose',
			'allocation:workOut',
			'decision:ask',
			'decision:check',
			'decision:record',
			'dispatch:ask',
			'dispatch:choose',
			'dispatch:gather',
			'dispatch:goodsNeeded',
			'dispatch:plan',
			'dispatch:settle',
			'dispatch:shipRisks',
			'fba:choose',
			'fba:claims',
			'fba:drift',
			'fba:needs',
			'fba:record',
			'fba:workOut',
			'order:answerAsked',
			'order:choose',
			'order:follow',
			'order:noteOpen',
			'order:readAsked',
			'order:toSalesOrder',
			'page:exceptions',
			'page:health',
			'page:monthEnd',
			'page:order',
			'page:settlement',
			'page:settlements',
			'returns:choose',
			'returns:needs',
			'returns:record',
			'returns:workOut',
			'run:outcome',
			'settings:read',
			'settlement:choose',
			'settlement:decide',
			'settlement:followUp',
			'settlement:needs',
			'settlement:openOrders',
			'settlement:orderFacts',
			'settlement:orderTrail',
			'settlement:plan',
			'settlement:read',
			'stock:choose',
			'stock:needs',
			'stock:note',
			'stock:workOut',
		]);
	});
});
