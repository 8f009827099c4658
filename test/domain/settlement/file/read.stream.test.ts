import { done } from '../../../../nodes/domain/result';
import { readSettlement, scanSettlement } from '../../../../nodes/domain/settlement/file/read';
import type { RowView } from '../../../../nodes/domain/settlement/file/rowView';
import type { SettlementRow } from '../../../../nodes/domain/settlement/settlement.types';
import { fileText, SALE, type ShortRow } from '../fixture';

/** What comes of a file that is given in these pieces. */
function readInPieces(pieces: Iterable<Uint8Array>, charset?: string) {
	let rows: SettlementRow[] = [];
	const begin = () => {
		rows = [];
		return (row: RowView) => void rows.push(row.toRow());
	};
	const read = scanSettlement(pieces, begin, charset);
	return read.ok ? done({ ...read.value, rows }) : read;
}

const cutAt = (bytes: Uint8Array, at: number) => [bytes.subarray(0, at), bytes.subarray(at)];
const bytewise = (bytes: Uint8Array) => inPieces(bytes, 1);
const inPieces = (bytes: Uint8Array, size: number) =>
	Array.from({ length: Math.ceil(bytes.length / size) }, (_piece, n) => bytes.subarray(n * size, (n + 1) * size));
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const row = (amount: string, sku = ''): ShortRow => ({ ...SALE[0], amount, sku });
const withSku = (sku: string) => fileText({ total: '16.40', rows: [row('20.00', sku), row('-3.60', '"Mug "Old"')] });

describe('a settlement that comes in pieces', () => {
	const files: Array<[string, Uint8Array, string, string]> = [
		['UTF-8', Buffer.from(withSku('KÜCHE-€-😀')), 'utf-8', 'KÜCHE-€-😀'],
		['UTF-8 with a byte order mark', Buffer.from(`\ufeff${withSku('KÜCHE')}`), 'utf-8', 'KÜCHE'],
		['windows-1252', latin1(withSku('KÜCHE')), 'windows-1252', 'KÜCHE'],
		['UTF-16', Buffer.from(`\ufeff${withSku('KÜCHE-😀')}`, 'utf16le'), 'utf-16le', 'KÜCHE-😀'],
	];

	// Each cut falls once within each letter, each CRLF, each quoted field and each amount.
	it.each(files)('reads %s the same wherever it is cut in two', (_name, bytes, encoding, sku) => {
		const expected = {
			ok: true,
			value: {
				header: { settlementId: '11111111111', total: 1640 },
				format: { encoding, decimalSeparator: '.', rowCount: 2 },
				rows: [
					{ line: 3, amount: 2000, sku },
					{ line: 4, amount: -360, sku: '"Mug "Old"' },
				],
			},
		};
		const whole = readSettlement(bytes);
		expect(whole).toMatchObject(expected);
		for (let at = 0; at <= bytes.length; at++) expect(readInPieces(cutAt(bytes, at))).toEqual(whole);
		expect(readInPieces(bytewise(bytes))).toEqual(whole);
	});

	it('reads the first rows in the encoding that the last one decides', () => {
		const rows = Array.from({ length: 3000 }, () => row('0.00', 'PLAIN'));
		const text = fileText({ total: '1.00', rows: [row('0.00', 'Tasse £1'), ...rows, row('1.00', 'KÜCHE')] });
		const read = readInPieces(inPieces(latin1(text), 37));
		expect(read).toMatchObject({ ok: true, value: { format: { encoding: 'windows-1252', rowCount: 3002 } } });
		expect(read.ok && [read.value.rows[0].sku, read.value.rows[3001].sku]).toEqual(['Tasse £1', 'KÜCHE']);
	});

	it.each([
		['ends within a letter', Buffer.concat([Buffer.from(withSku('KÜCHE')), Uint8Array.of(0xe2, 0x82)]), 'utf-8'],
		['has a last byte that no encoding knows', Buffer.concat([Buffer.from(withSku('A')), Uint8Array.of(0x81)]), undefined],
	])('refuses a file that %s, wherever it is cut', (_name, bytes, charset) => {
		const whole = readSettlement(bytes, { charset });
		expect(whole).toMatchObject({ ok: false, refusal: { detail: 'undecodable' } });
		for (const pieces of [bytewise(bytes), cutAt(bytes, bytes.length - 1)]) expect(readInPieces(pieces, charset)).toEqual(whole);
	});

	it('takes what looks like thousands as thousands only when the rest of the file agrees, also when its last row tells', () => {
		const many = Array.from({ length: 2000 }, () => row('0'));
		const read = (total: string, ...amounts: string[]) => {
			const rows = [row(amounts[0]), ...many, ...amounts.slice(1).map((amount) => row(amount))];
			return readInPieces(inPieces(Buffer.from(fileText({ total, rows })), 37));
		};
		expect(read('1.234,50', '1.234', '0,50')).toMatchObject({ ok: true, value: { header: { total: 123450 } } });
		const undecided = (line: number, text: string) => ({
			ok: false,
			refusal: { detail: 'undecidedNumber', message: expect.stringContaining(`Line ${line}: "${text}"`) },
		});
		expect(read('1234.50', '1.234', '0.50')).toMatchObject(undecided(3, '1.234'));
		expect(read('1234', '1.234')).toMatchObject(undecided(3, '1.234'));
		expect(read('1234,50', '1,234', '1.234', '0.50')).toMatchObject(undecided(3, '1,234'));
		expect(read('1.234', '1,234', '0.00')).toMatchObject(undecided(2, '1.234'));
	});

	it('refuses a total that is no amount in its own line', () => {
		expect(readSettlement(Buffer.from(fileText({ total: 'n/a', rows: SALE })))).toMatchObject({
			ok: false,
			refusal: { detail: 'undecidedNumber', message: 'Line 2: "n/a" is not an amount.' },
		});
	});

	it('refuses a line without an end, also where it comes in many pieces', () => {
		const piece = Buffer.alloc(64 * 1024, 'x');
		const longer = (line: number) => ({
			ok: false,
			refusal: { detail: 'badRow', message: expect.stringContaining(`Line ${line} is longer`) },
		});
		expect(readInPieces(Array<Uint8Array>(100).fill(piece))).toMatchObject(longer(1));
		const [heading, summary] = fileText({ total: '0', rows: [] }).split('\r\n');
		const begun = Buffer.from(`${heading}\n${summary}\n`);
		expect(readInPieces([begun, ...Array<Uint8Array>(100).fill(piece)])).toMatchObject(longer(3));
		expect(readSettlement(Buffer.concat([begun, Buffer.alloc(1024 * 1024 + 1, 'x'), Buffer.from('\n')]))).toMatchObject(longer(3));
	});

	it('tells the first problem, with its line', () => {
		const text = fileText({ total: '20.00', rows: [row('20.00'), { ...row('1.00'), posted: 'yesterday' }, row('n/a'), ...SALE] });
		expect(readInPieces(inPieces(Buffer.from(text), 100))).toMatchObject({
			ok: false,
			refusal: { detail: 'badRow', message: expect.stringMatching(/^Line 4: .*yesterday/) },
		});
	});

	it('begins anew where the last letter shows that the first ones were read in a wrong encoding', () => {
		// As UTF-8 the first SKU is "é"; as windows-1252, which the last letter decides, it is two letters.
		const text = fileText({ total: '2.00', rows: [row('1.00', '\u00c3\u00a9'), row('1.00', 'K\u00dcCHE')] });
		expect(readInPieces(inPieces(latin1(text), 50))).toMatchObject({
			ok: true,
			value: { format: { encoding: 'windows-1252', rowCount: 2 }, rows: [{ sku: '\u00c3\u00a9' }, { sku: 'K\u00dcCHE' }] },
		});
	});

	it('says how a file begins that has lines without end and no heading', () => {
		const bytes = Buffer.from(`\n\norder-id\tsku\n${'1\tA\n'.repeat(100)}`);
		expect(readInPieces(bytewise(bytes))).toMatchObject({
			ok: false,
			refusal: { detail: 'wrongReport', message: expect.stringContaining('begins with "order-id | sku"') },
		});
	});
});
