import { addMinor, negateMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { taxInGross } from '../../money/round';
import { analysed } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { rateOf } from '../../vat/rates';
import { clearingOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type PartResult } from '../held';
import { inOrderOfPeriod, type ClassifiedRow } from '../rows';
import { feeCredits } from './feeCredits';
import { decideFees, type DecidedFee } from './feeVat';

/**
 * Fees and credits of fees: one bank payment per period out of clearing, one line per nominal account and tax code, credits netted
 * into the line of the same account and code. A line that comes out as a credit goes its own way (`feeCredits.ts`): a payment would give its
 * VAT the wrong direction.
 */
export function feeEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const { decided, held } = decideFees(facts, rows);
	const periods = inOrderOfPeriod(decided, ({ row }) => row.period);
	return together([{ entries: [], held }, ...periods.map(([period, fees]) => feesOfPeriod(facts, period, fees))]);
}

function feesOfPeriod(facts: PartFacts, period: string, fees: readonly DecidedFee[]): PartResult {
	const lines = [...groupBy(fees, lineKey).values()].map((ofLine) => feeLine(facts, ofLine)).filter(({ gross }) => gross !== 0);
	const credits = feeCredits(facts, period, lines.filter(isCredit));
	const charges = lines.filter((line) => !isCredit(line));
	if (charges.length === 0) return credits;
	const payment = analysed(headOf(facts, 'FEES', 'bank_payment', period), charges, clearingOf(facts), `Amazon fees ${period}`);
	return { entries: [...credits.entries, payment], held: credits.held };
}

/** A payment carries no part that stands on the other side; of a few pennies, net or tax may. */
const isCredit = ({ gross, tax }: SettlementAmount): boolean => gross < 0 || tax < 0 || gross - tax < 0;

const lineKey = ({ row: { is }, treatment }: DecidedFee): string => [is.nominalCode, is.costCentre, is.department, treatment].join('|');

function feeLine({ settings, header }: PartFacts, fees: NonEmpty<DecidedFee>): SettlementAmount {
	const { row, treatment } = fees[0];
	const sum = (wanted: (fee: DecidedFee) => boolean): Minor => negateMinor(sumMinor(fees.filter(wanted).map((fee) => fee.row.row.amount)));
	const inclusive = sum((fee) => fee.inclusive);
	const ownTax = sum((fee) => !fee.inclusive && fee.row.is.nature === 'feeTax');
	const rate = rateOf(treatment);
	return {
		nominalCode: row.is.nominalCode,
		costCentre: row.is.costCentre,
		department: row.is.department,
		taxCode: settings.taxCodes[treatment].code,
		vat: 'input',
		gross: sum(() => true),
		tax: addMinor(rate === 0 ? ZERO : taxInGross(inclusive, rate), ownTax),
		narrative: `Amazon fees ${row.period}, settlement ${header.settlementId}`,
		rows: fees.map((fee) => fee.row.row),
	};
}
