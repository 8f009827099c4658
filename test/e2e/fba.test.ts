import { setTimeout as wait } from 'node:timers/promises';
import { COLLECTIONS } from '../../sandbox/amazon/records';
import { TABLES } from '../../sandbox/demo/ids';
import type { Row } from '../../scripts/start/n8nApi';
import { World } from './world';

jest.setTimeout(600_000);

let world: World;
beforeAll(async () => (world = await World.begin()));
afterAll(async () => await world?.end());

/** Units of stock items by warehouse, as Sage has them. */
async function stockOf(warehouse: string): Promise<Record<string, number>> {
	const rows: any[] = await world.sandbox('sage/stock');
	return Object.fromEntries(
		rows.filter((row) => row.warehouse === warehouse && row.inStock !== 0).map((row) => [row.stockCode, row.inStock]),
	);
}
const balanceOf = async (bank: string): Promise<string> => (await world.sandbox(`sage/banks/${bank}`)).balance;
const nominal = async (reference: string): Promise<string> =>
	(await world.sandbox('sage/summary')).nominal.find(({ code }: { code: string }) => code === reference).balance;
const TABLE = TABLES.fbaMovements.id;
/** Amazon makes a report at most every half an hour, here two hundred times as often. */
async function nextDay() {
	await wait(10_000);
	return await world.fba();
}
const openKinds = async () =>
	(await world.openExceptions())
		.filter(({ recordType }) => recordType === 'fbaEvent')
		.map(({ kind }) => String(kind))
		.sort();
const rowsWith = async (status: string) => (await world.rows('fbaMovements')).filter((row) => row.status === status);
const BEFORE = { 'PAN-28': 120, 'MUG-SAND': 120, 'SCALE-DIG': 120, 'BOOK-SOUP': 120 };

describe('a day of FBA adjustments', () => {
	test('in Review nothing moves before a person approves', async () => {
		await world.set('mode', 'Review');
		expect(await world.fba()).toMatchObject({ fba: { skipped: false, posted: 0 } });
		expect(await stockOf('FBA')).toEqual(BEFORE);
		expect(await balanceOf('AMZFBA')).toBe('0.00');
		expect(await rowsWith('posted')).toEqual([]);
		expect((await rowsWith('awaiting approval')).length).toBeGreaterThan(0);
	});

	test('in Auto units and value of each event reach Sage, and what is unclear waits alone', async () => {
		await world.set('mode', 'Auto');
		expect(await nextDay()).toMatchObject({ fba: { skipped: false, fetched: 14, posted: 10, held: 4 } });
		// SCALE: M -1, F +1, O -1. PAN: 5 -1. MUG: E/P 2, M -3, F +1, N +1. BOOK: Q/P 2.
		expect(await stockOf('FBA')).toEqual({ 'PAN-28': 119, 'MUG-SAND': 117, 'SCALE-DIG': 119, 'BOOK-SOUP': 118 });
		expect(await stockOf('FBA-LOST')).toEqual({ 'PAN-28': 1, 'MUG-SAND': 1 });
		expect(await stockOf('FBA-DMG')).toEqual({ 'BOOK-SOUP': 2 });
		expect(await stockOf('FBA-GONE')).toEqual({ 'MUG-SAND': 2, 'SCALE-DIG': 1 });
		// lost: 9.85 + 21.40 - 9.85 + 10.00 - 3.33 - 3.34 + 9.85; damaged: 2 x 3.33333
		expect(await nominal('5300')).toBe('34.58');
		expect(await nominal('5310')).toBe('6.67');
		expect(await nominal('1090')).toBe('-41.25');
		expect(await balanceOf('AMZFBA')).toBe('0.00');
		expect(await openKinds()).toEqual(['fbaCostMissing', 'fbaCostMissing', 'fbaPairIncomplete', 'fbaReasonUnknown']);
		expect(await world.heldLeases()).toEqual([]);
	});

	test('the next day nothing is posted again', async () => {
		const before = await world.sage();
		expect(await nextDay()).toMatchObject({ fba: { fetched: 14, posted: 0, alreadyPosted: 10, held: 4 } });
		expect(await world.sage()).toEqual(before);
		expect(await stockOf('FBA')).toEqual({ 'PAN-28': 119, 'MUG-SAND': 117, 'SCALE-DIG': 119, 'BOOK-SOUP': 118 });
	});

	test('nor when the table has forgotten it: what is in Sage is found there', async () => {
		const before = await world.sage();
		await world.running.api.changeRows(TABLE, 'status', 'posted', { status: '' });
		expect(await nextDay()).toMatchObject({ fba: { fetched: 14, posted: 0, alreadyPosted: 10, held: 4 } });
		expect(await world.sage()).toEqual(before);
		expect((await rowsWith('posted')).length).toBe(10);
	});

	test('an event that a person entered by hand is over once its row says closed', async () => {
		const [row] = (await rowsWith('held')).filter(({ reason }) => reason === 'X');
		await world.running.api.changeRows(TABLE, 'eventId', String(row?.eventId), { status: 'closed' });
		await nextDay();
		expect(await openKinds()).toEqual(['fbaCostMissing', 'fbaCostMissing', 'fbaPairIncomplete']);
	});
});

describe('the comparison of FBA stock', () => {
	/** Units of a SKU in Amazon's ledger, added up from outside. */
	const atAmazon = (sku: string): number =>
		world.running.sandbox.store
			.all<any>(COLLECTIONS.ledger)
			.filter((event) => event.sku === sku)
			.reduce((sum, { quantity }) => sum + quantity, 0);

	test('lists both sides per stock item, and tells a person what differs', async () => {
		const rows: Record<string, Row> = Object.fromEntries((await world.rows('fbaDrift')).map((row) => [row.stockCode, row]));
		expect(Object.keys(rows).sort()).toEqual(['BOOK-SOUP', 'MUG-SAND', 'PAN-28', 'SCALE-DIG']);
		const { 'PAN-28': pan } = rows;
		expect(Number(pan?.amazonSellable) + Number(pan?.amazonUnsellable)).toBe(atAmazon('HH-PAN-28-FBA'));
		expect(pan?.sageSellable).toBe('119');
		expect(Number(pan?.sellableDifference)).toBe(Number(pan?.amazonSellable) - 119);
		const differing = Object.values(rows).filter(({ status }) => status === 'differs');
		const open = (await world.openExceptions()).filter(({ kind }) => kind === 'fbaDrift').map(({ recordId }) => recordId);
		expect(open.sort()).toEqual(differing.map(({ stockCode }) => stockCode).sort());
		expect(differing.length).toBeGreaterThan(0);
	});
});
