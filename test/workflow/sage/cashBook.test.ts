import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { line, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const KEY = { bankCode: 'AMZGBP', date: '2026-05-10', reference: '15330000001', narrative: 'Amazon' };
const post = async (operation: string, more: IDataObject) =>
	await bench.run({
		resource: 'cashBook',
		operation,
		...KEY,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const payment = {
	secondReference: 'FEES-2605-0',
	specifyLines: 'json',
	lines: JSON.stringify([line(), line({ nominalCode: '6230', net: '10.50', tax: '2.10', gross: '12.60' })]),
};
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

test('posts a bank payment once; the second time it is found', async () => {
	const facts = {
		document: 'bank_payment',
		bankCode: 'AMZGBP',
		reference: '15330000001',
		secondReference: 'FEES-2605-0',
		amount: '132.60',
	};
	const [first] = (await post('bankPayment', payment)).json('Sage');
	expect(first).toEqual({ outcome: 'posted', urn: expect.stringMatching(/^\d+$/), ...facts });
	expect((await post('bankPayment', payment)).json('Sage')).toEqual([{ ...first, outcome: 'alreadyPosted' }]);
	expect(bench.posts()).toEqual(['bank_payment']);
	expect(await bench.bankEntries('AMZGBP')).toEqual([{ secondReference: 'FEES-2605-0', amount: '-132.60' }]);
});

test('lines that a person fills in field by field post what the same lines as JSON post', async () => {
	const fields = {
		nominalCode: '6200',
		taxCode: '1',
		net: '100.00',
		tax: '20.00',
		gross: '120.00',
		costCentre: '',
		department: '',
		narrative: '',
	};
	const byField = { secondReference: 'FEES-2605-0', linesFields: { entries: [fields] } };
	const asJson = { secondReference: 'FEES-2605-0', specifyLines: 'json', lines: JSON.stringify([{ ...fields, taxCode: 1 }]) };
	expect((await post('bankPayment', byField)).json('Sage')).toMatchObject([{ outcome: 'posted', amount: '120.00' }]);
	expect((await post('bankPayment', asJson)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', amount: '120.00' }]);
});

test('a receipt and a payment with the same references are two documents', async () => {
	await post('bankPayment', payment);
	const run = await post('bankReceipt', {
		...payment,
		specifyLines: 'json',
		lines: JSON.stringify([line({ nominalCode: '4900', taxCode: 26, net: '30.00', tax: '0.00', gross: '30.00' })]),
	});
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', document: 'bank_receipt', amount: '30.00' }]);
	expect(bench.posts()).toEqual(['bank_payment', 'bank_receipt']);
});

test('posts a transfer once and finds it by its legs', async () => {
	const transfer = { bankToCode: 'CURRENT', amount: '200.05', secondReference: 'PAYOUT-2605-0' };
	const [first] = (await post('bankTransfer', transfer)).json('Sage');
	expect(first).toMatchObject({ outcome: 'posted', document: 'bank_transfer', amount: '200.05' });
	expect((await post('bankTransfer', transfer)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', urn: first.urn }]);
	expect(await bench.bankEntries('CURRENT')).toEqual([{ secondReference: 'PAYOUT-2605-0', amount: '200.05' }]);
});

test('a transfer of which only one leg shows is a stop that names the bank without it', async () => {
	const transfer = { bankToCode: 'CURRENT', amount: '200.05', secondReference: 'PAYOUT-2605-0' };
	await post('bankTransfer', transfer);
	const [leg] = bench.sandbox.store
		.all<{ id: number; bankId: number; secondReference: string }>('sage.bankEntry')
		.filter((entry) => entry.bankId === 1 && entry.secondReference !== '');
	bench.sandbox.store.delete('sage.bankEntry', leg.id);
	bench.forget();
	const run = await post('bankTransfer', transfer);
	expect(detailsOf(run.error)).toMatchObject({ kind: 'postedDiffers', message: expect.stringContaining('no leg in CURRENT') });
	expect(bench.posts()).toEqual([]);
});

test('a dry run shows the body', async () => {
	const run = await post('bankPayment', { ...payment, options: { dryRun: true } });
	expect(run.json('Sage')).toMatchObject([
		{ outcome: 'dryRun', amount: '132.60', body: { bank_id: 2 }, bodyText: expect.stringContaining('"gross_value":12.60') },
	]);
	expect(bench.posts()).toEqual([]);
});

test.each<[string, IDataObject, RegExp]>([
	['lines that are no JSON', { specifyLines: 'json', lines: 'fees' }, /Lines is not JSON/],
	['lines that are no list', { specifyLines: 'json', lines: '{"net": "1.00"}' }, /Lines is not a list/],
	['no lines', { specifyLines: 'json', lines: '[]' }, /no positive amount/],
	['an amount as a number', { specifyLines: 'json', lines: JSON.stringify([{ ...line(), gross: 120 }]) }, /amount/],
	['a reference too long', { reference: 'x'.repeat(21) }, /Sage takes 20/],
	['a date in another form', { date: '10 May 2026' }, /no date/],
	['a time that is none', { options: { lastUnclearAt: 'yesterday' } }, /Unclear Since is no time/],
])('refuses %s before anything is sent', async (_title, change, words) => {
	const run = await post('bankPayment', { ...payment, ...change });
	expect(run.error?.message).toMatch(words);
	expect(bench.posts()).toEqual([]);
});

test('Get Many gives the transactions of a bank with a reference', async () => {
	await post('bankPayment', payment);
	const run = await bench.run({ resource: 'cashBook', operation: 'getAll', bankCode: 'AMZGBP', reference: '15330000001', returnAll: true });
	expect(run.json('Sage')).toMatchObject([
		{ bank_id: 2, reference: '15330000001', second_reference: 'FEES-2605-0', cheque_value: '-132.60' },
	]);
	const all = await bench.run({ resource: 'cashBook', operation: 'getAll', bankCode: 'AMZGBP', reference: '', returnAll: true });
	expect(all.json('Sage').map(({ reference }) => reference)).toEqual(['OPENING', '15330000001']);
});

describe('VAT of what is read back', () => {
	const entry = () => bench.sandbox.store.all<IDataObject & { id: number; taxItems: IDataObject[] }>('sage.bankEntry').at(-1)!;
	const change = (more: IDataObject) =>
		bench.sandbox.store.update('sage.bankEntry', entry().id, { taxItems: entry().taxItems.map((item) => ({ ...item, ...more })) });
	const again = async () => detailsOf((await post('bankPayment', payment)).error);

	test('a payment whose VAT stands on the wrong side is a stop', async () => {
		await post('bankPayment', payment);
		change({ entry_type: 'TaxEntryTypeOutput' });
		expect(await again()).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringContaining('VAT stands as output tax instead of input tax'),
		});
	});

	test('a payment whose VAT stands on another code is a stop', async () => {
		await post('bankPayment', payment);
		change({ code: 9 });
		expect(await again()).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringContaining('VAT on tax code 1 0.00 instead of 22.10'),
		});
	});

	test('a Sage that shows no VAT is taken at its amount', async () => {
		await post('bankPayment', payment);
		bench.sandbox.store.update('sage.bankEntry', entry().id, { taxItems: [] });
		expect((await post('bankPayment', payment)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toEqual(['bank_payment']);
	});
});
