import type { IDataObject } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { holding, listing, mapRow, order, product, row, tableOf, UK } from '../domain/stock/fixtures';
import { chain, connect, nodeOf, runWorkflow, START_NODE, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const NOW = '2026-11-03T09:00:00.000Z';
const json = (value: unknown): string => JSON.stringify(value);

const GIVEN = {
	resource: 'stock',
	settings: json(settingsRows({ 'stock.buffer': '0' })),
	skuMap: json([mapRow('PAN', 'PAN-24'), mapRow('MUG', 'MUG-BLUE'), mapRow('MUG-4PK', 'MUG-BLUE', 4)]),
	listings: '[]',
	exceptions: '[]',
	cursors: '[{}]',
	sweep: false,
	openOrders: '[{}]',
	orders: '[{}]',
	newOrdersRead: json([{ state: 'complete' }]),
	heldOrderIds: '[]',
	ordersInSage: '[{}]',
	shownListings: json([listing('PAN', 3), listing('MUG', 60), listing('MUG-4PK', 15)]),
	listedIn: json([UK]),
	movedHoldings: '[{}]',
	movedLines: '[{}]',
	stockCodes: json(['PAN-24', 'MUG-BLUE']),
	products: json([product('PAN-24'), product('MUG-BLUE')]),
	holdings: json([holding('PAN-24', '20.00000'), holding('MUG-BLUE', '492.00000')]),
	orderLines: '[{}]',
	feedResults: '[]',
	work: '{}',
	window: json({ after: NOW, before: NOW }),
	results: '[]',
	now: NOW,
};

async function run(operation: string, more: IDataObject = {}) {
	const flow = chain(startNode(), nodeOf('Stock', BRIDGE, { ...GIVEN, operation, ...more } as never));
	connect(flow.connections, 'Stock', 'Ready', 0);
	connect(flow.connections, 'Stock', 'Exceptions', 1);
	const nodes = [...flow.nodes, nodeOf('Ready', START_NODE), nodeOf('Exceptions', START_NODE)];
	const result = await runWorkflow({ ...flow, nodes }, { nodeTypes: { [BRIDGE]: new AmazonSageBridge() }, items: [{ json: {} }] });
	expect(result.error).toBeUndefined();
	return { ready: result.json('Ready') as any[], exceptions: result.json('Exceptions') as any[] };
}

it('chooses what to ask, works out the quantities and notes what became of them', async () => {
	const { ready: choice } = await run('choose');
	expect(choice).toMatchObject([{ before: NOW, sellerId: 'A2HARBOURHEARTH', warehouses: ['HOME'], listingsOf: [{ marketplaceId: UK }] }]);
	expect((await run('needs')).ready).toEqual([{ stockCodes: ['PAN-24', 'MUG-BLUE'] }]);
	const { ready, exceptions } = await run('workOut');
	expect(exceptions).toEqual([]);
	const [work] = ready;
	expect(work.batches).toEqual([
		{
			marketplaceId: UK,
			method: 'patch',
			changes: [
				{ sku: 'PAN', quantity: 20, marketplaceId: UK, method: 'patch' },
				{ sku: 'MUG', quantity: 248, marketplaceId: UK, method: 'patch' },
				{ sku: 'MUG-4PK', quantity: 61, marketplaceId: UK, method: 'patch' },
			],
		},
	]);
	const results = work.batches[0].changes.map(({ sku, quantity }: any) => ({
		sku,
		quantity,
		marketplaceId: UK,
		outcome: 'accepted',
		message: '',
	}));
	const { ready: noted } = await run('note', { work: json({ ...work, refused: [] }), results: json(results) });
	expect(noted[0].window).toEqual({ after: NOW, before: NOW });
	expect(noted[0].counts).toEqual({ fetched: 3, posted: 3, alreadyPosted: 0, held: 0, pending: 0 });
	expect(noted[0].rows.map(({ sellerSku, state, offered }: any) => [sellerSku, state, offered])).toEqual([
		['PAN', 'sent', '20'],
		['MUG', 'sent', '248'],
		['MUG-4PK', 'sent', '61'],
	]);
});

it.each([
	['was not asked', '[{}]'],
	['has not named them all', json([{ state: 'quota', pages: 1 }])],
])('raises nothing while Amazon %s for new orders, and looks for them again', async (_what, newOrdersRead) => {
	const listings = json(tableOf(row('PAN', '3'), row('MUG', '500'), row('MUG-4PK', '61')));
	const { ready } = await run('workOut', { listings, listedIn: '[]', shownListings: '[]', newOrdersRead });
	expect(ready[0].batches.flatMap(({ changes }: any) => changes.map(({ sku, quantity }: any) => [sku, quantity]))).toEqual([['MUG', 248]]);
	expect(ready[0].rows.find(({ sellerSku }: any) => sellerSku === 'PAN')).toMatchObject({
		state: 'held',
		due: '20',
		message: expect.stringContaining('its rate allows no more searches'),
	});
	const { ready: noted } = await run('note', { work: json({ ...ready[0], refused: [] }) });
	expect(noted[0].window).toBeNull();
});

it('takes off what was noted as sold and is not in Sage, in its last state, and each order once', async () => {
	const noted = (id: string, waitsFor: string, status: string, units: number) => ({
		orderId: id,
		waitsFor,
		order: json(order(id, status, ['PAN', units])),
	});
	const openOrders = json([
		noted('A-1', 'payment', 'PENDING', 2),
		noted('A-2', 'import', 'UNSHIPPED', 3),
		noted('A-3', 'despatch', 'UNSHIPPED', 4),
		noted('A-4', 'payment', 'PENDING', 5),
	]);
	const quantity = async (orders: object[], ordersInSage: object[] = []) => {
		const { ready } = await run('workOut', { openOrders, orders: json(orders), ordersInSage: json(ordersInSage) });
		return ready[0].batches[0].changes.find(({ sku }: any) => sku === 'PAN').quantity;
	};
	// Of 20: 2, 3 and 5; what waits for despatch is Sage's own figure.
	expect(await quantity([])).toBe(10);
	// Another one is new, and one is cancelled by now.
	expect(await quantity([order('A-5', 'UNSHIPPED', ['PAN', 1]), order('A-4', 'CANCELLED', ['PAN', 5])])).toBe(14);
	const entered = { customer_document_no: 'A-2', document_no: '42', document_status: 'EnumDocumentStatusLive' };
	expect(await quantity([], [entered])).toBe(13);
});

it('raises nothing while Amazon does not answer for an order that the import has held', async () => {
	const listings = json(tableOf(row('PAN', '3'), row('MUG', '500'), row('MUG-4PK', '61')));
	const { ready, exceptions } = await run('workOut', { listings, listedIn: '[]', shownListings: '[]', heldOrderIds: '["A-1"]' });
	expect(ready[0].batches.flatMap(({ changes }: any) => changes.map(({ sku, quantity }: any) => [sku, quantity]))).toEqual([['MUG', 248]]);
	expect(exceptions.map(({ kind, recordId }) => [kind, recordId])).toEqual([['openOrderUnclear', 'A-1']]);
	const held = json([order('A-1', 'UNSHIPPED', ['PAN', 2])]);
	const known = await run('workOut', { listings, listedIn: '[]', shownListings: '[]', heldOrderIds: '["A-1"]', orders: held });
	expect(known.exceptions).toEqual([]);
	expect(known.ready[0].batches[0].changes).toContainEqual({ sku: 'PAN', quantity: 18, marketplaceId: UK, method: 'patch' });
});

it('asks nobody while the settings or the map cannot be used', async () => {
	const without = await run('choose', { settings: json(settingsRows({ 'stock.sellerId': undefined })) });
	expect(without.ready).toEqual([]);
	expect(without.exceptions).toMatchObject([{ kind: 'settingsUnusable', recordId: 'stock' }]);
	const bad = await run('choose', { skuMap: json([mapRow('PAN', 'PAN-24', 0)]) });
	expect(bad.ready).toEqual([]);
	expect(bad.exceptions).toMatchObject([{ kind: 'skuMapUnusable', owner: 'ecommerce' }]);
});
