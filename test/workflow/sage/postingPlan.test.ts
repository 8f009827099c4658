import type { IDataObject } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { line, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const DOCUMENTS = ['sales_receipts', 'sales_credit_notes', 'sales_payments', 'bank_payment', 'bank_transfer'];
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const clearingEntries = [
	{ secondReference: 'RCPT-2605-0', amount: '1000.00' },
	{ secondReference: 'PAYM-2605-0', amount: '-60.00' },
	{ secondReference: 'FEES-2605-0', amount: '-120.00' },
	{ secondReference: 'PAYOUT-2605-0', amount: '-700.00' },
];

test('posts a plan step by step and finds the clearing balance that Amazon holds', async () => {
	const run = await bench.postPlan(plan());
	expect(run.error).toBeUndefined();
	const [item] = run.json('Sage');
	expect(item).toMatchObject({
		subject: { kind: 'settlement', id: '15330000001' },
		outcome: 'posted',
		clearing: { bankCode: 'AMZGBP', balance: '532.50', expected: '532.50', agrees: true },
	});
	expect((item.steps as IDataObject[]).map(({ step, document, outcome }) => [step, document, outcome])).toEqual(
		DOCUMENTS.map((document, index) => [index + 1, document, 'posted']),
	);
	expect((item.steps as IDataObject[]).every(({ urn }) => /^\d+$/.test(String(urn)))).toBe(true);
	expect(bench.posts()).toEqual(DOCUMENTS);
	expect(await bench.bankEntries('AMZGBP')).toEqual(clearingEntries);
	expect(await bench.bankEntries('CURRENT')).toEqual([{ secondReference: 'PAYOUT-2605-0', amount: '700.00' }]);
	expect(await bench.facts('summary')).toMatchObject({ nominalBalances: '0.00' });
});

test('sends money as numbers with two decimals, and every field that Sage would fill in itself', async () => {
	await bench.postPlan(plan());
	const payment = bench.asked('POST', '/bank_payment')[0].requestBody as string;
	expect(payment).toContain('"gross_value":120.00,"goods_value":100.00,"tax_value":20.00,"tax_code_id":1729');
	expect(JSON.parse(payment)).toEqual({
		bank_id: 2,
		transaction_date: '2026-05-10T00:00:00Z',
		reference: '15330000001',
		second_reference: 'FEES-2605-0',
		narrative: 'Amazon settlement 15330000001',
		nominal_analysis_items: [
			{
				code: '6200',
				cost_centre: '',
				department: '',
				narrative: 'Referral fees',
				gross_value: 120,
				goods_value: 100,
				tax_value: 20,
				tax_code_id: 1729,
				transaction_date: '2026-05-10T00:00:00Z',
				reference: '15330000001',
			},
		],
	});
});

test('groups the tax of a credit note by tax code and keeps its nominal lines', async () => {
	const credit = steps()[1];
	const lines = [
		line({ nominalCode: '4030', net: '50.00', tax: '10.00', gross: '60.00' }),
		line({ nominalCode: '4010', net: '5.00', tax: '1.00', gross: '6.00' }),
		line({ nominalCode: '4030', taxCode: 0, net: '7.99', tax: '0.00', gross: '7.99' }),
	];
	await bench.postPlan(
		plan({ steps: [{ ...credit, amount: '73.99', lines }], clearing: { bankCode: 'AMZGBP', closing: '412.50', movement: '0.00' } }),
	);
	const body = JSON.parse(bench.asked('POST', '/sales_credit_notes')[0].requestBody as string);
	expect(body).toMatchObject({
		document_goods_value: 62.99,
		document_tax_value: 11,
		tax_analysis_items: [
			{ id: 1729, goods_amount: 55, tax_amount: 11 },
			{ id: 1728, goods_amount: 7.99, tax_amount: 0 },
		],
		nominal_analysis_items: [
			{ code: '4030', value: 50 },
			{ code: '4010', value: 5 },
			{ code: '4030', value: 7.99 },
		],
	});
	expect(body).not.toHaveProperty('due_date');
});

test('posts a summary invoice with its due date and no settlement discount, and finds it again', async () => {
	const invoice = {
		...steps()[1],
		document: 'sales_invoices' as const,
		secondReference: 'INV-2605-0',
		customerReference: 'AMZSUMGB',
		lines: [line({ nominalCode: '4000', net: '50.00', tax: '10.00', gross: '60.00' })],
	};
	const one = plan({ steps: [invoice], clearing: { bankCode: 'AMZGBP', closing: '412.50', movement: '0.00' } });
	expect((await bench.postPlan(one)).json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
	expect(JSON.parse(bench.asked('POST', '/sales_invoices')[0].requestBody as string)).toMatchObject({
		customer_id: 27826,
		due_date: '2026-05-10T00:00:00Z',
		document_discount_value: 0,
		discount_percent: 0,
		discount_days: 0,
	});
	expect((await bench.postPlan(one)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
});

test.each([true, false])('posts once however often it runs (payments shown as negative: %s)', async (signedValues) => {
	setBehaviour(bench.sandbox, { signedValues });
	await bench.postPlan(plan());
	for (let again = 0; again < 2; again++) {
		const run = await bench.postPlan(plan());
		expect(run.json('Sage')).toMatchObject([
			{
				outcome: 'alreadyPosted',
				steps: DOCUMENTS.map((document) => ({ document, outcome: 'alreadyPosted' })),
				clearing: { agrees: true },
			},
		]);
	}
	expect(bench.posts()).toEqual(DOCUMENTS);
});

test('takes up a plan where it was left', async () => {
	await bench.postPlan(plan({ steps: steps().slice(0, 2), clearing: { bankCode: 'AMZGBP', closing: '1412.50', movement: '0.00' } }));
	const run = await bench.postPlan(plan());
	expect((run.json('Sage')[0].steps as IDataObject[]).map(({ outcome }) => outcome)).toEqual([
		'alreadyPosted',
		'alreadyPosted',
		'posted',
		'posted',
		'posted',
	]);
	expect(bench.posts()).toEqual(DOCUMENTS);
});

test('runs that hold the lease one after the other leave one of each', async () => {
	let lease: Promise<unknown> = Promise.resolve();
	const runs = [1, 2, 3].map(async () => await (lease = lease.then(async () => await bench.postPlan(plan()))));
	await Promise.all(runs);
	expect(await bench.bankEntries('AMZGBP')).toEqual(clearingEntries);
});

test('recognises a posted settlement after its period was closed', async () => {
	await bench.postPlan(plan());
	bench.clock.advance(200 * 86_400_000);
	bench.reconnect();
	expect((await bench.postPlan(plan())).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
});

test('reports a clearing balance that is not what Amazon holds', async () => {
	const run = await bench.postPlan(plan({ clearing: { bankCode: 'AMZGBP', closing: '532.51', movement: '0.00' } }));
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '532.50', expected: '532.51', agrees: false } }]);
});

test('a dry run shows the exact bodies and posts nothing', async () => {
	await bench.postPlan(plan({ steps: steps().slice(0, 1), clearing: { bankCode: 'AMZGBP', closing: '1412.50', movement: '0.00' } }));
	bench.forget();
	const run = await bench.postPlan(plan(), { dryRun: true });
	const [{ outcome, steps: shown }] = run.json('Sage') as [{ outcome: string; steps: IDataObject[] }];
	expect(outcome).toBe('dryRun');
	expect(shown.map((step) => step.outcome)).toEqual(['alreadyPosted', 'dryRun', 'dryRun', 'dryRun', 'dryRun']);
	expect(shown[4].bodyText).toBe(
		'{"bank_from_id":2,"bank_to_id":1,"payment_value":700.00,"narrative":"Amazon settlement 15330000001","transaction_date":"2026-05-10T00:00:00Z","reference":"15330000001","second_reference":"PAYOUT-2605-0"}',
	);
	expect(shown[4].body).toMatchObject({ payment_value: '700.00', bank_from_id: 2 });
	expect(bench.posts()).toEqual([]);
});

test('says which step Sage refused, in its words, and what was posted before', async () => {
	bench.fault('throttle', /POST .*\/bank_payment$/);
	const details = detailsOf((await bench.postPlan(plan())).error);
	expect(details).toMatchObject({
		kind: 'refusedBySage',
		reference: '15330000001',
		secondReference: 'FEES-2605-0',
		step: 4,
		message: expect.stringContaining('Rate limit is exceeded'),
	});
	expect((details.stepsDone as IDataObject[]).map(({ document, outcome }) => [document, outcome])).toEqual(
		DOCUMENTS.slice(0, 3).map((document) => [document, 'posted']),
	);
	expect(await bench.bankEntries('CURRENT')).toEqual([]);
});
