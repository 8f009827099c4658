import { SAGE_DOCUMENTS } from '../../books/documents';
import { groupBy } from '../../lists/groupBy';
import { addMinor, negateMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { taxOnNet } from '../../money/round';
import { rateOf } from '../../vat/rates';
import { OUTSIDE_SCOPE, REVERSE_CHARGE, type Names } from '../names';
import type { LineView, StepView } from './planView';

/** What documents of one month move on the VAT return, for one role. Output is positive where VAT is owed, input where it is taken back. */
export interface VatRow {
	/** `YYYY-MM`. */
	readonly month: string;
	readonly role: string;
	readonly side: 'input' | 'output';
	readonly net: Minor;
	readonly tax: Minor;
}

/** Boxes 1, 4, 6 and 7 of the VAT return. */
export interface Boxes {
	readonly box1: Minor;
	readonly box4: Minor;
	readonly box6: Minor;
	readonly box7: Minor;
}

type Sided = LineView & { readonly month: string; readonly side: 'input' | 'output' };

/** VAT by month, side and role. A month is that of the documents' dates. */
export function vatRows(steps: readonly StepView[], names: Names): VatRow[] {
	const lines = steps.flatMap(({ document, date, lines: own }): Sided[] => {
		const { vat } = SAGE_DOCUMENTS[document];
		return vat === 'none' ? [] : own.map((line) => ({ ...line, month: date.slice(0, 7), side: vat }));
	});
	const keyOf = (line: Sided) => [line.month, line.side, names.role(line.taxCode)].join('|');
	return [...groupBy(lines, keyOf)]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, [first, ...others]]) => {
			const all = [first, ...others];
			const signed = (amount: Minor) => (first.side === 'output' ? negateMinor(amount) : amount);
			return {
				month: first.month,
				role: names.role(first.taxCode),
				side: first.side,
				net: signed(sumMinor(all.map(({ net }) => net))),
				tax: signed(sumMinor(all.map(({ tax }) => tax))),
			};
		});
}

/** What is outside the scope is in no box; a reverse charge stands on both sides, at the standard rate. */
export function boxesOf(rows: readonly VatRow[]): Boxes {
	const inScope = rows.filter(({ role }) => role !== OUTSIDE_SCOPE);
	const reversed = sumMinor(inScope.filter(({ role }) => role === REVERSE_CHARGE).map(({ net }) => net));
	const plain = inScope.filter(({ role }) => role !== REVERSE_CHARGE);
	const sum = (side: VatRow['side'], field: 'net' | 'tax') => sumMinor(plain.filter((row) => row.side === side).map((row) => row[field]));
	const notional = reversed === 0 ? ZERO : taxOnNet(reversed, rateOf('standard'));
	return {
		box1: addMinor(sum('output', 'tax'), notional),
		box4: addMinor(sum('input', 'tax'), notional),
		box6: addMinor(sum('output', 'net'), reversed),
		box7: addMinor(sum('input', 'net'), reversed),
	};
}
