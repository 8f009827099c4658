import { DateTime } from 'luxon';
import { MARKETPLACE, SELLER_ID } from '../../company/company';
import { decimal } from '../build/price';
import { type MadeReport, type ReportRequest, type ReportType } from './reportType';
import { writeTable } from './table';
import { vatLines, type VatAmount, type VatLine } from './vatLines';

/** Day of the month from which the month before is ready. */
const READY_DAY = 3;
/** The seller's VAT number: invented. */
const SELLER_VAT_NUMBER = 'GB000000417';

const AMOUNTS = [
	'PRICE_OF_ITEMS',
	'PROMO_PRICE_OF_ITEMS',
	'TOTAL_PRICE_OF_ITEMS',
	'SHIP_CHARGE',
	'PROMO_SHIP_CHARGE',
	'TOTAL_SHIP_CHARGE',
	'GIFT_WRAP',
	'PROMO_GIFT_WRAP',
	'TOTAL_GIFT_WRAP',
	'TOTAL_ACTIVITY_VALUE',
] as const;
const SUFFIXES = ['_AMT_VAT_EXCL', '_VAT_AMT', '_AMT_VAT_INCL'] as const;

/** The columns of which public code that reads real files tells. Real files have about 95, in an order that has changed. */
const COLUMNS: readonly string[] = [
	'UNIQUE_ACCOUNT_IDENTIFIER',
	'ACTIVITY_PERIOD',
	'SALES_CHANNEL',
	'MARKETPLACE',
	'PROGRAM_TYPE',
	'TRANSACTION_TYPE',
	'TRANSACTION_EVENT_ID',
	'ACTIVITY_TRANSACTION_ID',
	'TAX_CALCULATION_DATE',
	'TRANSACTION_DEPART_DATE',
	'TRANSACTION_ARRIVAL_DATE',
	'TRANSACTION_COMPLETE_DATE',
	'SELLER_SKU',
	'ASIN',
	'ITEM_DESCRIPTION',
	'QTY',
	...['PRICE_OF_ITEMS', 'SHIP_CHARGE', 'GIFT_WRAP'].map((name) => `${name}_VAT_RATE_PERCENT`),
	...AMOUNTS.flatMap((name) => SUFFIXES.map((suffix) => name + suffix)),
	'TRANSACTION_CURRENCY_CODE',
	'SALE_DEPART_COUNTRY',
	'SALE_ARRIVAL_COUNTRY',
	'TRANSACTION_SELLER_VAT_NUMBER_COUNTRY',
	'TRANSACTION_SELLER_VAT_NUMBER',
	'BUYER_VAT_NUMBER_COUNTRY',
	'BUYER_VAT_NUMBER',
	'TAXABLE_JURISDICTION',
	'EXPORT_OUTSIDE_EU',
	'BUYER_NAME',
	'TAX_REPORTING_SCHEME',
	'TAX_COLLECTION_RESPONSIBILITY',
];

/** Whole months of the year in UTC; asked for too early the report fails and its document says until when to wait. */
export const vatTransactions: ReportType = { options: {}, restricted: true, make };

function make({ store, start, end, askedAt }: ReportRequest): MadeReport {
	const first = DateTime.fromMillis(start, { zone: 'utc' }).startOf('month');
	// The end itself is not part of the period: the first of the next month means the month before.
	const next = DateTime.fromMillis(Math.max(start, end - 1), { zone: 'utc' })
		.startOf('month')
		.plus({ months: 1 });
	const ready = next.plus({ days: READY_DAY - 1 });
	if (askedAt < ready.toMillis())
		return {
			outcome: 'fatal',
			text: `The VAT transactions up to ${next.minus({ days: 1 }).toISODate()} are ready from ${ready.toISODate()}. Ask again then.`,
		};
	const lines = vatLines(store, first.toMillis(), next.toMillis());
	return lines.length === 0 ? { outcome: 'noData' } : { outcome: 'document', text: writeTable(COLUMNS, lines.map(toRow)) };
}

function toRow(line: VatLine): Record<string, string> {
	const { order, item, kind } = line;
	const at = DateTime.fromMillis(line.at, { zone: 'utc' });
	const date = at.toFormat('dd-MM-yyyy');
	const arrival = order.recipient?.deliveryAddress.countryCode ?? MARKETPLACE.countryCode;
	const buyer = order.tax?.taxRegistrations.find(({ entityType }) => entityType === 'BUYER')?.taxRegistrationNumber;
	return {
		UNIQUE_ACCOUNT_IDENTIFIER: SELLER_ID,
		ACTIVITY_PERIOD: at.toFormat('yyyy-MMM').toUpperCase(),
		SALES_CHANNEL: order.fulfillment.fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN',
		MARKETPLACE: MARKETPLACE.name,
		PROGRAM_TYPE: 'REGULAR',
		TRANSACTION_TYPE: kind,
		TRANSACTION_EVENT_ID: order.orderId,
		ACTIVITY_TRANSACTION_ID: line.transactionId,
		TAX_CALCULATION_DATE: date,
		TRANSACTION_DEPART_DATE: date,
		TRANSACTION_COMPLETE_DATE: date,
		SELLER_SKU: item.product.sellerSku,
		ASIN: item.product.asin,
		ITEM_DESCRIPTION: item.product.title,
		QTY: String(line.quantity),
		...ratesOf(line),
		...amountsOf(line),
		TRANSACTION_CURRENCY_CODE: MARKETPLACE.currency,
		SALE_DEPART_COUNTRY: 'GB',
		SALE_ARRIVAL_COUNTRY: arrival,
		...(line.isMarketplaceFacilitator
			? {}
			: { TRANSACTION_SELLER_VAT_NUMBER_COUNTRY: 'GB', TRANSACTION_SELLER_VAT_NUMBER: SELLER_VAT_NUMBER }),
		...(buyer ? { BUYER_VAT_NUMBER_COUNTRY: buyer.slice(0, 2), BUYER_VAT_NUMBER: buyer } : {}),
		TAXABLE_JURISDICTION: arrival === 'IE' ? 'IRELAND' : 'UNITED KINGDOM',
		EXPORT_OUTSIDE_EU: 'NO',
		BUYER_NAME: order.buyer?.buyerName ?? '',
		TAX_REPORTING_SCHEME: line.isMarketplaceFacilitator ? 'DEEMED_RESELLER' : 'REGULAR',
		TAX_COLLECTION_RESPONSIBILITY: line.isMarketplaceFacilitator ? 'MARKETPLACE' : 'SELLER',
	};
}

function ratesOf({ rate, parts }: VatLine): Record<string, string> {
	const used = (amount: VatAmount): string => (amount.net === 0 ? '' : String(rate));
	return {
		PRICE_OF_ITEMS_VAT_RATE_PERCENT: used(parts.item),
		SHIP_CHARGE_VAT_RATE_PERCENT: used(parts.shipping),
		GIFT_WRAP_VAT_RATE_PERCENT: used(parts.giftWrap),
	};
}

function amountsOf({ parts }: VatLine): Record<string, string> {
	const none: VatAmount = { net: 0, tax: 0 };
	const [items, shipping] = [plus(parts.item, parts.itemPromo), plus(parts.shipping, parts.shippingPromo)];
	const values: Readonly<Record<(typeof AMOUNTS)[number], VatAmount>> = {
		PRICE_OF_ITEMS: parts.item,
		PROMO_PRICE_OF_ITEMS: parts.itemPromo,
		TOTAL_PRICE_OF_ITEMS: items,
		SHIP_CHARGE: parts.shipping,
		PROMO_SHIP_CHARGE: parts.shippingPromo,
		TOTAL_SHIP_CHARGE: shipping,
		GIFT_WRAP: parts.giftWrap,
		PROMO_GIFT_WRAP: none,
		TOTAL_GIFT_WRAP: parts.giftWrap,
		TOTAL_ACTIVITY_VALUE: plus(plus(items, shipping), parts.giftWrap),
	};
	return Object.fromEntries(
		AMOUNTS.flatMap((name) =>
			[values[name].net, values[name].tax, values[name].net + values[name].tax].map((pence, index) => [
				name + SUFFIXES[index],
				decimal(pence),
			]),
		),
	);
}

const plus = (a: VatAmount, b: VatAmount): VatAmount => ({ net: a.net + b.net, tax: a.tax + b.tax });
