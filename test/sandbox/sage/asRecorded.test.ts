import { setBehaviour, type Behaviour, type ErrorForm } from '../../../sandbox/sage/books/behaviour';
import { answerAsRecorded, RECORDED_TRAITS } from '../../../sandbox/sage/recorded/asRecorded';
import { ID, query, startSage, type SageCompany } from './company';
import { DAY, newOrder, person, standardLine } from './world';

let sage: SageCompany;
beforeEach(async () => (sage = await startSage()));
afterEach(async () => await sage.stop());

const behave = (change: Partial<Behaviour>) => setBehaviour(sage.parts, change);
const receipt = async () =>
	(
		await sage.api.post('/sales_receipts', {
			customer_id: ID.marketplace,
			bank_id: ID.clearing,
			cheque_value: 12,
			transaction_date: DAY,
			reference: '153',
		})
	).data as { urn: string };

it('writes time stamps without zone and without trailing zeros, dates as midnight', async () => {
	behave({ stampsWithoutZone: true });
	sage.clock.set('2026-05-13T10:00:00.180Z');
	await receipt();
	const { data } = await sage.api.get('/sales_posted_transactions');
	expect(data).toMatchObject([{ transaction_date: '2026-04-10T00:00:00', date_time_created: '2026-05-13T10:00:00.18' }]);
	sage.clock.set('2026-05-13T10:00:00.000Z');
});

it('shows fields without a value as null, texts as empty, and leaves out what was not expanded', async () => {
	behave({ missingAsNull: true });
	const [customer] = (await sage.api.get('/customers')).data;
	expect(customer).toMatchObject({ reference: 'AMZUKGBP', credit_limit: null, analysis_code_1: '' });
	expect(customer).not.toHaveProperty('currency');
});

it('gives the number of a document status in views and its name on the order', async () => {
	behave({ enumNumbersInViews: true });
	const id = await newOrder(sage);
	await person(sage, 'despatch', id);
	expect((await sage.api.get(`/sop_orders/${id}`)).data.document_status).toBe('EnumDocumentStatusLive');
	const views = async (filter: string) => (await sage.api.get('/sop_order_despatch_line_views', query({ $filter: filter }))).data;
	expect(await views("sop_order_document_status_type eq 'EnumDocumentStatusLive'")).toMatchObject([
		{ sop_order_document_status_type: '0' },
	]);
	expect(await views("sop_order_document_status_type eq '0'")).toHaveLength(1);
});

it('gives small pages, whatever was asked for, and nothing tells that more follow', async () => {
	behave({ largestPage: 10 });
	const { data, headers } = await sage.api.get('/nominal_codes', query({ $orderby: 'id asc', $top: 500 }));
	expect(data).toHaveLength(10);
	expect(headers.link).toBeUndefined();
	expect((await sage.api.get('/nominal_codes', query({ $orderby: 'id asc', $top: 500, $skip: 10 }))).data).toHaveLength(10);
});

it('leaves what was just written out of the first list that it belongs in, for each list', async () => {
	behave({ unseenLooks: 1 });
	const { urn } = await receipt();
	const id = await newOrder(sage);
	const shown = async (path: string, filter: string) => (await sage.api.get(path, query({ $filter: filter }))).data.length;
	for (const path of ['/sales_posted_transactions', '/bank_posted_transactions']) {
		expect(await shown(path, "reference eq 'other'")).toBe(0);
		expect([await shown(path, `urn eq ${urn}`), await shown(path, `urn eq ${urn}`)]).toEqual([0, 1]);
	}
	expect([await shown('/sop_orders', `id eq ${id}`), await shown('/sop_orders', `id eq ${id}`)]).toEqual([0, 1]);
	expect((await sage.api.get(`/sop_orders/${id}`)).status).toBe(200);
});

it.each<[ErrorForm, unknown]>([
	['Message', { Message: '$skip needs $orderby.' }],
	['ExceptionMessage', { Message: 'An error has occurred.', ExceptionMessage: '$skip needs $orderby.', ExceptionType: 'System.Exception' }],
	['MessageDetail', { Message: 'The request is invalid.', MessageDetail: '$skip needs $orderby.' }],
	['error.message', { error: { code: '', message: '$skip needs $orderby.' } }],
	['errors', { errors: [{ message: '$skip needs $orderby.' }] }],
	['html', expect.stringContaining('<title>$skip needs $orderby.</title>')],
])('can say the reason of a refusal as %s', async (errorForm, body) => {
	behave({ errorForm });
	const { status, data } = await sage.api.get('/banks', query({ $skip: 1 }));
	expect([status, data]).toEqual([400, body]);
});

it('answers a login that has ended with 401 and nothing else', async () => {
	behave({ emptyUnauthorized: true });
	sage.clock.advance(2 * 3_600_000);
	const { status, data } = await sage.api.get('/banks');
	expect([status, data]).toEqual([401, '']);
});

it('answers a query that is too long with 404 and a web page', async () => {
	behave({ longestQuery: 2048 });
	const { status, headers } = await sage.api.get('/banks', query({ $filter: `code eq '${'X'.repeat(2100)}'` }));
	expect([status, headers['content-type']]).toEqual([404, 'text/html']);
});

it('saves an order above the credit limit on hold and allocates nothing to it; one below it is live', async () => {
	behave({ creditLimitPence: 2_500 }); // each order below is 20.00 net, 24.00 gross
	const first = await newOrder(sage);
	const second = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
	const read = async (id: number) => (await sage.api.get(`/sop_orders/${id}`, query({ $expand: 'lines' }))).data;
	expect(await read(first)).toMatchObject({ document_status: 'EnumDocumentStatusLive', is_credit_limit_exceeded: false });
	expect(await read(second)).toMatchObject({
		document_status: 'EnumDocumentStatusOnHold',
		is_credit_limit_exceeded: true,
		lines: [{ allocated_quantity: 0 }],
	});
});

it('keeps an order on hold when the user may not override credit holds, although it says so', async () => {
	behave({ creditLimitPence: 1, lackedPermissions: ['override_credit_holds'] });
	const held = await newOrder(sage, [standardLine()], { override_on_hold: true });
	behave({ lackedPermissions: [] });
	const live = await newOrder(sage, [standardLine()], { override_on_hold: true });
	const status = async (id: number) => (await sage.api.get(`/sop_orders/${id}`)).data.document_status;
	expect([await status(held), await status(live)]).toEqual(['EnumDocumentStatusOnHold', 'EnumDocumentStatusLive']);
});

it('answers 401 with a good login to who may not override prices, and shows the permission as missing', async () => {
	behave({ lackedPermissions: ['override_prices_discounts'] });
	const order = { customer_id: ID.marketplace, lines: [standardLine({ selling_unit_price_overridden: true })] };
	expect((await sage.api.post('/sop_orders', order)).status).toBe(401);
	expect((await sage.api.get('/sop_orders')).data).toEqual([]);
	expect((await sage.api.get('/current_user_sop_user_permissions')).data).toMatchObject([{ override_prices_discounts: false }]);
});

it('answers 403 to a user whose role lacks the module', async () => {
	behave({ closedPaths: ['banks'] });
	expect([
		(await sage.api.get('/banks')).status,
		(await sage.api.get('/banks/1')).status,
		(await sage.api.get('/customers')).status,
	]).toEqual([403, 403, 200]);
});

it('lacks addresses and fields that are newer than its release, and refuses a query that names one', async () => {
	behave({ release: '2022R1' });
	await newOrder(sage);
	expect((await sage.api.get('/couriers')).status).toBe(404);
	expect((await sage.api.get('/sop_order_despatch_views')).status).toBe(404);
	expect((await sage.api.get('/sop_orders', query({ $select: 'id,cancelled_status' }))).status).toBe(400);
	expect((await sage.api.get('/sop_orders')).data[0]).not.toHaveProperty('cancelled_status');
	expect((await sage.api.get('/sop_order_despatch_line_views', query({ $select: 'sop_despatch_consignment_no' }))).status).toBe(400);
	behave({ release: '2024R1' });
	expect((await sage.api.get('/sop_orders', query({ $select: 'id,cancelled_status' }))).data).toEqual([
		{ id: 1, cancelled_status: 'None' },
	]);
	expect((await sage.api.get('/sop_returns')).status).toBe(404);
});

it('as Standard lacks analysis codes 6 to 20, to read and to write, on orders and their lines', async () => {
	behave({ edition: 'standard' });
	expect((await sage.api.get('/sop_orders', query({ $select: 'analysis_code_6' }))).status).toBe(400);
	const order = (line: object) =>
		sage.api.post('/sop_orders', { customer_id: ID.marketplace, lines: [standardLine(line as Record<string, unknown>)] });
	expect((await order({ analysis_code_20: 'X' })).status).toBe(400);
	expect((await order({ analysis_code_5: 'X' })).status).toBe(200);
});

it('as recorded is every behaviour that has a value at once, each with how it is known', async () => {
	answerAsRecorded(sage.parts);
	const [bank] = (await sage.api.get('/banks')).data;
	expect(bank).toMatchObject({ code: 'CURRENT', iban: '', overdraft_limit: null, date_time_created: '2026-05-13T10:00:00' });
	expect(
		RECORDED_TRAITS.every(({ fact, mark }) => fact.length > 20 && ['documented', 'recorded', 'reported', 'precaution'].includes(mark)),
	).toBe(true);
});
