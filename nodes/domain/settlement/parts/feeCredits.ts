import { absoluteMinor, subtractMinor, sumMinor, toDecimal } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import type { EntryHead } from '../../books/book';
import { BY_HAND, rowsFrom, type SettlementContext, type SettlementAmount } from '../context';

/**
 * Fee lines that come to a credit. A bank payment cannot carry them, and a bank receipt would declare output VAT, so they are a credit note of
 * Amazon: one purchase credit note per period on Amazon's supplier account, and one purchase receipt of the same amount into clearing. They
 * are held while the settings name no such account, and always when net and tax of a line stand on different sides.
 */
export function bookFeeCredits(context: SettlementContext, period: string, date: string, credits: readonly SettlementAmount[]): void {
	const { supplier, clearing } = context.series;
	const booked: SettlementAmount[] = [];
	for (const credit of credits) {
		if (!isWhole(credit)) holdTornCredit(context, credit, period);
		else if (supplier) booked.push(credit);
		else holdCredit(context, credit, period);
	}
	if (!supplier || booked.length === 0) return;
	const account = { kind: 'supplier', account: supplier.code } as const;
	const narrative = `Amazon fees credited ${period}`;
	const head = (part: 'FEECRN' | 'FEERCPT', document: EntryHead['document']): EntryHead => ({
		period,
		date,
		part,
		document,
		secondReference: settlementSecondReference(part, period),
	});
	context.book.entry(head('FEECRN', 'purchase_credit_notes'), booked, account, narrative);
	const amount = absoluteMinor(sumMinor(booked.map(({ gross }) => gross)));
	const rows = booked.flatMap(({ rows: behind }) => [...behind]);
	context.book.transfer(
		head('FEERCPT', 'purchase_receipts'),
		{ kind: 'clearing', account: clearing.code },
		account,
		amount,
		narrative,
		rows,
	);
}

/** Net and tax both credited, or nothing: of a few pennies one may stand on the other side. */
const isWhole = ({ gross, tax }: SettlementAmount): boolean => gross < 0 && tax <= 0 && subtractMinor(gross, tax) <= 0;

const inWords = ({ gross, tax, nominalCode, taxCode }: SettlementAmount): string => {
	const [net, vat, total] = [subtractMinor(gross, tax), tax, gross].map((amount) => toDecimal(absoluteMinor(amount)));
	return `net ${net}, VAT ${vat}, gross ${total} on nominal ${nominalCode} with tax code ${taxCode}`;
};

function holdCredit(context: SettlementContext, credit: SettlementAmount, period: string): void {
	const { clearing, key } = context.series;
	const { settlementId } = context.settlement.header;
	const gross = toDecimal(absoluteMinor(credit.gross));
	context.hold('feeGroupIsCredit', credit.rows, {
		message: `Fees of ${period} come to a credit: ${inWords(credit)} (${rowsFrom(credit.rows)}). A bank payment cannot carry it, and a bank receipt would declare its VAT as output VAT.`,
		remedy: `Name Amazon's supplier account under series.${key}.supplier in the settings and run the settlement again: the bridge then posts a purchase credit note and a purchase receipt of ${gross} into ${clearing.code} by itself. Or map the row types to a nominal code on which charges outweigh the credit. By hand it is that purchase credit note (reference ${settlementId}) and that receipt, but then with every other document of the settlement: ${BY_HAND}`,
		detail: `${period}|${credit.nominalCode}|${credit.taxCode}`,
	});
}

function holdTornCredit(context: SettlementContext, credit: SettlementAmount, period: string): void {
	const signed = [subtractMinor(credit.gross, credit.tax), credit.tax, credit.gross].map((amount) => toDecimal(amount));
	context.hold('feeGroupIsCredit', credit.rows, {
		message: `Net and VAT of fees of ${period} stand on different sides: net ${signed[0]}, VAT ${signed[1]}, gross ${signed[2]} on nominal ${credit.nominalCode} with tax code ${credit.taxCode}, a charge being positive (${rowsFrom(credit.rows)}). No document of Sage carries that.`,
		remedy: `Map the row types to a nominal code on which charges outweigh the credit, then run the settlement again. Else ${BY_HAND}`,
		detail: `${period}|${credit.nominalCode}|${credit.taxCode}`,
	});
}
