import { MARKETPLACE, SELLER_ID } from '../company/company';
import { eventGroupId } from './build/transactions';
import { isoTime } from './isoTime';
import { currency, type Currency } from './money';
import type { TransactionRecord, TransactionRow } from './records';

interface Breakdown {
	breakdownType: string;
	breakdownAmount: Currency;
	breakdowns: Breakdown[];
}

const ACCOUNT_TYPE = 'Standard Orders';

/** The transaction as an answer shows it; the rows are its breakdowns, in two steps. `asins` knows them by seller SKU. */
export function viewTransaction(transaction: TransactionRecord, asins: ReadonlyMap<string, string>): Record<string, unknown> {
	const { rows } = transaction;
	return {
		sellingPartnerMetadata: { sellingPartnerId: SELLER_ID, accountType: ACCOUNT_TYPE, marketplaceId: MARKETPLACE.id },
		relatedIdentifiers: relatedTo(transaction),
		transactionType: transaction.transactionType,
		transactionId: transaction.transactionId,
		transactionStatus: 'RELEASED',
		description: transaction.description,
		postedDate: isoTime(Date.parse(transaction.at)),
		totalAmount: amountOf(rows),
		marketplaceDetails: { marketplaceId: MARKETPLACE.id, marketplaceName: MARKETPLACE.name },
		items: itemsOf(rows, asins),
		contexts: [],
		breakdowns: breakdownsOf(rows),
	};
}

function relatedTo({ orderId, shipmentId, refundId, settlementId }: TransactionRecord): Array<Record<string, string>> {
	const identifiers: Array<[string, string | undefined]> = [
		['ORDER_ID', orderId],
		['SHIPMENT_ID', shipmentId],
		['REFUND_ID', refundId],
		['FINANCIAL_EVENT_GROUP_ID', eventGroupId(settlementId)],
		['SETTLEMENT_ID', settlementId],
	];
	return identifiers
		.filter(([, value]) => value)
		.map(([relatedIdentifierName, value]) => ({ relatedIdentifierName, relatedIdentifierValue: value as string }));
}

/** One item per SKU, and for refunds per adjusted item. */
function itemsOf(rows: readonly TransactionRow[], asins: ReadonlyMap<string, string>): Array<Record<string, unknown>> {
	const keyOf = (row: TransactionRow): string => `${row.sku} ${row.adjustmentItemId ?? ''}`;
	const keys = [...new Set(rows.filter(({ sku }) => sku).map(keyOf))];
	return keys.map((key) => {
		const own = rows.filter((row) => row.sku && keyOf(row) === key);
		const { sku, adjustmentItemId, fulfillmentId } = own[0];
		const quantity = own.find((row) => row.quantity !== undefined)?.quantity;
		return {
			relatedIdentifiers: adjustmentItemId
				? [{ itemRelatedIdentifierName: 'ORDER_ADJUSTMENT_ITEM_ID', itemRelatedIdentifierValue: adjustmentItemId }]
				: [],
			totalAmount: amountOf(own),
			breakdowns: breakdownsOf(own),
			contexts: [
				{
					contextType: 'ProductContext',
					...(asins.has(sku as string) ? { asin: asins.get(sku as string) } : {}),
					sku,
					...(quantity === undefined ? {} : { quantityShipped: quantity }),
					...(fulfillmentId ? { fulfillmentNetwork: fulfillmentId } : {}),
				},
			],
		};
	});
}

function breakdownsOf(rows: readonly TransactionRow[]): Breakdown[] {
	return groupBy(rows, ({ amountType }) => amountType).map(([type, own]) => ({
		breakdownType: type,
		breakdownAmount: amountOf(own),
		breakdowns: groupBy(own, ({ amountDescription }) => amountDescription).map(([description, single]) => ({
			breakdownType: description,
			breakdownAmount: amountOf(single),
			breakdowns: [],
		})),
	}));
}

const amountOf = (rows: ReadonlyArray<{ amount: number }>): Currency =>
	currency(
		rows.reduce((sum, { amount }) => sum + amount, 0),
		MARKETPLACE.currency,
	);

/** Values with their key, in the order in which keys first come. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Array<[string, T[]]> {
	const groups = new Map<string, T[]>();
	for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
	return [...groups];
}
