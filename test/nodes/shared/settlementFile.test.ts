import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { readStoredSettlement } from '../../../nodes/shared/settlementFile';
import type { SettlementRow } from '../../../nodes/domain/settlement/settlement.types';
import { fileText, SALE } from '../../domain/settlement/fixture';

const text = fileText({ total: '20.40', rows: SALE });
const sha256 = createHash('sha256').update(text).digest('hex');
const stored: IBinaryData = { id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'text/plain' };

/** A storage that hands out streams alone: a test fails when somebody asks for the whole file. */
function contextOf(open: (id: string) => Readable): IExecuteFunctions {
	const whole = () => Promise.reject(new Error('The whole file was asked for'));
	return {
		helpers: { getBinaryStream: async (id: string) => await Promise.resolve(open(id)), getBinaryDataBuffer: whole, binaryToBuffer: whole },
	} as unknown as IExecuteFunctions;
}

test('reads a file in the storage as a stream, cut anywhere', async () => {
	const opened: string[] = [];
	const context = contextOf((id) => {
		opened.push(id);
		return Readable.from(Array.from(Buffer.from(text), (byte) => Buffer.of(byte)));
	});
	const rows: SettlementRow[] = [];
	const read = await readStoredSettlement(context, stored, (row) => rows.push(row));
	expect(read).toMatchObject({ result: { ok: true, value: { header: { total: 2040 }, format: { rowCount: 3 } } }, sha256 });
	expect(rows.map(({ amount }) => amount)).toEqual([2000, 400, -360]);
	expect(opened).toEqual([stored.id, stored.id]);
});

test('reads a file that n8n keeps in the item', async () => {
	const inItem: IBinaryData = { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain' };
	const context = contextOf(() => {
		throw new Error('There is nothing in the storage');
	});
	expect(await readStoredSettlement(context, inItem, () => undefined)).toMatchObject({ result: { ok: true }, sha256 });
});

test('closes the stream of a file that turns out to be wrong', async () => {
	const streams: Readable[] = [];
	const wrong = [text.replace('Order\t', 'Order\t\tsurplus\t'), 'x'.repeat(50_000), 'x'.repeat(50_000)].map((part) => Buffer.from(part));
	const context = contextOf(() => {
		streams.push(Readable.from(wrong));
		return streams[streams.length - 1];
	});
	const { result } = await readStoredSettlement(context, stored, () => undefined);
	expect(result).toMatchObject({ ok: false, refusal: { detail: 'badRow' } });
	expect(streams.map(({ destroyed }) => destroyed)).toEqual([true, true]);
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
	await expect(readStoredSettlement(context, stored, () => undefined)).rejects.toThrow('The disk is gone');
});
