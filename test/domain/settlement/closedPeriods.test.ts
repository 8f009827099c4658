import type { SagePeriod } from '../../../nodes/domain/settlement/known/sagePeriods';
import { settingsWithSeries } from '../../../sandbox/demo/settings';
import { planInOnlySeries, SALE, settlementOf } from './fixture';

const all = (says: boolean) => ({ sales: says, purchase: says, cashbook: says });
const OCTOBER = { start: '2026-10-01', end: '2026-10-31' };
const NOVEMBER = { start: '2026-11-01', end: '2026-11-30' };

/** 24.00 received and 3.60 of fees on 31 October, 20.40 paid out on 2 November. */
const outcome = (periods: readonly SagePeriod[], now: string, closedPeriods: 'hold' | 'firstOpenDay' = 'hold') =>
	planInOnlySeries({
		settlement: settlementOf({ total: '20.40', rows: SALE }),
		settings: settingsWithSeries({ openingReserve: '0.00' }, { closedPeriods }),
		nominalMap: [],
		ordersInSage: 'assumed',
		previous: null,
		periods,
		now,
	});
const said = ({ exceptions }: ReturnType<typeof outcome>) => exceptions.map(({ kind, holds, message, key }) => [kind, holds, message, key]);

it('holds a settlement whose period is closed, and names the documents, the period and the ledgers', () => {
	const closed = outcome(
		[
			{ ...OCTOBER, takes: all(false) },
			{ ...NOVEMBER, takes: all(true) },
		],
		'2026-11-05T09:00:00Z',
	);
	expect(closed.ready).toEqual([]);
	expect(said(closed)).toEqual([
		[
			'closedPeriod',
			true,
			'2 documents are dated 2026-10-31, in the accounting period 2026-10 (2026-10-01 to 2026-10-31), which is closed in Sage 200 (sales ledger, cash book).',
			'closedPeriod|11111111111|2026-10',
		],
	]);
});

it('warns of a payout in a period that is still to come, and posts it', () => {
	const future = outcome(
		[
			{ ...OCTOBER, takes: all(true) },
			{ ...NOVEMBER, takes: all(true) },
		],
		'2026-10-31T20:00:00Z',
	);
	expect(future.ready).toHaveLength(1);
	expect(said(future)).toEqual([
		[
			'futurePeriod',
			false,
			'PAYOUT-2611-0 is dated 2026-11-02, in the accounting period 2026-11 (2026-11-01 to 2026-11-30), which begins after today: Sage 200 takes them, and may keep their nominal part back until the period opens.',
			'futurePeriod|11111111111|2026-11',
		],
	]);
});

it('waits for a period that is not open yet, also where closed periods move on', () => {
	for (const choice of ['hold', 'firstOpenDay'] as const) {
		const early = outcome(
			[
				{ ...OCTOBER, takes: all(true) },
				{ ...NOVEMBER, takes: all(false) },
			],
			'2026-10-31T20:00:00Z',
			choice,
		);
		expect(early.ready).toEqual([]);
		expect(said(early)).toMatchObject([
			['closedPeriod', true, expect.stringContaining('is not open yet in Sage 200 (cash book)'), expect.anything()],
		]);
	}
});

it('holds where Sage lists no period for a day', () => {
	const none = outcome([{ ...OCTOBER, takes: all(true) }], '2026-11-05T09:00:00Z');
	expect(none.ready).toEqual([]);
	expect(said(none)).toMatchObject([
		['closedPeriod', true, 'PAYOUT-2611-0 is dated 2026-11-02, and Sage 200 lists no accounting period with that day.', expect.anything()],
	]);
});

it('dates parts of two periods that end in one month apart, each with a reference of its own', () => {
	const weeks = [
		{ start: '2026-09-20', end: '2026-10-03', takes: all(true) },
		{ start: '2026-10-04', end: '2026-10-31', takes: all(true) },
		{ ...NOVEMBER, takes: all(true) },
	];
	const early = SALE.map((row) => ({ ...row, posted: '2026-10-02 10:00:00 UTC' }));
	const { ready } = planInOnlySeries({
		settlement: settlementOf({ total: '40.80', rows: [...early, ...SALE] }),
		settings: settingsWithSeries({ openingReserve: '0.00' }),
		nominalMap: [],
		ordersInSage: 'assumed',
		previous: null,
		periods: weeks,
		now: '2026-11-05T09:00:00Z',
	});
	expect(ready[0]?.plan.steps.map(({ secondReference, date }) => [secondReference, date])).toEqual([
		['SALES-2610-0', '2026-10-03'],
		['SALES-2610B-0', '2026-10-31'],
		['FEES-2610-0', '2026-10-03'],
		['FEES-2610B-0', '2026-10-31'],
		['PAYOUT-2611-0', '2026-11-02'],
	]);
});
