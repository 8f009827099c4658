import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { unpack } from '../../../nodes/AmazonSellerCentral/transport/unpack';
import { inPieces, mutatedBytes } from '../bytes';
import { REPORTS } from '../corpus/reports';
import { hold, target } from '../target';

const MOST = 1024 * 1024;

/** A packed document that is damaged, cut or far larger than it looks: all of it, or an error, and never more bytes than allowed. */
export const download = target({
	name: 'download',
	draw: (chance) => {
		const plain = chance.happens(0.05) ? new Uint8Array(chance.pick([MOST, MOST + 1, 40 * MOST])) : mutatedBytes(chance, REPORTS);
		const packed = new Uint8Array(gzipSync(plain));
		const spoils = chance.happens(0.6);
		if (spoils) packed[chance.between(0, packed.length - 1)] ^= chance.between(1, 255);
		const bytes = chance.happens(0.2) ? packed.subarray(0, chance.between(0, packed.length)) : packed;
		return { pieces: inPieces(chance, bytes), isWhole: !spoils && bytes.length === packed.length, size: plain.length };
	},
	read: async ({ pieces, isWhole, size }) => {
		const unpacked = unpack(Readable.from(pieces.map((piece) => Buffer.from(piece))), true, MOST);
		let came = 0;
		let failed = false;
		try {
			for await (const chunk of unpacked.stream as AsyncIterable<Buffer>) came += chunk.length;
		} catch {
			failed = true; // what is wrong is asked below
		}
		hold(came <= MOST, 'more bytes came through than allowed');
		hold(!failed || unpacked.problem() !== undefined, 'a document failed without a word');
		if (isWhole && size <= MOST) hold(!failed && came === size, 'a whole document did not come through');
	},
});
