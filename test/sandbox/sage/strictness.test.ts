import { ID, startSage, type SageCompany } from './company';
import { holdingOf, newOrder, readOrder, standardLine, FBA, PAN_28 } from './world';

let sage: SageCompany;
beforeEach(async () => (sage = await startSage()));
afterEach(async () => await sage.stop());

/** January is closed. */
const CLOSED = '2026-01-15T00:00:00Z';

it('refuses a stock transfer and a despatch on a day of a closed period, and moves nothing', async () => {
	const binOf = async (warehouse: number) => (await holdingOf(sage, PAN_28, warehouse)).bin_holdings[0];
	const [from, to] = [await binOf(ID.home), await binOf(FBA)];
	const transfer = { product_id: PAN_28, bin_holding_from_id: from.id, bin_holding_to_id: to.id, quantity: 1 };
	const refused = { status: 400, data: { Message: 'The transaction date is in a closed period.' } };
	expect(await sage.api.post('/stock_transfers', { ...transfer, date: CLOSED })).toMatchObject(refused);
	const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
	const { lines } = await readOrder(sage, id);
	const despatch = { sop_order_return_id: id, items: [{ id: lines[0].id, quantity: 2 }], despatch_receipt_date: CLOSED };
	expect(await sage.api.post('/sop_confirm_despatch', despatch)).toMatchObject(refused);
	expect((await binOf(FBA)).confirmed_quantity_in_stock).toBe(to.confirmed_quantity_in_stock);
	expect((await sage.api.get('/sop_order_despatch_views')).data).toEqual([]);
});

it.each([
	['a country that is not in Sage', { delivery_address: { country_code_id: 99 } }, "'delivery_address.country_code_id' 99 does not exist."],
	['a priority that is no letter', { order_priority: '1' }, "'order_priority' is not one of"],
	[
		'a settlement discount, which is not simulated',
		{ settlement_discount_percent: 2.5 },
		"does not simulate 'settlement_discount_percent'",
	],
	[
		'a display that comments do not have',
		{ lines: [standardLine({ confirmation_intent_type: 'Perhaps' })] },
		"'lines[0].confirmation_intent_type' is not one of",
	],
])('refuses an order with %s', async (_what, change, words) => {
	const { status, data } = await sage.api.post('/sop_orders', { customer_id: ID.marketplace, lines: [standardLine()], ...change });
	expect([status, data.Message]).toEqual([400, expect.stringContaining(words)]);
	expect((await sage.api.get('/sop_orders')).data).toEqual([]);
});

it('refuses discount terms of a ledger document, which are not simulated', async () => {
	const { status, data } = await sage.api.post('/sales_invoices', {
		customer_id: ID.marketplace,
		document_goods_value: 1,
		discount_percent: 2,
		discount_days: 7,
	});
	expect([status, data.Message]).toEqual([400, "The sandbox does not simulate 'discount_percent'."]);
});

it('takes postings on a hidden nominal account: hidden only leaves it out of lists of the screens', async () => {
	const [code] = (await sage.api.get('/nominal_codes', { params: { $filter: "reference eq '6290'" } })).data;
	sage.parts.store.update('sage.nominalCode', code.id, { account_status_type: 'AccountStatusHidden' });
	const line = { code: '6290', gross_value: 1, goods_value: 1, tax_value: 0, tax_code_id: ID.outside };
	const { status } = await sage.api.post('/bank_payment', { bank_id: ID.clearing, nominal_analysis_items: [line] });
	expect(status).toBe(200);
});
