import { minorUnits } from '../../../nodes/domain/money/money';
import { age, brief, day, minorOf, moment, money, moneyOf, span, sums, urgencyOf } from '../../../nodes/domain/pages/show';

const view = { now: '2026-07-01T22:30:00.000Z', zone: 'Europe/London' };
const minor = minorUnits;

describe('what people read', () => {
	it('has amounts with their currency, thousands apart and a true minus', () => {
		expect([money(minor(123610), 'GBP'), money(minor(-500), 'EUR'), money(minor(123456789), 'SEK'), money(minor(5), '')]).toEqual([
			'£1,236.10',
			'−€5.00',
			'SEK 1,234,567.89',
			'0.05',
		]);
	});

	it('has what is no amount as it was written', () => {
		expect([minorOf('12,50'), minorOf('1e3'), minorOf(''), moneyOf('about 5', 'GBP')]).toEqual([
			undefined,
			undefined,
			undefined,
			'about 5',
		]);
	});

	it('adds up each currency by itself', () => {
		const list = [
			{ amount: minor(100), currency: 'EUR' },
			{ amount: minor(4000), currency: 'GBP' },
			{ amount: minor(400), currency: 'EUR' },
		];
		expect([sums(list), sums([])]).toEqual(['£40.00 + €5.00', '–']);
	});

	it('has times in the zone of the client', () => {
		expect([moment(view.now, view), day(view.now, view), day('2026-07-01', view), moment('soon', view)]).toEqual([
			'1 Jul 2026, 23:30',
			'1 Jul 2026',
			'1 Jul 2026',
			'soon',
		]);
	});

	it('has spans in their largest whole unit', () => {
		expect([span(59_000), span(60_000), span(7_199_000), span(172_800_000), age('2026-07-01T20:30:00.000Z', view), age('', view)]).toEqual([
			'a moment',
			'1 minute',
			'1 hour',
			'2 days',
			'2 hours',
			'',
		]);
	});

	it('has due times by the day of the client, not of the machine', () => {
		const due = ['2026-07-01T22:00:00.000Z', '2026-07-01T22:45:00.000Z', '2026-07-01T23:15:00.000Z', 'tomorrow'];
		expect(due.map((each) => urgencyOf(each, view))).toEqual(['overdue', 'today', 'later', 'unknown']);
	});

	it('has the beginning of a text that goes on for pages', () => {
		expect(brief('x'.repeat(10_000))).toBe(`${'x'.repeat(600)} …`);
	});
});
