import type { SettlementRow } from '../settlement.types';
import { CATALOGUE } from './catalogue';
import type { CatalogueEntry, FeeVat, Nature, RuleMatch } from './entry';
import { CHART } from './chart';

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
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: number;
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
	/** What the catalogue alone says; undefined when it does not know the type. */
	readonly shippedNature?: Nature;
}

export type Classifier = (row: TypeColumns) => Classification | undefined;

/** What a row's kind hangs on. */
export type TypeColumns = Pick<SettlementRow, 'transactionType' | 'amountType' | 'amountDescription'>;

/** Some type columns and what is said about the rows that they fit. */
interface Pattern<T> extends TypeColumns {
	readonly match: RuleMatch;
	readonly says: T;
}

/** What a row of the map says; blank is ''. */
type Override = Readonly<Record<'nature' | 'vat' | 'nominalCode' | 'costCentre' | 'department', string>>;

/** Casing and spacing vary between files (`Digital Services Fee`, `DigitalServicesFee`), so both are ignored. */
const folded = (text: string | null | undefined): string => (text ?? '').toLowerCase().replace(/\s+/g, '');

const MAP_NATURES: readonly string[] = ['', 'fee', 'reimbursement'];
const MAP_VAT: readonly string[] = ['', 'inclusive', 'split', 'outsideScope'];
/** Tax rows belong to the rows that they tax: as anything else they would take VAT out of the return. */
const TAX_NATURES: readonly Nature[] = ['saleTax', 'refundTax', 'promotionTax', 'taxWithheld', 'feeTax'];

/**
 * Makes a function from row to classification: the client's map first, then the catalogue; undefined when neither knows the type. An exact
 * row of the map goes before one for any description, and both leave to the catalogue what they leave blank. Each distinct type is worked
 * out once. Throws when the map names a nature or VAT rule that does not exist, gives a code that is no text, answers one type in two
 * ways, or gives a tax row another nature.
 */
export function classifierFor(nominalMap: readonly NominalMapRow[]): Classifier {
	const lookUpShipped = indexOf(CATALOGUE.map((entry) => patternOf(entry, entry.match, classificationOf(entry))));
	const mapped = nominalMap.map((row) => ({ row, pattern: overrideOf(row) }));
	refuseContradictions(mapped);
	const overrides = mapped.map(({ pattern }) => pattern);
	refuseOtherTax(overrides, lookUpShipped);
	const lookUpOverride = indexOf(overrides);
	const classify = (keys: TypeColumns): Classification | undefined => {
		const shipped = lookUpShipped(keys);
		const override = lookUpOverride(keys);
		return override ? overridden(shipped, override) : shipped;
	};
	const known = new Map<string, Classification | null>();
	return (row) => {
		const type = keyOf(row);
		let found = known.get(type);
		if (found === undefined) known.set(type, (found = classify(typeKeys(row)) ?? null));
		return found ?? undefined;
	};
}

const classificationOf = ({ nature, vat, account }: CatalogueEntry): Classification => ({
	nature,
	vat,
	nominalCode: CHART[account].code,
	costCentre: '',
	department: '',
	shippedNature: nature,
});

function overridden(shipped: Classification | undefined, { nature, vat, nominalCode, costCentre, department }: Override): Classification {
	const isTax = shipped !== undefined && TAX_NATURES.includes(shipped.nature);
	return {
		nature: ((!isTax && nature) || shipped?.nature || 'unclassified') as Nature,
		vat: (vat || shipped?.vat || 'undecided') as FeeVat,
		nominalCode: nominalCode || shipped?.nominalCode || '',
		costCentre,
		department,
		shippedNature: shipped?.nature,
	};
}

const typeKeys = (type: TypeColumns): TypeColumns => ({
	transactionType: folded(type.transactionType),
	amountType: folded(type.amountType),
	amountDescription: folded(type.amountDescription),
});

const patternOf = <T>(type: TypeColumns, match: RuleMatch, says: T): Pattern<T> => ({ ...typeKeys(type), match, says });

const nameOf = (type: TypeColumns): string => `Nominal map, ${type.transactionType} / ${type.amountType} / ${type.amountDescription}`;

function overrideOf(row: NominalMapRow): Pattern<Override> {
	const says = {
		nature: textOf(row, 'nature'),
		vat: textOf(row, 'vat'),
		nominalCode: textOf(row, 'nominalCode'),
		costCentre: textOf(row, 'costCentre'),
		department: textOf(row, 'department'),
	};
	if (!MAP_NATURES.includes(says.nature))
		throw new RangeError(`${nameOf(row)}: nature "${says.nature}" must be one of ${MAP_NATURES.slice(1).join(', ')} or blank.`);
	if (!MAP_VAT.includes(says.vat))
		throw new RangeError(`${nameOf(row)}: vat "${says.vat}" must be one of ${MAP_VAT.slice(1).join(', ')} or blank.`);
	return patternOf(row, row.amountDescription === '*' ? 'anyDescription' : 'exact', says);
}

/** A code given as a number may have lost its leading zero. */
function textOf(row: NominalMapRow, field: keyof Override): string {
	const value: unknown = row[field];
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value.trim();
	throw new RangeError(`${nameOf(row)}: ${field} must be text.`);
}

/** A type that stands twice with two answers would be posted by whichever row came last. */
function refuseContradictions(mapped: ReadonlyArray<{ readonly row: NominalMapRow; readonly pattern: Pattern<Override> }>): void {
	const seen = new Map<string, { readonly answer: string; readonly said: string }>();
	for (const [index, { row, pattern }] of mapped.entries()) {
		const answer = answerOf(pattern.says);
		const said = `row ${index + 1}${row.id === undefined ? '' : ` (id ${row.id})`} says ${answer}`;
		const before = seen.get(keyOf(pattern));
		seen.set(keyOf(pattern), { answer, said });
		if (before === undefined || before.answer === answer) continue;
		throw new RangeError(`${nameOf(row)}: the row type stands twice, with different answers: ${before.said}, ${said}. Keep one of them.`);
	}
}

const answerOf = (says: Override): string =>
	Object.entries(says)
		.filter(([, value]) => value !== '')
		.map(([field, value]) => `${field} ${value}`)
		.join(', ') || 'nothing';

function refuseOtherTax(
	patterns: ReadonlyArray<Pattern<Override>>,
	lookUpShipped: (keys: TypeColumns) => Classification | undefined,
): void {
	for (const pattern of patterns) {
		const shipped = pattern.match === 'exact' && pattern.says.nature !== '' ? lookUpShipped(pattern) : undefined;
		if (shipped && TAX_NATURES.includes(shipped.nature))
			throw new RangeError(`${nameOf(pattern)}: a tax row keeps its nature. Leave nature blank.`);
	}
}

const keyOf = (type: TypeColumns): string => `${type.transactionType}\t${type.amountType}\t${type.amountDescription}`;

/** Exact types in a map, the few that match by prefix or any description in a list. */
function indexOf<T>(patterns: ReadonlyArray<Pattern<T>>): (keys: TypeColumns) => T | undefined {
	const exact = new Map(patterns.filter(({ match }) => match === 'exact').map((pattern) => [keyOf(pattern), pattern.says]));
	const loose = patterns.filter(({ match }) => match !== 'exact');
	return (keys) => exact.get(keyOf(keys)) ?? loose.find((pattern) => fits(pattern, keys))?.says;
}

function fits(pattern: Pattern<unknown>, keys: TypeColumns): boolean {
	if (pattern.transactionType !== keys.transactionType) return false;
	if (pattern.match === 'amountTypePrefix')
		return keys.amountType.startsWith(pattern.amountType) && keys.amountDescription === pattern.amountDescription;
	if (pattern.amountType !== keys.amountType) return false;
	return pattern.match === 'anyDescription' || keys.amountDescription.startsWith(pattern.amountDescription);
}
