import { batchesOf } from '../../../nodes/domain/stock/batches';
import { DE, row, UK } from './fixtures';

const due = (count: number, quantity: string, marketplaceId = UK) =>
	Array.from({ length: count }, (_, index) => row(`S${quantity}-${index}`, '1', { due: quantity, state: 'due' }, marketplaceId));
const shape = (rows: ReturnType<typeof due>, patchUpTo: number) =>
	batchesOf(rows, patchUpTo).map(({ marketplaceId, method, changes }) => [marketplaceId, method, changes.length]);

describe('quantities that are due', () => {
	it('go one by one where they are few, what is out of stock first', () => {
		const [batch] = batchesOf([...due(1, '7'), ...due(1, '0')], 200);
		expect(batch).toEqual({
			marketplaceId: UK,
			method: 'patch',
			changes: [
				{ sku: 'S0-0', quantity: 0, marketplaceId: UK, method: 'patch' },
				{ sku: 'S7-0', quantity: 7, marketplaceId: UK, method: 'patch' },
			],
		});
	});

	it('go a hundred at a time, and each marketplace by itself', () => {
		expect(shape([...due(150, '7'), ...due(2, '7', DE)], 200)).toEqual([
			[UK, 'patch', 100],
			[UK, 'patch', 50],
			[DE, 'patch', 2],
		]);
	});

	it('go by one feed where they are many, but for those that are out of stock', () => {
		expect(shape([...due(300, '7'), ...due(5, '0')], 200)).toEqual([
			[UK, 'patch', 5],
			[UK, 'feed', 300],
		]);
		expect(shape(due(300, '0'), 200)).toEqual([[UK, 'feed', 300]]);
		expect(shape([...due(30, '7'), ...due(300, '0')], 200)).toEqual([[UK, 'feed', 330]]);
	});

	it('are in one batch each', () => {
		const rows = [...due(300, '7'), ...due(5, '0'), ...due(250, '3')];
		const skus = batchesOf(rows, 200).flatMap(({ changes }) => changes.map(({ sku }) => sku));
		expect([...skus].sort()).toEqual(rows.map(({ sellerSku }) => sellerSku).sort());
	});

	it('are nothing where nothing is due', () => {
		expect(batchesOf([], 200)).toEqual([]);
	});
});
