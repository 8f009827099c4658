import { query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const classify = async (day: string) =>
	(await sage.api.post('/transaction_date_validation', { date: `${day}T00:00:00Z`, ledger_type: 'LedgerTypeCashBook' })).data
		.classification;

// The clock stands on 13 May 2026.
it.each([
	['2026-01-31', 'Unacceptable'],
	['2026-02-01', 'Normal'],
	['2026-05-13', 'Normal'],
	['2026-05-14', 'Acceptable'],
	['2026-05-31', 'Acceptable'],
	['2026-06-01', 'Unacceptable'],
])('calls %s %s', async (day, expected) => {
	expect(await classify(day)).toBe(expected);
});

it('opens and closes periods as the clock goes on', async () => {
	expect(await classify('2026-02-28')).toBe('Normal');
	sage.clock.set('2026-06-01T00:00:00Z');
	const api = await sage.signIn();
	const { data } = await api.post('/transaction_date_validation', { date: '2026-02-28T00:00:00Z', ledger_type: 'LedgerTypeSales' });
	expect(data).toEqual({ classification: 'Unacceptable', message: 'The transaction date is in a closed period.' });
});

it('takes ledger types from its own list only, and posts nothing', async () => {
	const { data: types } = await sage.api.get('/ledger_types');
	expect(types.map((type: any) => type.description)).toEqual(['Nominal', 'Sales', 'Purchase', 'Cash Book']);
	const { status } = await sage.api.post('/transaction_date_validation', { date: '2026-05-13T00:00:00Z', ledger_type: 'Cash' });
	expect(status).toBe(400);
	expect(await sage.facts('ledger')).toHaveLength(2);
});

it('lists the periods of all years, April first', async () => {
	const { data } = await sage.api.get(
		'/financial_year_period_views',
		query({ $filter: 'year_relative_to_current_year eq 0', $orderby: 'period_number asc' }),
	);
	expect(data).toHaveLength(12);
	expect(data[0]).toMatchObject({
		period_number: 1,
		period_start_date: '2026-04-01T00:00:00Z',
		period_end_date: '2026-04-30T00:00:00Z',
		financial_year_end_date: '2027-03-31T00:00:00Z',
	});
	expect(data[11]).toMatchObject({ period_number: 12, period_start_date: '2027-03-01T00:00:00Z', period_end_date: '2027-03-31T00:00:00Z' });
	const { data: february } = await sage.api.get('/financial_year_period_views', query({ $filter: 'period_start_date eq 2026-02-01' }));
	expect(february[0]).toMatchObject({ period_number: 11, year_relative_to_current_year: -1, period_end_date: '2026-02-28T00:00:00Z' });
});
