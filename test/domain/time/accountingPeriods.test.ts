import { CALENDAR_MONTHS, periodsOf } from '../../../nodes/domain/time/accountingPeriods';

const OF_WEEKS = periodsOf([
	{ start: '2026-10-04', end: '2026-10-31' },
	{ start: '2026-09-06', end: '2026-10-03' },
	{ start: '2026-11-01', end: '2026-11-28' },
]);

it('names a period by the month of its last day, and the second one that ends in a month with a letter', () => {
	expect(['2026-09-06', '2026-10-03', '2026-10-04', '2026-10-31', '2026-11-01'].map(OF_WEEKS.periodOf)).toEqual([
		'2026-10',
		'2026-10',
		'2026-10b',
		'2026-10b',
		'2026-11',
	]);
	expect(['2026-10', '2026-10b', '2026-11'].map(OF_WEEKS.lastDayOf)).toEqual(['2026-10-03', '2026-10-31', '2026-11-28']);
});

it('has the months of the calendar for days that no period has, and says that none has them', () => {
	expect(OF_WEEKS.periodOf('2026-12-05')).toBe('2026-12');
	expect(OF_WEEKS.find('2026-12-05')).toBeUndefined();
	expect(OF_WEEKS.lastDayOf('2026-12')).toBe('2026-12-31');
});

it('has months of the calendar where nobody asked Sage', () => {
	expect(CALENDAR_MONTHS.find('2028-02-29')).toEqual({ name: '2028-02', start: '2028-02-01', end: '2028-02-29' });
});
