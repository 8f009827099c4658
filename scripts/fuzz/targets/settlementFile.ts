import { isDeepStrictEqual } from 'node:util';
import { scanSettlement } from '../../../nodes/domain/settlement/file/read';
import type { SettlementRow } from '../../../nodes/domain/settlement/settlement.types';
import { charsetOf, inPieces, mutatedBytes } from '../bytes';
import { SETTLEMENTS } from '../corpus/settlements';
import { plainSettlement } from '../plainSettlement';
import { hold, target } from '../target';

/** The settlement file, in pieces: it comes to what the plain reader makes of it, refusals included, and what is taken adds up. */
export const settlementFile = target({
	name: 'settlementFile',
	draw: (chance) => {
		const bytes = mutatedBytes(chance, SETTLEMENTS);
		return { bytes, charset: charsetOf(chance), pieces: inPieces(chance, bytes) };
	},
	read: ({ bytes, charset, pieces }) => {
		let rows: SettlementRow[] = [];
		const begin = () => {
			rows = [];
			return (row: { toRow(): SettlementRow }) => void rows.push(row.toRow());
		};
		const scanned = scanSettlement(pieces, begin, charset);
		const plain = plainSettlement(bytes, charset);
		if (!plain.ok || !scanned.ok)
			return hold(isDeepStrictEqual(scanned, plain), 'the scanner refuses what the plain reader does not, or another fault');
		const { rows: plainRows, ...facts } = plain.value;
		hold(isDeepStrictEqual(scanned.value, facts), 'the scanner finds another header or format than the plain reader');
		hold(isDeepStrictEqual(rows, plainRows), 'the scanner finds other rows than the plain reader');
		const sum = rows.reduce((total, { amount }) => total + BigInt(amount), 0n);
		hold(sum === BigInt(facts.header.total), 'the rows of a settlement that was taken do not add up to its total');
	},
});
