import { classifierFor, type NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { NOMINAL_MAP } from '../corpus/settings';
import { mutatedJson, type Json } from '../json';
import { pieceOf } from '../text';
import { target } from '../target';

const isRow = (row: Json): boolean =>
	typeof row === 'object' && row !== null && ['transactionType', 'amountType', 'amountDescription'].every((key) => key in row);

/** The client's nominal map, as the bridge's row reader lets it through: a map, or a RangeError that names the row. */
export const nominalMap = target({
	name: 'nominalMap',
	draw: (chance) => ({ map: mutatedJson(chance, NOMINAL_MAP), type: [pieceOf(chance), pieceOf(chance), pieceOf(chance)] as const }),
	read: ({ map, type: [transactionType, amountType, amountDescription] }) => {
		if (!Array.isArray(map)) return;
		const classify = classifierFor(map.filter(isRow) as unknown as NominalMapRow[]);
		classify({ transactionType, amountType, amountDescription });
		classify({ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' });
	},
	isDocumented: (error) => error instanceof RangeError && error.message.startsWith('Nominal map, '),
});
