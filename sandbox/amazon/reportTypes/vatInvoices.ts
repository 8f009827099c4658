import { MARKETPLACE } from '../../company/company';
import { decimal } from '../build/price';
import { isoTime } from '../isoTime';
import type { MadeReport, ReportRequest, ReportType } from './reportType';
import { writeTable } from './table';
import { vatLines, type VatAmount, type VatLine, type VatPart } from './vatLines';

/** Names of the six groups of amounts, with the part of the line that each shows; gifts have no promotions here. */
const GROUPS: ReadonlyArray<readonly [prefix: string, part: VatPart | undefined]> = [
	['item', 'item'],
	['item-promo', 'itemPromo'],
	['gift-wrap', 'giftWrap'],
	['gift-promo', undefined],
	['shipping', 'shipping'],
	['shipping-promo', 'shippingPromo'],
];
const FIGURES = ['vat-incl-amount', 'vat-amount', 'vat-excl-amount', 'vat-rate'] as const;

/** The known part of the columns: their tail (ship-from and billing fields) is not documented exactly. */
const COLUMNS: readonly string[] = [
	'marketplace-id',
	'order-id',
	'order-item-id',
	'shipping-id',
	'transaction-id',
	'transaction-type',
	'invoice-number',
	'invoice-status',
	'invoice-status-description',
	'is-amazon-invoiced',
	'order-date',
	'shipment-date',
	'buyer-vat-number',
	'seller-vat-number',
	'asin',
	'sku',
	'product-name',
	'quantity-purchased',
	'currency',
	...GROUPS.flatMap(([prefix]) => FIGURES.map((figure) => `${prefix}-${figure}`)),
	'item-promotion-id',
	'gift-promotion-id',
	'ship-promotion-id',
	'is-business-order',
	'price-designation',
	'purchase-order-number',
	'recipient-name',
	'ship-service-level',
	'fulfilled-by',
	'ship-address-1',
	'ship-address-2',
	'ship-address-3',
	'ship-city',
	'ship-state',
	'ship-postal-code',
	'ship-country',
	'ship-phone-number',
];

/** The option is written into its name. Nobody uploads invoices for this company, so both choices find the same rows. */
export const vatInvoices: ReportType = { options: { 'ReportOption=pendingInvoices': ['true'], 'ReportOption=all': ['true'] }, make };

function make({ store, start, end }: ReportRequest): MadeReport {
	const lines = vatLines(store, start, end);
	return lines.length === 0 ? { outcome: 'noData' } : { outcome: 'document', text: writeTable(COLUMNS, lines.map(toRow)) };
}

function toRow(line: VatLine): Record<string, string> {
	const { order, item } = line;
	return {
		'marketplace-id': MARKETPLACE.id,
		'order-id': order.orderId,
		'order-item-id': item.orderItemId,
		'transaction-id': line.transactionId,
		'transaction-type': line.kind === 'SALE' ? 'SHIPMENT' : 'REFUND',
		'is-amazon-invoiced': 'FALSE',
		'order-date': order.createdTime,
		'shipment-date': isoTime(line.at),
		'buyer-vat-number': order.tax?.taxRegistrations[0]?.taxRegistrationNumber ?? '',
		asin: item.product.asin,
		sku: item.product.sellerSku,
		'product-name': item.product.title,
		'quantity-purchased': String(line.quantity),
		currency: MARKETPLACE.currency,
		...Object.fromEntries(GROUPS.flatMap(([prefix, part]) => figuresOf(prefix, part ? line.parts[part] : { net: 0, tax: 0 }, line.rate))),
		'item-promotion-id': item.promotion?.breakdowns[0]?.promotionId ?? '',
		'is-business-order': order.programs?.includes('AMAZON_BUSINESS') ? 'TRUE' : 'FALSE',
		'price-designation': item.product.price?.priceDesignation ?? '',
		'purchase-order-number': order.buyer?.buyerPurchaseOrderNumber ?? '',
		'ship-service-level': order.fulfillment.fulfillmentServiceLevel,
		'fulfilled-by': order.fulfillment.fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN',
		...addressOf(line),
	};
}

/** A rate is a share here: 0.2 for 20 %. */
function figuresOf(prefix: string, { net, tax }: VatAmount, rate: number): Array<[string, string]> {
	const figures = [decimal(net + tax), decimal(tax), decimal(net), net === 0 ? '' : String(rate / 100)];
	return FIGURES.map((figure, index) => [`${prefix}-${figure}`, figures[index]]);
}

function addressOf({ order }: VatLine): Record<string, string> {
	const address = order.recipient?.deliveryAddress;
	if (!address) return {};
	return {
		'recipient-name': address.name,
		'ship-address-1': address.addressLine1,
		'ship-address-2': address.addressLine2 ?? '',
		'ship-city': address.city,
		'ship-state': address.stateOrRegion ?? '',
		'ship-postal-code': address.postalCode,
		'ship-country': address.countryCode,
	};
}
