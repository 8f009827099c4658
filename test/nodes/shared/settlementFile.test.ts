import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { readStoredSettlement } from '../../../nodes/shared/settlementFile';
import type { RowView } from '../../../nodes/domain/settlement/file/rowView';
import { fileText, SALE } from '../../domain/settlement/fixture';

const text = fileText({ total: '20.40', rows: SALE });
const stored: IBinaryData = { id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'text/plain' };

/** A storage that hands out streams alone: a test fails when somebody asks for the whole file. */
function contextOf(open: (id: string) => Readable): IExecuteFunctions {
	const whole = () => Promise.reject(new Error('The whole file was asked for'));
	return {
		helpers: { getBinaryStream: async (id: string) => await Promise.resolve(open(id)), getBinaryDataBuffer: whole, binaryToBuffer: whole },
	} as unknown as IExecuteFunctions;
}

const bytewise = (bytes: Uint8Array) => Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)));

test('reads a file in the storage as a stream, cut anywhere, once', async () => {
	const opened: string[] = [];
	const context = contextOf((id) => {
		opened.push(id);
		return bytewise(Buffer.from(text));
	});
	const amounts: number[] = [];
	const read = await readStoredSettlement(context, stored, () => (row) => void amounts.push(row.amount));
	expect(read).toMatchObject({ ok: true, value: { header: { total: 2040 }, format: { rowCount: 3 } } });
	expect(amounts).toEqual([2000, 400, -360]);
	expect(opened).toEqual([stored.id]);
});

test('reads a file again from its beginning that is in another encoding, and shows its bytes once', async () => {
	const bytes = Buffer.from(fileText({ total: '20.40', rows: SALE.map((row) => ({ ...row, sku: 'KÜCHE' })) }), 'latin1');
	const skus: string[][] = [];
	const seen: Uint8Array[] = [];
	const begin = () => {
		const taken: string[] = [];
		skus.push(taken);
		return (row: RowView) => void taken.push(row.sku);
	};
	const read = await readStoredSettlement(
		contextOf(() => bytewise(bytes)),
		stored,
		begin,
		{ see: (piece) => void seen.push(piece) },
	);
	expect(read).toMatchObject({ ok: true, value: { format: { encoding: 'windows-1252' } } });
	expect(skus.at(-1)).toEqual(['KÜCHE', 'KÜCHE', 'KÜCHE']);
	expect(skus).toHaveLength(2);
	expect(Buffer.concat(seen)).toEqual(bytes);
});

test('unpacks a file that is stored packed', async () => {
	const packed = gzipSync(text);
	const seen: Uint8Array[] = [];
	const see = (piece: Uint8Array) => void seen.push(piece);
	const read = await readStoredSettlement(
		contextOf(() => bytewise(packed)),
		stored,
		() => () => undefined,
		{ see },
	);
	expect(read).toMatchObject({ ok: true, value: { header: { total: 2040 } } });
	expect(Buffer.concat(seen).toString()).toBe(text);
});

test.each([
	['was cut off', gzipSync(text).subarray(0, 200)],
	['is damaged', Buffer.concat([gzipSync(text).subarray(0, 100), Buffer.alloc(100, 0xff)])],
])('refuses a packed file that %s', async (_what, bytes) => {
	const read = await readStoredSettlement(
		contextOf(() => Readable.from([bytes])),
		stored,
		() => () => undefined,
	);
	expect(read).toMatchObject({ ok: false, refusal: { detail: 'undecodable', message: expect.stringContaining('damaged or was cut off') } });
});

test('reads a file that n8n keeps in the item', async () => {
	const inItem: IBinaryData = { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain' };
	const context = contextOf(() => {
		throw new Error('There is nothing in the storage');
	});
	expect(await readStoredSettlement(context, inItem, () => () => undefined)).toMatchObject({ ok: true });
});

test('closes the stream of a file that turns out to be wrong', async () => {
	const streams: Readable[] = [];
	const wrong = [text.replace('Order\t', 'Order\t\tsurplus\t'), 'x'.repeat(50_000), 'x'.repeat(50_000)].map((part) => Buffer.from(part));
	const context = contextOf(() => {
		streams.push(Readable.from(wrong));
		return streams[streams.length - 1];
	});
	const read = await readStoredSettlement(context, stored, () => () => undefined);
	expect(read).toMatchObject({ ok: false, refusal: { detail: 'badRow' } });
	expect(streams.map(({ destroyed }) => destroyed)).toEqual([true]);
});

test('a storage that fails is an error of its own, not a wrong file', async () => {
	const context = contextOf(() =>
		Readable.from(
			(async function* () {
				yield await Promise.resolve(Buffer.from(text.slice(0, 100)));
				throw new Error('The disk is gone');
			})(),
		),
	);
	await expect(readStoredSettlement(context, stored, () => () => undefined)).rejects.toThrow('The disk is gone');
});
