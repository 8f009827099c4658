import type { FaultKind } from '../../../sandbox/core/faults';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { hledgerJournal } from '../../../sandbox/sage/facts';
import { postNominal } from '../../../sandbox/sage/books/ledger';
import { bankNominal, controlNominal, needBank } from '../../../sandbox/sage/books/masters';
import { ID, query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const transfer = {
	bank_from_id: ID.clearing,
	bank_to_id: ID.current,
	payment_value: 10,
	reference: 'R1',
	transaction_date: '2026-05-01T00:00:00Z',
};
const post = () => sage.api.post('/bank_transfer', transfer);
const misbehave = (kind: FaultKind) => sage.faults.add({ kind, side: 'sage', match: /^POST .*\/bank_transfer$/ });
const legs = async () => (await sage.api.get('/bank_posted_transactions', query({ $filter: "reference eq 'R1'" }))).data.length;

describe('before the work, nothing is done', () => {
	it.each<[FaultKind, number, string]>([
		['throttle', 429, 'application/json'],
		['serverError', 500, ''],
		['unavailable', 503, 'text/html'],
		['badGateway', 502, 'text/html'],
		['gatewayTimeout', 504, 'text/html'],
		['wrongSite', 401, 'application/json'],
	])('%s answers %i', async (kind, expected, contentType) => {
		misbehave(kind);
		const { status, headers } = await post();
		expect(status).toBe(expected);
		expect(String(headers['content-type'] ?? '')).toContain(contentType);
		expect(await legs()).toBe(0);
		expect((await post()).status).toBe(200);
	});

	it('dropBefore cuts the connection', async () => {
		misbehave('dropBefore');
		await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(await legs()).toBe(0);
	});

	it('expireToken ends the token in use', async () => {
		misbehave('expireToken');
		expect((await post()).status).toBe(401);
		expect((await sage.api.get('/banks')).status).toBe(401);
		expect((await (await sage.signIn()).post('/bank_transfer', transfer)).status).toBe(200);
	});
});

describe('after the work, it is done all the same', () => {
	it('dropAfter cuts the connection', async () => {
		misbehave('dropAfter');
		await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(await legs()).toBe(2);
	});

	it('timeoutAfter answers 504 with a page', async () => {
		misbehave('timeoutAfter');
		const { status, data } = await post();
		expect({ status, data }).toEqual({ status: 504, data: '<html><body><h1>504 Gateway Timeout</h1></body></html>' });
		expect(await legs()).toBe(2);
	});

	it('errorAfter answers 500', async () => {
		misbehave('errorAfter');
		const { status, data } = await post();
		expect({ status, data }).toEqual({ status: 500, data: '' });
		expect(await legs()).toBe(2);
	});

	it('truncate ends the body half way', async () => {
		misbehave('truncate');
		await expect(post()).rejects.toMatchObject({ message: expect.stringMatching(/aborted|hang up|ECONNRESET/) });
		expect(await legs()).toBe(2);
	});
});

it('shows postings late when told to, while the balance moves at once', async () => {
	setBehaviour(sage.parts, { visibleAfterSeconds: 30 });
	await post();
	expect(await legs()).toBe(0);
	expect((await sage.facts('banks/AMZGBP')).balance).toBe('402.50');
	sage.clock.advance(29_999);
	expect(await legs()).toBe(0);
	sage.clock.advance(1);
	expect(await legs()).toBe(2);
});

it('never keeps a nominal transaction that does not balance', () => {
	const document = { urn: 1, day: '2026-05-01', reference: '', secondReference: '', narrative: '', source: 'Nominal Ledger' } as const;
	const clearing = bankNominal(sage.parts, needBank(sage.parts, ID.clearing));
	const equity = controlNominal(sage.parts, 'equity');
	expect(() =>
		postNominal(sage.parts, document, [
			{ nominal: clearing, amount: 100 },
			{ nominal: equity, amount: -99 },
		]),
	).toThrow('does not balance: 1');
	expect(() =>
		postNominal(sage.parts, document, [
			{ nominal: clearing, amount: 0.5 },
			{ nominal: equity, amount: -0.5 },
		]),
	).toThrow('does not balance');
});

it('exports the nominal ledger as a plain-text journal in order of dates', async () => {
	await post();
	expect(hledgerJournal(sage.parts)).toBe(
		[
			'2026-02-01 (10001) OPENING',
			'    1200 Current account  GBP 12500.00',
			'    3100 Retained profits  GBP -12500.00',
			'',
			'2026-02-01 (10002) OPENING',
			'    1250 Amazon UK clearing  GBP 412.50',
			'    3100 Retained profits  GBP -412.50',
			'',
			'2026-05-01 (10003) R1',
			'    1200 Current account  GBP 10.00',
			'    1250 Amazon UK clearing  GBP -10.00',
			'',
		].join('\n'),
	);
	const { data, headers } = await sage.plain.get('/sandbox/sage/journal.hledger');
	expect(headers['content-type']).toContain('text/plain');
	expect(data).toBe(hledgerJournal(sage.parts));
});

it('keeps cash book, customer accounts and nominal ledger in step over many postings', async () => {
	const day = { transaction_date: '2026-04-10T00:00:00Z' };
	const line = (code: string, goods: number, tax: number) => [
		{
			code,
			gross_value: Number((goods + tax).toFixed(2)),
			goods_value: goods,
			tax_value: tax,
			tax_code_id: tax ? ID.standard : ID.outside,
			...day,
		},
	];
	await sage.api.post('/sales_receipts', { customer_id: ID.marketplace, bank_id: ID.clearing, cheque_value: 1234.56, ...day });
	await sage.api.post('/sales_payments', { customer_id: ID.marketplace, bank_id: ID.clearing, cheque_value: 34.99, ...day });
	await sage.api.post('/sales_credit_notes', {
		customer_id: ID.marketplace,
		document_goods_value: 29.16,
		document_tax_value: 5.83,
		tax_analysis_items: [{ id: ID.standard }],
		nominal_analysis_items: [{ code: '4030' }],
		...day,
	});
	await sage.api.post('/bank_payment', { bank_id: ID.clearing, nominal_analysis_items: line('6200', 99.99, 20), ...day });
	await sage.api.post('/bank_receipt', { bank_id: ID.clearing, nominal_analysis_items: line('4900', 12.34, 0), ...day });
	await sage.api.post('/bank_transfer', { ...transfer, payment_value: 1000, ...day });
	const { banks, nominal, nominalBalances } = await sage.facts('summary');
	const balances = Object.fromEntries(nominal.map((each: any) => [each.code, each.balance]));
	// 412.50 + 1234.56 - 34.99 - 119.99 + 12.34 - 1000.00
	expect(banks[1]).toEqual({ code: 'AMZGBP', balance: '504.42', transactions: 6 });
	expect(balances).toMatchObject({
		'1250': '504.42',
		'1200': '13500.00',
		'1100': '-1234.56',
		'2200': '5.83',
		'2201': '20.00',
		'4030': '29.16',
		'6200': '99.99',
		'4900': '-12.34',
	});
	expect((await sage.api.get(`/customers/${ID.marketplace}`)).data.balance).toBe(-1234.56);
	expect(nominalBalances).toBe('0.00');
});
