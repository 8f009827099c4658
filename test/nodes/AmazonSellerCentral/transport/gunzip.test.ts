import { gzipSync } from 'node:zlib';
import { gunzip, readAll } from '../../../../nodes/AmazonSellerCentral/transport/gunzip';

const TEXT = 'settlement-id\ttotal-amount\nMüller\t1141,18\n'.repeat(500);
const PACKED = gzipSync(Buffer.from(TEXT, 'utf8'));

test('unpacks to the bytes that were packed', async () => {
	const unpacked = await gunzip(PACKED, 1_000_000);
	expect('bytes' in unpacked && Buffer.from(unpacked.bytes).toString('utf8')).toBe(TEXT);
});

test.each([
	['cut in half', PACKED.subarray(0, PACKED.length / 2)],
	['without its last bytes', PACKED.subarray(0, PACKED.length - 4)],
	['not gzip at all', Buffer.from(TEXT)],
	['empty', Buffer.alloc(0)],
])('refuses data that is %s', async (_what, packed) => {
	expect(await gunzip(packed, 1_000_000)).toEqual({ refused: 'cannot be unpacked: the gzip data is incomplete or damaged' });
});

test('stops a small file that unpacks to a huge one', async () => {
	const bomb = gzipSync(Buffer.alloc(20_000_000));
	expect(bomb.length).toBeLessThan(50_000);
	expect(await gunzip(bomb, 1_000_000)).toEqual({ refused: 'unpacks to more than 1000000 bytes' });
});

test('reads a stream up to the limit and no further', async () => {
	let closed = false;
	async function* chunks() {
		try {
			for (;;) yield new Uint8Array(10);
		} finally {
			closed = true;
		}
	}
	expect(await readAll(chunks(), 95)).toBeUndefined();
	expect(closed).toBe(true);
});
