import { gzipSync } from 'node:zlib';
import { readSettlement } from '../../../../nodes/domain/settlement/file/read';
import { COLUMNS, fileText, SALE, type ShortFile } from '../fixture';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SMALL: ShortFile = { total: '20.40', rows: SALE };
// Ten times 9,999,999,999,999.99 with either sign come to nothing, and to more than 2^53 pence on the way.
const HUGE = fileText({
	total: '0.00',
	rows: Array.from({ length: 10 }, (_row, index) => ({ ...SALE[0], amount: `${index % 2 ? '-' : ''}9999999999999.99` })),
});
const problemOf = (input: Uint8Array) => {
	const result = readSettlement(input);
	return result.ok ? undefined : result.refusal;
};

describe('reading a settlement', () => {
	it('reads header, rows and format', () => {
		const result = readSettlement(bytes(fileText(SMALL)));
		expect(result).toMatchObject({
			ok: true,
			value: {
				header: {
					settlementId: '11111111111',
					startDate: '2026-10-17T08:00:00.000Z',
					endDate: '2026-10-31T08:00:00.000Z',
					depositDate: '2026-11-02T08:00:00.000Z',
					total: 2040,
					currency: 'GBP',
				},
				format: { encoding: 'utf-8', decimalSeparator: '.', rowCount: 3 },
				rows: [
					{ line: 3, amount: 2000, orderId: '202-5550001-1110001', sku: 'HH-PAN-24', fulfillmentId: 'MFN' },
					{ line: 4, amount: 400 },
					{ line: 5, amount: -360 },
				],
			},
		});
	});

	it('reads decimal commas in windows-1252', () => {
		const text = fileText({ total: '20,40', rows: SALE.map((row) => ({ ...row, amount: row.amount.replace('.', ','), sku: 'KÜCHE-1' })) });
		const result = readSettlement(Uint8Array.from([...text].map((letter) => letter.charCodeAt(0))));
		expect(result).toMatchObject({
			ok: true,
			value: {
				header: { total: 2040 },
				format: { encoding: 'windows-1252', decimalSeparator: ',' },
				rows: [{ sku: 'KÜCHE-1' }, {}, {}],
			},
		});
	});

	it('reads a mixture of decimal points and commas, and a byte order mark', () => {
		const mixed = fileText({ total: '20.40', rows: SALE.map((row, index) => ({ ...row, amount: index === 0 ? '20,00' : row.amount })) });
		expect(readSettlement(bytes(`\ufeff${mixed}`))).toMatchObject({ ok: true, value: { format: { decimalSeparator: 'mixed' } } });
	});

	it('lets the other cells decide a thousands separator', () => {
		const rows = [
			{ ...SALE[0], amount: '1.234' },
			{ ...SALE[1], amount: '0,50' },
		];
		expect(readSettlement(bytes(fileText({ total: '1.234,50', rows })))).toMatchObject({
			ok: true,
			value: { header: { total: 123450 } },
		});
	});

	it('finds the columns by name, in another order, after a preamble, without the optional ones', () => {
		const columns = COLUMNS.filter((name) => !['promotion-id', 'posted-date-time', 'merchant-order-id'].includes(name)).reverse();
		const text = `Statement of the seller\r\n\r\n${fileText({ total: '20.40', rows: SALE }, columns)}`;
		expect(readSettlement(bytes(text))).toMatchObject({
			ok: true,
			value: { header: { total: 2040 }, rows: [{ line: 5 }, { line: 6 }, { line: 7 }] },
		});
	});

	it('pads a row whose last fields are missing', () => {
		const text = fileText(SMALL).replace(/\t+\r\n/g, '\r\n');
		expect(readSettlement(bytes(text))).toMatchObject({ ok: true });
	});

	it('keeps rows that look the same: they can be genuine', () => {
		const result = readSettlement(bytes(fileText({ total: '40.00', rows: [SALE[0], SALE[0]] })));
		expect(result).toMatchObject({ ok: true, value: { format: { rowCount: 2 } } });
	});

	const broken: Array<[string, Uint8Array, { detail: string; message: RegExp }]> = [
		['an empty file', new Uint8Array(), { detail: 'empty', message: /empty/ }],
		['a file of blank lines', bytes('\r\n\r\n'), { detail: 'empty', message: /no lines/ }],
		['a compressed file', gzipSync(fileText(SMALL)), { detail: 'undecodable', message: /gzip/ }],
		['bytes that are no text', Uint8Array.from([0x41, 0, 0, 0]), { detail: 'undecodable', message: /zero bytes/ }],
		['amounts beyond what can be added up', bytes(HUGE), { detail: 'badRow', message: /^Line 12: .*larger than can be added up exactly/ }],
		['text in no known encoding', Uint8Array.from([0x41, 0x81, 0xc3]), { detail: 'undecodable', message: /cannot be decoded/ }],
		[
			'another report',
			bytes('order-id\tsku\tquantity\r\n1\tA\t2\r\n'),
			{ detail: 'wrongReport', message: /begins with "order-id \| sku \| quantity"/ },
		],
		['the first flat file format', bytes('settlement-id\tprice-type\tprice-amount\r\n'), { detail: 'wrongReport', message: /V1/ }],
		[
			'missing columns',
			bytes(
				fileText(
					SMALL,
					COLUMNS.filter((name) => name !== 'amount'),
				),
			),
			{ detail: 'missingColumns', message: /lacks: amount/ },
		],
		[
			'a total that does not add up',
			bytes(fileText({ ...SMALL, total: '20.41' })),
			{ detail: 'totalDisagrees', message: /20\.40.*20\.41.*-0\.01/ },
		],
		[
			'an amount that can be read two ways',
			bytes(fileText({ total: '1234', rows: [{ ...SALE[0], amount: '1.234' }] })),
			{ detail: 'undecidedNumber', message: /Line 3: "1\.234"/ },
		],
		[
			'an amount that is none',
			bytes(fileText({ total: '1.00', rows: [{ ...SALE[0], amount: 'n/a' }] })),
			{ detail: 'undecidedNumber', message: /Line 3: "n\/a"/ },
		],
		[
			'a date without a zone',
			bytes(fileText({ total: '20.00', rows: [{ ...SALE[0], posted: '2026-10-20 10:00:00' }] })),
			{ detail: 'badRow', message: /posted date/ },
		],
		[
			'two settlements in one file',
			bytes(
				fileText(SMALL) +
					fileText({ ...SMALL, settlementId: '2' })
						.split('\r\n')
						.slice(1)
						.join('\r\n'),
			),
			{ detail: 'badRow', message: /second summary row/ },
		],
		[
			'rows of another settlement',
			bytes(fileText(SMALL).replace(/11111111111(\t+Order)/, '22222222222$1')),
			{ detail: 'badRow', message: /belongs to settlement 22222222222/ },
		],
		[
			'a row with too few fields',
			bytes(fileText(SMALL).split('\r\n').slice(0, 2).concat('11111111111\t\t\t\t').join('\r\n')),
			{ detail: 'badRow', message: /^Line 3 has 5 fields, the heading has 24\.$/ },
		],
		[
			'a row of one field',
			bytes(fileText(SMALL).replace(/\r\n$/, '\r\n11111111111\r\n')),
			{ detail: 'badRow', message: /^Line \d+ has 1 field, the heading has 24\.$/ },
		],
		['a row with surplus fields', bytes(fileText(SMALL).replace(/\r\n$/, '\textra\r\n')), { detail: 'badRow', message: /25 fields/ }],
		[
			'rows before the summary row',
			bytes(
				fileText(SMALL)
					.split('\r\n')
					.filter((_, index) => index !== 1)
					.join('\r\n'),
			),
			{ detail: 'badRow', message: /before the settlement's summary row/ },
		],
	];

	it.each(broken)('refuses %s, says where and what to do', (_name, input, expected) => {
		const problem = problemOf(input);
		expect(problem?.detail).toBe(expected.detail);
		expect(problem?.message).toMatch(expected.message);
		expect(problem?.remedy).not.toBe('');
	});
});
