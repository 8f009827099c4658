import { analysed } from '../../../nodes/domain/books/entry';
import { SourceLines } from '../../../nodes/domain/books/sourceLines';
import { minorUnits } from '../../../nodes/domain/money/money';
import { differences, movementsOfEntries, movementsOfPlan } from '../../../nodes/domain/books/bookkeeping';
import type { PlanStep, SageDocument } from '../../../nodes/domain/books/plan.types';

const LINE = {
	nominalCode: '6200',
	costCentre: 'AMZ',
	department: '',
	taxCode: 1,
	net: '100.00',
	tax: '20.00',
	gross: '120.00',
	narrative: '',
};
const CODES = { bankCode: 'AMZGBP', bankToCode: 'CURRENT', customerReference: 'AMZUKGBP', supplierReference: 'AMAZON' };
const step = (document: SageDocument, withLines: boolean) =>
	({
		step: 1,
		document,
		reference: '15330000001',
		secondReference: 'X',
		date: '2026-05-10',
		narrative: '',
		amount: '120.00',
		currency: 'GBP',
		lines: withLines ? [LINE] : [],
		...CODES,
	}) as PlanStep;
const moved = (document: SageDocument, withLines: boolean) => Object.fromEntries(movementsOfPlan([step(document, withLines)]));

// Pence, debit positive: double entry as accountants write it, and VAT where Sage posts it for that document.
test.each<[SageDocument, boolean, Record<string, number>]>([
	['bank_payment', true, { 'nominal:6200:AMZ': 10_000, 'vat:input': 2_000, 'bank:AMZGBP': -12_000 }],
	['bank_receipt', true, { 'bank:AMZGBP': 12_000, 'nominal:6200:AMZ': -10_000, 'vat:output': -2_000 }],
	['bank_transfer', false, { 'bank:CURRENT': 12_000, 'bank:AMZGBP': -12_000 }],
	['sales_receipts', false, { 'bank:AMZGBP': 12_000, 'customer:AMZUKGBP': -12_000 }],
	['sales_payments', false, { 'customer:AMZUKGBP': 12_000, 'bank:AMZGBP': -12_000 }],
	['sales_invoices', true, { 'customer:AMZUKGBP': 12_000, 'nominal:6200:AMZ': -10_000, 'vat:output': -2_000 }],
	['sales_credit_notes', true, { 'nominal:6200:AMZ': 10_000, 'vat:output': 2_000, 'customer:AMZUKGBP': -12_000 }],
	['purchase_credit_notes', true, { 'supplier:AMAZON': 12_000, 'nominal:6200:AMZ': -10_000, 'vat:input': -2_000 }],
	['purchase_receipts', false, { 'bank:AMZGBP': 12_000, 'supplier:AMAZON': -12_000 }],
])('%s moves the books as its ledger does', (document, withLines, expected) => {
	expect(moved(document, withLines)).toEqual(expected);
	expect(Object.values(expected).reduce((sum, amount) => sum + amount, 0)).toBe(0);
});

test('names the accounts on which two sets of movements differ; a movement of zero is none', () => {
	const steps = [step('sales_receipts', false), step('sales_payments', false)];
	expect(differences(movementsOfPlan(steps), new Map())).toEqual([]);
	expect(differences(movementsOfPlan([step('bank_transfer', false)]), new Map())).toEqual(['bank:CURRENT', 'bank:AMZGBP']);
});

test('entries move nominals by net, VAT accounts by tax on their side, and clearing as the bank that it is', () => {
	const head = { period: '2026-10', date: '2026-10-31', part: 'X', document: 'bank_payment', secondReference: 'X' } as const;
	const line = {
		nominalCode: '6200',
		costCentre: 'AMZ',
		department: '',
		taxCode: 1,
		vat: 'input',
		narrative: '',
		lines: new SourceLines(),
	} as const;
	const entry = analysed(
		head,
		[
			{ ...line, gross: minorUnits(12_000), tax: minorUnits(2_000) },
			{ ...line, nominalCode: '6290', gross: minorUnits(300), tax: minorUnits(0) },
		],
		{ kind: 'clearing', account: 'AMZGBP' },
		'',
	);
	expect(Object.fromEntries(movementsOfEntries([entry]))).toEqual({
		'nominal:6200:AMZ': 10_000,
		'vat:input': 2_000,
		'nominal:6290:AMZ': 300,
		'bank:AMZGBP': -12_300,
	});
});
