import { PostedDates } from '../../../../nodes/domain/settlement/file/postedDates';

const dates = new PostedDates();
const read = (text: string) => {
	const bytes = Buffer.from(`\t${text}\t`);
	const epoch = dates.read(bytes, 1, bytes.length - 1);
	return epoch === undefined ? undefined : new Date(epoch).toISOString();
};

test.each([
	['2026-09-14 23:59:59 UTC', '2026-09-14T23:59:59.000Z'],
	['2026-09-14 00:00:00 UTC', '2026-09-14T00:00:00.000Z'],
	['14.09.2026 07:49:55 UTC', '2026-09-14T07:49:55.000Z'],
	['2026-09-14', '2026-09-14T12:00:00.000Z'],
	['14.09.2026', '2026-09-14T12:00:00.000Z'],
	[' 2026-09-14 ', '2026-09-14T12:00:00.000Z'],
	['2026-09-14T10:00:00+02:00', '2026-09-14T08:00:00.000Z'],
	['2024-02-29 01:02:03 UTC', '2024-02-29T01:02:03.000Z'],
])('reads %s', (text, instant) => {
	expect([read(text), read(text)]).toEqual([instant, instant]);
});

test.each([
	'',
	'2026-09-14 10:00:00',
	'2026-02-29 10:00:00 UTC',
	'2026-02-29',
	'2026-09-14 24:00:00 UTC',
	'2026-09-14 10:60:00 UTC',
	'2026-09-14 10:00:60 UTC',
	'2026-09-14 1a:00:00 UTC',
	'2026-09-14 10:00:00 CET',
	'0026-09-14 10:00:00 UTC',
	'14/09/2026',
	'yesterday.',
])('does not guess what "%s" is', (text) => {
	expect(read(text)).toBeUndefined();
});
