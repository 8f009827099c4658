import type { IDataObject } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { draft, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const count = (list: string[], name: string) => list.filter((each) => each === name).length;
const DOCUMENTS = steps().map(({ document }) => document);
const ORDER = '202-1234567-1234567';

/** Written, but the answer is lost or spoilt. */
const WRITTEN = ['dropAfter', 'errorAfter', 'truncate'] as const;
/** Nothing written, and the answer does not say so. */
const NOT_WRITTEN = ['dropBefore', 'serverError', 'unavailable'] as const;

describe.each(DOCUMENTS)('%s', (document) => {
	const match = new RegExp(`^POST .*/${document}$`);

	test.each(WRITTEN)('finds what was written in spite of %s', async (kind) => {
		bench.fault(kind, match);
		const run = await bench.postPlan(plan());
		expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '532.50', agrees: true } }]);
		expect(bench.posts()).toEqual(DOCUMENTS);
	});

	test.each(NOT_WRITTEN)('sends nothing more in the run after %s, and the next run completes it', async (kind) => {
		bench.fault(kind, match);
		const run = await bench.postPlan(plan());
		expect(detailsOf(run.error)).toMatchObject({ kind: 'outcomeUnknown', step: DOCUMENTS.indexOf(document) + 1 });
		expect(bench.posts()).toEqual(DOCUMENTS.slice(0, DOCUMENTS.indexOf(document) + 1));
		expect((await bench.postPlan(plan())).json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
		const { transactions } = await bench.facts<{ transactions: unknown[] }>('banks/AMZGBP');
		expect(transactions).toHaveLength(1 + 4);
	});
});

test('a posting that Sage refused for being too many is not sent again', async () => {
	bench.fault('throttle', /POST .*\/bank_payment/);
	const run = await bench.postPlan(plan());
	expect(detailsOf(run.error)).toMatchObject({ kind: 'refusedBySage', step: 4, message: expect.stringContaining('429') });
	expect(count(bench.posts(), 'bank_payment')).toBe(1);
});

test('a token that expires in the middle is renewed: the refused sending did nothing, so one document stands', async () => {
	bench.fault('expireToken', /POST .*\/bank_payment/);
	const run = await bench.postPlan(plan());
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
	expect(bench.asked('POST', '/bank_payment').map(({ status }) => status)).toEqual([401, 200]);
});

describe('when Sage shows postings late', () => {
	beforeEach(() => setBehaviour(bench.sandbox, { visibleAfterSeconds: 600 }));
	const only = plan({ steps: [steps()[3]], clearing: { bankCode: 'AMZGBP', closing: '292.50', movement: '0.00' } });

	test('gives the URN of what was taken and does not show', async () => {
		const run = await bench.postPlan(only);
		const details = detailsOf(run.error);
		expect(details).toMatchObject({ kind: 'postedNotShown', step: 4, urns: [expect.stringMatching(/^\d+$/)] });
		expect(bench.posts()).toEqual(['bank_payment']);
	});

	test('a lost answer stays unknown until the settle time is over; then it is found and not posted again', async () => {
		bench.fault('dropAfter', /POST .*\/bank_payment/);
		const first = await bench.postPlan(only);
		expect(detailsOf(first.error)).toMatchObject({ kind: 'outcomeUnknown', urns: [] });

		const lastUnclearAt = new Date().toISOString();
		const soon = await bench.postPlan(only, { lastUnclearAt, settleMinutes: 30 });
		expect(detailsOf(soon.error)).toMatchObject({ kind: 'outcomeUnknown' });
		expect(bench.posts()).toEqual(['bank_payment']);

		bench.clock.advance(601_000);
		const later = await bench.postPlan(only, { lastUnclearAt, settleMinutes: 30 });
		expect(later.json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', clearing: { balance: '292.50', agrees: true } }]);
		expect(bench.posts()).toEqual(['bank_payment']);
	});

	test('after the settle time, what never was written is posted', async () => {
		setBehaviour(bench.sandbox, { visibleAfterSeconds: 0 });
		const long = new Date(Date.now() - 31 * 60_000).toISOString();
		const run = await bench.postPlan(only, { lastUnclearAt: long, settleMinutes: 30 });
		expect(run.json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});
});

test('what was posted is reported even when the clearing balance cannot be read', async () => {
	bench.watch = ({ url }) => {
		if (url.endsWith('/bank_payment')) bench.fault('unavailable', /GET .*\/banks$/, 99);
	};
	const run = await bench.postPlan(plan({ steps: [steps()[3]] }));
	expect(run.json('Sage')).toMatchObject([
		{ outcome: 'posted', steps: [{ outcome: 'posted' }], clearing: { balance: '', expected: '532.50', agrees: false } },
	]);
}, 20_000);

describe('a sales order', () => {
	test.each(WRITTEN)('is found in spite of %s', async (kind) => {
		bench.fault(kind, /POST .*\/sop_orders$/);
		const run = await bench.createOrders([draft(ORDER)]);
		expect(run.json('Sage')).toMatchObject([{ amazonOrderId: ORDER, outcome: 'posted', grossAgrees: true }]);
		expect(await bench.facts('summary')).toMatchObject({ salesOrders: 1, orderIds: [ORDER] });
		expect(bench.posts()).toEqual(['sop_orders']);
	});

	test.each(NOT_WRITTEN)('is not sent a second time in the run after %s; the next run creates it', async (kind) => {
		bench.fault(kind, /POST .*\/sop_orders$/);
		const run = await bench.createOrders([draft(ORDER)]);
		expect(detailsOf(run.error)).toMatchObject({ kind: 'outcomeUnknown', reference: ORDER });
		expect(bench.posts()).toEqual(['sop_orders']);
		expect((await bench.createOrders([draft(ORDER)])).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(await bench.facts('summary')).toMatchObject({ salesOrders: 1 });
	});
});

test.each(['throttle', 'serverError', 'unavailable', 'dropBefore', 'truncate', 'dropAfter', 'errorAfter'] as const)(
	'reads again after %s',
	async (kind) => {
		bench.fault(kind, /GET .*\/customers$/);
		const run = await bench.run({ resource: 'customer', operation: 'getAll', returnAll: true });
		expect(run.json('Sage').map(({ reference }) => reference)).toEqual(['AMZUKGBP', 'AMZSUMGB', 'AMZUKGB', 'AMZSUMG']);
	},
);

test('gives up on a Sage that stays down after four tries, in words', async () => {
	bench.fault('unavailable', /GET .*\/customers$/, 99);
	const run = await bench.run({ resource: 'customer', operation: 'getAll', returnAll: true });
	expect(run.error?.message).toBe('Sage 200 is not available just now (503, GET /customers)');
	expect(run.error?.description).toContain('Native API');
	expect(bench.asked('GET', '/customers').filter(({ status }) => status === 503)).toHaveLength(4);
}, 20_000);
