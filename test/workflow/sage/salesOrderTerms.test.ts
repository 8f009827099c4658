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
