import { SourceLines } from '../../books/sourceLines';
import { absoluteMinor, negateMinor, subtractMinor, sumMinor, toDecimal, type Minor } from '../../money/money';
import type { PartFacts, SettlementAmount } from '../facts';
import { BY_HAND, type Held } from '../held';
import { rowsFrom } from '../rows';

/** What came to the other side: in words (`refunds of order 202-...`), its period and the customer on which it belongs. */
export interface OnOtherSide {
	readonly what: string;
	readonly period: string;
	readonly customer: string;
}

/** Sales or refunds whose lines do not fit into the document that the plan has for them. Names what finance has to key instead. */
export function linesOnOtherSide({ series: { clearing } }: PartFacts, lines: readonly SettlementAmount[], on: OnOtherSide): Held {
	const credits = lines.filter(({ gross }) => gross < 0);
	const debits = lines.filter(({ gross }) => gross >= 0);
	const documents = [
		...keyed(credits, 'a sales invoice', `a sales receipt into ${clearing.code}`),
		...keyed(debits, 'a sales credit note', `a sales payment out of ${clearing.code}`),
	];
	return onOtherSide(lines, on, documents);
}

function keyed(lines: readonly SettlementAmount[], document: string, cash: string): string[] {
	if (lines.length === 0) return [];
	const total = amountOf(sumMinor(lines.map(({ gross }) => gross)));
	const analysis = lines.map(
		({ gross, tax, nominalCode, taxCode }) =>
			`net ${amountOf(subtractMinor(gross, tax))} and VAT ${amountOf(tax)} on nominal ${nominalCode} with tax code ${taxCode}`,
	);
	return [`${document} of ${total} (${analysis.join('; ')})`, `${cash} of ${total}`];
}

const amountOf = (amount: Minor): string => toDecimal(absoluteMinor(amount));

function onOtherSide(amounts: readonly SettlementAmount[], { what, period, customer }: OnOtherSide, documents: readonly string[]): Held {
	const lines = SourceLines.together(amounts.map((amount) => amount.lines));
	return {
		lines,
		value: negateMinor(sumMinor(amounts.map(({ gross }) => gross))),
		refusal: {
			kind: 'settlementNotSupported',
			message: `The ${what} of ${period} come to the other side than the document of Sage can carry (${rowsFrom(lines)}). On customer ${customer} they are ${documents.join(', and ')}.`,
			remedy: `This version does not post them. Look them up in Seller Central; if they are right, ${BY_HAND}`,
			detail: `${what}|${period}`,
		},
	};
}
