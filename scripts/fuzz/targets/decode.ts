import { decodeReport, EncodingFinder, ReportDecoder } from '../../../nodes/domain/text/decode';
import { charsetOf, inPieces, mutatedBytes } from '../bytes';
import { REPORTS } from '../corpus/reports';
import { SETTLEMENTS } from '../corpus/settlements';
import { hold, target } from '../target';

/** Bytes to text: in pieces it comes to the same as at once. */
export const decode = target({
	name: 'decode',
	draw: (chance) => {
		const bytes = mutatedBytes(chance, [...REPORTS, ...SETTLEMENTS, '']);
		return { bytes, charset: charsetOf(chance), pieces: inPieces(chance, bytes) };
	},
	read: ({ bytes, charset, pieces }) => {
		const whole = decodeReport(bytes, charset);
		const finder = new EncodingFinder(charset);
		for (const piece of pieces) finder.push(piece);
		const found = finder.found();
		if (!found.ok) return hold(!whole.ok, 'the encoding of the pieces is refused, that of the whole is not');
		const decoder = new ReportDecoder(found.value);
		const texts = [...pieces.map((piece) => decoder.read(piece)), decoder.end()];
		if (!whole.ok) return hold(texts.includes(undefined), 'the whole cannot be decoded, the pieces can');
		hold(whole.value.text === texts.join(''), 'pieces decode to another text than the whole');
	},
});
