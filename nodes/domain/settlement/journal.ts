import type { Minor } from '../money/money';
import { periodOfDay } from '../time/amazonDate';
import { groupBy } from '../lists/groupBy';
import { bookPayout, bookReimbursements, bookTransfersIn, readBalances, type Balances } from './parts/balances';
import { CATALOGUE_VERSION } from './catalogue/catalogue';
import type { Nature } from './catalogue/entry';
import type { Classification, Classifier } from './catalogue/classify';
import { rowsFrom, sumRows, type ClassifiedRow, type SettlementContext } from './context';
import { bookFees } from './parts/fees';
import { bookRefunds, checkRecalculations } from './parts/refunds';
import { bookSales } from './parts/sales';
import type { SettlementRow } from './settlement.types';

const SALE_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax'];
const REFUND_NATURES: readonly Nature[] = ['refund', 'refundTax'];
const FEE_NATURES: readonly Nature[] = ['fee', 'feeTax'];
const BALANCE_NATURES: readonly Nature[] = ['reserveHeld', 'reserveReleased', 'payableToAmazon', 'successfulCharge', 'failedPayout'];

export interface JournalResult {
	readonly balances: Balances;
	readonly payout: Minor;
}

/**
 * Writes the settlement journal into the context's book, part by part. Rows that cannot be posted are reported as exceptions and
 * stand on the held account, so that the journal accounts for every row of the file.
 */
export function writeJournal(context: SettlementContext, classify: Classifier): JournalResult {
	const rows = classifyRows(context, classify);
	const of = (wanted: (row: ClassifiedRow) => boolean) => rows.filter(wanted);
	const isRefund = ({ row }: ClassifiedRow) => row.transactionType.toLowerCase() !== 'order';
	bookSales(
		context,
		of((row) => SALE_NATURES.includes(row.is.nature) || (row.is.nature === 'taxWithheld' && !isRefund(row))),
	);
	bookRefunds(
		context,
		of((row) => REFUND_NATURES.includes(row.is.nature) || (row.is.nature === 'taxWithheld' && isRefund(row))),
	);
	checkRecalculations(
		context,
		of(({ is }) => is.nature === 'taxRecalculation'),
	);
	bookFees(
		context,
		of(({ is }) => FEE_NATURES.includes(is.nature)),
	);
	bookReimbursements(
		context,
		of(({ is }) => is.nature === 'reimbursement'),
	);
	bookTransfersIn(context, rows);
	bookHeld(context);
	return { balances: readBalances(of(({ is }) => BALANCE_NATURES.includes(is.nature))), payout: bookPayout(context) };
}

function classifyRows(context: SettlementContext, classify: Classifier): ClassifiedRow[] {
	const classified: ClassifiedRow[] = [];
	const unknown: SettlementRow[] = [];
	for (const row of context.settlement.rows) {
		const is = classify(row);
		if (!is || is.nature === 'unclassified') unknown.push(row);
		else {
			const day = context.dayOf(row.postedAt);
			classified.push({ row, is, day, period: periodOfDay(day) });
		}
	}
	holdUnknown(context, unknown, classify);
	return holdUnmapped(context, classified);
}

const typeName = (row: SettlementRow): string => `${row.transactionType} / ${row.amountType} / ${row.amountDescription}`;

/** An unknown type is a stop, not a guess; the exception shows what a person needs to map it. */
function holdUnknown(context: SettlementContext, rows: readonly SettlementRow[], classify: Classifier): void {
	for (const [name, ofType] of groupBy(rows, typeName)) {
		const known = classify(ofType[0]) !== undefined;
		context.hold('unknownRowType', ofType, {
			message: `Row type "${name}" ${known ? 'has no fixed meaning, and the nominal map names no nature for it' : `is not in the catalogue of ${CATALOGUE_VERSION}: Amazon may have changed its fee structure`} (${rowsFrom(ofType)}).`,
			remedy: 'Decide with finance what it is, add it to the nominal map with nature, nominal code and VAT, then run the settlement again.',
			detail: name,
		});
	}
}

function holdUnmapped(context: SettlementContext, rows: readonly ClassifiedRow[]): ClassifiedRow[] {
	const needsNominal = (is: Classification) => is.nominalCode === '' && !BALANCE_NATURES.includes(is.nature);
	for (const [name, ofType] of groupBy(
		rows.filter(({ is }) => needsNominal(is)),
		({ row }) => typeName(row),
	)) {
		context.hold(
			'unmappedNominal',
			ofType.map(({ row }) => row),
			{
				message: `Row type "${name}" has no nominal code (${rowsFrom(ofType.map(({ row }) => row))}).`,
				remedy: 'Give it a nominal code in the nominal map.',
				detail: name,
			},
		);
	}
	return rows.filter(({ is }) => !needsNominal(is));
}

/** Refused rows against clearing, so that the book of a held settlement still accounts for the whole file. */
function bookHeld(context: SettlementContext): void {
	if (context.heldRows.length === 0) return;
	const period = periodOfDay(context.endDay);
	const head = { period, date: context.endDay, part: 'HELD', document: 'none', secondReference: '' } as const;
	const value = sumRows(context.heldRows);
	context.book.transfer(
		head,
		{ kind: 'clearing', account: context.series.clearing.code },
		{ kind: 'held', account: 'HELD' },
		value,
		'Rows held, not posted',
		context.heldRows,
	);
}
