import { minorUnits } from '../../../nodes/domain/money/money';
import { readBoard } from '../../../nodes/domain/settlement/desk/board';
import type { SettlementEnds } from '../../../nodes/domain/settlement/ends';
import { findSeries } from '../../../nodes/domain/settlement/series';
import { DEMO_SERIES } from '../../../sandbox/demo/settings';

const GBP = { ...DEMO_SERIES, openingReserve: '0.00' };
const INVOICED = { ...GBP, key: 'GBP-INV', accountType: 'Invoiced Orders', openingReserve: '' };
const STANDARD = { ...GBP, accountType: 'Standard Orders' };

/** Ends on 17 October at 08:00 with 50.00 held back, as posted. */
const BEFORE = {
	settlementId: 'S1',
	series: 'GBP',
	status: 'posted',
	currency: 'GBP',
	startDate: '2026-10-03T08:00:00.000Z',
	endDate: '2026-10-17T08:00:00.000Z',
	currentReserve: '50.00',
	closingClearing: '50.00',
};

const ends = (more: Partial<SettlementEnds> = {}, reserve = 5000, balance = reserve): SettlementEnds => ({
	settlementId: 'S2',
	currency: 'GBP',
	startDate: '2026-10-17T08:00:00.000Z',
	endDate: '2026-10-31T08:00:00.000Z',
	marketplaces: ['Amazon.co.uk'],
	accountType: '',
	carriedIn: { reserve: minorUnits(reserve), balance: minorUnits(balance) },
	...more,
});

const find = (one: SettlementEnds, series: ReadonlyArray<typeof GBP>, rows: object[]) => {
	const found = findSeries(one, series, readBoard(rows as Array<Record<string, unknown>>));
	return found.ok ? { series: found.value.series.key, after: found.value.previous?.settlementId ?? null } : found.refusal;
};

describe('the chain of one series', () => {
	it.each([
		['59 s later', '2026-10-17T08:00:59.000Z', { series: 'GBP', after: 'S1' }],
		['60 s later', '2026-10-17T08:01:00.000Z', { series: 'GBP', after: 'S1' }],
		['61 s later', '2026-10-17T08:01:01.000Z', { kind: 'settlementChainBroken', detail: 'missing' }],
		['59 s earlier', '2026-10-17T07:59:01.000Z', { series: 'GBP', after: 'S1' }],
		['60 s earlier', '2026-10-17T07:59:00.000Z', { series: 'GBP', after: 'S1' }],
		['61 s earlier', '2026-10-17T07:58:59.000Z', { kind: 'seriesUndecided', detail: 'newSeries' }],
	])('meets a settlement that starts %s up to a minute', (_gap, startDate, expected) => {
		expect(find(ends({ startDate }), [GBP], [BEFORE])).toMatchObject(expected);
	});

	it('begins with a settlement that has none before it', () => {
		expect(find(ends(), [GBP], [{}])).toEqual({ series: 'GBP', after: null });
	});

	it('does not take a settlement for its own predecessor', () => {
		expect(find(ends(), [GBP], [BEFORE, { ...BEFORE, settlementId: 'S2', status: 'failed' }])).toEqual({ series: 'GBP', after: 'S1' });
	});

	it('leaves a penny of reserve to the identities of the certain series, which name both figures', () => {
		expect(find(ends({}, 5001), [GBP], [BEFORE])).toEqual({ series: 'GBP', after: 'S1' });
	});

	it('says for which settlement it waits', () => {
		const held = { ...BEFORE, settlementId: 'S1', status: 'awaiting approval' };
		expect(
			find(
				ends(),
				[GBP],
				[{ ...BEFORE, settlementId: 'S0', endDate: '2026-10-03T08:00:00.000Z', startDate: '2026-09-19T08:00:00.000Z' }, held],
			),
		).toMatchObject({
			kind: 'settlementWaits',
			detail: 'S1',
			message: 'Settlement S2 waits for settlement S1, which ends before it and is not posted: the board says "awaiting approval" for it.',
		});
	});

	it('posts the named first settlement although older ones are held', () => {
		expect(find(ends(), [{ ...GBP, openingSettlementId: 'S2' }], [{ ...BEFORE, status: 'held' }])).toEqual({ series: 'GBP', after: null });
	});

	it('says when the chain has gone past a settlement', () => {
		const early = ends({ startDate: '2026-09-01T08:00:00.000Z', endDate: '2026-10-03T08:00:00.000Z' });
		expect(find(early, [GBP], [BEFORE])).toMatchObject({ kind: 'settlementChainBroken', detail: 'noPlace' });
	});

	it('has no place for a currency without a series', () => {
		expect(find(ends({ currency: 'SEK' }), [GBP], [])).toMatchObject({ kind: 'settlementNotSupported' });
	});
});

describe('a board that cannot be read is a stop', () => {
	it.each([
		['an amount in words', { currentReserve: 'fifty' }, 'S1|currentReserve'],
		['an amount with a comma', { closingClearing: '1,000.00' }, 'S1|closingClearing'],
		['no amount', { closingClearing: null }, 'S1|closingClearing'],
		['a day without a time', { endDate: '17/10/2026' }, 'S1|endDate'],
		['an instant without a zone', { endDate: '2026-10-17T08:00:00' }, 'S1|endDate'],
		['a series that the settings do not have', { series: 'EUR-2' }, 'S1|series'],
		['no currency', { currency: '' }, 'S1|series'],
	])('%s', (_what, cells, detail) => {
		expect(find(ends(), [GBP], [{ ...BEFORE, ...cells }])).toMatchObject({ kind: 'boardUnreadable', detail });
	});

	it('two rows of one posted settlement that differ; two that say the same are one', () => {
		expect(find(ends(), [GBP], [BEFORE, { ...BEFORE, currentReserve: '50.01' }])).toMatchObject({ kind: 'boardUnreadable', detail: 'S1' });
		expect(find(ends(), [GBP], [BEFORE, { ...BEFORE, status: ' Posted ' }])).toEqual({ series: 'GBP', after: 'S1' });
	});

	it('takes a status that is almost posted for not posted', () => {
		expect(find(ends(), [GBP], [{ ...BEFORE, status: 'postd' }])).toMatchObject({ kind: 'settlementWaits', detail: 'S1' });
	});
});

describe('two series in one currency', () => {
	/** Same end as S1, of the other account; only the reserve differs, by a penny. */
	const OTHER = { ...BEFORE, settlementId: 'I1', series: 'GBP-INV', currentReserve: '50.01', closingClearing: '50.01' };
	const both = [STANDARD, INVOICED];

	it('are told apart by a penny of reserve', () => {
		expect(find(ends(), both, [BEFORE, OTHER])).toEqual({ series: 'GBP', after: 'S1' });
		expect(find(ends({}, 5001), both, [BEFORE, OTHER])).toEqual({ series: 'GBP-INV', after: 'I1' });
		expect(find(ends({}, 5002), both, [BEFORE, OTHER])).toMatchObject({ kind: 'reserveDisagrees' });
	});

	it('are told apart by the debt that is carried over', () => {
		const debt = { ...OTHER, currentReserve: '50.00', closingClearing: '-20.00' };
		expect(find(ends({}, 5000, -2000), both, [BEFORE, debt])).toEqual({ series: 'GBP-INV', after: 'I1' });
	});

	it('are held when both fit, and both are named', () => {
		const twin = { ...OTHER, currentReserve: '50.00', closingClearing: '50.00' };
		expect(find(ends(), both, [BEFORE, twin])).toMatchObject({
			kind: 'seriesUndecided',
			message: 'Settlement S2 fits more than one series: "GBP" (after settlement S1) and "GBP-INV" (after settlement I1).',
		});
	});

	it('are told apart by what Finances say before anything else', () => {
		const twin = { ...OTHER, currentReserve: '50.00', closingClearing: '50.00' };
		expect(find(ends({ accountType: 'Invoiced Orders' }), both, [BEFORE, twin])).toEqual({ series: 'GBP-INV', after: 'I1' });
		expect(find(ends({ accountType: 'Flexible' }), both, [BEFORE, twin])).toMatchObject({ kind: 'seriesUndecided' });
	});

	it('hold a settlement that could follow one that is not posted as well', () => {
		const waiting = { ...OTHER, status: 'held', currentReserve: null, closingClearing: null };
		expect(find(ends(), both, [BEFORE, waiting])).toMatchObject({ kind: 'seriesUndecided', detail: 'I1' });
	});

	it('suggest a missing settlement, and a new series only when every open one has the period already', () => {
		const running = { ...OTHER, startDate: '2026-10-17T08:00:00.000Z', endDate: '2026-10-31T08:00:00.000Z' };
		const overlapping = ends({ startDate: '2026-10-12T08:00:00.000Z', endDate: '2026-10-26T08:00:00.000Z' });
		expect(find(overlapping, both, [BEFORE, running])).toMatchObject({ kind: 'seriesUndecided', detail: 'newSeries' });
		const later = ends({ startDate: '2026-10-20T08:00:00.000Z', endDate: '2026-10-29T08:00:00.000Z' });
		expect(find(later, both, [BEFORE, running])).toMatchObject({
			kind: 'settlementChainBroken',
			message: expect.stringContaining('A settlement is missing between 2026-10-17T08:00:00.000Z (end of settlement S1, series "GBP")'),
		});
	});

	it('open the second one with the settlement that the settings name, then it posts', () => {
		const first = ends({ startDate: '2026-10-12T08:00:00.000Z', endDate: '2026-10-26T08:00:00.000Z' }, 0);
		expect(find(first, [STANDARD, { ...INVOICED, openingSettlementId: 'S2', openingReserve: '0.00' }], [BEFORE])).toEqual({
			series: 'GBP-INV',
			after: null,
		});
	});
});
