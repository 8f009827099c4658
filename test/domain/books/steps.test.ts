import { analysed, transferred, type Account, type Entry, type NominalAmount } from '../../../nodes/domain/books/entry';
import { SourceLines } from '../../../nodes/domain/books/sourceLines';
import type { EntryHead } from '../../../nodes/domain/books/journal.types';
import type { SageDocument } from '../../../nodes/domain/books/plan.types';
import { stepsOf } from '../../../nodes/domain/books/steps';
import { minorUnits } from '../../../nodes/domain/money/money';

const FACTS = { reference: '11111111111', currency: 'GBP' };
const CLEARING: Account = { kind: 'clearing', account: 'AMZGBP' };
const CURRENT: Account = { kind: 'bank', account: 'CURRENT' };
const CUSTOMER: Account = { kind: 'customer', account: 'AMZUKGBP' };
const SUPPLIER: Account = { kind: 'supplier', account: 'AMAZON' };

const headOf = (document: SageDocument, secondReference = 'X-2610-0'): EntryHead => ({
	period: '2026-10',
	date: '2026-10-31',
	part: 'X',
	document,
	secondReference,
});

/** 10.00 net and 2.00 VAT; debit positive. */
const amount = (sign: 1 | -1): NominalAmount => ({
	nominalCode: '6200',
	costCentre: 'WEB',
	department: 'UK',
	taxCode: 1,
	vat: 'input',
	gross: minorUnits(sign * 1200),
	tax: minorUnits(sign * 200),
	narrative: 'Line',
	lines: SourceLines.of(3),
});
const LINE = {
	nominalCode: '6200',
	costCentre: 'WEB',
	department: 'UK',
	taxCode: 1,
	net: '10.00',
	tax: '2.00',
	gross: '12.00',
	narrative: 'Line',
};

const withLines = (document: SageDocument, sign: 1 | -1, counter: Account): Entry =>
	analysed(headOf(document), [amount(sign)], counter, 'Document');
const moved = (document: SageDocument, debit: Account, credit: Account): Entry =>
	transferred(headOf(document), { debit, credit }, minorUnits(1200), 'Document', new SourceLines());

// Which account a document of Sage debits and which it credits, as its ledger does.
it.each<[SageDocument, Entry, object]>([
	['bank_payment', withLines('bank_payment', 1, CLEARING), { bankCode: 'AMZGBP', lines: [LINE] }],
	['bank_receipt', withLines('bank_receipt', -1, CLEARING), { bankCode: 'AMZGBP', lines: [LINE] }],
	['bank_transfer', moved('bank_transfer', CURRENT, CLEARING), { bankCode: 'AMZGBP', bankToCode: 'CURRENT', lines: [] }],
	['sales_receipts', moved('sales_receipts', CLEARING, CUSTOMER), { bankCode: 'AMZGBP', customerReference: 'AMZUKGBP', lines: [] }],
	['sales_payments', moved('sales_payments', CUSTOMER, CLEARING), { bankCode: 'AMZGBP', customerReference: 'AMZUKGBP', lines: [] }],
	['sales_invoices', withLines('sales_invoices', -1, CUSTOMER), { customerReference: 'AMZUKGBP', lines: [LINE] }],
	['sales_credit_notes', withLines('sales_credit_notes', 1, CUSTOMER), { customerReference: 'AMZUKGBP', lines: [LINE] }],
	['purchase_credit_notes', withLines('purchase_credit_notes', -1, SUPPLIER), { supplierReference: 'AMAZON', lines: [LINE] }],
	['purchase_receipts', moved('purchase_receipts', CLEARING, SUPPLIER), { bankCode: 'AMZGBP', supplierReference: 'AMAZON', lines: [] }],
])('makes a %s with the accounts that it needs, its amounts positive', (document, entry, expected) => {
	expect(stepsOf([entry], FACTS)).toEqual([
		{
			step: 1,
			document,
			...FACTS,
			secondReference: 'X-2610-0',
			date: '2026-10-31',
			narrative: 'Document',
			amount: '12.00',
			...expected,
		},
	]);
});

it('numbers the steps in the order of the entries', () => {
	const entries = ['B', 'A'].map((name) =>
		transferred(headOf('bank_transfer', `${name}-2610-0`), { debit: CURRENT, credit: CLEARING }, minorUnits(1), '', new SourceLines()),
	);
	expect(stepsOf(entries, FACTS).map(({ step, secondReference }) => [step, secondReference])).toEqual([
		[1, 'B-2610-0'],
		[2, 'A-2610-0'],
	]);
});

it('makes no plan in which a document would be taken for another and never be posted', () => {
	const entry = moved('bank_transfer', CURRENT, CLEARING);
	expect(() => stepsOf([entry, entry], FACTS)).toThrow('Two entries are bank_transfer X-2610-0');
});

it.each<[string, Entry]>([
	['payer', transferred(headOf('bank_transfer'), { debit: CURRENT, credit: CUSTOMER }, minorUnits(1200), '', new SourceLines())],
	['receiver', transferred(headOf('bank_transfer'), { debit: CUSTOMER, credit: CLEARING }, minorUnits(1200), '', new SourceLines())],
	['bank', withLines('bank_payment', 1, CUSTOMER)],
	['customer', withLines('sales_invoices', -1, SUPPLIER)],
	['supplier', withLines('purchase_credit_notes', -1, CUSTOMER)],
])('makes no step that has no %s', (what, entry) => {
	expect(() => stepsOf([entry], FACTS)).toThrow(`has no ${what}`);
});
