import { ledgerFrom } from '../../../nodes/domain/fba/choose';

const NOW = '2026-11-12T04:00:00.000Z';
const from = (since: string, movements: object[] = [], lookBackDays = 45) =>
	ledgerFrom({ since, lookBackDays } as Parameters<typeof ledgerFrom>[0], movements as never, NOW);
const row = (date: string, status: string) => ({ eventId: `FBA${date}`, date, status });

test('without a first day nothing is read', () => {
	expect(from('')).toBeUndefined();
});

test('the ledger is read back so many days, and two more for where units came from', () => {
	// 12 November less 45 days is 28 September, less two.
	expect(from('2026-01-01')).toBe('2026-09-26T00:00:00.000Z');
});

test('never to more than two days before the first day', () => {
	expect(from('2026-11-01')).toBe('2026-10-30T00:00:00.000Z');
});

test('back to the oldest event that is open, however long that is; what is over does not count', () => {
	expect(from('2026-01-01', [row('2026-06-10', 'held')])).toBe('2026-06-08T00:00:00.000Z');
	for (const status of ['posted', 'closed', 'netted'])
		expect(from('2026-01-01', [row('2026-06-10', status)])).toBe('2026-09-26T00:00:00.000Z');
});
