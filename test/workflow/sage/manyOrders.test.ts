import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../nodes/domain/order/order.types';
import { SAGE_ANSWERS } from '../harness';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const orderId = (index: number) => `203-1234567-${String(index).padStart(7, '0')}`;
const stockCode = (index: number) => `SKU-${String(index).padStart(3, '0')}`;

/** Orders of one line each; order n is for SKU n modulo the number of SKUs. */
const orders = (count: number, skus: number): SalesOrderDraft[] =>
	Array.from({ length: count }, (_, index) => {
		const [standard, ...others] = draft(orderId(index)).lines;
		return draft(orderId(index), { lines: [{ ...standard, stockCode: stockCode(index % skus) }, ...others] });
	});

function addProducts(count: number): void {
	const [like] = bench.sandbox.store.all<IDataObject & { id: number }>('sage.product');
	for (let index = 0; index < count; index++)
		bench.sandbox.store.insert('sage.product', { ...like, id: 20_000 + index, code: stockCode(index) });
}

/** Requests to the REST API that are no posting of an order. */
const otherCalls = () => bench.arrived.filter((request) => request.includes('/accounts/v1/') && !/^POST .*\/sop_orders$/.test(request));

test('120 orders of 60 SKUs take 120 postings and 29 questions', async () => {
	addProducts(60);
	const run = await bench.createOrders(orders(120, 60));
	expect(run.json('Sage').map(({ amazonOrderId, outcome }) => [amazonOrderId, outcome])).toEqual(
		orders(120, 60).map(({ customerDocumentNo }) => [customerDocumentNo, 'posted']),
	);
	expect(run.items('Sage').map(({ pairedItem }) => pairedItem)).toEqual(Array.from({ length: 120 }, (_, item) => ({ item })));
	expect(bench.posts()).toHaveLength(120);
	// Five looks for 25 orders, which find nothing; five readings back with the empty page at their end: 15. Two questions for 60 SKUs and one each for customer,
	// warehouse, charge and tax code, with theirs: 12. The settings: 1, the analysis codes of the company: 1. The first question is refused, and so is the one that has the token renewed, and answered then: 3.
	// A Sage that shows an order only at the second look is asked five times more; one with pages of 10 takes 4 questions for 25 orders, 3 for the last 20 and 8 for the SKUs.
	const asRecorded = 5 + 5 + (4 * 4 + 3) + (5 + 3) + 8 + 2;
	expect(otherCalls().length - 3).toBe(SAGE_ANSWERS.asRecorded ? asRecorded : 29);
});

test('orders that are broken, unknown, new and there already come out in their order', async () => {
	await bench.createOrders([draft(orderId(3))]);
	const bad = draft(orderId(1), { lines: [{ ...draft(orderId(1)).lines[0], stockCode: 'NOPE' }] });
	const run = await bench.createOrders(
		[draft(orderId(0)), bad, draft(orderId(2)), draft(orderId(3)), draft(orderId(4), { lines: [] })],
		{},
		'continueErrorOutput',
	);
	expect(run.items('Sage', 0).map(({ json, pairedItem }) => [json.amazonOrderId, json.outcome, pairedItem])).toEqual([
		[orderId(0), 'posted', { item: 0 }],
		[orderId(2), 'posted', { item: 2 }],
		[orderId(3), 'alreadyPosted', { item: 3 }],
	]);
	expect(run.items('Sage', 1).map(({ json, pairedItem }) => [(json.details as IDataObject).kind, pairedItem])).toEqual([
		['unknownStockCode', { item: 1 }],
		['orderDataMissing', { item: 4 }],
	]);
});

test('without Continue On Fail it stops at the first order that fails; a later run does the rest, once', async () => {
	const bad = draft(orderId(1), { lines: [] });
	const run = await bench.createOrders([draft(orderId(0)), bad, draft(orderId(2))]);
	expect(run.status).toBe('error');
	expect((run.error as unknown as { context: IDataObject }).context.itemsDone).toMatchObject([
		{ amazonOrderId: orderId(0), outcome: 'posted' },
	]);
	expect(bench.posts()).toHaveLength(1);
	const later = await bench.createOrders([draft(orderId(0)), draft(orderId(1)), draft(orderId(2))]);
	expect(later.json('Sage').map(({ outcome }) => outcome)).toEqual(['alreadyPosted', 'posted', 'posted']);
	expect(bench.posts()).toHaveLength(3);
});

test('connections that break after and before the write leave each order once, or unknown', async () => {
	bench.fault('dropAfter', /^POST .*\/sop_orders/);
	const run = await bench.createOrders([draft(orderId(0)), draft(orderId(1))]);
	expect(run.json('Sage').map(({ outcome }) => outcome)).toEqual(['posted', 'posted']);
	expect(bench.posts()).toHaveLength(2);
	bench.fault('dropBefore', /^POST .*\/sop_orders/);
	const second = await bench.createOrders([draft(orderId(2)), draft(orderId(2)), draft(orderId(3))], {}, 'continueErrorOutput');
	expect(second.json('Sage', 0).map(({ amazonOrderId }) => amazonOrderId)).toEqual([orderId(3)]);
	expect(second.json('Sage', 1).map(({ details }) => (details as IDataObject).kind)).toEqual(['outcomeUnknown', 'outcomeUnknown']);
	expect(bench.posts()).toHaveLength(4);
});
