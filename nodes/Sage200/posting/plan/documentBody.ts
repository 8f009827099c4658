import { fromDecimal, sumMinor, toDecimal } from '../../../domain/money/money';
import type { PlanLine, PlanStep, StepOf } from '../../../domain/books/plan.types';
import { amountNumber } from '../../transport/losslessJson';
import { sageDate } from '../door/dates';
import type { Resolved } from '../door/directory';

/** The ids that a step's codes stand for. */
export interface StepIds {
	readonly banks: Resolved;
	readonly customers: Resolved;
	readonly suppliers: Resolved;
	readonly taxCodes: Resolved;
}

/**
 * The body of one posting, with Sage's ids, for a step that has passed `complaintAboutStep`. Nothing that Sage would fill in
 * itself is left to it where the file names a field: date, references, tax code, net, tax and gross stand on every line.
 */
export function documentBody(step: PlanStep, ids: StepIds): Record<string, unknown> {
	switch (step.document) {
		case 'bank_payment':
		case 'bank_receipt':
			return bankEntryBody(step, ids);
		case 'bank_transfer':
			return {
				bank_from_id: ids.banks.idOf(step.bankCode),
				bank_to_id: ids.banks.idOf(step.bankToCode),
				payment_value: amountNumber(step.amount),
				narrative: step.narrative,
				...keyFields(step),
			};
		case 'sales_receipts':
		case 'sales_payments':
			return {
				customer_id: ids.customers.idOf(step.customerReference),
				bank_id: ids.banks.idOf(step.bankCode),
				cheque_value: amountNumber(step.amount),
				...keyFields(step),
			};
		case 'purchase_receipts':
		case 'purchase_payments':
			return {
				supplier_id: ids.suppliers.idOf(step.supplierReference),
				bank_id: ids.banks.idOf(step.bankCode),
				cheque_value: amountNumber(step.amount),
				...keyFields(step),
			};
		case 'sales_invoices':
			return { customer_id: ids.customers.idOf(step.customerReference), ...ledgerDocumentBody(step, ids), due_date: sageDate(step.date) };
		case 'sales_credit_notes':
			return { customer_id: ids.customers.idOf(step.customerReference), ...ledgerDocumentBody(step, ids) };
		case 'purchase_invoices':
			return { supplier_id: ids.suppliers.idOf(step.supplierReference), ...ledgerDocumentBody(step, ids), due_date: sageDate(step.date) };
		case 'purchase_credit_notes':
			return { supplier_id: ids.suppliers.idOf(step.supplierReference), ...ledgerDocumentBody(step, ids) };
	}
}

const keyFields = (step: PlanStep) => ({
	transaction_date: sageDate(step.date),
	reference: step.reference,
	second_reference: step.secondReference,
});

const nominalFields = (line: PlanLine) => ({
	code: line.nominalCode,
	cost_centre: line.costCentre,
	department: line.department,
	narrative: line.narrative,
});

function bankEntryBody(step: StepOf<'bank_payment' | 'bank_receipt'>, ids: StepIds): Record<string, unknown> {
	return {
		bank_id: ids.banks.idOf(step.bankCode),
		...keyFields(step),
		narrative: step.narrative,
		nominal_analysis_items: step.lines.map((line) => ({
			...nominalFields(line),
			gross_value: amountNumber(line.gross),
			goods_value: amountNumber(line.net),
			tax_value: amountNumber(line.tax),
			tax_code_id: ids.taxCodes.idOf(line.taxCode),
			transaction_date: sageDate(step.date),
			reference: step.reference,
		})),
	};
}

function ledgerDocumentBody(step: PlanStep, ids: StepIds): Record<string, unknown> {
	return {
		...keyFields(step),
		document_goods_value: amountNumber(totalOf(step.lines, 'net')),
		document_tax_value: amountNumber(totalOf(step.lines, 'tax')),
		// No settlement discount: left out, Sage would take that of the account.
		document_discount_value: amountNumber('0.00'),
		document_tax_discount_value: amountNumber('0.00'),
		discount_percent: amountNumber('0.00'),
		discount_days: 0,
		tax_analysis_items: byTaxCode(step.lines).map((lines) => ({
			id: ids.taxCodes.idOf(lines[0].taxCode),
			goods_amount: amountNumber(totalOf(lines, 'net')),
			tax_amount: amountNumber(totalOf(lines, 'tax')),
			discount_amount: amountNumber('0.00'),
			tax_discount_amount: amountNumber('0.00'),
		})),
		nominal_analysis_items: step.lines.map((line) => ({ ...nominalFields(line), value: amountNumber(line.net) })),
	};
}

/** Exact sum of one column, with two decimals. */
export const totalOf = (lines: readonly PlanLine[], column: 'net' | 'tax' | 'gross'): string =>
	toDecimal(sumMinor(lines.map((line) => fromDecimal(line[column]))));

function byTaxCode(lines: readonly PlanLine[]): PlanLine[][] {
	const groups = new Map<number, PlanLine[]>();
	for (const line of lines) groups.set(line.taxCode, [...(groups.get(line.taxCode) ?? []), line]);
	return [...groups.values()];
}
