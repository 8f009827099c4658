import type { IDataObject } from 'n8n-workflow';
import { creditsOf, type CreditRows } from '../../../../nodes/Sage200/credits/join';
import type { SalesReturn } from '../../../../nodes/Sage200/credits/returns';

const ID = '202-1234567-1234567';
const LIVE = 'EnumDocumentStatusLive';
/** A return of 33.60, live and not credited. */
const aReturn = (more: Partial<SalesReturn> = {}, row: IDataObject = {}): SalesReturn => ({
	row: { id: 500_001, document_no: 'R1', document_date: '2026-05-12T00:00:00Z', total_gross_value: '33.60', customer_id: 1, ...row },
	orderIds: [ID],
	status: LIVE,
	cancelled: 'None',
	credits: [],
	...more,
});
const view = (number: string, gross: string): IDataObject => ({
	sop_invoice_credit_document_no: number,
	sop_invoice_credit_total_gross_value: gross,
});
const posted = (reference: string, gross: string, row: IDataObject = {}) => ({
	row: {
		id: 1,
		customer_id: 1,
		reference,
		second_reference: '',
		trader_transaction_type: 'TradingAccountEntryTypeCreditNote',
		document_gross_value: `-${gross}`,
		urn: 4711,
		...row,
	},
	state: 'posted' as const,
});
const found = (rows: Partial<CreditRows>) => creditsOf({ returns: [], ofOrders: [], ofReturns: [], customers: new Map(), ...rows });

test('the number of a credit note meets the reference of the ledger with or without its leading zeros', () => {
	const returns = [aReturn({ credits: [view('0000000009', '33.60')] })];
	const ofOrders = [{ ...posted('9', '33.60', { second_reference: ID }), orderIds: [ID] }];
	expect(found({ returns, ofOrders })).toMatchObject([
		{ source: 'salesReturn', credit_notes: [{ document_no: '0000000009', urn: '4711' }] },
	]);
});

test('a note under that number on another customer is another note', () => {
	const returns = [aReturn({ credits: [view('9', '33.60')] })];
	const ofOrders = [{ ...posted('9', '33.60', { customer_id: 2, second_reference: ID }), orderIds: [ID] }];
	expect(found({ returns, ofOrders }).map((each) => [each.source, each.may_be_same_as])).toEqual([
		['salesReturn', ['URN 4711']],
		['creditNote', ['return R1']],
	]);
});

test('a return whose credit note waits in the pending file counts once, with the note that has no URN', () => {
	expect(found({ returns: [aReturn({ credits: [view('9', '33.60')] })] })).toMatchObject([
		{ gross_value: '33.60', credit_notes: [{ document_no: '9', gross_value: '33.60', urn: '' }], may_be_same_as: [], uncertain: '' },
	]);
});

test('a return that is credited in part leaves room for a note beside it', () => {
	const returns = [aReturn({ credits: [view('9', '20.00')] })];
	const ofReturns = [posted('9', '20.00')];
	const ofOrders = [{ ...posted(ID, '13.60', { urn: 4712 }), orderIds: [ID] }];
	expect(found({ returns, ofReturns, ofOrders }).map((each) => each.may_be_same_as)).toEqual([['URN 4712'], ['return R1']]);
});

test.each<[string, SalesReturn, string]>([
	['credited with more than itself', aReturn({ credits: [view('9', '40.00')] }), 'its credit notes come to 40.00, more than the return'],
	[
		'complete and credited with less',
		aReturn({ status: 'EnumDocumentStatusComplete', credits: [view('9', '20.00')] }),
		'it is complete, and its credit notes come to 20.00',
	],
	['of a status that nobody knows', aReturn({ status: 'Parked' }), 'its status is not known (Parked)'],
	['without a status', aReturn({ status: '' }), 'its status is not known (none)'],
	['without a value', aReturn({}, { total_gross_value: null }), 'Sage shows no value of the return'],
	['in draft', aReturn({ status: 'EnumDocumentStatusDraft' }), 'the return is half made'],
	['of two orders', aReturn({ orderIds: [ID, '203-1'] }), `it names several orders: ${ID}, 203-1`],
])('a return %s is given with that doubt', (_what, one, uncertain) => {
	expect(found({ returns: [one] })[0]).toMatchObject({ uncertain });
});

test('a type that nobody knows counts as a credit note, with that doubt; a deleted one counts for nothing', () => {
	const of = (type: string) => [{ ...posted(ID, '12.00', { trader_transaction_type: type }), orderIds: [ID] }];
	expect(found({ ofOrders: of('Oddity') })).toMatchObject([{ gross_value: '12.00', uncertain: 'its type is not known (Oddity)' }]);
	expect(found({ ofOrders: of('TradingAccountEntryTypeDeletedRecord') })).toEqual([]);
	expect(found({ ofOrders: of('TradingAccountEntryTypeInvoice') })).toEqual([]);
});
