import { isDeepStrictEqual } from 'node:util';
import { readSettlement, SettlementReader } from '../../../nodes/domain/settlement/file/read';
import { charsetOf, inPieces, mutatedBytes } from '../bytes';
import { SETTLEMENTS } from '../corpus/settlements';
import { hold, target } from '../target';

/** The settlement file: at once and in pieces it reads the same, and what it gives adds up. */
export const settlementFile = target({
	name: 'settlementFile',
	draw: (chance) => {
		const bytes = mutatedBytes(chance, SETTLEMENTS);
		return { bytes, charset: charsetOf(chance), pieces: inPieces(chance, bytes) };
	},
	read: ({ bytes, charset, pieces }) => {
		const whole = readSettlement(bytes, { charset });
		let count = 0;
		const reader = new SettlementReader(() => void (count += 1), charset);
		for (const piece of pieces) reader.survey(piece);
		for (const piece of pieces) if (!reader.read(piece)) break;
		const inParts = reader.finish();
		if (!whole.ok) {
			hold(!inParts.ok, 'pieces are taken, the whole is refused');
			// Of two faults the one that is met first is told, and a letter that does not fit is met piece by piece.
			const isTold = inParts.ok || [inParts, whole].some(({ refusal }) => refusal.detail === 'undecodable');
			return hold(isTold || isDeepStrictEqual(inParts, whole), 'pieces give another problem than the whole');
		}
		const { rows, ...facts } = whole.value;
		hold(inParts.ok && isDeepStrictEqual(inParts.value, facts) && count === rows.length, 'pieces give another settlement than the whole');
		const sum = rows.reduce((total, { amount }) => total + BigInt(amount), 0n);
		hold(sum === BigInt(facts.header.total), 'the rows of a settlement that was taken do not add up to its total');
	},
});
