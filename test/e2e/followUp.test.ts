import { COLLECTION } from '../../sandbox/sage/books/names';
import type { PlanStep } from '../../nodes/domain/books/plan.types';
import { World } from './world';

jest.setTimeout(600_000);

/** What a hurried person types in place of the Amazon order id. */
const MISTYPED = 'mistyped';

let world: World;
let settlementId: string;
/** The credit note of an order that the first settlement refunds, as a dry run shows it. */
let note: PlanStep;
let orderId: string;

const orderOf = ([, seller, middle, last]: RegExpExecArray): string => `${seller}-${middle}-${last}`;
const postedUnder = async (secondReference: string) =>
	(await world.sage()).ledger.filter((row) => row.reference === settlementId && row.secondReference === secondReference);
const openOfOrder = async () => (await world.openExceptions()).filter(({ recordId }) => recordId === orderId).map(({ kind }) => kind);
const waitingRow = async () => (await world.rows('waiting')).find((row) => row.orderId === orderId);

/** A person changes the customer's order number of an order in Sage. Gives its id there. */
function renumber(from: string, to: string): number {
	const { store } = world.running.sandbox;
	const order = store.all<any>(COLLECTION.order).find(({ row }) => row.customer_document_no === from);
	store.insert(COLLECTION.order, { ...order, row: { ...order.row, customer_document_no: to } });
	return order.id;
}

beforeAll(async () => {
	world = await World.begin();
	await world.set('mode', 'Dry run');
	await world.run();
	const [board] = (await world.rows('board')).sort((a, b) => String(a.endDate).localeCompare(String(b.endDate)));
	settlementId = String(board?.settlementId);
	const { steps } = JSON.parse(String(board?.plan)) as { steps: PlanStep[] };
	note = steps.find(({ secondReference }) => /^\d{17}C00$/.test(secondReference)) as PlanStep;
	orderId = orderOf(/^(\d{3})(\d{7})(\d{7})C/.exec(note.secondReference) as RegExpExecArray);
});
afterAll(async () => await world?.end());

describe('an order of a settlement that Sage does not have', () => {
	test('lets the settlement post its money; its credit note waits alone, and a person is told', async () => {
		renumber(orderId, MISTYPED);
		await world.set('mode', 'Auto');
		await world.run();
		expect(await world.followUp()).toMatchObject({ followUps: { skipped: false, posted: 0 } });
		expect((await world.boardRow(settlementId))?.status).toBe('posted');
		expect(await postedUnder(note.secondReference)).toEqual([]);
		expect(await waitingRow()).toMatchObject({ status: 'waiting', settlementId, gross: note.amount, waitsFor: 'orderNotInSage' });
		expect(await openOfOrder()).toContain('orderNotInSage');
	});

	test('has its credit note posted once when it is there, under the reference of its settlement', async () => {
		const id = renumber(MISTYPED, orderId);
		await world.person('despatch', id);
		await world.person('invoice', id);
		expect(await world.followUp()).toMatchObject({ followUps: { skipped: false, posted: 1 }, allocations: { skipped: false } });
		const posted = await postedUnder(note.secondReference);
		expect(posted).toHaveLength(1);
		expect(await waitingRow()).toMatchObject({ status: 'posted' });
		expect(await openOfOrder()).toEqual([]);
		const money = (await world.rows('orderMoney')).find((row) => row.key === `${orderId}|${settlementId}`);
		expect(money).toMatchObject({ credited: 'us', refunded: note.amount });
	});

	test('is left alone from then on', async () => {
		const before = await world.sage();
		expect(await world.followUp()).toMatchObject({ followUps: { skipped: false, posted: 0 }, allocations: { skipped: false } });
		expect(await world.sage()).toEqual(before);
		expect(await world.heldLeases()).toEqual([]);
	});
});
