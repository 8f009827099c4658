import { analysed } from '../../books/entry';
import { SourceLines } from '../../books/sourceLines';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { addMinor, negateMinor, sumMinor, ZERO } from '../../money/money';
import { taxInGross } from '../../money/round';
import type { VatTreatment } from '../../settings/settings.types';
import { rateOf } from '../../vat/rates';
import { clearingOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type PartResult } from '../held';
import { inOrderOfPeriod, type ClassifiedRow } from '../rows';
import { feeCredits } from './feeCredits';
import { feeGroups, NO_ORDER_FACTS, type FeeGroup, type OrderFacts } from './feeGroups';
import { decideFee, grossOf, type FeeFacts } from './feeVat';
import { heldFees, type UndecidedFee } from './feeWhy';
import { provisionalFees, type ProvisionalFees, type ProvisionalReason } from './provisional';

/** Fees as entries, what of them is held, and what of them Amazon's invoice has to prove. */
export interface FeeResult extends PartResult {
	readonly provisional: readonly ProvisionalFees[];
}

/** Fee rows with one VAT treatment. */
export interface DecidedFee {
	readonly group: FeeGroup;
	readonly treatment: VatTreatment;
	readonly contained: boolean;
	readonly provisional?: ProvisionalReason;
}

/**
 * Fees and credits of fees: one bank payment per period out of clearing, one line per nominal account and tax code, credits netted
 * into the line of the same account and code. A line that comes out as a credit goes its own way (`feeCredits.ts`): a payment would give its
 * VAT the wrong direction.
 */
export function feeEntries(facts: PartFacts, rows: readonly ClassifiedRow[], orders: OrderFacts = NO_ORDER_FACTS): FeeResult {
	const { decided, undecided } = judgeFees(facts, rows, orders);
	const periods = inOrderOfPeriod(decided, ({ group }) => group.period);
	const { entries, held } = together(periods.map(([period, fees]) => feesOfPeriod(facts, period, fees)));
	return { entries, held: [...heldFees(undecided), ...held], provisional: provisionalFees(decided.map(provisionalOf)) };
}

/** Fees whose VAT is certain or provisional, and those whose is not. */
export interface JudgedFees {
	readonly decided: readonly DecidedFee[];
	readonly undecided: readonly UndecidedFee[];
}

/** Decides the VAT of fees, group by group. */
export function judgeFees(facts: FeeFacts, rows: readonly ClassifiedRow[], orders: OrderFacts): JudgedFees {
	const decided: DecidedFee[] = [];
	const undecided: UndecidedFee[] = [];
	for (const group of feeGroups(rows, orders)) {
		// What a discount or a reversal takes back whole leaves nothing to decide and nothing to post.
		if (group.amount === 0 && group.tax === 0) continue;
		const decision = decideFee(group, facts);
		if ('undecided' in decision) undecided.push({ group, why: decision.undecided });
		else decided.push({ group, ...decision });
	}
	return { decided, undecided };
}

const provisionalOf = ({ group, provisional }: DecidedFee): ProvisionalFees | undefined =>
	provisional && { reason: provisional, gross: grossOf(group), rows: group.lines.count };

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

const lineKey = ({ group: { is }, treatment }: DecidedFee): string => [is.nominalCode, is.costCentre, is.department, treatment].join('|');

function feeLine({ settings, header }: PartFacts, fees: NonEmpty<DecidedFee>): SettlementAmount {
	const { group, treatment } = fees[0];
	const contained = negateMinor(sumMinor(fees.filter((fee) => fee.contained).map((fee) => grossOf(fee.group))));
	const ownTax = negateMinor(sumMinor(fees.filter((fee) => !fee.contained).map((fee) => fee.group.tax)));
	const rate = rateOf(treatment);
	return {
		nominalCode: group.is.nominalCode,
		costCentre: group.is.costCentre,
		department: group.is.department,
		taxCode: settings.taxCodes[treatment].code,
		vat: 'input',
		gross: negateMinor(sumMinor(fees.map((fee) => grossOf(fee.group)))),
		tax: addMinor(rate === 0 ? ZERO : taxInGross(contained, rate), ownTax),
		narrative: `Amazon fees ${group.period}, settlement ${header.settlementId}`,
		lines: SourceLines.together(fees.map((fee) => fee.group.lines)),
	};
}
