import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AmazonSageBridge } from '../../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../../sandbox/demo/settings';
import { answerAsRecorded } from '../../../sandbox/sage/recorded/asRecorded';
import { keyReturn } from '../../../sandbox/sage/postings/keyed';
import { chain, nodeOf, runWorkflow, startNode } from '../harness';
import { draft, plan, SageBench } from './bench';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
let bench: SageBench;
beforeEach(async () => {
	bench = await SageBench.start();
	await bench.createOrders([draft(FIRST), draft(SECOND), draft(THIRD)]);
	await bench.postPlan(SETTLED);
});
afterEach(async () => await bench.stop());

/** Each of 33.60 gross. The settlement paid for the first two, and gave 33.60 back for the first. */
const [FIRST, SECOND, THIRD] = ['203-1234567-0000001', '203-1234567-0000002', '203-1234567-0000003'];
const ID = '15330000001';
const HEAD = {
	reference: ID,
	date: '2026-05-10',
	narrative: 'Amazon',
	currency: 'GBP',
	bankCode: 'AMZGBP',
	customerReference: 'AMZUKGBP',
	lines: [],
};
const SETTLED = plan({
	steps: [
		{ ...HEAD, step: 1, document: 'sales_receipts', secondReference: 'SALES-2605-0', amount: '67.20' },
		{ ...HEAD, step: 2, document: 'sales_payments', secondReference: 'REFUNDS-2605-0', amount: '33.60' },
	],
	clearing: undefined,
});
const row = (orderId: string, more: IDataObject = {}) => ({
	orderId,
	settlementId: ID,
	series: 'GBP',
	currency: 'GBP',
	period: '2026-05',
	settled: '33.60',
	refunded: '0.00',
	credited: '',
	reference: ID,
	secondReference: 'SALES-2605-0',
	refundReference: '',
	refundSecondReference: '',
	...more,
});
const MONEY = JSON.stringify([
	row(FIRST, { refunded: '33.60', refundReference: ID, refundSecondReference: 'REFUNDS-2605-0' }),
	row(SECOND),
]);

const sage = async (operation: string, more: IDataObject) => {
	const run = await bench.run({ resource: 'salesLedger', operation, ...more } as INodeParameters);
	if (run.error) throw run.error;
	return run.json('Sage');
};
const bridge = async (operation: string, more: IDataObject, mode = 'Auto') => {
	const settings = JSON.stringify(settingsRows({ mode }));
	const node = nodeOf('Bridge', BRIDGE, { resource: 'allocation', operation, settings, orderMoney: MONEY, ...more } as INodeParameters);
	const run = await runWorkflow(chain(startNode(), node), { nodeTypes: { [BRIDGE]: new AmazonSageBridge() }, items: [{ json: {} }] });
	if (run.error) throw run.error;
	return { ready: run.json('Bridge')[0], exceptions: run.json('Bridge', 1) };
};
/** As the template does it: what Sage has, what goes together. */
async function workOut(mode?: string) {
	const transactions = JSON.stringify(await sage('getAll', { returnAll: true, filters: { references: ID } }));
	const { ready: chosen } = await bridge('choose', { transactions });
	const documents = await sage('getDocuments', {
		amazonOrderIds: JSON.stringify(chosen.orderIds),
		customerReferences: JSON.stringify(chosen.customerReferences),
	});
	const out = await bridge(
		'workOut',
		{ transactions, documents: JSON.stringify(documents), date: '2026-05-13', now: '2026-06-01T05:00:00Z' },
		mode,
	);
	return { chosen, documents, ...out };
}
const allocate = async (allocations: unknown) => {
	const done: IDataObject[] = [];
	for (const each of allocations as IDataObject[])
		done.push(
			...(await sage('allocate', {
				customerReference: each.customerReference,
				date: each.date,
				specifyLines: 'json',
				lines: JSON.stringify(each.lines),
				options: { dryRun: each.dryRun, settleDelaySeconds: 0 },
			})),
		);
	return done;
};
const person = async (act: string, id: number) =>
	(await (await fetch(`${bench.sandbox.baseUrl()}/sandbox/sage/${act}/${id}`, { method: 'POST' })).json()) as IDataObject;
const invoice = async (order: number) => {
	await person('despatch', order);
	await person('invoice', order);
};
const openItems = async () =>
	(await sage('getAll', { returnAll: true, filters: { customerReferences: 'AMZUKGBP' } }))
		.filter((each) => each.document_outstanding_value !== '0.00')
		.map((each) => [each.second_reference, each.document_outstanding_value]);

test('what was settled meets the invoices of its orders, and what was paid back the credit note; the rest waits, and goes when it is there', async () => {
	await invoice(1);
	await person('credit', Number(keyReturn(bench.sandbox, 1).id));
	await invoice(3);
	const first = await workOut();
	expect(first.chosen).toEqual({ orderIds: [FIRST, SECOND], customerReferences: ['AMZUKGBP'] });
	expect((first.ready.allocations as IDataObject[]).map(({ amount, orderIds, dryRun }) => [amount, orderIds, dryRun])).toEqual([
		['33.60', [FIRST], false],
		['33.60', [FIRST], false],
	]);
	expect(first.ready.settledNotInvoiced).toMatchObject([{ orderId: SECOND, settled: '33.60', invoiced: '0.00', difference: '33.60' }]);
	expect(first.ready.invoicedNotSettled).toMatchObject([{ orderId: THIRD, difference: '33.60', settled: '0.00' }]);
	expect(first.exceptions).toMatchObject([{ kind: 'settledNotInvoiced', recordId: SECOND, amount: '33.60' }]);
	bench.forget();
	expect(await allocate(first.ready.allocations)).toMatchObject([{ outcome: 'posted' }, { outcome: 'posted' }]);
	expect(bench.posts()).toEqual(['sales_allocations', 'sales_allocations']);

	// Nothing new: nothing is sent. The same allocations once more are found as done.
	expect((await workOut()).ready.allocations).toEqual([]);
	expect(await allocate(first.ready.allocations)).toMatchObject([{ outcome: 'alreadyPosted' }, { outcome: 'alreadyPosted' }]);
	expect(bench.posts()).toHaveLength(2);

	await invoice(2);
	const second = await workOut();
	expect(second.exceptions).toEqual([]);
	expect(await allocate(second.ready.allocations)).toMatchObject([{ outcome: 'posted' }]);
	// The invoice of the third order alone stands open: nothing was settled for it.
	expect(await openItems()).toEqual([['0000000003', '33.60']]);
});

test('a site that answers as real ones do gives the same', async () => {
	await invoice(1);
	const before = await workOut();
	answerAsRecorded(bench.sandbox);
	const after = await workOut();
	expect(after.ready).toEqual(before.ready);
	expect(after.documents).toEqual(before.documents);
});

test('a person who allocated something by hand is respected', async () => {
	await invoice(1);
	const { ready } = await workOut();
	const [whole] = ready.allocations as Array<IDataObject & { lines: IDataObject[] }>;
	await allocate([{ ...whole, lines: whole.lines.map((line) => ({ ...line, amount: '10.00' })) }]);
	const { ready: rest } = await workOut();
	expect((rest.allocations as IDataObject[]).map(({ amount }) => amount)).toEqual(['23.60']);
	// What was worked out before somebody allocated is refused, and nothing is sent.
	bench.forget();
	const error = await allocate([whole]).then(
		() => undefined,
		(thrown: Error) => thrown,
	);
	expect(error?.message).toContain('23.60 is outstanding instead of 0.00');
	expect(bench.posts()).toEqual([]);
});

test('in the mode dryRun nothing is sent', async () => {
	await invoice(1);
	const { ready } = await workOut('Dry run');
	bench.forget();
	expect(await allocate(ready.allocations)).toMatchObject([{ outcome: 'dryRun' }]);
	expect(bench.posts()).toEqual([]);
});
