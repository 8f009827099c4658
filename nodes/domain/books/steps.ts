import { absoluteMinor, negateMinor, toDecimal, type Minor } from '../money/money';
import { groupBy } from '../lists/groupBy';
import { SAGE_DOCUMENTS } from './documents';
import type { JournalLine } from './journal.types';
import type { PlanLine, PlanStep, SageDocument } from './plan.types';

interface StepFacts {
	/** Reference of all documents, at most 20 characters: the subject's id. */
	readonly reference: string;
	readonly currency: string;
}

/**
 * Turns the journal into posting steps: lines of one document and second reference make one step, in the journal's order. Amounts
 * are positive, as Sage's documents want them.
 */
export function stepsOf(lines: readonly JournalLine[], facts: StepFacts): PlanStep[] {
	const documents = groupBy(
		lines.filter(({ document }) => document !== 'none'),
		({ document, secondReference }) => `${document}|${secondReference}`,
	);
	return [...documents.values()].map((ofDocument, index) => stepOf(ofDocument, index + 1, facts));
}

function stepOf(lines: readonly JournalLine[], step: number, facts: StepFacts): PlanStep {
	const { document, secondReference } = lines[0];
	if (document === 'none') throw new RangeError('Lines without a document make no step');
	const account = (what: string, is: (line: JournalLine) => boolean): string =>
		found(lines.find(is), `${document} ${secondReference} has no ${what}`).account;
	const counter = found(
		lines.find(({ accountKind }) => accountKind !== 'nominal'),
		`${document} ${secondReference} has no counter line`,
	);
	const base = { step, ...partsOf(lines, counter, document, facts) };
	const bank = (): string => account('bank', isBank);
	switch (document) {
		case 'bank_transfer':
			return {
				...base,
				document,
				bankCode: account('payer', ({ gross }) => gross < 0),
				bankToCode: account('receiver', ({ gross }) => gross > 0),
			};
		case 'bank_payment':
		case 'bank_receipt':
			return { ...base, document, bankCode: bank() };
		case 'sales_receipts':
		case 'sales_payments':
			return { ...base, document, bankCode: bank(), customerReference: account('customer', isCustomer) };
		case 'sales_invoices':
		case 'sales_credit_notes':
			return { ...base, document, customerReference: account('customer', isCustomer) };
		case 'purchase_credit_notes':
			return { ...base, document, supplierReference: account('supplier', isSupplier) };
		case 'purchase_receipts':
			return { ...base, document, bankCode: bank(), supplierReference: account('supplier', isSupplier) };
	}
}

/** What every document of Sage has; the counter line carries its amount, the nominal lines its analysis. */
const partsOf = (lines: readonly JournalLine[], counter: JournalLine, document: SageDocument, facts: StepFacts) => ({
	reference: facts.reference,
	secondReference: lines[0].secondReference,
	date: lines[0].date,
	narrative: counter.narrative,
	amount: toDecimal(absoluteMinor(counter.gross)),
	currency: facts.currency,
	lines: lines.filter(({ accountKind }) => accountKind === 'nominal').map((line) => planLine(line, document)),
});

const isBank = ({ accountKind }: JournalLine): boolean => accountKind === 'clearing' || accountKind === 'bank';

const isCustomer = ({ accountKind }: JournalLine): boolean => accountKind === 'customer';

const isSupplier = ({ accountKind }: JournalLine): boolean => accountKind === 'supplier';

/** The book writes whole documents; one with a part missing is our own mistake. */
function found(line: JournalLine | undefined, otherwise: string): JournalLine {
	if (!line) throw new RangeError(otherwise);
	return line;
}

/** Lines on the credit side turn round to stand positive in Sage. */
function planLine(line: JournalLine, document: SageDocument): PlanLine {
	const signed = (value: Minor): string => toDecimal(SAGE_DOCUMENTS[document].credit === 'lines' ? negateMinor(value) : value);
	return {
		nominalCode: line.account,
		costCentre: line.costCentre,
		department: line.department,
		taxCode: line.taxCode ?? 0,
		net: signed(line.net),
		tax: signed(line.tax),
		gross: signed(line.gross),
		narrative: line.narrative,
	};
}
