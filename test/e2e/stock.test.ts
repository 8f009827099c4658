import axios from 'axios';
import type { StockSummary } from '../../scripts/start/result';
import { TABLES } from '../../sandbox/demo/ids';
import { World } from './world';

jest.setTimeout(600_000);

let world: World;
let first: StockSummary;
let listedBefore: Map<string, Shown>;

interface Shown {
	readonly sku: string;
	readonly quantity: number | null;
	readonly leadTime: number | null;
	readonly channels: readonly string[];
}

/** What Amazon has of each listing, seen from outside. */
const onAmazon = async (): Promise<Map<string, Shown>> =>
	new Map((await world.sandbox<Shown[]>('amazon/listings')).map((listing) => [listing.sku, listing]));
const quantityOf = async (sku: string): Promise<number | null | undefined> => (await onAmazon()).get(sku)?.quantity;
/** Free units of the seller's own warehouse, seen from outside. */
const inSage = async (stockCode: string): Promise<number> =>
	(await world.sandbox<Array<{ stockCode: string; warehouse: string; free: number }>>('sage/stock')).find(
		(holding) => holding.stockCode === stockCode && holding.warehouse === 'HOME',
	)!.free;
const bookStock = async (stockCode: string, quantity: number) =>
	await axios.post(
		`${world.running.sandbox.baseUrl()}/sandbox/sage/stock`,
		{ stockCode, warehouse: 'HOME', quantity },
		{ timeout: 60_000 },
	);
const openOfStock = async () => (await world.openExceptions()).filter(({ flow }) => flow === 'stock');
/** Calls that Amazon took since the counts were cleared, by operation. */
const callsOf = async (name: string): Promise<number> =>
	(await world.sandbox<Record<string, { accepted: number }>>('amazon/calls'))[name]?.accepted ?? 0;

beforeAll(async () => {
	world = await World.begin();
	await world.run();
	listedBefore = await onAmazon();
	first = await world.stock();
});
afterAll(async () => await world?.end());

test('gives every listing that the seller ships its quantity, and leaves those of Amazon alone', async () => {
	const now = await onAmazon();
	for (const [sku, { channels, quantity }] of now) {
		if (channels.includes('DEFAULT')) continue;
		expect([sku, channels, quantity]).toEqual([sku, ['AMAZON_EU'], null]);
	}
	expect([...now.values()].filter(({ channels }) => channels.length > 1)).toEqual([]);
	// The demo client holds two units of each item back; open orders of the demo company take a few more.
	for (const [sku, stockCode] of [
		['HH-KETTLE-17', 'KETTLE-17'],
		['HH-PAN-24', 'PAN-24'],
		['HH-BOARD-OAK', 'BOARD-OAK'],
		['HH-BOOK-BREAD', 'BOOK-BREAD'],
	]) {
		const [offered, free] = [now.get(sku)!.quantity!, await inSage(stockCode)];
		expect(offered).toBeLessThanOrEqual(free - 2);
		expect(offered).toBeGreaterThan(free - 60);
	}
	expect(first.changes).toMatchObject({ skipped: false, posted: expect.any(Number) });
	expect(first.changes.posted).toBeGreaterThanOrEqual(8);
});

test('offers the mugs that two listings share once', async () => {
	const [singles, packs, free] = [await quantityOf('HH-MUG-BLUE'), await quantityOf('HH-MUG-BLUE-4PK'), await inSage('MUG-BLUE')];
	expect(singles! + 4 * packs!).toBeLessThanOrEqual(free - 2);
	expect(packs).toBeGreaterThan(10);
	expect(singles).toBeGreaterThan(100);
});

test('keeps the handling time', async () => {
	const now = await onAmazon();
	for (const [sku, { leadTime }] of listedBefore) expect([sku, now.get(sku)!.leadTime]).toEqual([sku, leadTime]);
	expect(now.get('HH-PAN-24')!.leadTime).toBe(2);
});

test('says what Amazon refuses, which listings have no stock item, and nothing of a service', async () => {
	const open = (await openOfStock()).map(({ kind, recordId }) => [kind, recordId]).sort();
	expect(open).toEqual([
		['listingWithoutStockItem', 'HH-APRON-OCHRE'],
		['listingWithoutStockItem', 'HH-JUG-2L'],
		['quantityRefused', 'HH-TEAPOT'],
	]);
	const [refused] = (await openOfStock()).filter(({ kind }) => kind === 'quantityRefused');
	expect(refused.message).toContain('country_of_origin');
	expect(await quantityOf('HH-TEAPOT')).toBe(6);
	expect(await quantityOf('HH-SHARPEN')).toBe(25);
});

test('finds no difference in the sweep, and writes both runs to the run log', async () => {
	expect(first.sweep).toMatchObject({ skipped: false, posted: 0 });
	expect((await world.rows('listings')).filter(({ difference }) => difference)).toEqual([]);
	const log = (await world.rows('runLog')).filter(({ flow }) => flow === 'stock');
	expect(log.map(({ status }) => status)).toEqual(['done', 'done']);
	expect(await world.heldLeases()).toEqual([]);
});

test('sends nothing where nothing changed, and asks no listing again', async () => {
	await axios.delete(`${world.running.sandbox.baseUrl()}/sandbox/amazon/calls`);
	const before = await onAmazon();
	expect((await world.stock()).changes).toMatchObject({ posted: 0 });
	expect(await onAmazon()).toEqual(before);
	// One search for new orders in each of the two runs.
	expect(await callsOf('searchOrders')).toBe(2);
	for (const name of ['patchListingsItem', 'createFeed']) expect([name, await callsOf(name)]).toEqual([name, 0]);
});

test('follows what goes out of the warehouse, for that listing alone', async () => {
	const before = await onAmazon();
	await bookStock('KETTLE-17', -100);
	expect((await world.stock()).changes).toMatchObject({ posted: 1 });
	const after = await onAmazon();
	expect(after.get('HH-KETTLE-17')!.quantity).toBe(before.get('HH-KETTLE-17')!.quantity! - 100);
	for (const [sku, { quantity }] of before) if (sku !== 'HH-KETTLE-17') expect([sku, after.get(sku)!.quantity]).toEqual([sku, quantity]);
});

test('lists and repairs what somebody else changed on Amazon', async () => {
	const listing = world.running.sandbox.store.all('amazonListing').find(({ sku }) => sku === 'HH-BOOK-BREAD') as any;
	const right = listing.accepted[0].quantity;
	const changed = [{ ...listing.accepted[0], quantity: 3 }];
	world.running.sandbox.store.update('amazonListing', listing.id, { accepted: changed, shownBefore: changed });
	const long = { sentAt: '2026-01-01T00:00:00.000Z' };
	await world.running.api.changeRows(TABLES.listings.id, 'sellerSku', 'HH-BOOK-BREAD', long);
	expect((await world.stock()).sweep).toMatchObject({ posted: 1 });
	expect(await quantityOf('HH-BOOK-BREAD')).toBe(right);
	const [difference] = (await openOfStock()).filter(({ kind }) => kind === 'listingDiffers');
	expect(difference).toMatchObject({ recordId: 'HH-BOOK-BREAD', message: expect.stringContaining(`Amazon shows 3, sent were ${right}.`) });
});

test('stops before many listings go to zero at once, and goes on when a person releases it by name', async () => {
	const emptied = ['KETTLE-17', 'PAN-24', 'BOARD-OAK', 'BOOK-BREAD'];
	const before = await onAmazon();
	for (const stockCode of emptied) await bookStock(stockCode, -(await inSage(stockCode)));
	expect((await world.stock()).changes).toMatchObject({ posted: 0 });
	const stopped = (await openOfStock()).filter(({ kind }) => kind === 'massZeroStop');
	expect(stopped).toMatchObject([{ owner: 'operations', message: expect.stringContaining('4 of ') }]);
	for (const [sku, { quantity }] of before) expect([sku, await quantityOf(sku)]).toEqual([sku, quantity]);
	await world.running.api.changeRows(TABLES.exceptions.id, 'key', String(stopped[0].key), { status: 'released', reason: 'Jo Reed' });
	expect((await world.stock()).changes).toMatchObject({ posted: 4 });
	for (const sku of ['HH-KETTLE-17', 'HH-PAN-24', 'HH-BOARD-OAK', 'HH-BOOK-BREAD']) expect([sku, await quantityOf(sku)]).toEqual([sku, 0]);
	expect((await openOfStock()).filter(({ kind }) => kind === 'massZeroStop')).toEqual([]);
});

test('sends many quantities by one feed and reads its report', async () => {
	await world.running.api.addRows(TABLES.settings.id, [{ key: 'stock.patchUpTo', value: '0', means: '' }]);
	await axios.delete(`${world.running.sandbox.baseUrl()}/sandbox/amazon/calls`);
	for (const stockCode of ['KETTLE-17', 'PAN-24', 'BOARD-OAK']) await bookStock(stockCode, 30);
	const runs = [await world.stock(), await world.stock()];
	expect(runs.map(({ changes }) => changes.skipped)).toEqual([false, false]);
	// Thirty came in of each; two are held back, and open orders take some.
	for (const sku of ['HH-KETTLE-17', 'HH-PAN-24', 'HH-BOARD-OAK']) {
		expect(await quantityOf(sku)).toBeLessThanOrEqual(28);
		expect(await quantityOf(sku)).toBeGreaterThanOrEqual(1);
	}
	const rows = (await world.rows('listings')).filter(({ state }) => state === 'inFeed' || state === 'due');
	expect(rows).toEqual([]);
	expect(await callsOf('createFeed')).toBe(1);
	expect(await callsOf('patchListingsItem')).toBe(0);
});
