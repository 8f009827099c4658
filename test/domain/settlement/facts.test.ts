import { CALENDAR_MONTHS } from '../../../nodes/domain/time/accountingPeriods';
import { datesOf, endDayOf } from '../../../nodes/domain/settlement/facts';
import type { ClassifiedRow } from '../../../nodes/domain/settlement/rows';
import type { SettlementHeader } from '../../../nodes/domain/settlement/settlement.types';
import { settingsWith } from '../../../sandbox/demo/settings';

const rowOn = (day: string) => ({ day, period: day.slice(0, 7) }) as ClassifiedRow;

it('posts a part on the last day of its period, of the last period on the last day of the settlement', () => {
	const dateOf = datesOf([rowOn('2026-09-12'), rowOn('2026-11-03')], '2026-11-05', CALENDAR_MONTHS);
	expect(['2026-09', '2026-10', '2026-11'].map(dateOf)).toEqual(['2026-09-30', '2026-10-31', '2026-11-05']);
});

it('posts rows of a period after the end of the settlement on the last of their days, whatever their order', () => {
	const rows = [rowOn('2026-12-02'), rowOn('2026-12-07'), rowOn('2026-12-01')];
	expect(datesOf(rows, '2026-11-30', CALENDAR_MONTHS)('2026-12')).toBe('2026-12-07');
	expect(datesOf(rows.toReversed(), '2026-11-30', CALENDAR_MONTHS)('2026-12')).toBe('2026-12-07');
	expect(() => datesOf(rows, '2026-11-30', CALENDAR_MONTHS)('2027-01')).toThrow('No row falls in 2027-01');
});

it("takes the last day of a settlement in the client's zone", () => {
	const header = { endDate: '2026-06-30T23:15:00.000Z' } as SettlementHeader;
	expect(endDayOf(header, settingsWith({ timeZone: 'Europe/London' }))).toBe('2026-07-01');
	expect(endDayOf(header, settingsWith({ timeZone: 'UTC' }))).toBe('2026-06-30');
});
