import type { FeeKind } from '../../vat/feeVat';
import { lookUpShipped, patternsOf } from './classify';
import { isSplitType } from './fees';
import type { NominalMapRow } from './mapRow';
import { fits, typeKeys, type TypeColumns } from './rowType';

/** Kinds of fees whose VAT hangs on their order: where its goods went, or who carried them. */
export const FEES_OF_ORDERS: readonly FeeKind[] = ['label', 'fulfilment', 'digitalServices'];

/** What a client's map may make of a fee without tying it to its order. */
const WITHOUT_ORDER: ReadonlyArray<NominalMapRow['nature']> = ['', 'fee', 'feeCredit', 'reimbursement', 'balance'];

/**
 * A function that says of a row type whether its rows can be added up whatever their orders, in any series and on any day: fees that stand in one row
 * each, whose VAT does not hang on the order, and of which no row of the map makes anything else. What is not certain is kept by order.
 */
export function addedUpTypes(nominalMap: readonly NominalMapRow[]): (type: TypeColumns) => boolean {
	const patterns = patternsOf(nominalMap);
	return (type) => {
		const keys = typeKeys(type);
		const shipped = lookUpShipped(keys);
		if (!shipped?.fee || shipped.nature === 'feeTax' || shipped.vat === 'split') return false;
		if (isSplitType(type.transactionType) || FEES_OF_ORDERS.includes(shipped.fee)) return false;
		const said = patterns.filter((pattern) => fits(pattern, keys)).map(({ says }) => says);
		return said.every(({ nature = '', vat = '' }) => WITHOUT_ORDER.includes(nature) && vat !== 'split');
	};
}
