import { CATALOGUE } from './catalogue';
import type { CatalogueEntry, FeeVat, Nature } from './entry';
import { CHART } from './chart';
import { indexOf, keyOf, patternOf, typeKeys, type TypeColumns } from './rowType';

export type { TypeColumns } from './rowType';

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

/** One row of the client's nominal map as it was read: overrides the catalogue for one row type. Blank fields keep the catalogue's answer. */
export interface NominalMapRow extends TypeColumns {
	/** In a row for any description, `amountDescription` is `*`. */
	readonly nominalCode?: string;
	readonly costCentre?: string;
	readonly department?: string;
	readonly vat?: MapVat | '';
	/** What a row type is. Needed where the catalogue leaves it open; else it wins over the catalogue. */
	readonly nature?: MapNature | '';
}

/** What a client may say of a row type. */
export type MapNature = Extract<Nature, 'fee' | 'reimbursement'>;
export type MapVat = Exclude<FeeVat, 'undecided'>;

/** Tax rows belong to the rows that they tax: as anything else they would take VAT out of the return. */
export const TAX_NATURES: readonly Nature[] = ['saleTax', 'refundTax', 'promotionTax', 'taxWithheld', 'feeTax'];

const classificationOf = ({ nature, vat, account }: CatalogueEntry): Classification => ({
	nature,
	vat,
	nominalCode: CHART[account].code,
	costCentre: '',
	department: '',
	shippedNature: nature,
});

/** What the catalogue alone says of a row type, given by its keys. */
export const lookUpShipped = indexOf(CATALOGUE.map((entry) => patternOf(entry, entry.match, classificationOf(entry))));

/**
 * Makes a function from row to classification: the client's map (as `readNominalMap` gives it) first, then the catalogue; undefined when
 * neither knows the type. An exact row of the map goes before one for any description, and both leave to the catalogue what they leave
 * blank. Each distinct type is worked out once.
 */
export function classifierFor(nominalMap: readonly NominalMapRow[]): Classifier {
	const lookUpOverride = indexOf(nominalMap.map((row) => patternOf(row, row.amountDescription === '*' ? 'anyDescription' : 'exact', row)));
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

function overridden(
	shipped: Classification | undefined,
	{ nature, vat, nominalCode, costCentre, department }: NominalMapRow,
): Classification {
	const isTax = shipped !== undefined && TAX_NATURES.includes(shipped.nature);
	return {
		nature: (!isTax && nature) || shipped?.nature || 'unclassified',
		vat: vat || shipped?.vat || 'undecided',
		nominalCode: nominalCode || shipped?.nominalCode || '',
		costCentre: costCentre ?? '',
		department: department ?? '',
		shippedNature: shipped?.nature,
	};
}
