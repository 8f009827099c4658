import { lastDayOfPeriod, localDay, localDayReader, parseAmazonDate } from '../../../nodes/domain/time/amazonDate';

describe('dates in Amazon files', () => {
	it.each([
		['2026-09-14 23:59:59 UTC', '2026-09-14T23:59:59.000Z'],
		['14.03.2023 07:49:55 UTC', '2023-03-14T07:49:55.000Z'],
		['2025-06-05T22:07:18+00:00', '2025-06-05T22:07:18.000Z'],
		['2026-07-20T01:00:00+0100', '2026-07-20T00:00:00.000Z'],
		['2026-07-20T01:00:00Z', '2026-07-20T01:00:00.000Z'],
	])('reads %s', (text, iso) => {
		expect(new Date(parseAmazonDate(text)!.epoch).toISOString()).toBe(iso);
	});

	it('keeps a day without a time on that day', () => {
		const date = parseAmazonDate('31.10.2026')!;
		expect(date.hasTime).toBe(false);
		expect(localDay(date.epoch, 'Europe/London')).toBe('2026-10-31');
	});

	it.each([
		'',
		'2026-02-30',
		'0026-09-14',
		'14.03.0023 07:49:55 UTC',
		'14/03/23',
		'03/14/2023 10:00:00 UTC',
		'2026-09-14 23:59:59',
		'2026-09-14 23:59:59 PST',
		'2026-09-14 23:59:59 PDT',
		'2026-09-14 24:00:00 UTC',
		'2026-09-14 25:00:00 UTC',
		'2026-09-14 23:60:00 UTC',
		'2026-09-14 23:59:60 UTC',
		'31.13.2026',
		'yesterday',
	])('refuses "%s"', (text) => {
		expect(parseAmazonDate(text)).toBeUndefined();
	});

	// British Summer Time of 2026: 29 March 01:00 UTC to 25 October 01:00 UTC.
	it.each([
		['2026-03-31T22:59:59Z', '2026-03-31'],
		['2026-03-31T23:00:00Z', '2026-04-01'],
		['2026-03-29T00:59:59Z', '2026-03-29'],
		['2026-03-28T23:30:00Z', '2026-03-28'],
		['2026-10-24T23:00:00Z', '2026-10-25'],
		['2026-10-25T23:30:00Z', '2026-10-25'],
		['2026-10-26T00:00:00Z', '2026-10-26'],
		['2026-10-31T23:59:59Z', '2026-10-31'],
		['2026-12-31T23:59:59Z', '2026-12-31'],
		['2027-01-01T00:00:00Z', '2027-01-01'],
	])('%s is %s in London', (instant, day) => {
		const epoch = Date.parse(instant);
		expect([localDay(epoch, 'Europe/London'), localDayReader('Europe/London')(epoch)]).toEqual([day, day]);
	});

	it.each(['Europe/London', 'UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'])(
		'reads the days of %s one by one as each by itself, where clocks change too',
		(zone) => {
			const dayOf = localDayReader(zone);
			const from = Date.parse('2026-03-25T00:00:00Z');
			const instants = Array.from({ length: 24 * 4 * 240 }, (_, index) => from + index * 900_000);
			for (const epoch of [...instants.slice(0, 1_500), ...instants.slice(-1_500)].toSorted((a, b) => (a % 7_000_000) - (b % 7_000_000)))
				expect(dayOf(epoch)).toBe(localDay(epoch, zone));
		},
	);

	it("cuts the accounting day in the client's zone, not in UTC", () => {
		const lateSummerEvening = Date.parse('2026-08-31T23:30:00Z');
		expect(localDay(lateSummerEvening, 'Europe/London')).toBe('2026-09-01');
		expect(localDayReader('Europe/London')(lateSummerEvening)).toBe('2026-09-01');
		expect(localDayReader('UTC')(lateSummerEvening)).toBe('2026-08-31');
		expect(lastDayOfPeriod('2028-02')).toBe('2028-02-29');
	});
});
