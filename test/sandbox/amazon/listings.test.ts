import { startWorld, type World } from './world';

const ITEMS = '/listings/2021-08-01/items/A2HARBOURHEARTH';
const UK = 'A1F83G8C2ARO7P';
const CHANNEL = { fulfillment_channel_code: 'DEFAULT' };
const merge = (value: object[], op = 'merge', path = '/attributes/fulfillment_availability') => ({
	productType: 'PRODUCT',
	patches: [{ op, path, value }],
});

describe('Listings', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld({ rateFactor: 1 })));
	afterEach(async () => world.sandbox.stop());
	const get = async (sku: string, includedData = 'fulfillmentAvailability,attributes') =>
		(await world.get(`${ITEMS}/${encodeURIComponent(sku)}`, { marketplaceIds: UK, includedData })).data;
	const patch = async (sku: string, body: object, query = '') =>
		world.send('PATCH', `${ITEMS}/${encodeURIComponent(sku)}?marketplaceIds=${UK}${query}`, body);
	const attribute = async (sku: string) => (await get(sku)).attributes.fulfillment_availability;

	it('tell what the seller sends from what Amazon sends', async () => {
		expect((await get('HH-KETTLE-17')).fulfillmentAvailability).toEqual([{ fulfillmentChannelCode: 'DEFAULT', quantity: 14 }]);
		expect((await get('HH-PAN-28-FBA')).fulfillmentAvailability).toEqual([{ fulfillmentChannelCode: 'AMAZON_EU' }]);
		expect(await get('HH-KETTLE-17', 'summaries,issues,offers,productTypes')).toMatchObject({
			sku: 'HH-KETTLE-17',
			issues: [],
			summaries: [{ marketplaceId: UK, status: ['BUYABLE', 'DISCOVERABLE'] }],
			offers: [{ price: { amount: '34.99', currencyCode: 'GBP' } }],
		});
	});

	it('take a quantity at once and show it a minute later; merge keeps the other members', async () => {
		const answer = await patch('HH-PAN-24', merge([{ ...CHANNEL, quantity: 3 }]), '&includedData=issues,identifiers');
		expect(answer.data).toEqual({
			sku: 'HH-PAN-24',
			status: 'ACCEPTED',
			submissionId: expect.any(String),
			issues: [],
			identifiers: [{ marketplaceId: UK, asin: 'B0HHPN2401' }],
		});
		expect((await get('HH-PAN-24')).fulfillmentAvailability[0].quantity).toBe(22);
		world.clock.advance(60_000);
		expect(await attribute('HH-PAN-24')).toEqual([{ ...CHANNEL, quantity: 3, lead_time_to_ship_max_days: 2 }]);
	});

	it('lose the other members by replace', async () => {
		await patch('HH-BOARD-OAK', merge([{ ...CHANNEL, quantity: 3 }], 'replace'));
		world.clock.advance(60_000);
		expect(await attribute('HH-BOARD-OAK')).toEqual([{ ...CHANNEL, quantity: 3 }]);
	});

	it('get a second channel when DEFAULT is patched into what Amazon sends', async () => {
		await patch('HH-PAN-28-FBA', merge([{ ...CHANNEL, quantity: 3 }]));
		world.clock.advance(60_000);
		expect((await get('HH-PAN-28-FBA')).fulfillmentAvailability).toEqual([
			{ fulfillmentChannelCode: 'AMAZON_EU' },
			{ fulfillmentChannelCode: 'DEFAULT', quantity: 3 },
		]);
	});

	it.each([
		['no channel', merge([{ quantity: 3 }]), "'fulfillment_channel_code' does not have enough values. The required minimum is '1'."],
		['no element', merge([]), 'does not have enough values'],
		['a quantity below zero', merge([{ ...CHANNEL, quantity: -1 }]), 'quantity'],
		['a quantity as text', merge([{ ...CHANNEL, quantity: '3' }]), 'quantity'],
		['an invented channel', merge([{ fulfillment_channel_code: 'PIGEON', quantity: 3 }]), 'PIGEON'],
		['another product type', { ...merge([{ ...CHANNEL, quantity: 3 }]), productType: 'LUGGAGE' }, 'LUGGAGE'],
	])('say 200 and INVALID for %s, and change nothing', async (_what, body, words) => {
		const answer = await patch('HH-PAN-24', body);
		expect([answer.status, answer.data.status]).toEqual([200, 'INVALID']);
		expect(answer.data.issues[0]).toMatchObject({ severity: 'ERROR', message: expect.stringContaining(words) });
		world.clock.advance(60_000);
		expect((await attribute('HH-PAN-24'))[0].quantity).toBe(22);
	});

	it('say INVALID for a SKU that is not listed', async () => {
		expect((await patch('NOBODY', merge([{ ...CHANNEL, quantity: 3 }]))).data.status).toBe('INVALID');
		expect((await world.get(`${ITEMS}/NOBODY`, { marketplaceIds: UK })).status).toBe(404);
	});

	it('change nothing in a preview', async () => {
		expect((await patch('HH-PAN-24', merge([{ ...CHANNEL, quantity: 3 }]), '&mode=VALIDATION_PREVIEW')).data.status).toBe('VALID');
		expect((await patch('HH-PAN-24', merge([{ quantity: 3 }]), '&mode=VALIDATION_PREVIEW')).data.status).toBe('INVALID');
		world.clock.advance(60_000);
		expect((await attribute('HH-PAN-24'))[0].quantity).toBe(22);
	});

	it.each([
		['a nested path', merge([{ quantity: 3 }], 'merge', '/attributes/fulfillment_availability/0/quantity')],
		['an unknown operation', merge([{ ...CHANNEL, quantity: 3 }], 'test')],
		['no patches', { productType: 'PRODUCT', patches: [] }],
		['no product type', { patches: merge([]).patches }],
		['an unknown field', { ...merge([]), requirements: 'LISTING' }],
	])('refuse %s with 400', async (_what, body) => {
		expect((await patch('HH-PAN-24', body)).status).toBe(400);
	});

	it('are closed to another seller and marketplace, and need a marketplace', async () => {
		expect((await world.get('/listings/2021-08-01/items/OTHER/HH-PAN-24', { marketplaceIds: UK })).status).toBe(403);
		expect((await world.get(`${ITEMS}/HH-PAN-24`, { marketplaceIds: 'A1PA6795UKMFR9' })).status).toBe(403);
		expect((await world.get(`${ITEMS}/HH-PAN-24`)).status).toBe(400);
	});

	describe('searched for', () => {
		const search = async (params: object) => world.get(ITEMS, { marketplaceIds: UK, ...params });

		it('come in pages of ten, twenty at most', async () => {
			const first = (await search({ sortBy: 'sku', sortOrder: 'ASC' })).data;
			expect([first.numberOfResults, first.items.length, first.items[0].sku]).toEqual([17, 10, 'HH-APRON-OCHRE']);
			const second = (await search({ sortBy: 'sku', sortOrder: 'ASC', pageToken: first.pagination.nextToken })).data;
			expect(second.items).toHaveLength(7);
			expect(second.pagination).toEqual({ previousToken: expect.any(String) });
			expect((await search({ sortBy: 'sku', pageToken: first.pagination.nextToken })).status).toBe(400);
			expect((await search({ pageSize: 21 })).status).toBe(400);
			expect((await search({ pageSize: 20 })).data).not.toHaveProperty('pagination');
		});

		it('are found by SKU and by status', async () => {
			const skus = async (params: object) => (await search(params)).data.items.map(({ sku }: { sku: string }) => sku);
			expect((await skus({ identifiersType: 'SKU', identifiers: 'HH-PAN-24,NOBODY,HH-JUG-2L' })).sort()).toEqual([
				'HH-JUG-2L',
				'HH-PAN-24',
			]);
			expect((await skus({ identifiersType: 'ASIN', identifiers: 'B0HHPN2801' })).sort()).toEqual(['HH-PAN-28', 'HH-PAN-28-FBA']);
			expect(await skus({ withoutStatus: 'BUYABLE' })).toEqual(['HH-BOARD-OAK']);
			expect((await search({ identifiers: 'HH-PAN-24' })).status).toBe(400);
		});

		it('are cut after a thousand', async () => {
			expect((await world.http.post('/sandbox/amazon/backlog', { listings: 1100 })).data).toEqual({ orders: 0, listings: 1100 });
			let pages = 0;
			let seen = 0;
			let pageToken: string | undefined;
			do {
				const { data } = await search({ pageSize: 20, pageToken });
				world.clock.advance(1000);
				[pages, seen, pageToken] = [pages + 1, seen + data.items.length, data.pagination?.nextToken];
			} while (pageToken);
			expect([pages, seen]).toEqual([50, 1000]);
		});
	});
});
