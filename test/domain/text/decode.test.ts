import { decodeReport } from '../../../nodes/domain/text/decode';

const TEXT = 'sku\tMütze\tcaffè\n';
const utf8 = Buffer.from(TEXT, 'utf8');
const latin1 = Buffer.from(TEXT, 'latin1');

test.each([
	['UTF-8 without a charset', utf8, undefined, 'utf-8'],
	['UTF-8 under its own name', utf8, 'utf-8', 'utf-8'],
	['UTF-8 under the name of another charset', utf8, 'ISO-8859-1', 'utf-8'],
	['UTF-8 under a name that nobody knows', utf8, 'nonsense', 'utf-8'],
	['windows-1252 without a charset', latin1, undefined, 'windows-1252'],
	['ISO-8859-1 under its own name', latin1, 'ISO-8859-1', 'ISO-8859-1'],
	[
		'UTF-16 with its mark, under another name',
		Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]),
		'utf-8',
		'utf-16le',
	],
])('reads %s', (_what, bytes, charset, encoding) => {
	expect(decodeReport(bytes, charset)).toEqual({ ok: true, value: { text: TEXT, encoding } });
});

test.each([
	['text under a wrong name that is no UTF-8 either', latin1, 'utf-8'],
	['a packed file', Buffer.from([0x1f, 0x8b, 8, 0]), undefined],
	['zero bytes', Buffer.from('a\0b'), undefined],
	['nothing', Buffer.alloc(0), undefined],
])('refuses %s', (_what, bytes, charset) => {
	expect(decodeReport(bytes, charset)).toMatchObject({ ok: false, refusal: { remedy: expect.stringMatching(/\w/) } });
});
