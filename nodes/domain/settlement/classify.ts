import { CATALOGUE, type FeeVat, type Nature, type RuleMatch } from './catalogue';
import { CHART } from './chart';
import type { SettlementRow } from './settlement.types';

/** One row of the client's nominal map: overrides the catalogue for one row type. Blank fields keep the catalogue's answer. */
export interface NominalMapRow {
	readonly transactionType: string;
	readonly amountType: string;
	/** `*` stands for any description. */
	readonly amountDescription: string;
	readonly nominalCode?: string;
	readonly costCentre?: string;
	readonly department?: string;
	/** `inclusive`, `split` or `outsideScope`. */
	readonly vat?: string;
	/** `fee` or `reimbursement`: what a row type is. Needed where the catalogue leaves it open; else it wins over the catalogue. */
	readonly nature?: string;
}

/** What a row is and where it goes. */
export interface Classification {
	readonly nature: Nature;
	readonly vat: FeeVat;
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
}

export type Classifier = (row: SettlementRow) => Classification | undefined;

type TypeColumns = Pick<SettlementRow, 'transactionType' | 'amountType' | 'amountDescription'>;

interface Pattern extends TypeColumns {
	readonly match: RuleMatch;
	readonly classification: Classification;
}

/** Casing and spacing vary between files (`Digital Services Fee`, `DigitalServicesFee`), so both are ignored. */
const folded = (text: string | null | undefined): string => (text ?? '').toLowerCase().replace(/\s+/g, '');

const MAP_NATURES: readonly string[] = ['fee', 'reimbursement'];
const MAP_VAT: readonly string[] = ['inclusive', 'split', 'outsideScope'];

/**
 * Makes a function from row to classification: the client's map first, then the catalogue; undefined when neither knows the type.
 * Each distinct type is worked out once. Throws when the map itself names a nature or VAT rule that does not exist,
 * gives a code that is no text, or answers one type in two ways.
 */
export function classifierFor(nominalMap: readonly NominalMapRow[]): Classifier {
	const shipped = CATALOGUE.map((entry): Pattern => ({
		...typeKeys(entry, entry.match),
		match: entry.match,
		classification: { nature: entry.nature, vat: entry.vat, nominalCode: CHART[entry.account].code, costCentre: '', department: '' },
	}));
	const lookUpShipped = indexOf(shipped);
	const mapped = nominalMap.map((row) => mapPattern(row, lookUpShipped));
	refuseContradictions(mapped);
	const lookUpMapped = indexOf(mapped);
	const known = new Map<string, Classification | null>();
	return (row) => {
		const type = `${row.transactionType}\t${row.amountType}\t${row.amountDescription}`;
		let found = known.get(type);
		if (found === undefined) {
			const keys = { transactionType: folded(row.transactionType), amountType: folded(row.amountType), amountDescription: folded(row.amountDescription) };
			known.set(type, (found = lookUpMapped(keys) ?? lookUpShipped(keys) ?? null));
		}
		return found ?? undefined;
	};
}

function typeKeys(type: TypeColumns, match: RuleMatch): TypeColumns {
	const amountDescription = match === 'anyDescription' ? '*' : folded(type.amountDescription);
	return { transactionType: folded(type.transactionType), amountType: folded(type.amountType), amountDescription };
}

function mapPattern(row: NominalMapRow, lookUpShipped: (keys: TypeColumns) => Classification | undefined): Pattern {
	const match: RuleMatch = row.amountDescription === '*' ? 'anyDescription' : 'exact';
	const keys = typeKeys(row, match);
	const shipped = lookUpShipped(keys);
	const name = `${row.transactionType} / ${row.amountType} / ${row.amountDescription}`;
	if (row.nature && !MAP_NATURES.includes(row.nature)) throw new RangeError(`Nominal map, ${name}: nature "${row.nature}" must be one of ${MAP_NATURES.join(', ')} or blank.`);
	if (row.vat && !MAP_VAT.includes(row.vat)) throw new RangeError(`Nominal map, ${name}: vat "${row.vat}" must be one of ${MAP_VAT.join(', ')} or blank.`);
	const classification: Classification = {
		nature: (row.nature || shipped?.nature || 'unclassified') as Nature,
		vat: (row.vat || shipped?.vat || 'undecided') as FeeVat,
		nominalCode: textOf(row.nominalCode, 'nominalCode', name) || shipped?.nominalCode || '',
		costCentre: textOf(row.costCentre, 'costCentre', name),
		department: textOf(row.department, 'department', name),
	};
	return { ...keys, match, classification };
}

/** A code given as a number may have lost its leading zero. */
function textOf(value: string | null | undefined, field: string, name: string): string {
	if (value === undefined || value === null || typeof value === 'string') return value?.trim() ?? '';
	throw new RangeError(`Nominal map, ${name}: ${field} must be text.`);
}

/** A type that stands twice with two answers would be posted by whichever row came last. */
function refuseContradictions(patterns: readonly Pattern[]): void {
	const seen = new Map<string, string>();
	for (const { classification, ...type } of patterns) {
		const key = keyOf(type);
		const answer = JSON.stringify(classification);
		const before = seen.get(key);
		if (before !== undefined && before !== answer) throw new RangeError(`Nominal map, ${type.transactionType} / ${type.amountType} / ${type.amountDescription}: the row type stands twice, with different answers.`);
		seen.set(key, answer);
	}
}

const keyOf = (type: TypeColumns): string => `${type.transactionType}\t${type.amountType}\t${type.amountDescription}`;

/** Exact types in a map, the few that match by prefix or any description in a list. */
function indexOf(patterns: readonly Pattern[]): (keys: TypeColumns) => Classification | undefined {
	const exact = new Map(patterns.filter(({ match }) => match === 'exact').map((pattern) => [keyOf(pattern), pattern.classification]));
	const loose = patterns.filter(({ match }) => match !== 'exact');
	return (keys) => exact.get(keyOf(keys)) ?? loose.find((pattern) => fits(pattern, keys))?.classification;
}

function fits(pattern: Pattern, keys: TypeColumns): boolean {
	if (pattern.transactionType !== keys.transactionType) return false;
	if (pattern.match === 'amountTypePrefix') return keys.amountType.startsWith(pattern.amountType) && keys.amountDescription === pattern.amountDescription;
	if (pattern.amountType !== keys.amountType) return false;
	return pattern.match === 'anyDescription' || keys.amountDescription.startsWith(pattern.amountDescription);
}
