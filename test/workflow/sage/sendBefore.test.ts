import type { IDataObject, INodeParameters, INodePropertyCollection, INodeProperties } from 'n8n-workflow';
import { Sage200 } from '../../../nodes/Sage200/Sage200.node';
import { draft, plan, SageBench, steps } from './bench';

let bench: SageBench;
const realNow = Date.now;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => {
	Date.now = realNow;
	await bench.stop();
});

const orderId = (index: number) => `203-1234567-${String(index).padStart(7, '0')}`;
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const inAnHour = () => new Date(realNow() + 3_600_000).toISOString();

/** The node's clock jumps two hours on as soon as the n-th of these requests is answered: a machine that slept. */
function sleepAfter(count: number, request: RegExp): void {
	let seen = 0;
	bench.watch = ({ method, url }) => {
		if (request.test(`${method} ${url}`) && ++seen === count) Date.now = () => realNow() + 7_200_000;
	};
}

const awake = () => {
	Date.now = realNow;
	bench.watch = () => {};
};

test('every operation that can be run dry takes the end of the time as well', () => {
	const fields = new Sage200().description.properties.filter(({ name }) => name === 'options') as INodeProperties[];
	const namesOf = (field: INodeProperties) => (field.options as Array<INodeProperties | INodePropertyCollection>).map(({ name }) => name);
	const posting = fields.filter((field) => namesOf(field).includes('dryRun'));
	expect(posting.length).toBeGreaterThan(15);
	for (const field of posting) expect(namesOf(field)).toContain('sendBefore');
});

describe('orders', () => {
	const drafts = () => [0, 1, 2, 3, 4].map((index) => draft(orderId(index)));

	test('are sent until the time is over; a later run sends exactly the rest', async () => {
		sleepAfter(2, /^POST .*\/sop_orders$/);
		const first = await bench.createOrders(drafts(), { sendBefore: inAnHour() }, 'continueErrorOutput');
		expect(first.items('Sage', 0).map(({ json, pairedItem }) => [json.amazonOrderId, json.outcome, pairedItem])).toEqual([
			[orderId(0), 'posted', { item: 0 }],
			[orderId(1), 'posted', { item: 1 }],
		]);
		expect(first.items('Sage', 1).map(({ json, pairedItem }) => [(json.details as IDataObject).kind, pairedItem])).toEqual([
			['notSentInTime', { item: 2 }],
			['notSentInTime', { item: 3 }],
			['notSentInTime', { item: 4 }],
		]);
		expect(first.json('Sage', 1)[0]).toMatchObject({
			details: {
				reference: orderId(2),
				message: `Order ${orderId(2)}: The run's time was over before this was sent; nothing was sent`,
				remedy: expect.stringMatching(/^The next run sends it\./),
			},
		});
		expect(bench.posts()).toEqual(['sop_orders', 'sop_orders']);

		awake();
		bench.forget();
		const second = await bench.createOrders(drafts(), { sendBefore: inAnHour() }, 'continueErrorOutput');
		expect(second.json('Sage', 0).map(({ outcome }) => outcome)).toEqual(['alreadyPosted', 'alreadyPosted', 'posted', 'posted', 'posted']);
		expect(bench.posts()).toHaveLength(3);
		expect(await bench.facts('summary')).toMatchObject({ salesOrders: 5, orderIds: [0, 1, 2, 3, 4].map(orderId) });
	});

	test('each go by a time of their own', async () => {
		const [over, open] = [new Date(realNow() - 1000).toISOString(), inAnHour()];
		const sendBefore = `={{ $json.salesOrder.customerDocumentNo === '${orderId(0)}' ? '${over}' : '${open}' }}`;
		const run = await bench.createOrders([draft(orderId(0)), draft(orderId(1))], { sendBefore }, 'continueErrorOutput');
		expect(run.json('Sage', 0)).toMatchObject([{ amazonOrderId: orderId(1), outcome: 'posted' }]);
		expect(run.json('Sage', 1)).toMatchObject([{ details: { kind: 'notSentInTime', reference: orderId(0) } }]);
	});

	test.each(['', 'soon', '={{ null }}', '={{ undefined }}', '={{ $json.nothing.there }}', '={{ DateTime.fromISO("free") }}'])(
		'are not sent when the time is none: %s',
		async (sendBefore) => {
			const run = await bench.createOrders([draft(orderId(0))], { sendBefore });
			expect(run.error?.message).toContain('Send Before is no time');
			expect(bench.posts()).toEqual([]);
		},
	);

	test.each(['={{ $now.plus({ hours: 1 }) }}', '={{ $now.plus({ hours: 1 }).toISO() }}'])(
		'are sent with the time %s',
		async (sendBefore) => {
			const run = await bench.createOrders([draft(orderId(0))], { sendBefore });
			expect(run.json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		},
	);

	test('a time without a zone is read in that of the workflow', async () => {
		for (const minutes of [-5, 5]) {
			const sendBefore = `={{ $now.plus({ minutes: ${minutes} }).toFormat("yyyy-MM-dd'T'HH:mm:ss") }}`;
			await bench.createOrders([draft(orderId(0))], { sendBefore });
			expect(bench.posts()).toHaveLength(minutes < 0 ? 0 : 1);
		}
	});
});

describe('a plan', () => {
	test('stops between two steps when the time is over; a later run posts the rest, and nothing twice', async () => {
		sleepAfter(2, /^POST .*\/sales_(receipts|credit_notes)$/);
		const first = await bench.postPlan(plan(), { sendBefore: inAnHour() });
		const details = detailsOf(first.error);
		expect(details).toMatchObject({ kind: 'notSentInTime', reference: '15330000001', secondReference: 'PAYM-2605-0', step: 3 });
		expect((details.stepsDone as IDataObject[]).map(({ document, outcome }) => [document, outcome])).toEqual([
			['sales_receipts', 'posted'],
			['sales_credit_notes', 'posted'],
		]);
		expect(bench.posts()).toEqual(['sales_receipts', 'sales_credit_notes']);

		awake();
		const second = await bench.postPlan(plan(), { sendBefore: inAnHour() });
		expect(second.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '532.50', agrees: true } }]);
		expect(bench.posts()).toEqual(['sales_receipts', 'sales_credit_notes', 'sales_payments', 'bank_payment', 'bank_transfer']);
		expect((await bench.bankEntries('AMZGBP')).map(({ secondReference }) => secondReference)).toEqual([
			'RCPT-2605-0',
			'PAYM-2605-0',
			'FEES-2605-0',
			'PAYOUT-2605-0',
		]);
	});

	test('that is posted already is recognised after the time, and can be run dry', async () => {
		await bench.postPlan(plan({ steps: steps().slice(0, 2), clearing: { bankCode: 'AMZGBP', closing: '1412.50', movement: '0.00' } }));
		const sendBefore = new Date(realNow() - 1000).toISOString();
		const again = await bench.postPlan(
			plan({ steps: steps().slice(0, 2), clearing: { bankCode: 'AMZGBP', closing: '1412.50', movement: '0.00' } }),
			{ sendBefore },
		);
		expect(again.json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		const dry = await bench.postPlan(plan(), { sendBefore, dryRun: true });
		expect(dry.json('Sage')).toMatchObject([{ outcome: 'dryRun' }]);
		expect(bench.posts()).toHaveLength(2);
	});

	test('is not undone after the time', async () => {
		await bench.postPlan(plan());
		bench.forget();
		const run = await bench.run({
			resource: 'postingPlan',
			operation: 'reverse',
			plan: JSON.stringify(plan()),
			isVatReturnOpen: true,
			supplierReference: String(bench.sandbox.store.all('sage.supplier')[0].reference),
			options: { sendBefore: new Date(realNow() - 1000).toISOString() },
		});
		expect(detailsOf(run.error)).toMatchObject({ kind: 'notSentInTime', stepsDone: [] });
		expect(bench.posts()).toEqual([]);
	});
});

describe('a change of an order', () => {
	const cancel = async (options: IDataObject) =>
		await bench.run({
			resource: 'salesOrder',
			operation: 'cancel',
			orderBy: 'amazonOrderId',
			order: orderId(0),
			options: { settleDelaySeconds: 0, ...options },
		} as INodeParameters);
	const puts = () => bench.arrived.filter((request) => request.startsWith('PUT '));

	test('after the time locks nothing and sends nothing', async () => {
		await bench.createOrders([draft(orderId(0))]);
		bench.forget();
		const run = await cancel({ sendBefore: new Date(realNow() - 1000).toISOString() });
		expect(detailsOf(run.error)).toMatchObject({ kind: 'notSentInTime' });
		expect(puts()).toEqual([]);
		expect(bench.arrived.filter((request) => /lock/i.test(request))).toEqual([]);
	});

	test('whose time ends while the order is locked gives the lock back and changes nothing', async () => {
		await bench.createOrders([draft(orderId(0))]);
		sleepAfter(1, /^GET .*is_to_lock/);
		const run = await cancel({ sendBefore: inAnHour() });
		expect(detailsOf(run.error)).toMatchObject({ kind: 'notSentInTime' });
		const [order, ...others] = bench.sandbox.store.all<IDataObject & { id: number; row: IDataObject }>('sage.order');
		expect(others).toEqual([]);
		expect(order.lockId ?? null).toBeNull();
		expect(puts()).toHaveLength(1);
		awake();
		expect((await cancel({ sendBefore: inAnHour() })).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});
});
