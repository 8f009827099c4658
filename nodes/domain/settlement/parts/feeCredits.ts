import { analysed, transferred, type Account } from '../../books/entry';
import { SourceLines } from '../../books/sourceLines';
import { absoluteMinor, negateMinor, subtractMinor, sumMinor, toDecimal } from '../../money/money';
import { clearingOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { BY_HAND, type Held, type PartResult } from '../held';
import { rowsFrom } from '../rows';

/**
 * Fee lines that come to a credit. A bank payment cannot carry them, and a bank receipt would declare output VAT, so they are a credit note of
 * Amazon: one purchase credit note per period on Amazon's supplier account, and one purchase receipt of the same amount into clearing. They
 * are held while the settings name no such account, and always when net and tax of a line stand on different sides.
 */
export function feeCredits(facts: PartFacts, period: string, credits: readonly SettlementAmount[]): PartResult {
	const supplier = facts.series.supplier?.code;
	const refused = credits.filter((credit) => !supplier || !isWhole(credit));
	const held = refused.map((credit) => (isWhole(credit) ? heldCredit(facts, credit, period) : heldTorn(credit, period)));
	const whole = credits.filter(isWhole);
	if (!supplier || whole.length === 0) return { entries: [], held };
	const account: Account = { kind: 'supplier', account: supplier };
	const narrative = `Amazon fees credited ${period}`;
	const amount = absoluteMinor(sumMinor(whole.map(({ gross }) => gross)));
	const behind = SourceLines.together(whole.map(({ lines }) => lines));
	return {
		entries: [
			analysed(headOf(facts, 'FEECRN', 'purchase_credit_notes', period), whole, account, narrative),
			transferred(
				headOf(facts, 'FEERCPT', 'purchase_receipts', period),
				{ debit: clearingOf(facts), credit: account },
				amount,
				narrative,
				behind,
			),
		],
		held,
	};
}

/** Net and tax both credited, or nothing: of a few pennies one may stand on the other side. */
const isWhole = ({ gross, tax }: SettlementAmount): boolean => gross < 0 && tax <= 0 && subtractMinor(gross, tax) <= 0;

const inWords = ({ gross, tax, nominalCode, taxCode }: SettlementAmount): string => {
	const [net, vat, total] = [subtractMinor(gross, tax), tax, gross].map((amount) => toDecimal(absoluteMinor(amount)));
	return `net ${net}, VAT ${vat}, gross ${total} on nominal ${nominalCode} with tax code ${taxCode}`;
};

/** What is held with a line: its rows, signed as in the file. */
const ofLine = ({ lines, gross }: SettlementAmount) => ({ lines, value: negateMinor(gross) });

const detailOf = (credit: SettlementAmount, period: string): string => `${period}|${credit.nominalCode}|${credit.taxCode}`;

function heldCredit({ series: { clearing, key }, header: { settlementId } }: PartFacts, credit: SettlementAmount, period: string): Held {
	const gross = toDecimal(absoluteMinor(credit.gross));
	return {
		...ofLine(credit),
		refusal: {
			kind: 'feeGroupIsCredit',
			message: `Fees of ${period} come to a credit: ${inWords(credit)} (${rowsFrom(credit.lines)}). A bank payment cannot carry it, and a bank receipt would declare its VAT as output VAT.`,
			remedy: `Name Amazon's supplier account under series.${key}.supplier in the settings and run the settlement again: the bridge then posts a purchase credit note and a purchase receipt of ${gross} into ${clearing.code} by itself. Or map the row types to a nominal code on which charges outweigh the credit. By hand it is that purchase credit note (reference ${settlementId}) and that receipt, but then with every other document of the settlement: ${BY_HAND}`,
			detail: detailOf(credit, period),
		},
	};
}

function heldTorn(credit: SettlementAmount, period: string): Held {
	const signed = [subtractMinor(credit.gross, credit.tax), credit.tax, credit.gross].map((amount) => toDecimal(amount));
	return {
		...ofLine(credit),
		refusal: {
			kind: 'feeGroupIsCredit',
			message: `Net and VAT of fees of ${period} stand on different sides: net ${signed[0]}, VAT ${signed[1]}, gross ${signed[2]} on nominal ${credit.nominalCode} with tax code ${credit.taxCode}, a charge being positive (${rowsFrom(credit.lines)}). No document of Sage carries that.`,
			remedy: `Map the row types to a nominal code on which charges outweigh the credit, then run the settlement again. Else ${BY_HAND}`,
			detail: detailOf(credit, period),
		},
	};
}
