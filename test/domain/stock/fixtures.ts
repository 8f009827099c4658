import type { TableRow } from '../../../nodes/domain/text/tableRow';
import { readOffers, type OfferRow } from '../../../nodes/domain/stock/offers';
import { listingKey, newRow } from '../../../nodes/domain/stock/rows';
import type { ListingRow, Offer } from '../../../nodes/domain/stock/stock.types';
import type { BridgeSettings, StockSettings } from '../../../nodes/domain/settings/settings.types';
import { settingsWith, DEMO_SETTINGS } from '../../../sandbox/demo/settings';

export const UK = 'A1F83G8C2ARO7P';
export const DE = 'A1PA6795UKMFR9';
export const NOW = '2026-11-03T09:00:00.000Z';

/** The demo client with nothing held back. */
export const stockSettings = (changes: Partial<StockSettings> = {}, more: Partial<BridgeSettings> = {}): BridgeSettings =>
	settingsWith({ ...more, stock: { ...DEMO_SETTINGS.stock, buffer: { kind: 'units', value: 0 }, ...changes } });

export function offersOf(...rows: OfferRow[]): ReadonlyMap<string, Offer> {
	const read = readOffers(rows);
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value;
}

export const mapRow = (sellerSku: string, stockCode: string, factor = 1, more: OfferRow = {}): OfferRow => ({
	sellerSku,
	stockCode,
	factor,
	...more,
});

export const product = (code: string, more: TableRow = {}): TableRow => ({ code, allow_sales_order: true, ...more });

export const holding = (code: string, free: unknown, warehouse = 'HOME'): TableRow => ({
	'product.code': code,
	warehouse_name: warehouse,
	free_stock_available_less_reserved: free,
});

/** A line of a sales order of Sage. */
export const orderLine = (code: string, quantity: string, allocated: string, despatched = '0', more: TableRow = {}): TableRow => ({
	product_code: code,
	warehouse_name: 'HOME',
	sop_order_document_no: '0000000042',
	sop_order_document_status: 'EnumDocumentStatusLive',
	sop_order_line_quantity: quantity,
	sop_order_line_allocated_quantity: allocated,
	sop_order_line_despatch_receipt_quantity: despatched,
	...more,
});

/** A listing as Amazon's search gives it. */
export const listing = (
	sku: string,
	quantity: number | undefined,
	channel = 'DEFAULT',
	status = ['BUYABLE', 'DISCOVERABLE'],
	marketplaceId = UK,
): TableRow => ({
	sku,
	summaries: [{ marketplaceId, asin: `B0${sku}`, status }],
	fulfillmentAvailability: [{ fulfillmentChannelCode: channel, ...(quantity === undefined ? {} : { quantity }) }],
});

/** A row of *Listings* of a listing that the seller sends, at its last quantity. */
export const row = (sku: string, offered: string, more: Partial<ListingRow> = {}, marketplaceId = UK): ListingRow => ({
	...newRow(marketplaceId, sku),
	channel: 'seller',
	state: 'sent',
	offered,
	due: offered,
	...more,
});

/** Rows as the Data Table gives them out. */
export const tableOf = (...rows: ListingRow[]): TableRow[] => rows.map((each) => ({ ...each }));

export const rowsOf = (...rows: ListingRow[]): Map<string, ListingRow> =>
	new Map(rows.map((each) => [listingKey(each.marketplaceId, each.sellerSku), each]));

/** An order of Amazon as the search gives it without amounts. */
export const order = (orderId: string, fulfillmentStatus: string, ...items: Array<[sku: string, units: number]>) => ({
	orderId,
	createdTime: '2026-11-03T08:30:00Z',
	fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT' },
	orderItems: items.map(([sellerSku, quantityOrdered], index) => ({
		orderItemId: String(index + 1),
		quantityOrdered,
		product: { sellerSku },
	})),
});
