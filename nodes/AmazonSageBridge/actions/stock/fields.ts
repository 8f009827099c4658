import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { SKU_MAP_TABLE } from '../../../domain/order/skuMap';
import type { Result } from '../../../domain/result';
import type { TableRefusal } from '../../../domain/settings/faults';
import { readFacts, type StockFacts } from '../../../domain/stock/facts';
import { readOffers, type OfferRow } from '../../../domain/stock/offers';
import { readRows as readListingRows } from '../../../domain/stock/rows';
import type { ListingRow, Offer } from '../../../domain/stock/stock.types';
import { isTableRow, type TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { exceptionItems, NOTHING, type BridgeItems } from '../../items';
import { readRows, readTexts, unusable, type Parameter } from '../../parameters';
import { readSettings } from '../../settings';
import type { RunCache } from '../../runCache';

const json = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	required: true,
	description,
});

export const skuMapField = json(
	'SKU Map',
	'skuMap',
	'Rows of the SKU map as JSON: sellerSku, stockCode, factor, several rows of one SKU with priceShare for a kit, and stockOffer, stockWeight, stockBuffer, stockMaximum',
);

export const listingsField = json('Listings', 'listings', 'Rows of the table Listings as JSON: what was sent of each SKU and marketplace');

export const exceptionsField = json('Exceptions', 'exceptions', 'Rows of Bridge exceptions that are not resolved as JSON');

export const sweepField: INodeProperties = {
	displayName: 'Sweep',
	name: 'sweep',
	type: 'boolean',
	default: false,
	description: 'Whether everything is looked at, or only what changed',
};

export const openOrdersField = json(
	'Open Orders',
	'openOrders',
	'Rows of the table Open orders as JSON: orders that the seller sends, as they were last seen',
);

/** What Amazon and Sage say of open orders and listings. */
export const factFields: INodeProperties[] = [
	openOrdersField,
	json('Orders', 'orders', 'Amazon orders as they were seen in this run as JSON: new and held ones'),
	json(
		'New Orders Read',
		'newOrdersRead',
		'What Order: Get Pages said of new orders as JSON: while its state is not complete, no quantity is raised',
	),
	json(
		'Held Order IDs',
		'heldOrderIds',
		'Orders that the import has held, as Stock: Choose lists them; one that is not among Orders is a stop for raising quantities',
	),
	json('Orders in Sage', 'ordersInSage', 'Sales orders of Sage with the Amazon order IDs of these orders as JSON'),
	json('Shown Listings', 'shownListings', 'Listings of Amazon as JSON, with summaries and fulfillment availability'),
	json('Listed In', 'listedIn', 'Marketplaces of which all listings were fetched, as Stock: Choose lists them'),
];

export const moreJson = json;

export const rowsOf = (context: IExecuteFunctions, name: string, displayName: string): TableRow[] =>
	readRows<TableRow>(context, { name, displayName }, 0);

export const listingRowsOf = (context: IExecuteFunctions): Map<string, ListingRow> =>
	readListingRows(rowsOf(context, 'listings', 'Listings'));

export const judgeOffers = (context: IExecuteFunctions): Result<ReadonlyMap<string, Offer>, TableRefusal> =>
	readOffers(readRows<OfferRow>(context, { name: 'skuMap', displayName: 'SKU Map' }, 0));

/** The map, after *Choose* has found it good. Throws with everything that is wrong with it. */
export function offersOf(context: IExecuteFunctions): ReadonlyMap<string, Offer> {
	const offers = judgeOffers(context);
	if (offers.ok) return offers.value;
	throw unusable(context, offers.refusal.kind, offers.refusal.message, offers.refusal.remedy);
}

export const unusableMap = ({ kind, message, remedy, owner }: TableRefusal, now: string): BridgeItems => ({
	...NOTHING,
	exceptions: exceptionItems([exceptionOf(kind, { recordId: SKU_MAP_TABLE, message, remedy, owner }, now)]),
});

const LISTED_IN: Parameter = { name: 'listedIn', displayName: 'Listed In' };
const HELD: Parameter = { name: 'heldOrderIds', displayName: 'Held Order IDs' };

/** Orders and listings as the rules read them. A held order that Amazon did not give takes units that nobody knows. */
export function factsOf(context: IExecuteFunctions, run: RunCache, offers: ReadonlyMap<string, Offer>): StockFacts {
	const orders = rowsOf(context, 'orders', 'Orders').filter(isOrder);
	const openOrders = rowsOf(context, 'openOrders', 'Open Orders');
	const given = new Set([...openOrders.map(({ orderId }) => textOf(orderId)), ...orders.map(({ orderId }) => orderId)]);
	const looks = rowsOf(context, 'newOrdersRead', 'New Orders Read');
	const unanswered = readTexts(context, HELD, 0).filter((orderId) => !given.has(orderId));
	return readFacts(
		{
			openOrders,
			orders,
			missesNew: looks.length === 0 || looks.some(({ state }) => state !== 'complete'),
			unanswered,
			ordersInSage: rowsOf(context, 'ordersInSage', 'Orders in Sage'),
			listings: rowsOf(context, 'shownListings', 'Shown Listings'),
			listedIn: readTexts(context, LISTED_IN, 0),
		},
		offers,
		readSettings(context, run),
	);
}

const isOrder = (row: TableRow): row is TableRow & { readonly orderId: string } => isTableRow(row) && textOf(row.orderId) !== '';
