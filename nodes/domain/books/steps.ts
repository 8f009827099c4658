import { absoluteMinor, negateMinor, toDecimal, type Minor } from '../money/money';
import { SAGE_DOCUMENTS } from './documents';
import type { Entry } from './entry';
import type { AccountLine, NominalLine } from './journal.types';
import type { PlanLine, PlanStep, SageDocument } from './plan.types';

interface PlanFacts {
	/** Reference of all documents, at most 20 characters: the subject's id. */
	readonly reference: string;
	readonly currency: string;
}

/**
 * Turns entries into posting steps, one each and in their order. Amounts are positive, as Sage's documents want them. Throws when two
 * entries share document and second reference: the second would be taken for the first and never posted.
 */
export function stepsOf(entries: readonly Entry[], facts: PlanFacts): PlanStep[] {
	const seen = new Map<SageDocument, Set<string>>();
	return entries.map((entry, index) => {
		const { document, secondReference } = entry.head;
		const ofDocument = seen.get(document) ?? new Set();
		if (ofDocument.has(secondReference)) throw new RangeError(`Two entries are ${document} ${secondReference}`);
		seen.set(document, ofDocument.add(secondReference));
		return stepOf(entry, index + 1, facts);
	});
}

function stepOf(entry: Entry, step: number, facts: PlanFacts): PlanStep {
	const { document } = entry.head;
	const bank = (): string => accountOf(entry, 'bank', isBank);
	const customer = (): string => accountOf(entry, 'customer', isCustomer);
	const supplier = (): string => accountOf(entry, 'supplier', isSupplier);
	switch (document) {
		case 'bank_transfer':
			return {
				...partsOf(entry, step, facts),
				document,
				bankCode: accountOf(entry, 'payer', (line) => isBank(line) && line.gross < 0),
				bankToCode: accountOf(entry, 'receiver', (line) => isBank(line) && line.gross > 0),
			};
		case 'bank_payment':
		case 'bank_receipt':
			return { ...partsOf(entry, step, facts), document, bankCode: bank() };
		case 'sales_receipts':
		case 'sales_payments':
			return { ...partsOf(entry, step, facts), document, bankCode: bank(), customerReference: customer() };
		case 'sales_invoices':
		case 'sales_credit_notes':
			return { ...partsOf(entry, step, facts), document, customerReference: customer() };
		case 'purchase_invoices':
		case 'purchase_credit_notes':
			return { ...partsOf(entry, step, facts), document, supplierReference: supplier() };
		case 'purchase_receipts':
		case 'purchase_payments':
			return { ...partsOf(entry, step, facts), document, bankCode: bank(), supplierReference: supplier() };
	}
}

/** What every document of Sage has. */
const partsOf = ({ head, analysis, accounts: [carrier] }: Entry, step: number, { reference, currency }: PlanFacts) => ({
	step,
	reference,
	secondReference: head.secondReference,
	date: head.date,
	narrative: carrier.narrative,
	amount: toDecimal(absoluteMinor(carrier.gross)),
	currency,
	lines: analysis.map((line) => planLine(line, head.document)),
});

const isBank = ({ accountKind }: AccountLine): boolean => accountKind === 'clearing' || accountKind === 'bank';
const isCustomer = ({ accountKind }: AccountLine): boolean => accountKind === 'customer';
const isSupplier = ({ accountKind }: AccountLine): boolean => accountKind === 'supplier';

/** An entry on other accounts than its document moves is our own mistake. */
function accountOf({ head, accounts }: Entry, what: string, is: (line: AccountLine) => boolean): string {
	const line = accounts.find(is);
	if (!line) throw new RangeError(`${head.document} ${head.secondReference} has no ${what}`);
	return line.account;
}

/** Lines on the credit side turn round to stand positive in Sage. */
function planLine(line: NominalLine, document: SageDocument): PlanLine {
	const signed = (value: Minor): string => toDecimal(SAGE_DOCUMENTS[document].credit === 'lines' ? negateMinor(value) : value);
	return {
		nominalCode: line.account,
		costCentre: line.costCentre,
		department: line.department,
		taxCode: line.taxCode,
		net: signed(line.net),
		tax: signed(line.tax),
		gross: signed(line.gross),
		narrative: line.narrative,
	};
}
