import { addMinor, negateMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { taxInGross } from '../../money/round';
import { settlementSecondReference } from '../../reference/reference';
import type { VatTreatment } from '../../settings/settings.types';
import { feeVatTreatment } from '../../vat/feeVat';
import { rateOf, treatmentOfTax } from '../../vat/rates';
import type { EntryHead } from '../../books/book';
import { rowsFrom, type ClassifiedRow, type SettlementContext, type SettlementAmount } from '../context';
import { groupBy } from '../../lists/groupBy';
import { marketplaceCountry } from '../../vat/marketplace';
import type { SettlementRow } from '../settlement.types';
import { bookFeeCredits } from './feeCredits';

/** Pennies of rounding that the tax of one charge may carry. */
const PENNIES_PER_CHARGE = 1;

/** Fee rows with one VAT treatment; `tax` is what stands in rows of its own, signed as in the file. */
interface DecidedFee {
	readonly row: ClassifiedRow;
	readonly treatment: VatTreatment;
	/** The row contains its tax; else it is a net or a tax row of a split fee. */
	readonly inclusive: boolean;
}

const rowsOf = (fees: readonly ClassifiedRow[]): SettlementRow[] => fees.map(({ row }) => row);

/**
 * Fees and credits of fees: one bank payment per period out of clearing, one line per nominal account and tax code, credits netted
 * into the line of the same account and code. A line that comes out as a credit goes its own way (`feeCredits.ts`): a payment would give its
 * VAT the wrong direction.
 */
export function bookFees(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const decided = [...decideInclusive(context, rows), ...decideSplit(context, rows), ...outsideScope(rows)];
	for (const [period, ofPeriod] of [...groupBy(decided, ({ row }) => row.period)].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const lines = [...groupBy(ofPeriod, lineKey).values()].map((fees) => feeLine(context, fees)).filter(({ gross }) => gross !== 0);
		const date = context.dateOf(
			period,
			ofPeriod.map(({ row }) => row),
		);
		bookFeeCredits(context, period, date, lines.filter(isCredit));
		const charges = lines.filter((line) => !isCredit(line));
		if (charges.length === 0) continue;
		const head: EntryHead = {
			period,
			date,
			part: 'FEES',
			document: 'bank_payment',
			secondReference: settlementSecondReference('FEES', period),
		};
		context.book.entry(head, charges, { kind: 'clearing', account: context.series.clearing.code }, `Amazon fees ${period}`);
	}
}

/** A payment carries no part that stands on the other side; of a few pennies, net or tax may. */
const isCredit = ({ gross, tax }: SettlementAmount): boolean => gross < 0 || tax < 0 || gross - tax < 0;

const lineKey = ({ row: { is }, treatment }: DecidedFee): string => [is.nominalCode, is.costCentre, is.department, treatment].join('|');

function decideInclusive(context: SettlementContext, rows: readonly ClassifiedRow[]): DecidedFee[] {
	const decided: DecidedFee[] = [];
	const undecided: ClassifiedRow[] = [];
	for (const row of rows) {
		if (row.is.vat === 'undecided') undecided.push(row);
		if (row.is.vat !== 'inclusive') continue;
		const country = marketplaceCountry(row.row.marketplaceName, context.settlement.header.currency);
		const treatment = feeVatTreatment(country, context.settings.country, row.day);
		if (treatment) decided.push({ row, treatment, inclusive: true });
		else undecided.push(row);
	}
	for (const ofType of groupBy(undecided, typeKey).values()) {
		const isMapped = ofType[0].is.vat === 'inclusive';
		if (isMapped)
			holdUndecided(
				context,
				ofType,
				'no rule says which VAT fees of this marketplace contain',
				'Ask the VAT adviser how these fees are invoiced. If without UK VAT, say outsideScope in the nominal map; else post the settlement by hand.',
			);
		else holdUndecided(context, ofType, 'no VAT rule speaks of it');
	}
	return decided;
}

const typeKey = ({ row }: ClassifiedRow): string =>
	[row.transactionType, row.amountType, row.amountDescription, row.marketplaceName].join(' / ');

/**
 * Base fee and Tax on fee: Amazon's own tax rows say the rate; a base without tax rows is not taken for zero VAT. A charge that its
 * discount or its reversal takes back whole leaves nothing to decide and nothing to post.
 */
function decideSplit(context: SettlementContext, rows: readonly ClassifiedRow[]): DecidedFee[] {
	const split = rows.filter(({ is }) => is.vat === 'split');
	const chargeKey = ({ row, period }: ClassifiedRow): string =>
		[period, row.transactionType, row.amountType, row.marketplaceName].join('|');
	return [...groupBy(split, chargeKey).values()].flatMap((charge) => {
		const taxRows = charge.filter(({ is }) => is.nature === 'feeTax');
		const net = sumMinor(charge.filter(({ is }) => is.nature !== 'feeTax').map(({ row }) => row.amount));
		const tax = sumMinor(taxRows.map(({ row }) => row.amount));
		if (net === 0 && tax === 0) return [];
		const treatment = tax === 0 ? undefined : treatmentOfTax(net, tax, PENNIES_PER_CHARGE * taxRows.length);
		if (treatment) return charge.map((row): DecidedFee => ({ row, treatment, inclusive: false }));
		holdUndecided(context, charge, taxRows.length === 0 ? 'it has no Tax on fee row' : 'its tax rows fit no single VAT rate');
		return [];
	});
}

const outsideScope = (rows: readonly ClassifiedRow[]): DecidedFee[] =>
	rows.filter(({ is }) => is.vat === 'outsideScope').map((row) => ({ row, treatment: 'outsideScope', inclusive: false }));

function feeLine(context: SettlementContext, fees: readonly DecidedFee[]): SettlementAmount {
	const { row, treatment } = fees[0];
	const sum = (wanted: (fee: DecidedFee) => boolean): Minor => negateMinor(sumMinor(fees.filter(wanted).map((fee) => fee.row.row.amount)));
	const inclusive = sum((fee) => fee.inclusive);
	const ownTax = sum((fee) => !fee.inclusive && fee.row.is.nature === 'feeTax');
	const rate = rateOf(treatment);
	return {
		nominalCode: row.is.nominalCode,
		costCentre: row.is.costCentre,
		department: row.is.department,
		taxCode: context.taxCode(treatment),
		vat: 'input',
		gross: sum(() => true),
		tax: addMinor(rate === 0 ? ZERO : taxInGross(inclusive, rate), ownTax),
		narrative: `Amazon fees ${row.period}, settlement ${context.settlement.header.settlementId}`,
		rows: rowsOf(fees.map((fee) => fee.row)),
	};
}

const MAP_SAYS =
	'Say in the nominal map whether the amount includes VAT (inclusive), has it in rows of its own (split) or is outside the scope (outsideScope).';

function holdUndecided(context: SettlementContext, rows: readonly ClassifiedRow[], why: string, remedy = MAP_SAYS): void {
	const { row } = rows[0];
	context.hold('feeVatUndecided', rowsOf(rows), {
		message: `The VAT of "${row.transactionType} / ${row.amountType} / ${row.amountDescription}"${row.marketplaceName ? ` on ${row.marketplaceName}` : ''} is not decided: ${why} (${rowsFrom(rowsOf(rows))}).`,
		remedy,
		detail: [typeKey(rows[0]), rows[0].is.vat === 'split' ? rows[0].period : ''].filter(Boolean).join(' / '),
	});
}
