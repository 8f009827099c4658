import type { ListingRow, Offer } from '../../../nodes/domain/stock/stock.types';
import { DE, holding, listing, mapRow, offersOf, order, product, row, stockSettings, UK } from './fixtures';
import { kinds, rowOf, sent, work } from './workedOut';

const NEW_SHOP = {
	listings: [
		listing('PAN', 3),
		listing('PAN-FBA', undefined, 'AMAZON_EU'),
		listing('MUG', 60),
		listing('MUG-4PK', 15),
		listing('APRON', 4),
		listing('OLD', 0, 'DEFAULT', []),
	],
	listedIn: [UK],
};

describe('the first run', () => {
	const first = work({ facts: NEW_SHOP });

	it('sends what differs from what Amazon shows, of listings that the seller sends only', () => {
		expect(sent(first)).toEqual([
			[UK, 'patch', 'PAN', 20],
			[UK, 'patch', 'MUG', 248],
			[UK, 'patch', 'MUG-4PK', 61],
		]);
		expect(first.listings).toBe(3);
		expect(rowOf(first, 'PAN-FBA')).toMatchObject({ channel: 'amazon', state: 'leftOut', due: '', message: 'Amazon sends it.' });
	});

	it('lists active listings that have no stock item, with SKU and ASIN; one that is closed is none', () => {
		expect(kinds(first)).toEqual([['listingWithoutStockItem', 'APRON']]);
		expect(first.exceptions[0].message).toContain('B0APRON');
		expect(first.exceptions[0]).toMatchObject({ owner: 'ecommerce', flow: 'stock', recordType: 'listing' });
	});

	it('sends nothing in a dry run, and shows what would be', () => {
		const dry = work({ facts: NEW_SHOP, settings: stockSettings({}, { mode: 'dryRun' }) });
		expect(dry.batches).toEqual([]);
		expect(rowOf(dry, 'PAN')).toMatchObject({ state: 'due', due: '20', offered: '3' });
	});
});

const AS_SENT = [
	row('PAN', '20'),
	row('PAN-FBA', '', { channel: 'amazon', state: 'leftOut', due: '', message: 'Amazon sends it.' }),
	row('MUG', '248'),
	row('MUG-4PK', '61'),
];

describe('a later run', () => {
	it('sends nothing where nothing changed', () => {
		expect(work({ rows: AS_SENT }).batches).toEqual([]);
	});

	it('sends only the quantity that changed', () => {
		const sage = { holdings: [holding('PAN-24', '17'), holding('MUG-BLUE', '492')] };
		expect(sent(work({ rows: AS_SENT, sage }))).toEqual([[UK, 'patch', 'PAN', 17]]);
	});

	it('takes units off that are sold on Amazon and not in Sage, once: those that Sage has are its own figure', () => {
		const orders = [order('A-1', 'PENDING', ['PAN', 2]), order('A-2', 'UNSHIPPED', ['PAN', 3]), order('A-3', 'UNSHIPPED', ['MUG-4PK', 1])];
		const ordersInSage = [{ customer_document_no: 'A-2', document_status: 'EnumDocumentStatusLive', document_no: '0000000007' }];
		// 20 - 2 pans. 492 - 4 mugs: half of 488 is 244, 61 packs; singles have the other 244.
		expect(sent(work({ rows: AS_SENT, facts: { orders, ordersInSage } }))).toEqual([
			[UK, 'patch', 'PAN', 18],
			[UK, 'patch', 'MUG', 244],
		]);
	});

	it('never offers more than the client allows', () => {
		expect(sent(work({ rows: AS_SENT, settings: stockSettings({ maximum: 15 }) }))).toEqual([
			[UK, 'patch', 'PAN', 15],
			[UK, 'patch', 'MUG', 15],
			[UK, 'patch', 'MUG-4PK', 15],
		]);
	});

	it('leaves alone what the client keeps from Amazon in the map', () => {
		const offers = offersOf(mapRow('PAN', 'PAN-24', 1, { stockOffer: 'no' }));
		const result = work({ offers, rows: [row('PAN', '20')], facts: { listings: [listing('PAN', 20)], listedIn: [UK] } });
		expect(result.batches).toEqual([]);
		expect(rowOf(result, 'PAN')).toMatchObject({ state: 'leftOut' });
	});
});

test('the same SKU in several shops is one quantity', () => {
	const settings = stockSettings({}, { flow: { ...stockSettings().flow, marketplaceIds: [UK, DE] } });
	const rows = [row('PAN', '20'), row('PAN', '19', {}, DE)];
	const result = work({
		offers: offersOf(mapRow('PAN', 'PAN-24')),
		rows,
		settings,
		stockCodes: ['PAN-24'],
		sage: { holdings: [holding('PAN-24', '12')] },
	});
	expect(sent(result)).toEqual([
		[UK, 'patch', 'PAN', 12],
		[DE, 'patch', 'PAN', 12],
	]);
	expect(result.listings).toBe(2);
});

describe('what nobody can tell', () => {
	const holdings = [holding('PAN-24', 'n/a'), holding('MUG-BLUE', '100')];

	it('stops that SKU and no other, and is no zero', () => {
		const result = work({ rows: AS_SENT, sage: { holdings } });
		// 100 mugs: half is 50, 12 packs of four are 48, singles have 52.
		expect(sent(result)).toEqual([
			[UK, 'patch', 'MUG', 52],
			[UK, 'patch', 'MUG-4PK', 12],
		]);
		expect(kinds(result)).toEqual([['stockFigureUnclear', 'PAN']]);
		expect(rowOf(result, 'PAN')).toMatchObject({ state: 'held', offered: '20', due: '' });
	});

	it('says so where Sage has no such stock item', () => {
		expect(kinds(work({ rows: AS_SENT, sage: { products: [product('MUG-BLUE')] } }))).toEqual([['stockItemMissing', 'PAN']]);
	});

	it('keeps the units of a kit that is held from those that share an item with it', () => {
		const kit: Offer = {
			sku: 'SET',
			components: [
				{ stockCode: 'PAN-24', factor: 1 },
				{ stockCode: 'MUG-BLUE', factor: 4 },
			],
			isOffered: true,
			weight: 1,
			buffer: 0,
		};
		const offers = new Map([['SET', kit], ...offersOf(mapRow('MUG', 'MUG-BLUE'))]);
		// The kit goes on showing 10, which are 40 mugs: 60 are left to be offered.
		const result = work({ offers, rows: [row('SET', '10'), row('MUG', '50')], sage: { holdings } });
		expect(sent(result)).toEqual([[UK, 'patch', 'MUG', 60]]);
	});

	it('holds the SKUs of an order whose units cannot be told', () => {
		const orders = [order('A-1', 'PENDING', ['PAN', 1.5])];
		const result = work({ rows: AS_SENT, facts: { orders }, sage: { holdings: [holding('PAN-24', '5'), holding('MUG-BLUE', '492')] } });
		expect(result.batches).toEqual([]);
		expect(kinds(result)).toEqual([
			['stockFigureUnclear', 'PAN'],
			['openOrderUnclear', 'A-1'],
		]);
	});

	it('raises nothing while an order does not even say which SKU it takes, and lowers what has to be lowered', () => {
		const orders = [order('A-1', 'PENDING', ['', 1])];
		const result = work({ rows: AS_SENT, facts: { orders }, sage: { holdings: [holding('PAN-24', '5'), holding('MUG-BLUE', '800')] } });
		expect(sent(result)).toEqual([[UK, 'patch', 'PAN', 5]]);
		expect(rowOf(result, 'MUG')).toMatchObject({ state: 'held', due: '400', offered: '248' });
	});
});

test('a listing of a service has no quantity to send, and is not set to zero', () => {
	const result = work({
		rows: [row('PAN', '5')],
		sage: { products: [product('PAN-24', { product_group: { product_type: 'Service' } })], holdings: [holding('PAN-24', '0')] },
		stockCodes: ['PAN-24'],
	});
	expect(result.batches).toEqual([]);
	expect(result.exceptions).toEqual([]);
});

describe('a sweep', () => {
	const swept = (shown: number, rows: ListingRow[], free = '20') =>
		work({
			offers: offersOf(mapRow('PAN', 'PAN-24')),
			rows,
			stockCodes: ['PAN-24'],
			sage: { holdings: [holding('PAN-24', free)] },
			facts: { listings: [listing('PAN', shown)], listedIn: [UK] },
		});
	const yesterday = '2026-11-02T09:00:00.000Z';

	it('lists what Amazon shows otherwise than it was sent, and sends it again', () => {
		const result = swept(7, [row('PAN', '20', { sentAt: yesterday })]);
		expect(sent(result)).toEqual([[UK, 'patch', 'PAN', 20]]);
		expect(kinds(result)).toEqual([['listingDiffers', 'PAN']]);
		expect(rowOf(result, 'PAN')).toMatchObject({ difference: 'Amazon shows 7, sent were 20.', shown: '7' });
		expect(result.exceptions[0].holds).toBe(false);
	});

	it('takes no difference for what was sold meanwhile, nor for what was sent a moment ago', () => {
		expect(kinds(swept(18, [row('PAN', '20', { sentAt: yesterday })], '18'))).toEqual([]);
		expect(kinds(swept(7, [row('PAN', '20', { sentAt: '2026-11-03T08:50:00.000Z' })]))).toEqual([]);
		expect(sent(swept(7, [row('PAN', '20', { sentAt: '2026-11-03T08:50:00.000Z' })]))).toEqual([]);
	});

	it('finds no difference any more once Amazon shows what is due', () => {
		const result = swept(20, [row('PAN', '20', { sentAt: yesterday, difference: 'Amazon shows 7, sent were 20.', shown: '7' })]);
		expect(result.batches).toEqual([]);
		expect(rowOf(result, 'PAN')).toMatchObject({ difference: '', shown: '20' });
	});
});

describe('what Amazon refused', () => {
	const refused = (checkedAt: string) => [row('PAN', '3', { state: 'refused', due: '20', message: '90220: missing', checkedAt })];

	it('is not tried again for an hour, and stays said', () => {
		const result = work({ offers: offersOf(mapRow('PAN', 'PAN-24')), rows: refused('2026-11-03T08:30:00.000Z'), stockCodes: ['PAN-24'] });
		expect(result.batches).toEqual([]);
		expect(kinds(result)).toEqual([['quantityRefused', 'PAN']]);
	});

	it('is tried again after the hour, or when the quantity changes', () => {
		const offers = offersOf(mapRow('PAN', 'PAN-24'));
		expect(sent(work({ offers, rows: refused('2026-11-03T07:59:00.000Z'), stockCodes: ['PAN-24'] }))).toEqual([[UK, 'patch', 'PAN', 20]]);
		expect(
			sent(
				work({ offers, rows: refused('2026-11-03T08:59:00.000Z'), stockCodes: ['PAN-24'], sage: { holdings: [holding('PAN-24', '6')] } }),
			),
		).toEqual([[UK, 'patch', 'PAN', 6]]);
	});
});

test('a listing whose quantity is in a feed is not sent beside it', () => {
	const inFeed = row('PAN', '3', { state: 'inFeed', due: '10', feedId: 'F1', messageId: '1', sentAt: '2026-11-03T08:58:00.000Z' });
	const given = { offers: offersOf(mapRow('PAN', 'PAN-24')), rows: [inFeed], stockCodes: ['PAN-24'] };
	expect(work(given).batches).toEqual([]);
	const done = {
		feedId: 'F1',
		finished: true,
		processingStatus: 'DONE',
		issues: [],
		summary: { messagesProcessed: 1, messagesAccepted: 1, messagesInvalid: 0 },
	};
	expect(sent(work({ ...given, more: { feedResults: [done] } }))).toEqual([[UK, 'patch', 'PAN', 20]]);
});

test('open exceptions that a run looked at and did not find again are over', () => {
	const exceptions = [
		{ kind: 'stockFigureUnclear', flow: 'stock', recordId: 'PAN', key: 'stockFigureUnclear|PAN' },
		{ kind: 'stockFigureUnclear', flow: 'stock', recordId: 'KETTLE', key: 'stockFigureUnclear|KETTLE' },
		{ kind: 'listingWithoutStockItem', flow: 'stock', recordId: 'APRON', key: 'listingWithoutStockItem|APRON' },
		{ kind: 'unknownSku', flow: 'orders', recordId: 'A-1', key: 'unknownSku|A-1' },
	];
	const offers = offersOf(mapRow('PAN', 'PAN-24'), mapRow('KETTLE', 'KETTLE-17'));
	const rows = [row('PAN', '20'), row('KETTLE', '4')];
	// KETTLE was not asked for, and the listings were not fetched.
	expect(work({ offers, rows, stockCodes: ['PAN-24'], more: { exceptions } }).judged).toEqual(['stockFigureUnclear|PAN']);
});
