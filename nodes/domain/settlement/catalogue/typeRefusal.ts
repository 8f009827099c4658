import type { Refusal } from '../../result';
import { CATALOGUE_VERSION } from './catalogue';
import type { Classification } from './classify';
import { DECISIONS, type Decision } from './decisions';
import { typeName, type TypeColumns } from './rowType';

/** Why the rows of a type hold, and what is held with them. */
export interface TypeHold {
	/** Rows with the same key are held as one. */
	readonly key: string;
	/** `seen` says how many rows and where: `2 rows, first in line 7`. */
	readonly refuse: (seen: string) => Refusal;
}

/** What holds the rows of a type; undefined when they are of known kind and have a place to go. `needsNominal` is false for rows that stay in clearing. */
export function holdOfType(type: TypeColumns, is: Classification | undefined, needsNominal: boolean): TypeHold | undefined {
	if (!is) return unknownType(type);
	if (is.isNewFee && is.nominalCode === '') return newFee(type);
	if (is.nature === 'unclassified') return is.decision ? undecidedType(type, DECISIONS[is.decision]) : withoutNature(type);
	return needsNominal && is.nominalCode === '' ? unmappedType(type) : undefined;
}

const THEN = 'then run the settlement again.';
const rowFor = ({ transactionType, amountType, amountDescription }: TypeColumns): string =>
	`transactionType "${transactionType}", amountType "${amountType}", amountDescription "${amountDescription}"`;

/** An unknown type is a stop, not a guess; the exception shows what a person needs to map it. */
function unknownType(type: TypeColumns): TypeHold {
	const name = typeName(type);
	return {
		key: name,
		refuse: (seen) => ({
			kind: 'unknownRowType',
			message: `Row type "${name}" is not in the catalogue of ${CATALOGUE_VERSION}: Amazon may have changed its fee structure (${seen}).`,
			remedy: `Decide with finance what it is and add a row to the nominal map: ${rowFor(type)}, with nature, nominal code and, for a fee, vat; ${THEN}`,
			detail: name,
		}),
	};
}

/** The rows of one fee are held as one: its base, its tax and its discount. */
function newFee({ transactionType, amountType }: TypeColumns): TypeHold {
	const name = `${transactionType} / ${amountType}`;
	return {
		key: name,
		refuse: (seen) => ({
			kind: 'unknownRowType',
			message: `The fee "${name}" is not in the catalogue of ${CATALOGUE_VERSION}: Amazon may have a new fee (${seen}).`,
			remedy: `Decide with finance where it goes and add one row to the nominal map: ${rowFor({ transactionType, amountType, amountDescription: '*' })}, with nominal code. It speaks for base, tax and discount; ${THEN}`,
			detail: name,
		}),
	};
}

function undecidedType(type: TypeColumns, { why, who, options }: Decision): TypeHold {
	const name = typeName(type);
	return {
		key: name,
		refuse: (seen) => ({
			kind: 'rowTypeUndecided',
			message: `Row type "${name}" ${why} (${seen}).`,
			remedy: `Decide with ${who}, and add a row to the nominal map: ${rowFor(type)}, with ${options.join('; or ')}; ${THEN}`,
			detail: name,
		}),
	};
}

/** A row of the map knows the type and does not say what it is. */
function withoutNature(type: TypeColumns): TypeHold {
	const name = typeName(type);
	return {
		key: name,
		refuse: (seen) => ({
			kind: 'unknownRowType',
			message: `Row type "${name}" is not in the catalogue of ${CATALOGUE_VERSION}, and the row of the nominal map that fits it names no nature (${seen}).`,
			remedy: `Fill in nature in that row, or add a row for the type itself: ${rowFor(type)}, with nature, nominal code and, for a fee, vat; ${THEN}`,
			detail: name,
		}),
	};
}

function unmappedType(type: TypeColumns): TypeHold {
	const name = typeName(type);
	return {
		key: name,
		refuse: (seen) => ({
			kind: 'unmappedNominal',
			message: `Row type "${name}" has no nominal code (${seen}).`,
			remedy: `Give it a nominal code in the nominal map: ${rowFor(type)}; ${THEN}`,
			detail: name,
		}),
	};
}
