import { startWorld, type World } from './world';

const SUMMARIES = '/fba/inventory/v1/summaries';
const UK = 'A1F83G8C2ARO7P';
const SCOPE = { granularityType: 'Marketplace', granularityId: UK, marketplaceIds: UK };

describe('FBA inventory', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld()));
	afterEach(async () => world.sandbox.stop());
	const read = async (params: object = {}) => world.get(SUMMARIES, { ...SCOPE, ...params });

	it('is what the ledger adds up to, by disposition', async () => {
		const { payload, pagination } = (await read({ details: true, sellerSkus: 'HH-BOOK-SOUP-FBA' })).data;
		expect([payload.granularity, pagination]).toEqual([{ granularityType: 'Marketplace', granularityId: UK }, undefined]);
		const [{ inventoryDetails, totalQuantity, ...summary }] = payload.inventorySummaries;
		expect(summary).toMatchObject({ asin: '1900000025', fnSku: 'X001HHBKSP', sellerSku: 'HH-BOOK-SOUP-FBA', condition: 'NewItem' });
		// Two units became defective, one of them was disposed of and one given away.
		expect(inventoryDetails.unfulfillableQuantity).toMatchObject({ totalUnfulfillableQuantity: 0, defectiveQuantity: 0 });
		expect(inventoryDetails.fulfillableQuantity).toBe(totalQuantity);
		const orders = (await world.get('/orders/2026-01-01/orders', { createdAfter: '2026-01-01T00:00:00Z', fulfilledBy: 'AMAZON' })).data
			.orders;
		const sold = orders
			.flatMap(({ orderItems }: any) => orderItems)
			.filter(({ product }: any) => product.sellerSku === 'HH-BOOK-SOUP-FBA')
			.reduce((sum: number, item: any) => sum + item.quantityOrdered, 0);
		// 120 received, 3 taken back by the seller, 2 moved to defective, 1 returned by a buyer.
		expect(totalQuantity).toBe(120 - 3 - 2 + 1 - sold);
	});

	it('leaves the details out unless they are asked for, and filters by SKU and by change', async () => {
		const skus = async (params: object) =>
			(await read(params)).data.payload.inventorySummaries.map(({ sellerSku }: { sellerSku: string }) => sellerSku);
		expect((await read()).data.payload.inventorySummaries[0]).not.toHaveProperty('inventoryDetails');
		expect(await skus({})).toEqual(['Amazon.Found.B0HHMGSA01', 'HH-BOOK-SOUP-FBA', 'HH-MUG-SAND-FBA', 'HH-PAN-28-FBA', 'HH-SCALE-DIG-FBA']);
		expect(await skus({ sellerSku: 'HH-PAN-28-FBA' })).toEqual(['HH-PAN-28-FBA']);
		expect(await skus({ startDateTime: '2026-11-22T00:00:00Z', sellerSku: 'HH-PAN-28-FBA' })).toEqual(['Amazon.Found.B0HHMGSA01']);
	});

	it.each([
		['no granularity', { granularityType: undefined }],
		['another granularity', { granularityType: 'Country' }],
		['a granularity of another marketplace', { granularityId: 'A1PA6795UKMFR9' }],
		['two marketplaces', { marketplaceIds: `${UK},A1PA6795UKMFR9` }],
		['a start of two years ago', { startDateTime: '2024-11-01T00:00:00Z' }],
		['a flag that is none', { details: 'yes' }],
	])('refuses %s', async (_what, params) => {
		expect((await read(params)).status).toBe(400);
	});

	it('lets a token die after thirty seconds', async () => {
		await world.http.post('/sandbox/faults', { side: 'amazon', match: `GET ${SUMMARIES}`, kind: 'shortPage' });
		const first = (await read()).data;
		expect(first.payload.inventorySummaries).toHaveLength(1);
		const { nextToken } = first.pagination;
		world.clock.advance(30_000);
		expect((await read({ nextToken })).data.payload.inventorySummaries).toHaveLength(4);
		world.clock.advance(1);
		expect((await read({ nextToken })).status).toBe(400);
	});
});
