import { codeOf, hasLines, moves, SAGE_DOCUMENTS } from '../../../nodes/domain/books/documents';
import type { PlanStep, SageDocument } from '../../../nodes/domain/books/plan.types';

// Double entry: receipts and sales documents post output VAT, payments and purchase documents input VAT.
it.each<[SageDocument, string, string, string]>([
	['bank_payment', 'lines', 'bank', 'input'],
	['bank_receipt', 'bank', 'lines', 'output'],
	['bank_transfer', 'bankTo', 'bank', 'none'],
	['sales_receipts', 'bank', 'customer', 'none'],
	['sales_payments', 'customer', 'bank', 'none'],
	['sales_invoices', 'customer', 'lines', 'output'],
	['sales_credit_notes', 'lines', 'customer', 'output'],
	['purchase_credit_notes', 'supplier', 'lines', 'input'],
	['purchase_receipts', 'bank', 'supplier', 'none'],
])('%s debits %s and credits %s', (document, debit, credit, vat) => {
	expect(SAGE_DOCUMENTS[document]).toMatchObject({ debit, credit, vat });
	expect(hasLines(document)).toBe([debit, credit].includes('lines'));
	for (const party of ['bank', 'bankTo', 'customer', 'supplier'] as const)
		expect(moves(document, party)).toBe([debit, credit].includes(party));
});

it('names the account of a step by the code that people know', () => {
	const step = { bankCode: 'AMZGBP', bankToCode: 'CURRENT', customerReference: 'AMZUKGBP' } as PlanStep;
	expect((['bank', 'bankTo', 'customer', 'supplier'] as const).map((party) => codeOf(step, party))).toEqual([
		'AMZGBP',
		'CURRENT',
		'AMZUKGBP',
		undefined,
	]);
});
