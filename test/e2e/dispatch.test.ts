import type { DispatchSummary } from '../../scripts/start/result';
import { TABLES } from '../../sandbox/demo/ids';
import { World } from './world';

jest.setTimeout(600_000);

interface SageOrder {
	id: number;
	amazonOrderId: string;
	lines: Array<{ code: string; units: number; left: number }>;
}
interface AmazonFact {
	orderId: string;
	status: string;
	skus: string[];
	packages: Array<Record<string, any>>;
}

const [ROYAL_MAIL, DPD, COASTLINE, LETTER] = [1, 2, 3, 4];

let world: World;
let first: DispatchSummary;
/** Despatch ids by what they are. */
const note: Record<string, number> = {};
let orderIds: Record<'kettle' | 'mugs' | 'book' | 'board' | 'partSent', string>;

const onAmazon = async (orderId: string): Promise<AmazonFact> =>
	((await world.sandbox('amazon/orders')) as AmazonFact[]).find((each) => each.orderId === orderId)!;
const inSage = async (orderId: string): Promise<SageOrder> =>
	((await world.sandbox('sage/orders')) as SageOrder[]).find((each) => each.amazonOrderId === orderId)!;
const despatch = async (orderId: string, body: object): Promise<number> =>
	(await world.person('despatch', (await inSage(orderId)).id, body)).despatchId;
const shipment = async (despatchId: number) => (await world.rows('shipments')).find((row) => row.despatchId === despatchId)!;
const openOf = async (orderId: string) => (await world.openExceptions()).filter(({ recordId }) => recordId === orderId);

/** As if the time of its next attempt had come. */
const nowDue = async (orderId: string, despatchId: number) =>
	await world.running.api.changeRows(TABLES.shipments.id, 'key', `${orderId}|${despatchId}`, { nextAttemptAt: '' });

/** Open orders of the demo company by what is in them. */
async function findOrders(): Promise<typeof orderIds> {
	const open = ((await world.sandbox('amazon/orders')) as AmazonFact[]).filter(({ status }) =>
		['UNSHIPPED', 'PARTIALLY_SHIPPED'].includes(status),
	);
	const having = (...skus: string[]) => open.find((each) => [...each.skus].sort().join() === skus.sort().join())!.orderId;
	return {
		kettle: having('HH-KETTLE-17'),
		mugs: having('HH-MUG-BLUE-4PK'),
		book: having('HH-BOOK-BREAD'),
		board: having('HH-BOARD-OAK'),
		partSent: having('HH-PAN-28', 'HH-TOWEL-LIN-2PK'),
	};
}

beforeAll(async () => {
	world = await World.begin();
	await world.run();
	orderIds = await findOrders();
	note.kettle = await despatch(orderIds.kettle, { courier_id: ROYAL_MAIL, consignment_no: 'KT000000001GB' });
	// Eight mugs are two packs of four: five and three.
	note.mugs = await despatch(orderIds.mugs, { courier_id: DPD, consignment_no: '15501234567890', items: [{ code: 'MUG-BLUE', units: 5 }] });
	note.moreMugs = await despatch(orderIds.mugs, { courier_id: DPD, consignment_no: '15501234567891' });
	note.book = await despatch(orderIds.book, { courier_id: COASTLINE, consignment_no: 'CP77' });
	note.board = await despatch(orderIds.board, { courier_id: ROYAL_MAIL, consignment_no: 'to follow' });
	note.letter = await despatch(orderIds.partSent, { courier_id: LETTER });
	// A bad day: an answer that gets lost after Amazon has written, and one refusal that passes.
	await world.misbehave({ side: 'amazon', kind: 'dropAfter', match: `^POST .*/${orderIds.book}/shipmentConfirmation`, times: 1 });
	first = await world.dispatch();
});
afterAll(async () => await world?.end());

test('each despatch note is one package on Amazon, under its own number, with carrier, tracking and items', async () => {
	const kettle = await onAmazon(orderIds.kettle);
	expect(kettle.status).toBe('SHIPPED');
	expect(kettle.packages).toMatchObject([
		{ packageReferenceId: String(note.kettle), carrier: 'Royal Mail', trackingNumber: 'KT000000001GB', packageItems: [{ quantity: 1 }] },
	]);
	const mugs = await onAmazon(orderIds.mugs);
	expect(mugs.status).toBe('SHIPPED');
	expect(mugs.packages).toMatchObject([
		{ packageReferenceId: String(note.mugs), carrier: 'DPD', trackingNumber: '15501234567890', packageItems: [{ quantity: 1 }] },
		{ packageReferenceId: String(note.moreMugs), carrier: 'DPD', trackingNumber: '15501234567891', packageItems: [{ quantity: 1 }] },
	]);
});

test('post without tracking goes without a number, and of an order that was sent in part the rest alone is told', async () => {
	const { status, packages } = await onAmazon(orderIds.partSent);
	expect(status).toBe('SHIPPED');
	// The pan was sent before; the order has two packs of towels left.
	expect(packages.at(-1)).toMatchObject({
		packageReferenceId: String(note.letter),
		carrier: 'Royal Mail',
		trackingNumber: '',
		packageItems: [{ quantity: 2 }],
	});
});

test('an answer that got lost is looked up: the package is there once, and the next run knows it', async () => {
	const { status, packages } = await onAmazon(orderIds.book);
	expect(status).toBe('SHIPPED');
	expect(packages).toMatchObject([{ packageReferenceId: String(note.book), carrier: 'Coastline Parcels', trackingNumber: 'CP77' }]);
	await nowDue(orderIds.book, note.book);
	await world.dispatch();
	expect(await shipment(note.book)).toMatchObject({ status: 'confirmed' });
	expect((await onAmazon(orderIds.book)).packages).toHaveLength(1);
});

test('what cannot be a tracking number is told to operations with the hours left, and Amazon is told nothing', async () => {
	expect((await onAmazon(orderIds.board)).packages).toEqual([]);
	expect(await shipment(note.board)).toMatchObject({ status: 'held' });
	const [exception, ...others] = (await openOf(orderIds.board)).filter(({ flow }) => flow === 'dispatch');
	expect(others).toEqual([]);
	expect(exception).toMatchObject({ kind: 'trackingUnusable', owner: 'operations', recordType: 'package' });
	expect(exception.message).toMatch(/hours (left|ago)\)/);
});

test('the run says what became of it', async () => {
	expect(first.dispatch).toMatchObject({ skipped: false, fetched: 6, posted: 5, held: 1 });
	const log = (await world.rows('runLog')).filter(({ flow }) => flow === 'dispatch');
	expect(log[0]).toMatchObject({ status: 'done', posted: 5 });
	expect(await world.heldLeases()).toEqual([]);
});

test('no tracking number and no buyer stands in the tables of the queue', async () => {
	const text = JSON.stringify([await world.rows('shipments'), await world.rows('shipRisk')]);
	expect(text).not.toContain('KT000000001GB');
	expect(text).not.toContain('15501234567890');
	expect(text).toContain('…01GB');
});

test('another run sends nothing again', async () => {
	const before = await world.sandbox('amazon/orders');
	expect((await world.dispatch()).dispatch).toMatchObject({ posted: 0 });
	expect(await world.sandbox('amazon/orders')).toEqual(before);
});

test('a tracking number that is put right is sent by the next run, and its exception is over', async () => {
	await world.person('tracking', note.board, { consignment_no: 'BD000000001GB' });
	await world.dispatch();
	expect((await onAmazon(orderIds.board)).packages).toMatchObject([
		{ packageReferenceId: String(note.board), trackingNumber: 'BD000000001GB' },
	]);
	expect((await openOf(orderIds.board)).filter(({ flow }) => flow === 'dispatch')).toEqual([]);
});

test('a tracking number that is edited afterwards edits the package', async () => {
	await world.person('tracking', note.kettle, { consignment_no: 'KT000000002GB', courier_id: DPD });
	await world.dispatch();
	expect((await onAmazon(orderIds.kettle)).packages).toMatchObject([
		{ packageReferenceId: String(note.kettle), carrier: 'DPD', trackingNumber: 'KT000000002GB', packageItems: [{ quantity: 1 }] },
	]);
});

test('a despatch that becomes less is told to a person, and nothing is sent', async () => {
	const before = await onAmazon(orderIds.mugs);
	await world.person('take-back', note.moreMugs, { units: 1 });
	await world.dispatch();
	expect((await openOf(orderIds.mugs)).map(({ kind }) => kind)).toEqual(['despatchShrunk']);
	expect(await onAmazon(orderIds.mugs)).toEqual(before);
});

test('the list of ship risks has what is late, due today or blocked, with the reason', async () => {
	const risks = await world.rows('shipRisk');
	const waiting = ((await world.sandbox('amazon/orders')) as AmazonFact[]).filter(({ status }) =>
		['UNSHIPPED', 'PARTIALLY_SHIPPED'].includes(status),
	);
	// What still waits are the three orders that the import holds; each is not in Sage, with its exception.
	expect(risks.map(({ amazonOrderId }) => amazonOrderId).sort()).toEqual(waiting.map(({ orderId }) => orderId).sort());
	expect(risks).toHaveLength(3);
	for (const row of risks) {
		expect(['late', 'today', 'blocked']).toContain(row.risk);
		expect(row.state).toBe('notInSage');
		// In the words of its exception, without names of the code.
		expect(row.why).toMatch(new RegExp(`^Order ${String(row.amazonOrderId)}(, SKU .* is not in the SKU map|: .*)`));
	}
	expect(first.shipRisk).toMatchObject({ skipped: false, fetched: expect.any(Number) });
});

test('nothing is confirmed twice when n8n has forgotten the queue and the cursor', async () => {
	const before = ((await world.sandbox('amazon/orders')) as AmazonFact[]).map(({ orderId, status, packages }) => [
		orderId,
		status,
		packages,
	]);
	for (const { id } of [TABLES.shipments, TABLES.cursors]) await world.running.api.clearRows(id);
	expect((await world.dispatch()).dispatch).toMatchObject({ skipped: false, posted: 0 });
	expect(
		((await world.sandbox('amazon/orders')) as AmazonFact[]).map(({ orderId, status, packages }) => [orderId, status, packages]),
	).toEqual(before);
	expect((await shipment(note.kettle))!.status).toBe('confirmed');
});
