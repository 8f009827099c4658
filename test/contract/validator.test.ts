import type { Exchange } from '../../sandbox/core/recorder';
import { closeSchema } from './close';
import type { Deviation } from './deviations';
import { AMAZON_ORDER, FREE_LINE, get, ORDER, ORDER_ANSWER, PAYMENT, post, SAGE, STANDARD_LINE } from './exchanges';
import { fieldsNamed } from './odata';
import type { Schema } from './schema';
import { loadDescriptions } from './specs';
import { Contract, type Sender } from './validate';

const descriptions = loadDescriptions();
const contract = new Contract(descriptions);
/** `field: rule` of every problem. */
const problems = (exchange: Exchange, sender: Sender = 'nodes') =>
	contract.check(exchange, sender).map(({ field, rule }) => `${field}: ${rule}`);
const order = (changes: object, line: object = STANDARD_LINE) =>
	post(`${SAGE}/sop_orders`, { ...ORDER, lines: [line], ...changes }, ORDER_ANSWER);
const search = (answer: object, query = 'createdAfter=2026-10-01T00:00:00Z') => get(`/orders/2026-01-01/orders?${query}`, answer);

describe('a request', () => {
	it('passes when it follows the description', () => {
		expect(problems(order({}))).toEqual([]);
		expect(problems(post(`${SAGE}/bank_payment`, PAYMENT, { urn: '5120' }))).toEqual([]);
	});

	it.each([
		['an invented field', { reference: 'X' }, {}, 'reference: additionalProperties'],
		['an invented field of a line', {}, { sku: 'X' }, 'lines[].sku: additionalProperties'],
		['a read-only field', { external_reference: 'X' }, {}, 'external_reference: additionalProperties'],
		['a missing field', { customer_id: undefined }, {}, 'customer_id: required'],
		['a missing field of a line', {}, { product_id: undefined }, 'lines[].product_id: required'],
		['a text that is too long', { customer_document_no: 'x'.repeat(31) }, {}, 'customer_document_no: maxLength'],
		['a number as text', { customer_id: '12' }, {}, 'customer_id: type'],
		['too many decimals', {}, { selling_unit_price: 0.1 + 0.2 }, 'lines[].selling_unit_price: format'],
		['a date without time zone', { document_date: '2026-10-01T00:00:00' }, {}, 'document_date: format'],
	])('fails with %s', (_title, change, lineChange, expected) => {
		expect(problems(order(change, { ...STANDARD_LINE, ...lineChange }))).toEqual([expected]);
	});

	it('may leave out what a free-text line does not have, but not what it has', () => {
		expect(problems(order({}, FREE_LINE))).toEqual([]);
		expect(problems(order({}, { ...FREE_LINE, description: undefined }))).toEqual(['lines[].description: required']);
	});

	it('fails without a body, with a broken one, and with one that the description does not give it', () => {
		expect(problems({ ...order({}), requestBody: null })).toEqual([': json']);
		expect(problems({ ...order({}), requestBody: '{"customer_id":' })).toEqual([': json']);
		expect(problems({ ...get(`${SAGE}/sites`, []), requestBody: '{}' })).toEqual([': body']);
	});

	it('fails when it calls its JSON something else, or nothing', () => {
		expect(problems({ ...order({}), requestType: 'application/json; charset=utf-8' })).toEqual([]);
		expect(problems({ ...order({}), requestType: 'text/plain' })).toEqual(['content-type: type']);
		expect(problems({ ...order({}), requestType: null })).toEqual(['content-type: type']);
	});

	it('is checked for outsiders only when it was accepted, for nodes always', () => {
		const refused = { ...order({ invented: 1 }), status: 400, responseBody: '{"Message":"no"}' };
		expect(problems(refused, 'outsiders')).toEqual([]);
		expect(problems(refused, 'nodes')).toEqual(['invented: additionalProperties']);
		expect(problems(order({ invented: 1 }), 'outsiders')).toEqual(['invented: additionalProperties']);
	});

	it("must go to a described address, unless it is the sandbox's own or was refused to an outsider", () => {
		expect(problems(get(`${SAGE}/nominal_journals`, [], 404), 'outsiders')).toEqual([]);
		expect(problems(get(`${SAGE}/nominal_journals`, [], 404), 'nodes')).toEqual([': path']);
		expect(problems(get('/elsewhere', [], 200), 'outsiders')).toEqual([': path']);
		expect(problems(post('/auth/o2/token', {}, {}))).toEqual([]);
	});
});

describe('a query', () => {
	it('of Amazon has described parameters with described values', () => {
		const ok = { orders: [] };
		expect(problems(search(ok, 'lastUpdatedAfter=2026-10-01T00:00:00Z&includedData=BUYER,TAX&maxResultsPerPage=100'))).toEqual([]);
		expect(problems(search(ok, 'includedData=BUYER,MONEY'))).toEqual(['includedData: query']);
		expect(problems(search(ok, 'includedData=BUYER&includedData=TAX'))).toEqual(['includedData: query']);
		expect(problems(search(ok, 'createdAfter=yesterday'))).toEqual(['createdAfter: query']);
		expect(problems(search(ok, 'NextToken=a'))).toEqual(['NextToken: query']);
		const transactions = (status: string) => get(`/finances/2024-06-19/transactions?transactionStatus=${status}`, {});
		expect(problems(transactions('DEFERRED_RELEASED'))).toEqual([]);
		expect(problems(transactions('PAID'))).toEqual(['transactionStatus: query']); // its values stand one to a line of the text
		expect(problems(get('/reports/2021-06-30/reports?pageSize=101', { reports: [] }))).toEqual(['pageSize: query']);
		expect(problems(get('/reports/2021-06-30/schedules', { reportSchedules: [] }))).toEqual(['reportTypes: query']);
	});

	it('of Sage has known options that name fields of the records', () => {
		const orders = (query: string) => get(`${SAGE}/sop_orders?${encodeURI(query)}`, []);
		const filter = "customer_id eq 1 and (customer_document_no eq 'is odd' or startswith(customer_document_no,'it''s'))";
		expect(problems(orders(`$filter=${filter} and date_time_updated gt 2026-10-01T00:00:00Z&$orderby=id asc&$top=5&$skip=5`))).toEqual([]);
		expect(problems(orders('$select=id,customer.name&$expand=customer,lines'))).toEqual([]);
		expect(problems(orders('$filter=order_ref eq 1&$select=id,customer.nickname'))).toEqual(['$filter: query', '$select: query']);
		expect(problems(orders('limit=5'))).toEqual(['limit: query']);
		expect(problems(get(`${SAGE}/sop_orders/7?$filter=id eq 1`, ORDER_ANSWER))).toEqual(['$filter: query']);
		expect(problems(get(`${SAGE}/sop_orders/seven`, ORDER_ANSWER))).toEqual(['Id: path']);
	});

	it('names fields outside texts, numbers and dates only', () => {
		expect(fieldsNamed('$filter', "contains(name,'urn eq 1') and urn eq 12 and posted_date ge 2026-10-01")).toEqual([
			'name',
			'urn',
			'posted_date',
		]);
		expect(fieldsNamed('$expand', 'lines,is_to_lock')).toEqual(['lines']);
	});
});

describe('an answer', () => {
	it('passes when it follows the description', () => {
		expect(problems(search({ orders: [AMAZON_ORDER], lastUpdatedBefore: '2026-10-03T00:00:00Z' }))).toEqual([]);
		expect(problems(get(`${SAGE}/sites`, [{ company_id: 1, site_id: 'a' }]))).toEqual([]);
	});

	it.each([
		['an invented field', { ...AMAZON_ORDER, orderNumber: 'x' }, 'orders[].orderNumber: additionalProperties'],
		['a missing field', { ...AMAZON_ORDER, salesChannel: undefined }, 'orders[].salesChannel: required'],
		['a value that is not listed', { ...AMAZON_ORDER, salesChannel: { channelName: 'EBAY' } }, 'orders[].salesChannel.channelName: enum'],
		['a number in place of a text', { ...AMAZON_ORDER, orderId: 7 }, 'orders[].orderId: type'],
	])('of Amazon fails with %s', (_title, amazonOrder, expected) => {
		expect(problems(search({ orders: [amazonOrder] }))).toEqual([expected]);
	});

	it('of Sage fails with an object in place of a list, an invented field, a text that is too long, an empty value', () => {
		expect(problems(get(`${SAGE}/sop_settings`, { are_prices_tax_inclusive: true }))).toEqual([': type']);
		expect(problems(get(`${SAGE}/sites`, [{ tenant_id: 'a' }]))).toEqual(['tenant_id: additionalProperties']);
		expect(problems(get(`${SAGE}/sites`, [{ site_id: 'a'.repeat(37) }]))).toEqual(['site_id: maxLength']);
		expect(problems(get(`${SAGE}/sites`, [{ site_id: null }]))).toEqual(['site_id: type']);
		expect(problems(post(`${SAGE}/bank_payment`, PAYMENT, { urn: 5120 }))).toEqual(['urn: type']);
	});

	it('shows a linked record as the record of that name', () => {
		expect(
			problems(
				get(`${SAGE}/banks?$expand=account_currency&$select=code,account_currency.name`, [
					{ code: 'A', account_currency: { name: 'Pound' } },
				]),
			),
		).toEqual([]);
		const answer = (customer: object) => get(`${SAGE}/sop_orders/901?$expand=customer`, { ...ORDER_ANSWER, customer });
		expect(problems(answer({ id: 12, name: 'Amazon.co.uk', reference: 'AMZGBP' }))).toEqual([]);
		expect(problems(answer({ id: 12, name: 'Amazon.co.uk', reference: 'AMZGBP', nickname: 'A' }))).toEqual([
			'customer.nickname: additionalProperties',
		]);
	});

	it('needs only the required fields that $select names', () => {
		const orders = (select: string) => get(`${SAGE}/sop_orders?${select}`, [{ id: 901 }]);
		expect(problems(orders('$select=id'))).toEqual([]);
		expect(problems(orders('$select=id,customer_id'))).toEqual(['customer_id: required']);
		expect(problems(orders(''))).toEqual(['customer_id: required', 'document_no: required']);
	});

	it('has a described status, described headers and JSON', () => {
		const strict = new Contract(descriptions, []);
		const refusal = (
			status: number,
			responseHeaders: Record<string, string> = {},
			responseBody: string | null = '{"errors":[{"code":"E","message":"m"}]}',
		) =>
			strict
				.check(
					{ ...search({}), status, responseHeaders: { 'content-type': 'application/json', ...responseHeaders }, responseBody },
					'outsiders',
				)
				.map(({ field, rule }) => `${field}: ${rule}`);
		expect(refusal(403)).toEqual([]);
		expect(refusal(418)).toEqual(['418: status']);
		expect(refusal(429, { 'x-amzn-RateLimit-Limit': '0.0056' })).toEqual(['x-amzn-ratelimit-limit: header']);
		expect(refusal(400, { 'x-amzn-RateLimit-Limit': 'one' })).toEqual(['x-amzn-ratelimit-limit: header']);
		expect(refusal(403, { 'content-type': 'text/plain' })).toEqual(['content-type: header']);
		expect(refusal(500, {}, '<html>')).toEqual(['500: json']);
		expect(refusal(500, {}, null)).toEqual(['500: json']);
		expect(refusal(500, {}, '{"errors":[{"message":"m"}]}')).toEqual(['errors[].code: required']);
	});

	it('keeps numbers exact: one that a float cannot hold is no number', () => {
		const answer = { ...get(`${SAGE}/sites`, []), responseBody: '[{"company_id": 12345678901234567890}]' };
		expect(problems(answer)).toEqual(['company_id: type']);
		expect(problems({ ...answer, responseBody: '[{"company_id": 1.0}]' })).toEqual([]);
	});
});

describe('a document', () => {
	const FEED = {
		header: { sellerId: 'A2HARBOUR', version: '2.0' },
		messages: [
			{
				messageId: 1,
				sku: 'HH-1',
				operationType: 'PATCH',
				productType: 'PRODUCT',
				patches: [{ op: 'merge', path: '/attributes/x', value: [{ quantity: 4 }] }],
			},
		],
	};
	const upload = (feed: object): Exchange => ({ ...post('/documents/amzn1.in?X-Amz-Signature=x', feed, null), method: 'PUT' });
	const [message] = FEED.messages;

	it('that is uploaded follows the schema of listings feeds, closed', () => {
		expect(problems(upload(FEED))).toEqual([]);
		expect(problems(upload({ ...FEED, header: { ...FEED.header, invented: 1 } }))).toEqual(['header.invented: additionalProperties']);
		expect(problems(upload({ ...FEED, messages: [{ ...message, invented: 1 }] }))).toEqual(['messages[].invented: additionalProperties']);
		expect(problems(upload({ ...FEED, messages: [{ ...message, sku: undefined }] }))).toEqual(['messages[].sku: required']);
		expect(problems({ ...upload(FEED), requestBody: '{"header":' })).toEqual([': json']);
		expect(problems({ ...upload(FEED), requestBody: '{"header":' }, 'outsiders')).toEqual([]);
	});

	it('that tells how a feed went follows its own schema, closed', () => {
		const report = {
			header: { sellerId: 'A2HARBOUR', version: '2.0', feedId: '7' },
			issues: [],
			summary: { errors: 0, warnings: 0, messagesProcessed: 1, messagesAccepted: 1, messagesInvalid: 0 },
		};
		expect(problems(get('/documents/amzn1.result?a=b', report))).toEqual([]);
		expect(problems(get('/documents/amzn1.result', { ...report, invented: 1 }), 'outsiders')).toEqual(['invented: additionalProperties']);
		expect(
			problems({ ...get('/documents/amzn1.report', null), responseBody: 'sku\tprice', responseHeaders: { 'content-type': 'text/plain' } }),
		).toEqual([]);
	});
});

describe('closing', () => {
	it('stops at a keyword that it does not understand, in place of leaving a check out', () => {
		const context = { direction: 'answer', local: {}, address: 'a', owner: 'order', recordNamed: () => undefined } as const;
		expect(() => closeSchema({ type: 'object', properties: { price: { type: 'number', multipleOf: 2 } as Schema } }, context)).toThrow(
			'The description uses multipleOf in order:price',
		);
	});
});

describe('deviations', () => {
	const unneeded: Deviation = {
		operation: 'POST /bank_payment',
		schema: 'bank_payment',
		field: 'bank_id',
		rule: 'required',
		reason: 'test',
	};

	it('are unused until an exchange needs them', () => {
		const own = new Contract(descriptions, [unneeded]);
		own.check(post(`${SAGE}/bank_payment`, PAYMENT, { urn: '1' }), 'nodes');
		expect(own.unusedDeviations()).toEqual([unneeded]);
		expect(own.check(post(`${SAGE}/bank_payment`, { ...PAYMENT, bank_id: undefined }, { urn: '1' }), 'nodes')).toEqual([]);
		expect(own.unusedDeviations()).toEqual([]);
	});

	it('count an operation as covered only when a node asked and was answered with success', () => {
		const own = new Contract(descriptions);
		own.check(get(`${SAGE}/banks`, null, 400), 'nodes');
		expect([...own.covered]).toEqual([]);
		own.check(get(`${SAGE}/banks`, []), 'outsiders');
		expect([...own.covered]).toEqual([]);
		own.check(get(`${SAGE}/banks`, []), 'nodes');
		expect([...own.covered]).toEqual(['GET /banks']);
	});
});
