import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { sumMinor } from '../../money/money';
import type { VatTreatment } from '../../settings/settings.types';
import { feeVatTreatment } from '../../vat/feeVat';
import { marketplaceCountry } from '../../vat/marketplace';
import { treatmentOfTax } from '../../vat/rates';
import type { PartFacts } from '../facts';
import type { Held } from '../held';
import { rowsFrom, rowsOf, type ClassifiedRow } from '../rows';

/** Pennies of rounding that the tax of one charge may carry. */
const PENNIES_PER_CHARGE = 1;

/** A fee row with one VAT treatment. */
export interface DecidedFee {
	readonly row: ClassifiedRow;
	readonly treatment: VatTreatment;
	/** The row contains its tax; else it is a net or a tax row of a split fee. */
	readonly inclusive: boolean;
}

/** Fee rows whose VAT is certain, and those whose is not. */
export interface DecidedFees {
	readonly decided: readonly DecidedFee[];
	readonly held: readonly Held[];
}

/** The VAT of fees: contained where a rule or the map says so, else as Amazon's own tax rows show it, else outside the scope where that is said. */
export function decideFees(facts: PartFacts, rows: readonly ClassifiedRow[]): DecidedFees {
	const [inclusive, split] = [decideInclusive(facts, rows), decideSplit(rows)];
	return {
		decided: [...inclusive.decided, ...split.decided, ...outsideScope(rows)],
		held: [...inclusive.held, ...split.held],
	};
}

function decideInclusive({ header, settings }: PartFacts, rows: readonly ClassifiedRow[]): DecidedFees {
	const decided: DecidedFee[] = [];
	const undecided: ClassifiedRow[] = [];
	for (const row of rows) {
		if (row.is.vat === 'undecided') undecided.push(row);
		if (row.is.vat !== 'inclusive') continue;
		const country = marketplaceCountry(row.row.marketplaceName, header.currency);
		const treatment = feeVatTreatment(country, settings.country, row.day);
		if (treatment) decided.push({ row, treatment, inclusive: true });
		else undecided.push(row);
	}
	return { decided, held: [...groupBy(undecided, typeKey).values()].map(undecidedType) };
}

function undecidedType(ofType: NonEmpty<ClassifiedRow>): Held {
	if (ofType[0].is.vat !== 'inclusive') return undecidedFee(ofType, 'no VAT rule speaks of it');
	return undecidedFee(
		ofType,
		'no rule says which VAT fees of this marketplace contain',
		'Ask the VAT adviser how these fees are invoiced. If without UK VAT, say outsideScope in the nominal map; else post the settlement by hand.',
	);
}

const typeKey = ({ row }: ClassifiedRow): string =>
	[row.transactionType, row.amountType, row.amountDescription, row.marketplaceName].join(' / ');

/**
 * Base fee and Tax on fee: Amazon's own tax rows say the rate; a base without tax rows is not taken for zero VAT. A charge that its
 * discount or its reversal takes back whole leaves nothing to decide and nothing to post.
 */
function decideSplit(rows: readonly ClassifiedRow[]): DecidedFees {
	const decided: DecidedFee[] = [];
	const held: Held[] = [];
	const split = rows.filter(({ is }) => is.vat === 'split');
	for (const charge of groupBy(split, chargeKey).values()) {
		const taxRows = charge.filter(({ is }) => is.nature === 'feeTax');
		const net = sumMinor(charge.filter(({ is }) => is.nature !== 'feeTax').map(({ row }) => row.amount));
		const tax = sumMinor(taxRows.map(({ row }) => row.amount));
		if (net === 0 && tax === 0) continue;
		const treatment = tax === 0 ? undefined : treatmentOfTax(net, tax, PENNIES_PER_CHARGE * taxRows.length);
		if (treatment) decided.push(...charge.map((row): DecidedFee => ({ row, treatment, inclusive: false })));
		else held.push(undecidedFee(charge, taxRows.length === 0 ? 'it has no Tax on fee row' : 'its tax rows fit no single VAT rate'));
	}
	return { decided, held };
}

const chargeKey = ({ row, period }: ClassifiedRow): string => [period, row.transactionType, row.amountType, row.marketplaceName].join('|');

const outsideScope = (rows: readonly ClassifiedRow[]): DecidedFee[] =>
	rows.filter(({ is }) => is.vat === 'outsideScope').map((row) => ({ row, treatment: 'outsideScope', inclusive: false }));

const MAP_SAYS =
	'Say in the nominal map whether the amount includes VAT (inclusive), has it in rows of its own (split) or is outside the scope (outsideScope).';

function undecidedFee(rows: NonEmpty<ClassifiedRow>, why: string, remedy = MAP_SAYS): Held {
	const [first] = rows;
	const { row } = first;
	return {
		rows: rowsOf(rows),
		refusal: {
			kind: 'feeVatUndecided',
			message: `The VAT of "${row.transactionType} / ${row.amountType} / ${row.amountDescription}"${row.marketplaceName ? ` on ${row.marketplaceName}` : ''} is not decided: ${why} (${rowsFrom(rowsOf(rows))}).`,
			remedy,
			detail: [typeKey(first), first.is.vat === 'split' ? first.period : ''].filter(Boolean).join(' / '),
		},
	};
}
