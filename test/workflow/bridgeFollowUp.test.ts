import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { PostingPlan } from '../../nodes/domain/books/plan.types';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { keyCreditNote } from '../../sandbox/sage/postings/keyed';
import { lamp, order } from '../domain/order/fixtures';
import { fileText, reserve, type ShortRow } from '../domain/settlement/fixture';
import { chain, nodeOf, runWorkflow, startNode } from './harness';
import { draft, NOW, SageBench } from './sage/bench';
import { undoOn } from './sage/undoBench';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const ORDER = '202-5550001-1110001';
const SETTLEMENT = '15330000002';
const SETTINGS = JSON.stringify(settingsRows({ cutOver: '2026-01-01T00:00:00Z' }));

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const row = (type: ShortRow['type'], amount: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	orderId: ORDER,
	item: '1',
	sku: 'KETTLE-17',
	channel: 'MFN',
	marketplace: 'Amazon.co.uk',
	posted: '2026-05-05 10:00:00 UTC',
	...more,
});

/** 412.50 carried in; a kettle at 30.00 and delivery at 3.60, VAT in them; 3.60 commission; 12.00 given back; 100.00 held back: 330.50 is paid. */
const FILE = fileText({
	settlementId: SETTLEMENT,
	start: '2026-04-26 08:00:00 UTC',
	end: '2026-05-10 08:00:00 UTC',
	deposit: '2026-05-10 12:00:00 UTC',
	total: '330.50',
	rows: [
		reserve('Previous Reserve Amount Balance', '412.50'),
		row(['Order', 'ItemPrice', 'Principal'], '25.00'),
		row(['Order', 'ItemPrice', 'Tax'], '5.00'),
		row(['Order', 'ItemPrice', 'Shipping'], '3.00'),
		row(['Order', 'ItemPrice', 'ShippingTax'], '0.60'),
		row(['Order', 'ItemFees', 'Commission'], '-3.60'),
		row(['Refund', 'ItemPrice', 'Principal'], '-10.00', { adjustmentId: 'A1' }),
		row(['Refund', 'ItemPrice', 'Tax'], '-2.00', { adjustmentId: 'A1' }),
		reserve('Current Reserve Amount', '-100.00'),
	].map((one) => ({ ...one, posted: '2026-05-05 10:00:00 UTC' })),
});
const FILE_ITEM: INodeExecutionData = {
	json: {},
	binary: { data: { data: Buffer.from(FILE).toString('base64'), mimeType: 'text/tab-separated-values', fileName: 'settlement.txt' } },
};

const text = (value: unknown): string => JSON.stringify(value);

async function bridge(operation: string, parameters: INodeParameters, items?: INodeExecutionData[]) {
	const node = nodeOf('Bridge', BRIDGE, { resource: 'settlement', operation, settings: SETTINGS, now: NOW, ...parameters });
	const run = await runWorkflow(chain(startNode(), node), { nodeTypes: { [BRIDGE]: new AmazonSageBridge() }, ...(items && { items }) });
	if (run.error) throw run.error;
	return { ready: run.json('Bridge'), exceptions: run.json('Bridge', 1) };
}

/** What Sage says of the orders, and what Amazon said of them, as the parameters of Plan and Follow Up take it. */
async function lookUp(orderFacts: IDataObject[]): Promise<INodeParameters> {
	const ids = text([ORDER]);
	const sage = async (resource: string, operation: string, more: INodeParameters) =>
		text((await bench.run({ resource, operation, ...more })).json('Sage'));
	return {
		ordersInSage: await sage('salesOrder', 'getAll', {
			returnAll: true,
			customerReference: '',
			includeLines: true,
			filters: { amazonOrderIds: ids },
		}),
		credits: await sage('salesLedger', 'getCredits', { amazonOrderIds: ids }),
		taxCodes: await sage('taxCode', 'getAll', { returnAll: true }),
		orderFacts: text(orderFacts),
		periods: await sage('period', 'getStatus', { from: '2026-05-01', until: '' }),
	};
}

/** What the settlement left behind once it was posted while its order was not in Sage, as the tables keep it. */
interface Posted {
	readonly plan: PostingPlan;
	readonly waiting: IDataObject[];
	readonly follow: INodeParameters;
	readonly orderFacts: IDataObject[];
}

/** Amazon's answer for the order, with a name and an address that nobody is to keep. */
const ON_AMAZON = { ...order('33.60', [lamp()]), orderId: ORDER, createdTime: '2026-05-04T09:00:00Z' } as unknown as IDataObject;

async function postWithoutOrder(): Promise<Posted> {
	const { ready: facts } = await bridge('orderFacts', {}, [{ json: ON_AMAZON }]);
	const { ready, exceptions } = await bridge('plan', await lookUp(facts), [FILE_ITEM]);
	expect(exceptions).toMatchObject([{ kind: 'orderNotInSage', recordId: ORDER, amount: '33.60', holds: false }]);
	const [{ plan, waiting, orderMoney }] = ready as Array<IDataObject & { waiting: IDataObject[]; orderMoney: IDataObject[] }>;
	const run = await bench.postPlan(plan as unknown as PostingPlan);
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '100.00', agrees: true } }]);
	const open = exceptions.map((exception) => ({ ...exception, status: 'open' }));
	const { ready: orders } = await bridge('openOrders', { openExceptions: text(open), waiting: text(waiting) });
	expect(orders).toEqual([{ orderIds: [ORDER], firstDay: '2026-05-10' }]);
	const board = [{ settlementId: SETTLEMENT, series: 'GBP', status: 'posted', currency: 'GBP' }];
	const follow = { board: text(board), orderIds: text([ORDER]), orderMoney: text(orderMoney) };
	bench.forget();
	return { plan: plan as unknown as PostingPlan, waiting, follow, orderFacts: facts };
}

/** Follow Up, with what is known by now; `waiting` are rows as the table keeps them. */
async function followUp({ follow, orderFacts }: Posted, waiting: IDataObject[]) {
	const { ready, exceptions } = await bridge('followUp', { ...follow, ...(await lookUp(orderFacts)), waiting: text(waiting) });
	const [outcome, ...others] = ready as Array<{ decided: IDataObject[]; followed: IDataObject[]; judged: string[] }>;
	expect(others).toEqual([]);
	return { ...outcome, exceptions };
}

const creditsOf = async () =>
	(await bench.run({ resource: 'salesLedger', operation: 'getCredits', amazonOrderIds: text([ORDER]) })).json('Sage');

describe('what a settlement needs to know', () => {
	it('is listed from the file: orders to ask Amazon for while Sage does not have them, and nothing that is known', async () => {
		const [{ needs }] = (await bridge('read', {}, [FILE_ITEM])).ready;
		const list = async (more: INodeParameters) =>
			(await bridge('needs', { needs: text(needs), ordersInSage: '[]', orderFacts: '[]', ...more })).ready;
		expect(await list({})).toEqual([{ refundedOrderIds: [ORDER], stockCodes: [], amazonOrderIds: [ORDER], leftToAsk: 0 }]);
		const noted = (fact: object) => list({ orderFacts: text([{ orderId: ORDER, ...fact }]) });
		expect(await noted({ createdTime: '2026-05-04T09:00:00Z' })).toMatchObject([{ amazonOrderIds: [] }]);
		// Asked before, and Amazon did not answer.
		expect(await noted({ createdTime: null })).toMatchObject([{ amazonOrderIds: [ORDER], leftToAsk: 0 }]);
		await bench.createOrders([draft(ORDER)]);
		const { ordersInSage } = await lookUp([]);
		expect(await list({ ordersInSage })).toMatchObject([{ refundedOrderIds: [ORDER], amazonOrderIds: [] }]);
	});

	it('is noted of an order without the name and the address of the buyer', async () => {
		expect((await bridge('orderFacts', {}, [{ json: ON_AMAZON }, { json: { error: 'not found' } }])).ready).toEqual([
			{ orderId: ORDER, createdTime: '2026-05-04T09:00:00Z', shipTo: 'GB', shipFrom: '', carrier: '', units: '1' },
		]);
	});
});

describe('a refund whose order was not in Sage', () => {
	it('is paid with its settlement, and its credit note waits until the order is there', async () => {
		const posted = await postWithoutOrder();
		expect(await bench.bankEntries('AMZGBP')).toEqual([
			{ secondReference: 'SALES-2605-0', amount: '33.60' },
			{ secondReference: 'REFUNDS-2605-0', amount: '-12.00' },
			{ secondReference: 'FEES-2605-0', amount: '-3.60' },
			{ secondReference: 'PAYOUT-2605-0', amount: '-330.50' },
		]);
		expect(await creditsOf()).toEqual([]);
		expect(posted.waiting).toMatchObject([
			{ status: 'waiting', orderId: ORDER, settlementId: SETTLEMENT, gross: '12.00', taxShown: '2.00', waitsFor: 'orderNotInSage' },
		]);
		const { decided, followed, exceptions, judged } = await followUp(posted, posted.waiting);
		expect([decided, judged]).toEqual([[], [ORDER]]);
		expect(followed).toMatchObject([{ status: 'waiting', waitsFor: 'orderNotInSage', plan: '' }]);
		expect(exceptions.map(({ kind, amount }) => [kind, amount])).toEqual([['orderNotInSage', '33.60']]);
		expect(bench.posts()).toEqual([]);
	});

	it('is credited once the order is in Sage, beside the documents of its settlement, and never twice', async () => {
		const posted = await postWithoutOrder();
		await bench.createOrders([draft(ORDER)]);
		bench.forget();
		const first = await followUp(posted, posted.waiting);
		expect([first.exceptions, first.judged]).toEqual([[], [ORDER]]);
		expect(first.decided).toMatchObject([
			{
				decision: 'post',
				plan: {
					subject: { kind: 'refund', id: SETTLEMENT, orderId: ORDER },
					steps: [{ document: 'sales_credit_notes', secondReference: '20255500011110001C00', amount: '12.00', date: '2026-05-10' }],
				},
			},
		]);
		const plan = first.decided[0].plan as unknown as PostingPlan;
		expect((await bench.postPlan(plan)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		const ours = { reference: SETTLEMENT, second_reference: '20255500011110001C00', gross_value: '12.00' };
		expect(await creditsOf()).toMatchObject([ours]);
		expect(JSON.parse(bench.asked('POST', '/sales_credit_notes')[0].requestBody as string)).toMatchObject({
			document_goods_value: 10,
			document_tax_value: 2,
			nominal_analysis_items: [{ value: 10 }],
		});

		// A run that was cut wrote nothing into the table: the next one decides the same, and finds the credit note.
		bench.forget();
		const again = await followUp(posted, posted.waiting);
		expect(again.decided).toMatchObject([{ decision: 'post', plan: JSON.parse(text(plan)) as IDataObject }]);
		expect((await bench.postPlan(again.decided[0].plan as unknown as PostingPlan)).json('Sage')).toMatchObject([
			{ outcome: 'alreadyPosted' },
		]);
		expect(bench.posts()).toEqual([]);
		expect(await creditsOf()).toMatchObject([ours]);
		expect(await bench.facts('summary')).toMatchObject({ nominalBalances: '0.00' });
	});

	it('is not credited once its settlement was undone: nothing posts again by itself', async () => {
		const posted = await postWithoutOrder();
		expect((await undoOn(bench, posted.plan)).status).toBe('success');
		await bench.createOrders([draft(ORDER)]);
		bench.forget();
		const { decided } = await followUp(posted, posted.waiting);
		const run = await bench.postPlan(decided[0].plan as unknown as PostingPlan);
		expect(run.error).toMatchObject({ context: { details: { kind: 'undone', reference: SETTLEMENT, orderId: ORDER } } });
		expect(bench.posts()).toEqual([]);
	});

	it('is not credited a second time when its settlement is planned anew with the order in Sage, and posted again', async () => {
		const posted = await postWithoutOrder();
		await bench.createOrders([draft(ORDER)]);
		const { decided } = await followUp(posted, posted.waiting);
		await bench.postPlan(decided[0].plan as unknown as PostingPlan);
		bench.forget();
		const { ready, exceptions } = await bridge('plan', await lookUp(posted.orderFacts), [FILE_ITEM]);
		expect([exceptions, ready]).toMatchObject([[], [{ waiting: [] }]]);
		const plan = ready[0].plan as unknown as PostingPlan;
		expect(plan.steps.map(({ document, secondReference, amount }) => [document, secondReference, amount])).toEqual([
			['sales_receipts', 'SALES-2605-0', '33.60'],
			['sales_credit_notes', '20255500011110001C00', '12.00'],
			['sales_payments', 'REFUNDS-2605-0', '12.00'],
			['bank_payment', 'FEES-2605-0', '3.60'],
			['bank_transfer', 'PAYOUT-2605-0', '330.50'],
		]);
		expect((await bench.postPlan(plan)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', clearing: { balance: '100.00' } }]);
		expect(bench.posts()).toEqual([]);
	});

	it('is not followed up any more once its row says that it is posted', async () => {
		const posted = await postWithoutOrder();
		await bench.createOrders([draft(ORDER)]);
		bench.forget();
		const done = posted.waiting.map((one) => ({ ...one, status: 'posted' }));
		expect(await followUp(posted, done)).toMatchObject({ decided: [], followed: [], exceptions: [] });
		expect(bench.posts()).toEqual([]);
	});

	it('is closed where somebody credited as much in Sage by hand', async () => {
		const posted = await postWithoutOrder();
		await bench.createOrders([draft(ORDER)]);
		keyCreditNote(bench.sandbox, {
			customerReference: 'AMZUKGBP',
			reference: ORDER,
			net: 1_000,
			tax: 200,
			taxCode: 1,
			nominalCode: '4030',
			day: '2026-05-12',
		});
		bench.forget();
		expect(await followUp(posted, posted.waiting)).toMatchObject({
			decided: [],
			followed: [{ status: 'closed', message: 'Credited in Sage by hand, or nothing is left to credit.', plan: '' }],
			exceptions: [],
		});
		expect(bench.posts()).toEqual([]);
		expect(await creditsOf()).toMatchObject([{ reference: ORDER, gross_value: '12.00' }]);
	});
});

it('gives the order trail what settlements moved for an order, and that its refund waits', async () => {
	const { follow } = await postWithoutOrder();
	const { ready } = await bridge('orderTrail', { orderMoney: follow.orderMoney });
	expect(ready).toMatchObject([
		{ orderId: ORDER, settlements: SETTLEMENT, settled: '33.60', refunded: '12.00', currency: 'GBP', credits: `${SETTLEMENT}: waits` },
	]);
});
