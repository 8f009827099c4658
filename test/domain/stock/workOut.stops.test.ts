import type { ListingRow } from '../../../nodes/domain/stock/stock.types';
import type { WorkOutInput } from '../../../nodes/domain/stock/workOut';
import { holding, mapRow, NOW, offersOf, product, row, UK } from './fixtures';
import { kinds, rowOf, sent, work } from './workedOut';

const FIVE = ['S1', 'S2', 'S3', 'S4', 'S5'];
const SHOP = offersOf(...FIVE.map((sku) => mapRow(sku, `ITEM-${sku}`)));
const inShop = (free: (sku: string) => string, rows: ListingRow[], more: Partial<WorkOutInput> = {}) =>
	work({
		offers: SHOP,
		rows,
		stockCodes: FIVE.map((sku) => `ITEM-${sku}`),
		sage: { products: FIVE.map((sku) => product(`ITEM-${sku}`)), holdings: FIVE.map((sku) => holding(`ITEM-${sku}`, free(sku))) },
		more,
	});
const STANDING = FIVE.map((sku) => row(sku, '8'));

describe('a mass-zero stop', () => {
	const stopped = inShop((sku) => (sku === 'S5' ? '9' : '0'), STANDING);

	it('sends none of the listings that would go to zero at once, and everything else', () => {
		expect(sent(stopped)).toEqual([[UK, 'patch', 'S5', 9]]);
		expect(kinds(stopped)).toEqual([['massZeroStop', NOW]]);
		expect(stopped.exceptions[0]).toMatchObject({
			owner: 'operations',
			message: expect.stringContaining('4 of 5 listings'),
			key: `massZeroStop|${NOW}`,
		});
		expect(rowOf(stopped, 'S1')).toMatchObject({ state: 'stopped', offered: '8', due: '0', stop: NOW });
	});

	const LATER = '2026-11-03T09:10:00.000Z';
	const standing = STANDING.map((each) => stopped.rows.find(({ key }) => key === each.key) ?? each);
	const said = (status: string, reason = '') => [
		{ kind: 'massZeroStop', flow: 'stock', recordId: NOW, key: `massZeroStop|${NOW}`, status, reason },
	];

	it('stands until a person releases it by name', () => {
		for (const exceptions of [said('open'), said('ignored', 'Jo'), said('released')]) {
			const later = inShop(() => '0', standing, { now: LATER, exceptions });
			expect(sent(later).filter(([, , sku]) => sku !== 'S5')).toEqual([]);
			expect(kinds(later)).toContainEqual(['massZeroStop', NOW]);
		}
	});

	it('that is released sends exactly the listings that it held', () => {
		const later = inShop((sku) => (sku === 'S5' ? '9' : '0'), standing, { now: LATER, exceptions: said('released', 'Jo Reed') });
		expect(sent(later)).toEqual([
			[UK, 'patch', 'S1', 0],
			[UK, 'patch', 'S2', 0],
			[UK, 'patch', 'S3', 0],
			[UK, 'patch', 'S4', 0],
			[UK, 'patch', 'S5', 9],
		]);
		expect(kinds(later)).toEqual([]);
	});

	it('ends by itself when the stock is back', () => {
		const later = inShop(() => '6', standing, { now: LATER, exceptions: said('open') });
		expect(sent(later).map(([, , sku, quantity]) => [sku, quantity])).toEqual(FIVE.map((sku) => [sku, 6]));
		expect(later.judged).toEqual([`massZeroStop|${NOW}`]);
		expect(later.rows.every(({ stop }) => stop === '')).toBe(true);
	});

	it('does not come where two listings run out on an ordinary day', () => {
		const ordinary = inShop((sku) => (sku < 'S3' ? '0' : '8'), STANDING);
		expect(sent(ordinary)).toEqual([
			[UK, 'patch', 'S1', 0],
			[UK, 'patch', 'S2', 0],
		]);
	});
});
