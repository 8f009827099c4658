import { isDay } from '../../../nodes/Sage200/posting/door/dates';
import { lastDayOfPeriod, localDayReader, parseAmazonDate, periodOfDay } from '../../../nodes/domain/time/amazonDate';
import { pieceOf, shortText } from '../text';
import { hold, target } from '../target';

const DATES = [
	'2026-09-14 23:59:59 UTC',
	'14.03.2023 07:49:55 UTC',
	'2026-03-29T01:30:00+01:00',
	'2026-02-28',
	'31.12.2026',
	'0026-09-14',
	'2026-10-25 00:59:59 UTC',
];
const ZONES = ['Europe/London', 'Europe/Berlin', 'UTC', 'America/Los_Angeles'];
const dayOf = localDayReader('UTC');

/** Dates of files: what is taken is the day that stands there. */
export const dates = target({
	name: 'dates',
	draw: (chance) => ({
		text: chance.happens(0.5) ? shortText(chance, DATES) : spoilt(chance.pick(DATES), pieceOf(chance), chance.next()),
		zone: chance.pick(ZONES),
	}),
	read: ({ text, zone }) => {
		isDay(text);
		const date = parseAmazonDate(text);
		if (!date) return;
		hold(Number.isFinite(date.epoch), 'a date is no instant');
		const day = localDayReader(zone)(date.epoch);
		lastDayOfPeriod(periodOfDay(day));
		const [, year] = /^(?:\d{2}\.\d{2}\.)?(\d{4})/.exec(text.trim()) ?? [];
		const read = new Date(date.epoch).toISOString().slice(0, 4);
		const isNextYear = Math.abs(Number(read) - Number(year)) <= 1;
		hold(date.hasTime ? isNextYear : dayOf(date.epoch).startsWith(year), `a date of the year ${year} is read as one of ${read}`);
	},
});

const spoilt = (text: string, piece: string, where: number): string => {
	const place = Math.floor(where * text.length);
	return text.slice(0, place) + piece.slice(0, 2) + text.slice(place + piece.slice(0, 2).length);
};
