import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { archiveEntry, cancelReturn, keyCreditNote, keyReturn, type KeyedCreditNote } from '../../../sandbox/sage/postings/keyed';
import { answerAsRecorded } from '../../../sandbox/sage/recorded/asRecorded';
import { draft, line, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => {
	bench = await SageBench.start();
	await bench.createOrders([draft(ID), draft(OTHER)]);
	bench.forget();
});
afterEach(async () => await bench.stop());

/** Each of 28.00 net and 5.60 VAT: 33.60. */
const [ID, OTHER] = ['202-1234567-1234567', '203-1234567-0000002'];
const DIGITS = '20212345671234567';
const run = async (amazonOrderIds: string, operation = 'getCredits') =>
	await bench.run({ resource: 'salesLedger', operation, amazonOrderIds } as INodeParameters);
const creditsOf = async (...ids: string[]) => (await run(JSON.stringify(ids))).json('Sage');
/** 10.00 net, 2.00 VAT. */
const keyed = (more: Partial<KeyedCreditNote>) =>
	keyCreditNote(bench.sandbox, {
		customerReference: 'AMZUKGBP',
		reference: 'BY HAND',
		net: 1_000,
		tax: 200,
		taxCode: 1,
		nominalCode: '4030',
		day: '2026-05-12',
		...more,
	});
const credit = async (returnId: number) => {
	const answer = await fetch(`${bench.sandbox.baseUrl()}/sandbox/sage/credit/${returnId}`, { method: 'POST' });
	return (await answer.json()) as { documentNo: string; urn: number };
};

describe('A credit note of the sales ledger', () => {
	test.each<[string, Partial<KeyedCreditNote>]>([
		['its reference', { reference: ID }],
		['its second reference', { secondReference: ID }],
		['its second reference, with something behind it', { secondReference: `${ID}a` }],
		['its reference as 17 digits', { reference: DIGITS }],
		['its second reference as 17 digits with something behind them', { secondReference: `${DIGITS}R1` }],
	])('is found by the order id in %s', async (_where, more) => {
		const urn = keyed(more);
		expect(await creditsOf(OTHER, ID)).toEqual([
			{
				amazon_order_id: ID,
				source: 'creditNote',
				document_no: more.reference ?? 'BY HAND',
				reference: more.reference ?? 'BY HAND',
				second_reference: more.secondReference ?? '',
				transaction_date: '2026-05-12',
				gross_value: '12.00',
				customer_reference: 'AMZUKGBP',
				urn: String(urn),
				id: expect.any(Number),
				state: 'posted',
				credit_notes: [],
				undone_by: '',
				may_be_same_as: [],
				uncertain: '',
			},
		]);
	});

	test('is found when the ledger has archived it, and on whatever customer', async () => {
		archiveEntry(bench.sandbox, keyed({ reference: ID, customerReference: 'AMZSUMGB' }));
		expect(await creditsOf(ID)).toMatchObject([{ gross_value: '12.00', customer_reference: 'AMZSUMGB', state: 'archived' }]);
	});

	test('of another order, without the order id, or no credit note at all is none of this order', async () => {
		keyed({ reference: OTHER });
		keyed({});
		await bench.run({
			resource: 'salesLedger',
			operation: 'invoice',
			customerReference: 'AMZUKGBP',
			date: '2026-05-10',
			reference: ID,
			secondReference: 'INV',
			narrative: '',
			specifyLines: 'json',
			lines: JSON.stringify([line({ nominalCode: '4000' })]),
			options: {},
		} as INodeParameters);
		expect(await creditsOf(ID)).toEqual([]);
	});

	test('that names two orders is given for both, with that doubt', async () => {
		keyed({ reference: ID, secondReference: OTHER });
		const found = await creditsOf(ID, OTHER);
		expect(found.map(({ amazon_order_id: id, uncertain }) => [id, uncertain])).toEqual([
			[ID, `it names several orders: ${ID}, ${OTHER}`],
			[OTHER, `it names several orders: ${ID}, ${OTHER}`],
		]);
	});

	test('that we posted is among them, and says when it was undone', async () => {
		const ours = plan({ steps: [steps()[1]], clearing: undefined });
		await bench.postPlan(ours);
		expect(await creditsOf(ID)).toMatchObject([
			{ source: 'creditNote', reference: '15330000001', second_reference: `${DIGITS}C00`, gross_value: '60.00', undone_by: '' },
		]);
		const [undo] = (
			await bench.run({
				resource: 'postingPlan',
				operation: 'reverse',
				plan: JSON.stringify(ours),
				isVatReturnOpen: true,
				date: '',
				options: { settleDelaySeconds: 0 },
			} as INodeParameters)
		).json('Sage');
		expect(await creditsOf(ID)).toMatchObject([
			{ second_reference: `${DIGITS}C00`, undone_by: String((undo.steps as IDataObject[])[0].urn) },
		]);
	});
});

describe('A sales return', () => {
	test.each([
		['carries the order id', { withOrderId: true, fromOrder: false }],
		['came of the order, without its id', { withOrderId: false, fromOrder: true }],
		['does both', {}],
	])('that %s is a credit before it is credited', async (_how, how) => {
		const { id, document_no: number } = keyReturn(bench.sandbox, 1, how);
		expect(await creditsOf(ID, OTHER)).toMatchObject([
			{
				amazon_order_id: ID,
				source: 'salesReturn',
				id,
				document_no: number,
				gross_value: '33.60',
				customer_reference: 'AMZUKGBP',
				credit_notes: [],
				may_be_same_as: [],
				uncertain: '',
			},
		]);
	});

	test('and the credit note that it became count once', async () => {
		const { id } = keyReturn(bench.sandbox, 1);
		const { documentNo, urn } = await credit(Number(id));
		expect(await creditsOf(ID)).toMatchObject([
			{
				source: 'salesReturn',
				gross_value: '33.60',
				credit_notes: [{ document_no: documentNo, gross_value: '33.60', urn: String(urn) }],
				may_be_same_as: [],
				uncertain: '',
			},
		]);
	});

	test('and its credit note count once where the ledger has the order id as second reference', async () => {
		const { id } = keyReturn(bench.sandbox, 1);
		const { urn } = await credit(Number(id));
		const entry = bench.sandbox.store.all('sage.customerEntry').find((each) => each.urn === urn)!;
		bench.sandbox.store.update('sage.customerEntry', entry.id, { secondReference: ID });
		expect(await creditsOf(ID)).toMatchObject([{ source: 'salesReturn', credit_notes: [{ urn: String(urn) }], may_be_same_as: [] }]);
	});

	test('that is not credited yet, and a credit note beside it, may be one: each names the other', async () => {
		const { document_no: number } = keyReturn(bench.sandbox, 1);
		const urn = keyed({ reference: ID });
		expect((await creditsOf(ID)).map(({ source, may_be_same_as: same }) => [source, same])).toEqual([
			['salesReturn', [`URN ${urn}`]],
			['creditNote', [`return ${String(number)}`]],
		]);
	});

	test('that is credited whole, and a credit note beside it, are two credits', async () => {
		const { id } = keyReturn(bench.sandbox, 1);
		await credit(Number(id));
		keyed({ reference: ID });
		expect((await creditsOf(ID)).map((each) => [each.source, each.gross_value, each.may_be_same_as])).toEqual([
			['salesReturn', '33.60', []],
			['creditNote', '12.00', []],
		]);
	});

	test('that is not credited yet is never one with a credit note of ours', async () => {
		keyReturn(bench.sandbox, 1);
		await bench.postPlan(plan({ steps: [steps()[1]], clearing: undefined }));
		expect((await creditsOf(ID)).map((each) => [each.source, each.may_be_same_as])).toEqual([
			['salesReturn', []],
			['creditNote', []],
		]);
	});

	test('that is cancelled is none', async () => {
		cancelReturn(bench.sandbox, Number(keyReturn(bench.sandbox, 1).id));
		expect(await creditsOf(ID)).toEqual([]);
	});

	test('that is half made is given with that doubt', async () => {
		const { id } = keyReturn(bench.sandbox, 1);
		const { row } = bench.sandbox.store.get<IDataObject & { id: number; row: IDataObject }>('sage.return', Number(id))!;
		bench.sandbox.store.update('sage.return', Number(id), { row: { ...row, document_no: '##77' } });
		expect(await creditsOf(ID)).toMatchObject([{ document_no: '##77', uncertain: 'the return is half made' }]);
	});
});

test.each<[string, () => void]>([
	['that is older than the returns of the API', () => setBehaviour(bench.sandbox, { release: '2024R1' })],
	['that answers as real ones do', () => answerAsRecorded(bench.sandbox)],
])('finds the same on a site %s', async (_which, change) => {
	const { id } = keyReturn(bench.sandbox, 1);
	await credit(Number(id));
	keyed({ reference: OTHER });
	const before = await creditsOf(ID, OTHER);
	expect(before).toHaveLength(2);
	change();
	expect(await creditsOf(ID, OTHER)).toEqual(before);
});

test('many orders are asked for together', async () => {
	const ids = Array.from({ length: 60 }, (_, index) => `204-1234567-${String(index).padStart(7, '0')}`);
	for (const reference of ids) keyed({ reference });
	expect(await creditsOf(...ids)).toHaveLength(60);
	expect(bench.asked('GET', '/sales_posted_transactions').length).toBeLessThan(25);
});

test('no orders bring no credits, without asking; what is no order id is refused', async () => {
	expect((await run('[]')).json('Sage')).toEqual([]);
	expect((await run('203-1')).error?.message).toContain('"203-1" is no Amazon order ID');
	expect(bench.exchanges).toEqual([]);
});

test('a ledger that cannot be read ends it: no credit seen is not no credit', async () => {
	bench.fault('serverError', /GET .*\/sales_historical_transactions/, 99);
	const { error, json } = await run(ID);
	expect(`${error?.message} ${String(error?.description)}`).toContain('/sales_historical_transactions');
	expect(json('Sage')).toEqual([]);
}, 30_000);

describe('Find Credits by Amount', () => {
	const propose = async (refunds: IDataObject[]) =>
		(
			await bench.run({
				resource: 'salesLedger',
				operation: 'proposeCredits',
				customerReference: 'AMZUKGBP',
				specifyRefunds: 'json',
				refunds: JSON.stringify(refunds),
			} as INodeParameters)
		).json('Sage');

	test('proposes what has the amount of the refund and names no order, and decides nothing', async () => {
		const urn = keyed({});
		keyed({ reference: OTHER });
		keyed({ net: 2_000, tax: 400 });
		keyed({ customerReference: 'AMZSUMGB' });
		expect(await propose([{ orderId: ID, amount: '12.00' }])).toMatchObject([
			{ amazon_order_id: ID, source: 'creditNote', urn: String(urn), uncertain: 'found by customer and amount only' },
		]);
	});

	test('proposes a return without an order id, and its credit note with it', async () => {
		const { id } = keyReturn(bench.sandbox, 1, { withOrderId: false, fromOrder: false });
		await credit(Number(id));
		expect(await propose([{ orderId: OTHER, amount: '33.60' }])).toMatchObject([{ source: 'salesReturn', id }]);
	});

	test('does not propose the credit note of a return that names an order', async () => {
		await credit(Number(keyReturn(bench.sandbox, 1).id));
		expect(await propose([{ orderId: OTHER, amount: '33.60' }])).toEqual([]);
	});
});
