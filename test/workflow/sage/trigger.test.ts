import type { IDataObject } from 'n8n-workflow';
import { behaviourOf } from '../../../sandbox/sage/books/behaviour';
import { draft, plan, steps } from './bench';
import { PollBench } from './pollBench';

let bench: PollBench;
beforeEach(async () => (bench = await PollBench.start()));
afterEach(async () => await bench.stop());

const ORDER = '202-1234567-1234567';
const OTHER = '202-7654321-7654321';
const DESPATCHED = { event: 'orderDespatched' };
const CHANGED = { event: 'salesOrderChanged' };
const POSTED = { event: 'postingMade' };
const STOCK = { event: 'stockLevelChanged', sweepHours: 0 };

const person = async (path: string, body?: object) =>
	(await (
		await fetch(`${bench.sage.sandbox.baseUrl()}/sandbox/sage/${path}`, {
			method: 'POST',
			...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		})
	).json()) as { despatchNo?: string };

/** An order in Sage, allocated so that it can leave the house; gives its id. */
async function createOrder(orderId = ORDER): Promise<number> {
	const run = await bench.sage.createOrders([draft(orderId)]);
	const [{ id }] = run.json('Sage');
	return Number(id);
}

/** Records of a page: 500 are asked for, and a gateway may cut that short. */
const onePage = () => Math.min(500, behaviourOf(bench.sage.sandbox).largestPage);

const despatch = async (orderId: number, tracking: object = {}) => await person(`despatch/${orderId}`, tracking);

test('gives out nothing that was there before it was published', async () => {
	await createOrder();
	bench.sage.clock.advance(60 * 60_000);
	expect(await bench.poll(CHANGED)).toEqual([]);
	expect(await bench.later(5, CHANGED)).toEqual([]);
});

test.each([CHANGED, POSTED, DESPATCHED, STOCK])(
	'gives out nothing of the minutes before it was published, however far the overlap reaches back: %j',
	async (event) => {
		const id = await createOrder();
		await despatch(id);
		await bench.sage.postPlan(plan());
		bench.sage.clock.advance(60_000);
		expect(await bench.poll(event)).toEqual([]);
		for (const minutes of [1, 1, 5]) expect(await bench.later(minutes, event)).toEqual([]);
	},
);

test('gives out a changed order once, with polls that overlap', async () => {
	await bench.poll(CHANGED);
	await createOrder();
	expect((await bench.later(1, CHANGED)).map(({ customer_document_no: orderId }) => orderId)).toEqual([ORDER]);
	for (const minutes of [1, 5, 30]) expect(await bench.later(minutes, CHANGED)).toEqual([]);
	await createOrder(OTHER);
	expect((await bench.later(1, CHANGED)).map(({ customer_document_no: orderId }) => orderId)).toEqual([OTHER]);
});

test('an order that changes again is a new event', async () => {
	await bench.poll(CHANGED);
	const id = await createOrder();
	await bench.later(1, CHANGED);
	bench.sage.clock.advance(60_000);
	await despatch(id);
	expect((await bench.later(1, CHANGED)).map((order) => order.id)).toEqual([id]);
});

test('starts from the time given', async () => {
	await createOrder();
	bench.sage.clock.advance(24 * 3_600_000);
	expect(await bench.poll({ ...CHANGED, startFrom: '2026-05-13T09:00:00Z' })).toHaveLength(1);
	await expect(bench.poll({ ...CHANGED, startFrom: 'yesterday' })).rejects.toThrow('Start From is no date: "yesterday"');
});

test('only orders of the customer that is named', async () => {
	const mine = { ...CHANGED, customerReference: 'AMZUKGBP' };
	const others = { ...CHANGED, customerReference: 'AMZSUMGB' };
	await bench.poll(mine);
	await createOrder();
	expect(await bench.later(1, mine)).toHaveLength(1);
	bench.memory = {};
	expect(await bench.poll({ ...others, startFrom: '2026-05-01' })).toEqual([]);
	await expect(bench.poll({ ...CHANGED, customerReference: 'NOBODY' })).rejects.toThrow('Sage 200 has no customer NOBODY');
});

describe('a despatch note', () => {
	test('comes out once, with its order and lines', async () => {
		await bench.poll(DESPATCHED);
		const { despatchNo } = await despatch(await createOrder());
		const [note] = await bench.later(1, DESPATCHED);
		expect(note).toMatchObject({ despatchNo, customerDocumentNo: ORDER, customerReference: 'AMZUKGBP', consignmentNo: '' });
		expect((note.lines as IDataObject[]).map(({ stockCode, quantity }) => [stockCode, Number(quantity)])).toEqual([['KETTLE-17', 1]]);
		expect(await bench.later(1, DESPATCHED)).toEqual([]);
	});

	test('comes out again when it gets its consignment number', async () => {
		await bench.poll(DESPATCHED);
		await despatch(await createOrder());
		await bench.later(1, DESPATCHED);
		bench.sage.clock.advance(60_000);
		const [receipt] = bench.sage.sandbox.store.all('sage.despatch');
		bench.sage.sandbox.store.update('sage.despatch', receipt.id, {
			consignmentNo: 'JD0002',
			updatedAt: new Date(bench.sage.clock.now()).toISOString(),
		});
		expect(await bench.later(1, DESPATCHED)).toMatchObject([{ customerDocumentNo: ORDER, consignmentNo: 'JD0002' }]);
		expect(await bench.later(1, DESPATCHED)).toEqual([]);
	});

	test('is waited with until it has one, if wanted', async () => {
		const tracked = { ...DESPATCHED, onlyWithTracking: true };
		await bench.poll(tracked);
		await despatch(await createOrder());
		expect(await bench.later(1, tracked)).toEqual([]);
		const [receipt] = bench.sage.sandbox.store.all('sage.despatch');
		bench.sage.clock.advance(60_000);
		bench.sage.sandbox.store.update('sage.despatch', receipt.id, {
			consignmentNo: 'JD0002',
			updatedAt: new Date(bench.sage.clock.now()).toISOString(),
		});
		expect(await bench.later(1, tracked)).toMatchObject([{ consignmentNo: 'JD0002' }]);
	});
});

test('gives out what was posted to the ledger that is chosen', async () => {
	await bench.poll(POSTED);
	await bench.sage.postPlan(plan());
	// A Sage that shows late shows some of it to the second poll only.
	const banked = [...(await bench.later(1, POSTED)), ...(await bench.later(1, POSTED))];
	expect(banked.map(({ second_reference: reference }) => reference).sort()).toEqual([
		'FEES-2605-0',
		'PAYM-2605-0',
		'PAYOUT-2605-0',
		'PAYOUT-2605-0',
		'RCPT-2605-0',
	]);
	bench.memory = {};
	const sales = { ...POSTED, ledger: 'sales', startFrom: '2026-05-13T09:00:00Z' };
	const sold = [...(await bench.poll(sales)), ...(await bench.later(1, sales))];
	expect(sold.map(({ second_reference: reference }) => reference).sort()).toEqual(
		[steps()[1].secondReference, 'PAYM-2605-0', 'RCPT-2605-0'].sort(),
	);
});

describe('stock levels', () => {
	test('come out when they change', async () => {
		await bench.poll(STOCK);
		bench.sage.clock.advance(60_000);
		await despatch(await createOrder());
		const levels = await bench.later(1, STOCK);
		expect(levels.map(({ warehouse_name: warehouse, product }) => [warehouse, (product as IDataObject).code])).toEqual([
			['HOME', 'KETTLE-17'],
		]);
		expect(await bench.later(1, STOCK)).toEqual([]);
	});

	test('come out all together at the sweep, only of the warehouses named', async () => {
		const swept = { ...STOCK, sweepHours: 24, warehouses: 'HOME' };
		const first = await bench.poll(swept);
		expect(first.length).toBeGreaterThan(5);
		expect(new Set(first.map(({ warehouse_name: warehouse, isSweep }) => `${warehouse} ${isSweep}`))).toEqual(new Set(['HOME true']));
		expect(await bench.later(60, swept)).toEqual([]);
		bench.sage.reconnect();
		expect(await bench.later(24 * 60, swept)).toHaveLength(first.length);
	});
});

test('in the editor a sample comes out and nothing is remembered', async () => {
	await createOrder();
	expect(await bench.poll(CHANGED, { mode: 'manual' })).toHaveLength(1);
	expect(bench.memory).toEqual({});
});

test('starts anew with another company, credential or setting', async () => {
	await bench.poll(CHANGED);
	const before = bench.memory.state;
	await bench.later(1, CHANGED, { credentialId: 'sage-2' });
	expect((bench.memory.state as IDataObject).scope).not.toBe((before as IDataObject).scope);
	await bench.later(1, { ...CHANGED, customerReference: 'AMZUKGBP' }, { credentialId: 'sage-2' });
	expect((bench.memory.state as IDataObject).cursor).toBe('2026-05-13T10:02:00.000Z');
});

test('what could not be read is read by the next poll', async () => {
	await bench.poll(CHANGED);
	await createOrder();
	bench.sage.fault('wrongSite' as never, /GET .*\/sop_orders$/, 99);
	await expect(bench.later(1, CHANGED)).rejects.toThrow('401');
	bench.sage.sandbox.faults.clear();
	expect(await bench.later(1, CHANGED)).toHaveLength(1);
});

test('goes on where it ended when there is more than one poll can read', async () => {
	await bench.poll(CHANGED);
	const { store } = bench.sage.sandbox;
	const id = await createOrder();
	const order = store.get('sage.order', id)!;
	for (let more = 1; more < 1_200; more++)
		store.insert('sage.order', { row: { ...(order.row as object), id: id + more, customer_document_no: `ORDER-${more}` } });
	const first = await bench.later(1, CHANGED, { budgetMs: 0 });
	const second = await bench.later(1, CHANGED, { budgetMs: 300_000 });
	const seen = [...first, ...second].map(({ customer_document_no: orderId }) => orderId);
	expect(first).toHaveLength(onePage());
	expect(seen).toHaveLength(1_200);
	expect(new Set(seen).size).toBe(1_200);
});

test('ends in its time although the clock of the day is set back meanwhile', async () => {
	await bench.poll(CHANGED);
	const { store } = bench.sage.sandbox;
	const id = await createOrder();
	const order = store.get('sage.order', id)!;
	for (let more = 1; more < 1_200; more++) store.insert('sage.order', { row: { ...(order.row as object), id: id + more } });
	let day = bench.sage.clock.now() + 60_000;
	jest.spyOn(Date, 'now').mockImplementation(() => (day -= 1000));
	expect(await bench.later(1, CHANGED, { budgetMs: 0 })).toHaveLength(onePage());
});

test('leaves no change out when others change while it reads page by page', async () => {
	await bench.poll(CHANGED);
	const { store } = bench.sage.sandbox;
	const id = await createOrder();
	const order = store.get('sage.order', id)!;
	const stamped = (name: string, second: number) => ({
		...(order.row as IDataObject),
		customer_document_no: name,
		date_time_updated: new Date(bench.sage.clock.now() + second * 1_000).toISOString(),
	});
	const records = Array.from({ length: 700 }, (_, index) =>
		store.insert('sage.order', { row: { ...stamped(`ORDER-${index}`, index), id: id + index + 1 } }),
	);
	bench.sage.clock.advance(30 * 60_000);
	let isFirst = true;
	bench.sage.watch = ({ url }) => {
		if (!url.includes('/sop_orders') || !isFirst) return;
		isFirst = false;
		// Ten of the first page move to the end of the list.
		for (const record of records.slice(0, 10))
			store.update('sage.order', record.id as number, { row: stamped(String((record.row as IDataObject).customer_document_no), 1_000) });
	};
	const names = new Set((await bench.poll(CHANGED)).map(({ customer_document_no: name }) => name));
	expect(Array.from({ length: 700 }, (_, index) => `ORDER-${index}`).filter((name) => !names.has(name))).toEqual([]);
});
