import { setTimeout as wait } from 'node:timers/promises';
import { COLLECTIONS } from '../../sandbox/amazon/records';
import { COLLECTION } from '../../sandbox/sage/books/names';
import { World } from './world';

jest.setTimeout(600_000);

let world: World;
beforeAll(async () => {
	world = await World.begin();
	await world.run();
});
afterAll(async () => await world?.end());

/** Returns as Amazon has them, of orders that Sage has. */
function returnsAtAmazon(): Array<{ orderId: string; quantity: number }> {
	const { store } = world.running.sandbox;
	const inSage = new Set(store.all<any>(COLLECTION.order).map(({ row }) => row.customer_document_no));
	return store
		.all<any>(COLLECTIONS.returns)
		.map(({ kind, cells }) => ({
			orderId: cells[kind === 'fba' ? 'order-id' : 'Order ID'],
			quantity: Number(cells[kind === 'fba' ? 'quantity' : 'Return quantity']),
		}))
		.filter(({ orderId }) => inSage.has(orderId));
}
const returnsInSage = (): any[] => world.running.sandbox.store.all<any>(COLLECTION.return).map(({ row }) => row);

test('goods that came back are sales returns of Sage, each once and at no price; no money moves', async () => {
	const before = await world.sage();
	const { returns } = await world.fba();
	const expected = returnsAtAmazon();
	expect(expected.length).toBeGreaterThan(3);
	const made = returnsInSage();
	expect(made.map(({ customer_document_no: number }) => String(number).slice(0, 19)).sort()).toEqual(
		expected.map(({ orderId }) => orderId).sort(),
	);
	expect(made.map(({ total_gross_value: gross }) => Number(gross))).toEqual(made.map(() => 0));
	expect(returns).toMatchObject({ skipped: false, posted: made.length });
	const ofReturns = (rows: any[]) => rows.filter(({ reference }) => !String(reference).startsWith('FBA'));
	expect(ofReturns((await world.sage()).ledger)).toEqual(ofReturns(before.ledger));
	const rows = await world.rows('returns');
	expect(rows.filter(({ status }) => status === 'posted')).toHaveLength(made.length);
	expect(await world.heldLeases()).toEqual([]);
});

test('the next day none is made again, and the settlements find no credit in them', async () => {
	await wait(10_000);
	const before = returnsInSage();
	const open = (await world.openExceptions()).filter(({ kind }) => kind === 'creditsDisagree').length;
	expect((await world.fba()).returns).toMatchObject({ skipped: false, posted: 0 });
	expect(returnsInSage()).toEqual(before);
	await world.run();
	expect((await world.openExceptions()).filter(({ kind }) => kind === 'creditsDisagree')).toHaveLength(open);
});
