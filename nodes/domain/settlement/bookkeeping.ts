import { fromDecimal, minorUnits, negateMinor, type Minor } from '../money/money';
import type { JournalLine } from './journal.types';
import type { PlanStep } from './plan.types';

/** What one account moves by, debit positive. The key names the account: `bank:AMZGBP`, `nominal:6200`, `vat:input`. */
export type Movements = Map<string, Minor>;

function add(movements: Movements, account: string, amount: Minor): void {
	movements.set(account, minorUnits((movements.get(account) ?? 0) + amount));
}

/** What the journal moves, with tax on the VAT accounts. Held lines are left out: they are not posted. */
export function movementsOfJournal(lines: readonly JournalLine[]): Movements {
	const movements: Movements = new Map();
	for (const line of lines) {
		if (line.part === 'HELD') continue;
		const kind = line.accountKind === 'clearing' ? 'bank' : line.accountKind;
		if (kind !== 'nominal') add(movements, `${kind}:${line.account}`, line.gross);
		else {
			add(movements, nominalKey(line.account, line.costCentre, line.department), line.net);
			if (line.tax !== 0) add(movements, `vat:${line.vat}`, line.tax);
		}
	}
	return movements;
}

const nominalKey = (code: string, costCentre: string, department: string): string => ['nominal', code, costCentre, department].filter(Boolean).join(':');

/**
 * What a posting step does to Sage's books, from what Sage documents of each resource: payments debit the analysis and input VAT and
 * credit the bank; receipts the reverse with output VAT; invoices debit the customer, credit notes credit it; customer receipts
 * debit the bank; transfers move between banks. Purchase credit notes debit the supplier and credit the analysis and input VAT;
 * purchase receipts debit the bank and credit the supplier.
 */
export function movementsOfStep(step: PlanStep): Movements {
	const movements: Movements = new Map();
	const amount = fromDecimal(step.amount);
	const bank = `bank:${step.bankCode}`;
	const customer = `customer:${step.customerReference}`;
	const supplier = `supplier:${step.supplierReference}`;
	const analysis = (sign: 1 | -1, vat: 'input' | 'output') => {
		for (const line of step.lines) {
			add(movements, nominalKey(line.nominalCode, line.costCentre, line.department), minorUnits(sign * fromDecimal(line.net)));
			if (fromDecimal(line.tax) !== 0) add(movements, `vat:${vat}`, minorUnits(sign * fromDecimal(line.tax)));
		}
	};
	const against = (debit: string, credit: string) => {
		add(movements, debit, amount);
		add(movements, credit, negateMinor(amount));
	};
	switch (step.document) {
		case 'bank_payment':
			analysis(1, 'input');
			add(movements, bank, negateMinor(amount));
			break;
		case 'bank_receipt':
			analysis(-1, 'output');
			add(movements, bank, amount);
			break;
		case 'sales_invoices':
			analysis(-1, 'output');
			add(movements, customer, amount);
			break;
		case 'sales_credit_notes':
			analysis(1, 'output');
			add(movements, customer, negateMinor(amount));
			break;
		case 'sales_receipts':
			against(bank, customer);
			break;
		case 'sales_payments':
			against(customer, bank);
			break;
		case 'purchase_credit_notes':
			analysis(-1, 'input');
			add(movements, supplier, amount);
			break;
		case 'purchase_receipts':
			against(bank, supplier);
			break;
		case 'bank_transfer':
			against(`bank:${step.bankToCode}`, bank);
			break;
	}
	return movements;
}

/** Movements of all steps together. */
export function movementsOfPlan(steps: readonly PlanStep[]): Movements {
	const movements: Movements = new Map();
	for (const step of steps) for (const [account, amount] of movementsOfStep(step)) add(movements, account, amount);
	return movements;
}

/** Accounts on which two sets of movements differ; a movement of zero is none. */
export function differences(left: Movements, right: Movements): string[] {
	const accounts = new Set([...left.keys(), ...right.keys()]);
	return [...accounts].filter((account) => (left.get(account) ?? 0) !== (right.get(account) ?? 0));
}
