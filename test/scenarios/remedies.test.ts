import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION_KINDS } from '../../nodes/domain/exceptions/kinds';
import { complaintAboutPlan } from '../../nodes/Sage200/posting/plan/checkPlan';
import { readAmazonSummary } from '../../nodes/domain/settlement/amazonSummary';
import { readBoard } from '../../nodes/domain/settlement/desk/board';
import { missingSettlements } from '../../nodes/domain/settlement/desk/missing';
import { readOrderDecisions } from '../../nodes/domain/settlement/desk/orderDecisions';
import { readWaiting, waitingRow } from '../../nodes/domain/settlement/desk/waiting';
import { classifierFor } from '../../nodes/domain/settlement/catalogue/classify';
import { holdOfType } from '../../nodes/domain/settlement/catalogue/typeRefusal';
import type { PlanInput } from '../../nodes/domain/settlement/plan';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';
import { DEMO_SERIES, settingsWithSeries } from '../../sandbox/demo/settings';
import { planInOnlySeries, refund, SALE, settlementOf, ORDER_ID } from '../domain/settlement/fixture';
import { scenariosOf } from './form/read';

/** Kinds whose remedy is tried below, because the form has no words for what a person does about them. */
const IN_CODE = {
	unmappedNominal: () => {
		const type = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };
		const is = classifierFor([])(type);
		const held = is && holdOfType(type, { ...is, nominalCode: '' }, true)?.refuse('1 row, in line 3');
		expect(held).toMatchObject({ kind: 'unmappedNominal' });
		expect(held?.remedy).toContain('Give it a nominal code in the nominal map: transactionType "Order"');
		const mapped = classifierFor([{ ...BLANK_ROW, ...type, nominalCode: '7901' }])(type);
		expect(mapped && holdOfType(type, mapped, true)).toBeUndefined();
	},
	settlementNotSupported: () => {
		const rows = SALE.map((row) => ({ ...row, channel: '' as const }));
		const input = {
			settlement: settlementOf({ total: '20.40', rows }),
			settings: settingsWithSeries(OPEN, { routes: { FBM: 'orders', FBA: 'summary' } }),
		};
		const held = plan({ ...input, ordersInSage: [], credits: [] });
		expect(held).toMatchObject({ kinds: ['settlementNotSupported'], steps: [] });
		expect(held.remedies).toContain('Enter these orders in Sage, so that they count as orders');
		expect(plan({ ...input, ordersInSage: [IN_SAGE], credits: [] })).toMatchObject({ kinds: [], steps: PAID });
	},
	decisionUnusable: () => {
		const row = { orderId: ORDER_ID, answer: 'yes', decidedBy: 'Jane Doe' };
		const { decisions, unusable } = readOrderDecisions([row]);
		expect([decisions, unusable[0]?.refusal]).toMatchObject([
			[],
			{ kind: 'decisionUnusable', remedy: expect.stringContaining('Correct the row') },
		]);
		expect(unusable[0]?.refusal.message).toContain('should be credit or paymentOnly');
		const corrected = readOrderDecisions([{ ...row, answer: 'paymentOnly' }]);
		expect(corrected.unusable).toEqual([]);
		const rows = refund('2026-10-25 10:00:00 UTC');
		const paid = plan({
			settlement: settlementOf({ total: '-12.00', rows }),
			ordersInSage: [],
			credits: [],
			decisions: corrected.decisions,
		});
		// The refund of 12.00 is paid, and nobody credits it again.
		expect(paid).toMatchObject({ kinds: [], steps: [['sales_payments', '12.00']] });
	},
	waitingUnreadable: () => {
		const rows = refund('2026-10-25 10:00:00 UTC');
		const outcome = planInOnlySeries({ ...BASIS, settlement: settlementOf({ total: '-12.00', rows }), ordersInSage: [], credits: [] });
		const kept = waitingRow(outcome.ready[0].waiting[0], 'why', NOW);
		const broken = { ...kept, gross: 'twelve' };
		expect(readWaiting([broken])).toMatchObject({ kept: [], unreadable: [kept.key] });
		// Put back what was changed, or set its status to closed.
		expect(readWaiting([kept]).kept[0]?.credit).toMatchObject({ orderId: ORDER_ID, gross: '12.00' });
		expect(readWaiting([{ ...broken, status: 'closed' }])).toEqual({ kept: [], unreadable: [] });
	},
	identityFails: () => {
		const [whole] = planInOnlySeries({ ...BASIS, settlement: settlementOf({ total: '20.40', rows: SALE }), ordersInSage: 'assumed' }).ready;
		const broken = { ...whole.plan, identities: [{ name: 'plan = journal', holds: false, left: '1.00', right: '2.00' }] };
		// Nothing of it is ever sent; what support gives back whole is.
		expect(complaintAboutPlan(broken)).toContain('The identity "plan = journal" does not hold');
		expect(complaintAboutPlan(whole.plan)).toBeUndefined();
	},
	amazonTotalDiffers: () => {
		const amazonSummary = readAmazonSummary(
			[
				{
					netProceeds: { currencyAmount: '20.39', currencyCode: 'GBP' },
					relatedIdentifiers: [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '11111111111' }],
				},
			],
			{ settlementId: '11111111111', currency: 'GBP' },
		);
		const input = { settlement: settlementOf({ total: '20.40', rows: SALE }), ordersInSage: 'assumed', amazonSummary } as const;
		const held = plan(input);
		expect(held).toMatchObject({ kinds: ['amazonTotalDiffers'], steps: [] });
		expect(held.remedies).toContain('set amazonSummary to Warn in the settings');
		expect(plan({ ...input, settings: settingsWithSeries(OPEN, { amazonSummary: 'warn' }) })).toMatchObject({ steps: PAID });
	},
	settlementMissing: () => {
		const row = {
			settlementId: '10000000001',
			series: 'GBP',
			currency: 'GBP',
			status: 'posted',
			startDate: '2026-10-03T08:00:00Z',
			endDate: '2026-10-17T08:00:00Z',
		};
		const next = {
			...row,
			settlementId: '10000000002',
			status: 'awaiting approval',
			startDate: '2026-10-17T08:00:00Z',
			endDate: '2026-10-31T08:00:00Z',
		};
		const said = (rows: object[]) => missingSettlements([DEMO_SERIES], readBoard(rows as never), [], '2026-11-09T09:00:00Z');
		expect(said([row])).toMatchObject([
			{ kind: 'settlementMissing', holds: false, remedy: expect.stringContaining('Upload a settlement file') },
		]);
		expect(said([row, next])).toEqual([]);
	},
	futurePeriod: () => {
		const takes = { sales: true, purchase: true, cashbook: true };
		const periods = [
			{ start: '2026-10-01', end: '2026-10-31', takes },
			{ start: '2026-11-01', end: '2026-11-30', takes },
		];
		const input = { settlement: settlementOf({ total: '20.40', rows: SALE }), ordersInSage: 'assumed', periods } as const;
		// A warning: it is posted all the same, and over once the period has begun.
		expect(plan({ ...input, now: '2026-10-31T20:00:00Z' })).toMatchObject({ kinds: ['futurePeriod'], steps: PAID });
		expect(plan({ ...input, now: '2026-11-01T20:00:00Z' })).toMatchObject({ kinds: [], steps: PAID });
	},
} as const;

const NOW = '2026-11-05T09:00:00.000Z';
const OPEN = { openingReserve: '0.00' };
const BASIS = { settings: settingsWithSeries(OPEN), nominalMap: [], previous: null, now: NOW } as const;
const BLANK_ROW = { costCentre: '', department: '', marketplace: '', series: '', validFrom: '', validUntil: '' };
const IN_SAGE = {
	customerDocumentNo: ORDER_ID,
	documentNo: '12',
	documentStatus: 'EnumDocumentStatusLive',
	totalNet: '20.00',
	totalTax: '4.00',
};
/** 24.00 from the customer, 3.60 of commission, 20.40 paid out. */
const PAID = [
	['sales_receipts', '24.00'],
	['bank_payment', '3.60'],
	['bank_transfer', '20.40'],
];

type Given = Partial<Omit<PlanInput, 'settlement'>> & Pick<PlanInput, 'ordersInSage'> & { readonly settlement: Settlement };

function plan(input: Given) {
	const { ready, exceptions } = planInOnlySeries({ ...BASIS, ...input });
	return {
		kinds: exceptions.map(({ kind }) => kind),
		remedies: exceptions.map(({ remedy }) => remedy).join(' '),
		steps: ready.flatMap((one) => one.plan.steps.map(({ document, amount }) => [document, amount])),
	};
}

const SCENARIOS = scenariosOf(readFileSync(join(__dirname, 'remedies.md'), 'utf8'), 'remedies.md');
const titled = (when: 'before' | 'after') => SCENARIOS.filter(({ name }) => name.endsWith(`, ${when}`));
const subjectOf = (name: string): string => name.replace('remedies.md: ', '').replace(/, (before|after)$/, '');

/** Whatever a run of settlements may say, and a closed period. */
const KINDS = Object.entries(EXCEPTION_KINDS).flatMap(([kind, { flow }]) =>
	flow === 'settlements' || kind === 'closedPeriod' ? [kind] : [],
);

it('tries the remedy of every kind of exception of settlements', () => {
	const inScenarios = titled('before').map(({ name }) => subjectOf(name).split(' ')[0]);
	expect(KINDS.filter((kind) => !inScenarios.includes(kind) && !Object.hasOwn(IN_CODE, kind))).toEqual([]);
	expect([...inScenarios, ...Object.keys(IN_CODE)].filter((kind) => !KINDS.includes(kind))).toEqual([]);
});

it.each(titled('before').map((before) => [subjectOf(before.name), before] as const))(
	'%s: only what the message says is done',
	(subject, before) => {
		const [kind] = subject.split(' ');
		const after = titled('after').find(({ name }) => subjectOf(name) === subject);
		expect(before.expected.exceptions.filter((one) => one.kind === kind && one.says.length > 0)).toHaveLength(1);
		expect(after?.expected.posts).toBe(true);
		// The file is Amazon's: nobody changes its rows.
		expect(after?.rows).toEqual(before.rows);
		const left = after?.expected.exceptions.filter((one) => one.kind === kind) ?? [];
		const held = before.expected.exceptions.some((one) => one.kind === kind && one.holds);
		expect(left.filter(({ holds }) => holds || !held)).toEqual([]);
	},
);

it.each(Object.entries(IN_CODE))('%s: what the message says puts it right', (_kind, tryIt) => tryIt());
