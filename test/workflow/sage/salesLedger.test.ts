import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { line, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const KEY = { customerReference: 'AMZUKGBP', date: '2026-05-10', reference: '15330000001', narrative: 'Amazon' };
const post = async (operation: string, more: IDataObject) =>
	await bench.run({
		resource: 'salesLedger',
		operation,
		...KEY,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const sales = [
	line({ nominalCode: '4000', net: '100.00', tax: '20.00', gross: '120.00' }),
	line({ nominalCode: '4010', taxCode: 0, net: '5.00', tax: '0.00', gross: '5.00' }),
];
const document = { secondReference: 'INV-2605-0', specifyLines: 'json', lines: JSON.stringify(sales) };
const cash = { bankCode: 'AMZGBP', amount: '125.00', secondReference: 'RCPT-2605-0' };

describe.each([
	['invoice', 'sales_invoices', document, '125.00'],
	['creditNote', 'sales_credit_notes', { ...document, secondReference: 'CRN-2605-0' }, '125.00'],
	['receipt', 'sales_receipts', cash, '125.00'],
	['payment', 'sales_payments', { ...cash, secondReference: 'PAYM-2605-0' }, '125.00'],
])('%s', (operation, path, parameters, amount) => {
	test('is posted once; the second time it is found', async () => {
		const [first] = (await post(operation, parameters)).json('Sage');
		expect(first).toMatchObject({
			outcome: 'posted',
			urn: expect.stringMatching(/^\d+$/),
			document: path,
			customerReference: 'AMZUKGBP',
			secondReference: parameters.secondReference,
			amount,
		});
		expect((await post(operation, parameters)).json('Sage')).toEqual([{ ...first, outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toEqual([path]);
	});

	test('is found after the connection broke behind the write, and not sent again', async () => {
		bench.fault('dropAfter', new RegExp(`^POST .*/${path}`));
		expect((await post(operation, parameters)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(bench.posts()).toEqual([path]);
	});

	test('is unknown when it was not written, and a later run posts it once', async () => {
		bench.fault('dropBefore', new RegExp(`^POST .*/${path}`));
		expect(detailsOf((await post(operation, parameters)).error)).toMatchObject({
			kind: 'outcomeUnknown',
			secondReference: parameters.secondReference,
		});
		expect(bench.posts()).toHaveLength(1);
		expect((await post(operation, parameters)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});

	test('a dry run shows the body and posts nothing', async () => {
		const [item] = (await post(operation, { ...parameters, options: { dryRun: true } })).json('Sage');
		expect(item).toMatchObject({
			outcome: 'dryRun',
			amount,
			body: { customer_id: 27825, reference: '15330000001', second_reference: parameters.secondReference },
		});
		expect(bench.posts()).toEqual([]);
	});
});

test('an invoice carries each VAT code and each nominal line', async () => {
	const [{ body }] = (await post('invoice', { ...document, options: { dryRun: true } })).json('Sage');
	expect(body).toMatchObject({
		document_goods_value: '105.00',
		document_tax_value: '20.00',
		due_date: '2026-05-10T00:00:00Z',
		tax_analysis_items: [
			{ id: 1729, goods_amount: '100.00', tax_amount: '20.00' },
			{ id: 1728, goods_amount: '5.00', tax_amount: '0.00' },
		],
		nominal_analysis_items: [
			{ code: '4000', value: '100.00' },
			{ code: '4010', value: '5.00' },
		],
	});
});

test('refuses a reference that Sage could not hold', async () => {
	expect(detailsOf((await post('receipt', { ...cash, secondReference: 'x'.repeat(21) })).error)).toMatchObject({
		kind: 'textTooLong',
		message: expect.stringContaining('Sage takes 20'),
	});
	expect(bench.posts()).toEqual([]);
});

test('Get Many gives posted transactions by reference and by URN', async () => {
	const [{ urn }] = (await post('receipt', cash)).json('Sage');
	const list = async (filters: IDataObject) =>
		(await bench.run({ resource: 'salesLedger', operation: 'getAll', returnAll: true, filters } as INodeParameters)).json('Sage');
	const expected = {
		customer_id: 27825,
		reference: '15330000001',
		second_reference: 'RCPT-2605-0',
		document_gross_value: '-125.00',
		document_outstanding_value: '-125.00',
		urn: Number(urn),
	};
	expect(await list({ customerReferences: 'AMZUKGBP', references: '15330000001' })).toMatchObject([expected]);
	expect(await list({ urns: `[${String(urn)}]` })).toMatchObject([expected]);
	expect(await list({ secondReferences: 'NONE' })).toEqual([]);
});

describe('Allocate', () => {
	const urns = async () => {
		const [invoice] = (await post('invoice', document)).json('Sage');
		const [receipt] = (await post('receipt', cash)).json('Sage');
		bench.forget();
		return [String(invoice.urn), String(receipt.urn)];
	};
	const allocate = async (lines: IDataObject[], options: IDataObject = {}) =>
		await post('allocate', { specifyLines: 'json', lines: JSON.stringify(lines), options });
	const outstanding = async (urn: string) => {
		const [row] = (
			await bench.run({ resource: 'salesLedger', operation: 'getAll', returnAll: true, filters: { urns: urn } } as INodeParameters)
		).json('Sage');
		return row.document_outstanding_value;
	};

	test.each(['positive', 'bySide'])('settles an invoice by a receipt, once (signs: %s)', async (signs) => {
		const [invoice, receipt] = await urns();
		const lines = [
			{ urn: invoice, amount: '125.00' },
			{ urn: receipt, amount: '125.00' },
		];
		expect((await allocate(lines, { signs })).json('Sage')).toEqual([
			{
				outcome: 'posted',
				subject: { kind: 'allocation', id: `${invoice}, ${receipt}` },
				customerReference: 'AMZUKGBP',
				urns: [invoice, receipt],
			},
		]);
		expect([await outstanding(invoice), await outstanding(receipt)]).toEqual(['0.00', '0.00']);
		expect((await allocate(lines, { signs })).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toEqual(['sales_allocations']);
	});

	test('a part of a transaction is allocated once, told by what was outstanding', async () => {
		const [invoice, receipt] = await urns();
		const lines = [
			{ urn: invoice, amount: '50.00', outstanding: '125.00' },
			{ urn: receipt, amount: '50.00', outstanding: '125.00' },
		];
		expect((await allocate(lines)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(await outstanding(invoice)).toBe('75.00');
		expect((await allocate(lines)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toHaveLength(1);
	});

	test('stops when something else was allocated meanwhile', async () => {
		const [invoice, receipt] = await urns();
		await allocate([
			{ urn: invoice, amount: '50.00', outstanding: '125.00' },
			{ urn: receipt, amount: '50.00', outstanding: '125.00' },
		]);
		bench.forget();
		const run = await allocate([
			{ urn: invoice, amount: '125.00' },
			{ urn: receipt, amount: '125.00' },
		]);
		expect(detailsOf(run.error)).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringContaining(`of URN ${invoice} 75.00 is outstanding instead of 0.00`),
		});
		expect(bench.posts()).toEqual([]);
	});

	test('an unclear outcome is settled by what is outstanding, and never sent twice', async () => {
		const [invoice, receipt] = await urns();
		bench.fault('dropAfter', /^POST .*\/sales_allocations/);
		expect(
			(
				await allocate([
					{ urn: invoice, amount: '125.00' },
					{ urn: receipt, amount: '125.00' },
				])
			).json('Sage'),
		).toMatchObject([{ outcome: 'posted' }]);
		expect(bench.posts()).toEqual(['sales_allocations']);
	});

	test.each<[string, (urns: string[]) => IDataObject[], string, RegExp]>([
		[
			'debits and credits that differ',
			([a, b]) => [
				{ urn: a, amount: '125.00' },
				{ urn: b, amount: '100.00', outstanding: '125.00' },
			],
			'identityFails',
			/debits 125.00 and credits 100.00 differ/,
		],
		[
			'an unknown URN',
			([a]) => [
				{ urn: a, amount: '125.00' },
				{ urn: '99999', amount: '125.00' },
			],
			'notFoundInSage',
			/no transaction with URN 99999/,
		],
		['one transaction only', ([a]) => [{ urn: a, amount: '125.00' }], 'identityFails', /at least two/],
		[
			'an amount as a number',
			([a, b]) => [
				{ urn: a, amount: 125 },
				{ urn: b, amount: '125.00' },
			],
			'identityFails',
			/no positive amount/,
		],
		[
			'the same URN twice',
			([a]) => [
				{ urn: a, amount: '1.00' },
				{ urn: a, amount: '1.00' },
			],
			'identityFails',
			/twice/,
		],
		[
			'more than is outstanding',
			([a, b]) => [
				{ urn: a, amount: '130.00', outstanding: '125.00' },
				{ urn: b, amount: '125.00' },
			],
			'identityFails',
			/less than the amount/,
		],
	])('refuses %s', async (_title, linesOf, kind, words) => {
		const run = await allocate(linesOf(await urns()));
		expect(detailsOf(run.error)).toMatchObject({ kind, message: expect.stringMatching(words) });
		expect(bench.posts()).toEqual([]);
	});
});
