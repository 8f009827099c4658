import { FEE_RULE_DAYS, isCertainFee, type FeeKind } from '../../vat/feeVat';
import { marketplaceCountry, marketplaceOfFee } from '../../vat/marketplace';
import { CATALOGUE } from './catalogue';
import { CHART } from './chart';
import type { DecisionName } from './decisions';
import type { CatalogueEntry, Nature, RowVat, Subject } from './entry';
import { isSplitType, NEW_FEES } from './fees';
import { isValidOn, mapPatterns, type MapPattern, type NominalMapRow } from './mapRow';
import { fits, indexOf, patternOf, typeKeys, type TypeColumns } from './rowType';
import { NO_DAY, segmentsOf } from './segments';

export type { TypeColumns } from './rowType';
export type { MapNature, MapVat, NominalMapRow } from './mapRow';

/** What a row is and where it goes. */
export interface Classification {
	readonly nature: Nature;
	readonly vat: RowVat;
	/** Of a fee: what its VAT hangs on. */
	readonly fee?: FeeKind;
	readonly subject?: Subject;
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
	/** What the catalogue alone says; undefined when it does not know the type. */
	readonly shippedNature?: Nature;
	/** Why a person has to say what it is. */
	readonly decision?: DecisionName;
	/** One of Amazon's fees that the catalogue does not know by name. */
	readonly isNewFee?: boolean;
}

/** What a classification hangs on: the type and, as far as the map and the rules ask for it, the marketplace. */
export interface RowType extends TypeColumns {
	readonly marketplaceName?: string;
}

/**
 * `day` (`YYYY-MM-DD`) is the row's; without it what holds now. Rows of one type, marketplace and stretch of days get the very same object,
 * others never: a fold may group by it. */
export type Classifier = (row: RowType, day?: string) => Classification | undefined;

/** What a classification hangs on besides row and map. */
export interface ClassifierContext {
	/** Country in which the seller is established, ISO 3166. */
	readonly country: string;
	/** Of the settlement, ISO 4217. */
	readonly currency: string;
	/** Key of the settlement's series; undefined while it is not known: then rows of every series count. */
	readonly series?: string;
	/** First day of the rules of fees for this client; '' always. */
	readonly rulesFrom: string;
}

/** A seller of whom nothing is known: no rule is certain. */
const NOBODY: ClassifierContext = { country: '', currency: '', rulesFrom: '' };

/** Tax rows belong to the rows that they tax: as anything else they would take VAT out of the return. */
export const TAX_NATURES: readonly Nature[] = [
	'saleTax',
	'refundTax',
	'promotionTax',
	'taxWithheld',
	'feeTax',
	'liquidationTax',
	'taxRecalculation',
];

/** Natures whose rows go into the fees. */
export const FEE_NATURES: readonly Nature[] = ['fee', 'feeTax', 'feeCredit'];

const classificationOf = (entry: CatalogueEntry): Classification => ({
	nature: entry.nature,
	vat: entry.vat,
	...(entry.fee && { fee: entry.fee }),
	...(entry.subject && { subject: entry.subject }),
	nominalCode: CHART[entry.account].code,
	costCentre: '',
	department: '',
	shippedNature: entry.nature,
	...(entry.decision && { decision: entry.decision }),
});

/** What the catalogue alone says of a row type, given by its keys. */
export const lookUpShipped = indexOf(CATALOGUE.map((entry) => patternOf(entry, classificationOf(entry))));

const newFeeOf = (entry: CatalogueEntry): Classification => {
	const { shippedNature: _none, ...rest } = classificationOf(entry);
	return { ...rest, nominalCode: '', isNewFee: true };
};

/** One of Amazon's fees by its rows alone: which of them is base, tax and discount; its nominal code is missing. */
const lookUpNewFee = indexOf(NEW_FEES.map((entry) => patternOf(entry, newFeeOf(entry))));

/** The rows of a map as patterns, the most precise first. */
export const patternsOf = (map: readonly NominalMapRow[]): MapPattern[] => mapPatterns(map, isSplitType);

/**
 * Makes a function from row to classification: the client's map (as `readNominalMap` gives it) over the catalogue, field by field, the most precise
 * row first; undefined when neither knows the type. A row of the map that names no marketplace leaves nature and VAT alone where a rule of fees is
 * certain. Each distinct type, marketplace and stretch of days is worked out once.
 */
export function classifierFor(nominalMap: readonly NominalMapRow[], context: ClassifierContext = NOBODY): Classifier {
	const ofSeries = nominalMap.filter(({ series }) => !series || context.series === undefined || series === context.series);
	const patterns = patternsOf(ofSeries);
	const segmentOf = segmentsOf([...FEE_RULE_DAYS, context.rulesFrom], ofSeries);
	const known = new TypeTree<Array<Classification | null>>(() => []);
	return (row, day = NO_DAY) => {
		const slots = known.at(row);
		const segment = segmentOf(day);
		const found = (slots[segment] ??= classify(row, day, patterns, context) ?? null);
		return found ?? undefined;
	};
}

/** Values by type and marketplace, looked up without making a text of them: this is asked for every row of a file. */
class TypeTree<T> {
	private readonly root = new Map<string, Map<string, Map<string, Map<string, T>>>>();

	constructor(private readonly make: () => T) {}

	at({ transactionType, amountType, amountDescription, marketplaceName = '' }: RowType): T {
		const ofType = branch(branch(branch(this.root, transactionType), amountType), amountDescription);
		let value = ofType.get(marketplaceName);
		if (value === undefined) ofType.set(marketplaceName, (value = this.make()));
		return value;
	}
}

function branch<V>(of: Map<string, Map<string, V>>, key: string): Map<string, V> {
	let found = of.get(key);
	if (!found) of.set(key, (found = new Map()));
	return found;
}

function classify(row: RowType, day: string, patterns: readonly MapPattern[], context: ClassifierContext): Classification | undefined {
	const keys = typeKeys(row);
	const shipped = lookUpShipped(keys) ?? lookUpNewFee(keys);
	const isOfRow = (pattern: MapPattern): boolean =>
		fits(pattern, keys) && isValidOn(pattern.says, day) && isOfMarketplace(pattern.says, row.marketplaceName ?? '', context.currency);
	const rows = patterns.filter(isOfRow).map(({ says }) => says);
	// A copy: what is worked out for one marketplace and stretch of days must not pass for another.
	if (rows.length === 0) return shipped && { ...shipped };
	const certain = isCertain(shipped, row, day, context);
	return overridden(shipped, rows, (one) => !certain || !!one.marketplace);
}

/** Whether a rule is certain of the VAT of a row, so that only a row of the map that names the marketplace may say otherwise. */
export function isCertain(shipped: Classification | undefined, row: RowType, day: string, context: ClassifierContext): boolean {
	if (!shipped?.fee || shipped.isNewFee) return false;
	const marketplace = marketplaceOfFee(row.marketplaceName ?? '', context.currency);
	return isCertainFee({ kind: shipped.fee, established: context.country, marketplace, day, rulesFrom: context.rulesFrom });
}

/** By name; a row of the file that names none belongs to the marketplace of its currency. */
export function isOfMarketplace({ marketplace }: NominalMapRow, marketplaceName: string, currency: string): boolean {
	if (!marketplace || sameName(marketplace, marketplaceName)) return true;
	if (marketplaceName !== '' || !/^amazon\./i.test(marketplace)) return false;
	return marketplaceCountry('', currency) !== '' && marketplaceCountry('', currency) === marketplaceCountry(marketplace, '');
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The fields of the rows over those of the catalogue. `decides`: whether a row may speak of nature and VAT. */
function overridden(
	shipped: Classification | undefined,
	rows: readonly NominalMapRow[],
	decides: (row: NominalMapRow) => boolean,
): Classification {
	const said = <F extends keyof NominalMapRow>(field: F) => rows.map((row) => row[field]).find(Boolean);
	const deciding = rows.filter(decides);
	const nature = natureOf(shipped, deciding.map((row) => row.nature).find(Boolean));
	const vat = deciding.map((row) => row.vat).find(Boolean);
	const fee = FEE_NATURES.includes(nature) ? (shipped?.fee ?? 'other') : undefined;
	return {
		nature,
		vat: vatOf(shipped, nature, vat || undefined),
		...(fee && { fee }),
		...(shipped?.subject && { subject: shipped.subject }),
		nominalCode: said('nominalCode') ?? shipped?.nominalCode ?? '',
		costCentre: said('costCentre') ?? '',
		department: said('department') ?? '',
		...(shipped?.shippedNature && { shippedNature: shipped.shippedNature }),
		...(shipped?.decision && nature === 'unclassified' && { decision: shipped.decision }),
		...(shipped?.isNewFee && { isNewFee: true }),
	};
}

/** A tax row stays one, whatever is said of what it taxes; the tax of a fee or a liquidation goes along where the whole becomes money without VAT. */
function natureOf(shipped: Classification | undefined, said: NominalMapRow['nature']): Nature {
	if (!said) return shipped?.nature ?? 'unclassified';
	if (!shipped || !TAX_NATURES.includes(shipped.nature)) return said;
	const goesAlong = (shipped.nature === 'feeTax' || shipped.nature === 'liquidationTax') && WITHOUT_VAT.includes(said);
	return goesAlong ? said : shipped.nature;
}

/** Natures of money that no VAT belongs to, whatever a map says. */
export const WITHOUT_VAT: readonly Nature[] = ['reimbursement', 'balance', 'failedPayout'];

const TRADE_NATURES: readonly Nature[] = ['sale', 'refund', 'promotion', 'liquidation'];

function vatOf(shipped: Classification | undefined, nature: Nature, said: NominalMapRow['vat']): RowVat {
	if (WITHOUT_VAT.includes(nature)) return 'outsideScope';
	if (TRADE_NATURES.includes(nature)) return said && said !== 'inclusive' && said !== 'split' ? said : 'byRows';
	if (!FEE_NATURES.includes(nature)) return shipped?.vat ?? 'undecided';
	if (nature === 'feeTax') return said || 'split';
	return said || (shipped?.fee ? shipped.vat : 'undecided');
}
