import { adjustmentNeeds, workOutAdjustments } from '../../../nodes/domain/fba/adjustments';
import { movementsAfter } from '../../../nodes/domain/fba/after';
import type { FbaFacts } from '../../../nodes/domain/fba/facts';
import type { MovementRow } from '../../../nodes/domain/fba/movements';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { chainOf, checkedOf } from '../decisions/fixture';
import { ledgerRow } from './ledgerRows';

const NOW = '2026-11-12T04:00:00.000Z';
const LOSS = { reason: 'M', quantity: -3 };
const FIND = { reason: 'F', quantity: 1, date: '2026-11-11', dateTime: '2026-11-11T08:00:00+00:00', referenceId: '4700000009' };
const DISPOSAL = { reason: 'D', quantity: -2, disposition: 'WAREHOUSE_DAMAGED' };
const COST = { code: 'LAMP', product_group_costing_method_type: 'Average', standard_cost: '0', average_buying_price: '3.33333' };

const facts = (rows: Array<Parameters<typeof ledgerRow>[0]>, more: Partial<FbaFacts> = {}): FbaFacts => ({
	settings: DEMO_SETTINGS,
	ledger: rows.map(ledgerRow),
	movements: [],
	skuMap: [{ sellerSku: 'LAMP-FBA', stockCode: 'LAMP', factor: 1, priceShare: 10_000, row: 'row 1' }],
	inSage: [],
	costs: [COST],
	approvals: [],
	executionId: '77',
	now: NOW,
	...more,
});
const inMode = (mode: 'review' | 'dryRun') => ({ settings: { ...DEMO_SETTINGS, mode } });
const posted = (rows: readonly MovementRow[]): MovementRow[] => rows.map((row) => ({ ...row, status: 'posted', retryAfter: '' }));
const stepsOf = (outcome: ReturnType<typeof workOutAdjustments>) =>
	outcome.decided.map(({ plan }) =>
		(plan?.steps ?? []).map(
			({ document, amount, lines }) => `${document} ${amount} ${lines[0]?.nominalCode} tax code ${lines[0]?.taxCode}`,
		),
	);

describe('a loss', () => {
	test('moves its units to the warehouse of what is missing and its value against the provision', () => {
		const outcome = workOutAdjustments(facts([LOSS]));
		expect(outcome.exceptions).toEqual([]);
		expect(outcome.decided).toHaveLength(1);
		const [{ move, plan, eventId }] = outcome.decided as [(typeof outcome.decided)[0]];
		expect(move).toEqual({
			stockCode: 'LAMP',
			fromWarehouse: 'FBA',
			toWarehouse: 'FBA-LOST',
			quantity: '3',
			date: '2026-11-10',
			reference: eventId,
			secondReference: 'FBAMOVE-2611-0',
		});
		expect(stepsOf(outcome)).toEqual([['bank_receipt 10.00 1090 tax code 26', 'bank_payment 10.00 5300 tax code 26']]);
		expect(plan?.steps.map(({ reference, secondReference }) => [reference, secondReference])).toEqual([
			[eventId, 'FBAREC-2611-0'],
			[eventId, 'FBAPAY-2611-0'],
		]);
		expect(plan?.identities.every(({ holds }) => holds)).toBe(true);
		expect(plan?.clearing).toEqual({ bankCode: 'AMZFBA', closing: '0.00', movement: '0.00' });
		expect(outcome.rows[0]).toMatchObject({ status: 'posting', value: '10.00', account: '5300', retryAfter: '2026-11-12T04:30:00.000Z' });
	});

	test('waits alone where Sage has no cost, with who puts it right', () => {
		const outcome = workOutAdjustments(
			facts([LOSS, { ...LOSS, msku: 'MUG-FBA' }], { costs: [{ ...COST, average_buying_price: '0.00000' }] }),
		);
		expect(outcome.decided).toEqual([]);
		expect(outcome.exceptions.map(({ kind, owner }) => [kind, owner])).toEqual([
			['fbaCostMissing', 'finance'],
			['fbaUnknownSku', 'ecommerce'],
		]);
		expect(outcome.rows.map(({ status }) => status)).toEqual(['held', 'held']);
	});

	test('counts in stock units of the map', () => {
		const skuMap = [{ sellerSku: 'LAMP-FBA', stockCode: 'LAMP', factor: 4, priceShare: 10_000, row: 'row 1' }];
		// 12 x 3.33333 = 39.99996
		expect(workOutAdjustments(facts([LOSS], { skuMap })).rows[0]).toMatchObject({ quantity: '12', value: '40.00' });
	});

	test('of a kit waits for a person, and nothing of it is worked out', () => {
		const part = (stockCode: string) => ({ sellerSku: 'LAMP-FBA', stockCode, factor: 1, priceShare: 5_000, row: 'row' });
		const outcome = workOutAdjustments(facts([LOSS], { skuMap: [part('LAMP'), part('BULB')] }));
		expect(outcome.decided).toEqual([]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'fbaUnknownSku', message: expect.stringContaining('a kit of LAMP and BULB') }]);
	});

	test('that is posted is not looked at again, whatever Amazon reconciles', () => {
		const before = workOutAdjustments(facts([LOSS]));
		const again = workOutAdjustments(
			facts([{ ...LOSS, reconciledQuantity: 3, unreconciledQuantity: 0 }], { movements: posted(before.rows) }),
		);
		expect(again).toMatchObject({ decided: [], rows: [], exceptions: [], counts: { fetched: 1, before: 1, pending: 0 } });
	});

	test('from before the first day is not posted', () => {
		const settings = { ...DEMO_SETTINGS, fba: { ...DEMO_SETTINGS.fba, since: '2026-11-11' } };
		expect(workOutAdjustments(facts([LOSS], { settings }))).toMatchObject({ decided: [], rows: [], judged: [] });
	});

	test('whose outcome settles is left alone and closes nothing', () => {
		const movements = workOutAdjustments(facts([LOSS])).rows;
		expect(workOutAdjustments(facts([LOSS], { movements }))).toMatchObject({ decided: [], rows: [], judged: [], counts: { pending: 1 } });
	});
});

describe('units that are found', () => {
	test('come back at the cost at which they were written off', () => {
		const movements = posted(workOutAdjustments(facts([LOSS])).rows);
		const costs = [{ ...COST, average_buying_price: '9.00000' }];
		const outcome = workOutAdjustments(facts([LOSS, FIND], { movements, costs }));
		// 10.00 less 6.67 that stays missing
		expect(stepsOf(outcome)).toEqual([['bank_receipt 3.33 5300 tax code 26', 'bank_payment 3.33 1090 tax code 26']]);
		expect(outcome.decided[0]?.move).toMatchObject({ fromWarehouse: 'FBA-LOST', toWarehouse: 'FBA', quantity: '1' });
		expect(outcome.rows[0]).toMatchObject({ value: '-3.33', unitCost: '1 x 3.33333' });
	});

	test('wait alone where nothing is missing', () => {
		const outcome = workOutAdjustments(facts([FIND]));
		expect(outcome.decided).toEqual([]);
		expect(outcome.exceptions.map(({ kind }) => kind)).toEqual(['fbaFoundWithoutLoss']);
	});

	test('wait without an exception while their loss waits for its approval', () => {
		const outcome = workOutAdjustments(facts([LOSS, FIND], inMode('review')));
		expect(outcome).toMatchObject({ decided: [], exceptions: [], counts: { fetched: 2, pending: 2 } });
		expect(outcome.rows.map(({ status }) => status)).toEqual(['awaiting approval', 'held']);
	});

	test('without a label belong to the SKU of their ASIN', () => {
		const found = { ...FIND, msku: 'Amazon.Found.B0LAMP' };
		expect(workOutAdjustments(facts([LOSS, found])).decided.map(({ move }) => move?.stockCode)).toEqual(['LAMP', 'LAMP']);
	});
});

describe('damaged units', () => {
	const pair = [
		{ reason: 'E', quantity: -2 },
		{ reason: 'P', quantity: 2, disposition: 'WAREHOUSE_DAMAGED', dateTime: '2026-11-10T08:00:01+00:00' },
	];
	const disposed = { ...DISPOSAL, dateTime: '2026-11-10T09:00:00+00:00' };

	test('lose their value when they are disposed of', () => {
		const outcome = workOutAdjustments(facts([...pair, disposed]));
		expect(outcome.decided.map(({ move }) => `${move?.fromWarehouse} -> ${move?.toWarehouse}`)).toEqual([
			'FBA -> FBA-DMG',
			'FBA-DMG -> FBA-GONE',
		]);
		expect(stepsOf(outcome)).toEqual([[], ['bank_receipt 6.67 1090 tax code 26', 'bank_payment 6.67 5310 tax code 26']]);
	});

	test('or at once, by choice, and then not again', () => {
		const settings = { ...DEMO_SETTINGS, fba: { ...DEMO_SETTINGS.fba, damagedValue: 'whenDamaged' as const } };
		const outcome = workOutAdjustments(facts([...pair, disposed], { settings }));
		expect(stepsOf(outcome)).toEqual([['bank_receipt 6.67 1090 tax code 26', 'bank_payment 6.67 5310 tax code 26'], []]);
	});
});

describe('units that people count by stocktake', () => {
	const settings = { ...DEMO_SETTINGS, fba: { ...DEMO_SETTINGS.fba, units: 'stocktake' as const } };

	test('do not move, their value is posted', () => {
		const outcome = workOutAdjustments(facts([LOSS], { settings }));
		expect(outcome.decided.map(({ move }) => move)).toEqual([null]);
		expect(stepsOf(outcome)).toEqual([['bank_receipt 10.00 1090 tax code 26', 'bank_payment 10.00 5300 tax code 26']]);
		expect(outcome.rows[0]).toMatchObject({ fromWarehouse: '', toWarehouse: '', toPlace: 'lost' });
	});

	test('post nothing where they keep their value', () => {
		const pair = [
			{ reason: 'E', quantity: -2 },
			{ reason: 'P', quantity: 2, disposition: 'WAREHOUSE_DAMAGED', dateTime: '2026-11-10T08:00:01+00:00' },
		];
		const outcome = workOutAdjustments(facts(pair, { settings }));
		expect(outcome).toMatchObject({ decided: [], exceptions: [], counts: { fetched: 1, before: 1, pending: 0 } });
	});
});

describe('modes', () => {
	test('review posts what a person approved, as long as it stays the same', () => {
		const [row] = workOutAdjustments(facts([LOSS], inMode('review'))).rows as [MovementRow];
		const [decision, ...others] = chainOf({ recordType: 'movement', recordId: row.eventId, about: row.planHash });
		expect(others).toEqual([]);
		const approved = [{ ...row, status: 'approved', decisionId: decision.decisionId }];
		const approvals = checkedOf([decision]);
		const review = { ...inMode('review'), movements: approved, approvals };
		const [posts] = workOutAdjustments(facts([LOSS], review)).decided;
		expect(posts.row).toMatchObject({ status: 'posting', approvedBy: 'anna@example.com' });
		const costs = [{ ...COST, average_buying_price: '4.00000' }];
		const changed = workOutAdjustments(facts([LOSS], { ...review, costs }));
		expect(changed.decided).toEqual([]);
		expect(changed.rows[0]).toMatchObject({ status: 'awaiting approval', approvedBy: '', value: '12.00' });
		const typed = [{ ...row, status: 'approved', approvedBy: 'anna@example.com' }];
		const alone = workOutAdjustments(facts([LOSS], { ...review, movements: typed }));
		expect([alone.decided, alone.rows[0]?.message]).toEqual([[], expect.stringContaining('The word "approved" alone approves nothing.')]);
	});

	test('dry run shows and sends nothing', () => {
		const outcome = workOutAdjustments(facts([LOSS], inMode('dryRun')));
		expect(outcome.decided.map(({ decision, dryRun }) => [decision, dryRun])).toEqual([['dryRun', true]]);
		expect(movementsAfter(outcome.decided, [], { now: NOW, settleMinutes: 30 })).toEqual([]);
	});
});

test('what a person entered by hand is over once its row says closed', () => {
	const [row] = workOutAdjustments(facts([{ reason: 'X' }])).rows as [MovementRow];
	expect(row.status).toBe('held');
	expect(workOutAdjustments(facts([{ reason: 'X' }], { movements: [{ ...row, status: 'closed' }] }))).toMatchObject({
		rows: [],
		exceptions: [],
	});
});

test('finance may name another day for one event', () => {
	const [row] = workOutAdjustments(facts([LOSS], inMode('review'))).rows as [MovementRow];
	const outcome = workOutAdjustments(facts([LOSS], { movements: [{ ...row, postOn: '2026-12-01' }] }));
	expect(outcome.decided[0]?.move).toMatchObject({ date: '2026-12-01', secondReference: 'FBAMOVE-2611-0' });
	expect(outcome.decided[0]?.plan?.steps.map(({ date }) => date)).toEqual(['2026-12-01', '2026-12-01']);
});

test('Sage is asked for what is open only', () => {
	const given = facts([LOSS, { eventType: 'Shipments', reason: '', quantity: -5 }]);
	expect(adjustmentNeeds(given)).toMatchObject({ stockCodes: ['LAMP'], eventIds: [expect.stringMatching(/^FBA/)] });
	expect(adjustmentNeeds({ ...given, movements: posted(workOutAdjustments(given).rows) })).toEqual({ eventIds: [], stockCodes: [] });
});
