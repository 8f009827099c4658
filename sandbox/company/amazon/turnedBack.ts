import type { AmazonDescription, OrderDescription } from '../../amazon/build/description';
import { decimal } from '../../amazon/build/price';
import type { LedgerEventRecord, RowRecord } from '../../amazon/records';
import { within, type DemoCalendar } from './calendar';
import { FBA_LISTINGS } from './stock';

type Row = Omit<RowRecord, 'id'>;
type Event = Omit<LedgerEventRecord, 'id'>;

const HOUR = 3600_000;
/** `2026-10-31T08:15:00+00:00` */
const stamp = (at: string): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`;
const fba = (sku: string) => {
	const listing = FBA_LISTINGS.find((candidate) => candidate.sku === sku);
	if (!listing) throw new Error(`No FBA listing ${sku}`);
	return listing;
};
const orderOf = ({ orders }: AmazonDescription, key: string): OrderDescription => {
	const order = orders.find((candidate) => candidate.key === key);
	if (!order) throw new Error(`No order ${key}`);
	return order;
};

const REASONS: Readonly<Record<string, string>> = { WAREHOUSE_LOST: 'Lost_Warehouse', COMPENSATED_CLAWBACK: 'Reimbursement_Reversal' };

/** The reimbursements that the settlements pay, each for one unit; a reversal names the one that it takes back. */
export function demoReimbursements({ settlements, marketplace }: AmazonDescription): Row[] {
	const paid = settlements.flatMap(({ others }) => others.filter(({ amountType }) => amountType === 'FBA Inventory Reimbursement'));
	const idOf = (index: number): string => `1047110${index}`;
	return paid.map((charge, index) => {
		const { sku, fnSku, asin, title } = fba(charge.sellerSku as string);
		const original =
			charge.amount < 0 ? paid.findIndex((each) => each.sellerSku === charge.sellerSku && each.amount === -charge.amount) : -1;
		const units = String(Math.sign(charge.amount));
		return {
			at: charge.at,
			kind: 'reimbursement',
			cells: {
				'approval-date': stamp(charge.at),
				'reimbursement-id': idOf(index),
				reason: REASONS[charge.amountDescription],
				sku,
				fnsku: fnSku,
				asin,
				'product-name': title,
				condition: 'Sellable',
				'currency-unit': marketplace.currency,
				'amount-per-unit': decimal(charge.amount),
				'amount-total': decimal(charge.amount),
				'quantity-reimbursed-cash': units,
				'quantity-reimbursed-inventory': '0',
				'quantity-reimbursed-total': units,
				...(original >= 0
					? { 'original-reimbursement-id': idOf(original), 'original-reimbursement-type': REASONS[paid[original].amountDescription] }
					: {}),
			},
		};
	});
}

interface FbaReturn {
	readonly orderKey: string;
	readonly at: string;
	readonly disposition: string;
	readonly reason: string;
	readonly status: string;
	readonly comment?: string;
}

const fbaReturns = ({ settlements: [, , third], daysAgo }: DemoCalendar): FbaReturn[] => [
	{
		orderKey: 'fba-books',
		at: within(third, 0.3),
		disposition: 'SELLABLE',
		reason: 'NO_LONGER_NEEDED',
		status: 'Unit returned to inventory',
	},
	{
		orderKey: 'fba-scales',
		at: daysAgo(2, '10:20'),
		disposition: 'CUSTOMER_DAMAGED',
		reason: 'DAMAGED_BY_CARRIER',
		status: 'Reimbursed',
		comment: 'Came cracked, naïvely packed',
	},
];

/** What buyers sent back to Amazon: rows of the returns report, and the units in the ledger. */
export function demoFbaReturns(calendar: DemoCalendar, seller: AmazonDescription): { rows: Row[]; events: Event[] } {
	const both = fbaReturns(calendar).map(({ orderKey, at, disposition, reason, status, comment }, index) => {
		const order = orderOf(seller, orderKey);
		const listing = fba(order.lines[0].sellerSku);
		const cells = {
			'return-date': stamp(at),
			'order-id': order.orderId,
			sku: listing.sku,
			asin: listing.asin,
			fnsku: listing.fnSku,
			'product-name': listing.title,
			quantity: '1',
			'fulfillment-center-id': 'XUK1',
			'detailed-disposition': disposition,
			reason,
			status,
			'license-plate-number': `LPNHH00041${index}`,
			'customer-comments': comment ?? '',
		};
		const event: Event = {
			...listing,
			at,
			eventType: 'CustomerReturns',
			referenceId: order.orderId,
			quantity: 1,
			fulfillmentCenter: 'XUK1',
			disposition,
			reason: '',
			country: 'GB',
			reconciled: 0,
			unreconciled: 0,
		};
		return { row: { at, kind: 'fba', cells }, event };
	});
	return { rows: both.map(({ row }) => row), events: both.map(({ event }) => event) };
}

/** Refunded orders that the seller sent, and their return requests: three days before the refund. */
export function demoFbmReturns(seller: AmazonDescription): Row[] {
	const refunds = seller.settlements
		.flatMap((settlement) => settlement.refunds)
		.filter(({ partial, orderKey }) => !partial && orderOf(seller, orderKey).fulfilledBy === 'MERCHANT');
	return refunds.map(({ orderKey, at: refundedAt }, index) => {
		const order = orderOf(seller, orderKey);
		const [line] = order.lines;
		const listing = seller.listings.find(({ sellerSku }) => sellerSku === line.sellerSku) as AmazonDescription['listings'][number];
		const at = new Date(Date.parse(refundedAt) - 72 * HOUR).toISOString();
		return {
			at,
			kind: 'fbm',
			cells: {
				...requestCells(order, at, index),
				ASIN: listing.asin,
				'Merchant SKU': line.sellerSku,
				'Item Name': listing.title,
				'Return quantity': String(line.quantity),
				'Return delivery date': stamp(refundedAt),
				'Order quantity': String(line.quantity),
				'Refunded Amount': refundOf(order, listing.price),
			},
		};
	});
}

const requestCells = (order: OrderDescription, at: string, index: number): Record<string, string> => ({
	'Order ID': order.orderId,
	'Order date': stamp(order.createdAt),
	'Return request date': stamp(at),
	'Return request status': 'Approved',
	'Amazon RMA ID': `DHH${index}417RRMA`,
	'Label type': 'AmazonUnPaidLabel',
	'Label cost': '3.49',
	'Currency code': 'GBP',
	'Return carrier': 'Royal Mail',
	'Tracking ID': `XH00000041${index}GB`,
	'Label to be paid by': 'Seller',
	'A-to-Z Claim': 'N',
	'Is prime': 'N',
	'Return Reason': 'CR-UNWANTED_ITEM',
	'In policy': 'Y',
	'Return type': 'C-Returns',
	Resolution: 'StandardRefund',
});

/** All that the buyer paid comes back: goods, delivery and gift wrap less discounts. */
function refundOf({ lines: [line] }: OrderDescription, price: number): string {
	return decimal(
		price * line.quantity + (line.shipping ?? 0) + (line.giftWrap ?? 0) - (line.itemDiscount ?? 0) - (line.shippingDiscount ?? 0),
	);
}

/** The units that left Amazon's warehouses for orders; the reference is not the order id, as in Amazon's ledger. */
export function demoShipments({ orders }: AmazonDescription): Event[] {
	return orders
		.filter(({ fulfilledBy, shippedAt }) => fulfilledBy === 'AMAZON' && shippedAt)
		.flatMap(({ orderId, shippedAt, lines }) =>
			lines.map((line): Event => ({
				...fba(line.sellerSku),
				at: shippedAt as string,
				eventType: 'Shipments',
				referenceId: `D${orderId.replaceAll('-', '').slice(3, 12)}`,
				quantity: -line.quantity,
				fulfillmentCenter: 'XUK1',
				disposition: 'SELLABLE',
				reason: '',
				country: 'GB',
				reconciled: 0,
				unreconciled: 0,
			})),
		);
}
