import { groupBy, type NonEmpty } from '../lists/groupBy';
import { localDayReader, periodOfDay } from '../time/amazonDate';
import { CATALOGUE_VERSION } from './catalogue/catalogue';
import type { Classifier } from './catalogue/classify';
import type { Held } from './held';
import { BALANCE_NATURES } from './parts/balances';
import { rowsFrom, rowsOf, type ClassifiedRow } from './rows';
import type { SettlementRow } from './settlement.types';

/** The rows of known kind with a place to go, and those without. */
export interface ClassifiedRows {
	readonly rows: readonly ClassifiedRow[];
	readonly held: readonly Held[];
}

/** Says of each row what it is and on which day of the client's zone it falls. What the catalogue and the map do not settle is held by type. */
export function classifyRows(rows: readonly SettlementRow[], classify: Classifier, timeZone: string): ClassifiedRows {
	const dayOf = localDayReader(timeZone);
	const known: ClassifiedRow[] = [];
	const unknown: SettlementRow[] = [];
	for (const row of rows) {
		const is = classify(row);
		if (!is || is.nature === 'unclassified') unknown.push(row);
		else {
			const day = dayOf(row.postedAt);
			known.push({ row, is, day, period: periodOfDay(day) });
		}
	}
	const unmapped = known.filter(lacksNominal);
	return {
		rows: known.filter((row) => !lacksNominal(row)),
		held: [
			...[...groupBy(unknown, typeName)].map(([name, ofType]) => unknownType(name, ofType, classify)),
			...[...groupBy(unmapped, ({ row }) => typeName(row))].map(([name, ofType]) => unmappedType(name, rowsOf(ofType))),
		],
	};
}

const typeName = (row: SettlementRow): string => `${row.transactionType} / ${row.amountType} / ${row.amountDescription}`;

const lacksNominal = ({ is }: ClassifiedRow): boolean => is.nominalCode === '' && !BALANCE_NATURES.includes(is.nature);

/** An unknown type is a stop, not a guess; the exception shows what a person needs to map it. */
function unknownType(name: string, rows: NonEmpty<SettlementRow>, classify: Classifier): Held {
	const known = classify(rows[0]) !== undefined;
	return {
		rows,
		refusal: {
			kind: 'unknownRowType',
			message: `Row type "${name}" ${known ? 'has no fixed meaning, and the nominal map names no nature for it' : `is not in the catalogue of ${CATALOGUE_VERSION}: Amazon may have changed its fee structure`} (${rowsFrom(rows)}).`,
			remedy: 'Decide with finance what it is, add it to the nominal map with nature, nominal code and VAT, then run the settlement again.',
			detail: name,
		},
	};
}

const unmappedType = (name: string, rows: readonly SettlementRow[]): Held => ({
	rows,
	refusal: {
		kind: 'unmappedNominal',
		message: `Row type "${name}" has no nominal code (${rowsFrom(rows)}).`,
		remedy: 'Give it a nominal code in the nominal map.',
		detail: name,
	},
});
