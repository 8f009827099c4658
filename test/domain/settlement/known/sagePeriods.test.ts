import { readPeriods } from '../../../../nodes/domain/settlement/known/sagePeriods';

it('reads what Sage said of a period by ledger, whether its stamps have a zone or not', () => {
	const rows = [
		{
			period_start_date: '2026-10-01T00:00:00',
			period_end_date: '2026-10-31T00:00:00',
			sales: 'Normal',
			purchase: 'Acceptable',
			cashbook: 'Unacceptable',
		},
		{ period_start_date: '2026-11-01T00:00:00Z', period_end_date: '2026-11-30T00:00:00Z', sales: '' },
	];
	expect(readPeriods(rows)).toEqual([
		{ start: '2026-10-01', end: '2026-10-31', takes: { sales: true, purchase: true, cashbook: false } },
		{ start: '2026-11-01', end: '2026-11-30', takes: {} },
	]);
});

it('passes over a row without its days', () => {
	expect(readPeriods([{ period_start_date: '2026-10-01T00:00:00Z' }, { period_start_date: null, period_end_date: 'soon' }])).toEqual([]);
});
