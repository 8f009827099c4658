import { classifierFor } from '../../../nodes/domain/settlement/catalogue/classify';
import { readNominalMap, type NominalTableRow } from '../../../nodes/domain/settlement/catalogue/nominalMap';
import { NOMINAL_MAP } from '../corpus/settings';
import { mutatedJson, type Json } from '../json';
import { pieceOf } from '../text';
import { hold, target } from '../target';

const isRow = (row: Json): boolean =>
	typeof row === 'object' && row !== null && ['transactionType', 'amountType', 'amountDescription'].every((key) => key in row);

/** The client's nominal map, as the bridge's row reader lets it through: a map, or a refusal. */
export const nominalMap = target({
	name: 'nominalMap',
	draw: (chance) => ({ map: mutatedJson(chance, NOMINAL_MAP), type: [pieceOf(chance), pieceOf(chance), pieceOf(chance)] as const }),
	read: ({ map, type: [transactionType, amountType, amountDescription] }) => {
		if (!Array.isArray(map)) return;
		const read = readNominalMap(map.filter(isRow) as unknown as NominalTableRow[]);
		if (!read.ok) return hold(read.refusal.message !== '' && read.refusal.remedy !== '', 'a refusal says nothing');
		const classify = classifierFor(read.value);
		classify({ transactionType, amountType, amountDescription });
		classify({ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' });
	},
});
