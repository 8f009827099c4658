import type { IDataObject } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const orderId = (index: number) => `202-1234567-${String(index).padStart(7, '0')}`;
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

test("takes a unit discount of the order's own, and none of the customer's", async () => {
	setBehaviour(bench.sandbox, { customerDiscountPercent: 1000 });
	const [kettle, ...rest] = draft(orderId(1)).lines;
	const run = await bench.createOrders([
		draft(orderId(1), { lines: [{ ...kettle, unitDiscount: '5.00' } as typeof kettle, ...rest], expectedGross: '27.60' }),
	]);
	// 25.00 - 5.00 + 3.00 = 23.00 net, 4.60 VAT; the customer's 10 % would make 24.84 of it.
	expect(run.json('Sage')).toMatchObject([{ totalGrossValue: '27.60', grossAgrees: true }]);
});

test('says that Sage keeps an order on hold because the customer is over its limit', async () => {
	setBehaviour(bench.sandbox, { creditLimitPence: 1000 });
	const run = await bench.createOrders([draft(orderId(1))]);
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', documentStatus: 'EnumDocumentStatusOnHold', creditLimitExceeded: true }]);
});

test('names the permission where Sage refuses prices of our own', async () => {
	setBehaviour(bench.sandbox, { lackedPermissions: ['override_prices_discounts'] });
	const run = await bench.createOrders([draft(orderId(1))]);
	expect(detailsOf(run.error)).toMatchObject({ kind: 'refusedBySage', remedy: expect.stringContaining('Override prices and discounts') });
	expect(await bench.facts('summary')).toMatchObject({ salesOrders: 0 });
});

test('writes a flag into the field that the client named, and refuses one that is no text of an order', async () => {
	await bench.createOrders([draft(orderId(1), { headerTexts: { spare_text_3: 'Buyer asked to cancel on Amazon' } })]);
	const [{ row }] = bench.sandbox.store.all<{ id: number; row: IDataObject }>('sage.order');
	expect(row.spare_text_3).toBe('Buyer asked to cancel on Amazon');
	bench.forget();
	const run = await bench.createOrders([draft(orderId(2), { headerTexts: { document_no: '1' } })]);
	expect(detailsOf(run.error)).toMatchObject({
		kind: 'orderDataMissing',
		message: expect.stringContaining('document_no is no text field'),
	});
	expect(bench.posts()).toEqual([]);
});

test('writes texts of the client on order and line, priority and number where Sage gives none', async () => {
	bench.sandbox.store.update('sage.sopSettings', 1, { auto_generate_order_return_numbers: false });
	const [kettle, ...rest] = draft(orderId(1)).lines;
	const lines = [{ ...kettle, texts: { analysis_code_1: '70000000000001', picking_list_comment: 'Fragile' } } as typeof kettle, ...rest];
	const more = { lines, headerTexts: { analysis_code_20: 'Amazon' }, orderPriority: 'A', documentNo: orderId(1) };
	const run = await bench.createOrders([draft(orderId(1), more)]);
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', documentNo: orderId(1), grossAgrees: true }]);
	const [{ row }] = bench.sandbox.store.all<{ id: number; row: IDataObject }>('sage.order');
	expect(row).toMatchObject({ analysis_code_20: 'Amazon', order_priority: 'A' });
	expect((row.lines as IDataObject[])[0]).toMatchObject({ analysis_code_1: '70000000000001', picking_list_comment: 'Fragile' });
});

test.each([
	['a number', { auto_generate_order_return_numbers: false }, {}, 'orders.documentNumber'],
	['lines of stock items', { order_line_item_type: 'EnumOrderLineItemTypeFreeText' }, {}, 'Allow both types of lines'],
])('sends nothing where the settings of Sage do not take the order: %s', async (_what, settings, more, remedy) => {
	bench.sandbox.store.update('sage.sopSettings', 1, settings);
	const run = await bench.createOrders([draft(orderId(1), more)]);
	expect(detailsOf(run.error)).toMatchObject({ kind: 'orderDataMissing', remedy: expect.stringContaining(remedy) });
	expect(bench.posts()).toEqual([]);
});

test.each(['', 'EnumOrderLineItemTypeBoth', 'StandardAndFreeText'])(
	'takes the order where Sage allows both types of lines, or does not say: %s',
	async (type) => {
		bench.sandbox.store.update('sage.sopSettings', 1, { order_line_item_type: type });
		expect((await bench.createOrders([draft(orderId(1))])).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	},
);

test.each([
	['a field that is none of a line', { document_no: '1' }, 'orderDataMissing'],
	['a text longer than its field', { picking_list_comment: 'x'.repeat(161) }, 'textTooLong'],
])('refuses on a line %s, and sends nothing', async (_what, texts, kind) => {
	const [kettle, ...rest] = draft(orderId(1)).lines;
	const run = await bench.createOrders([draft(orderId(1), { lines: [{ ...kettle, texts } as typeof kettle, ...rest] })]);
	expect(detailsOf(run.error)).toMatchObject({ kind });
	expect(bench.posts()).toEqual([]);
});
