import type { LineDescription, OrderDescription } from '../../amazon/build/description';
import type { CustomerAddress } from '../../amazon/order.types';
import type { Random } from '../../amazon/build/random';
import { within, type DemoCalendar, type Period } from './calendar';
import { createdBefore, orderId } from './ordinaryOrders';
import { irishAddress, ukAddress } from './people';

type Extra = Partial<Omit<OrderDescription, 'key' | 'lines'>>;

/** Irish VAT of small consignments: Amazon.co.uk collects it under its own IOSS number. */
const IRISH_VAT = {
	responsibleParty: 'Amazon Services Europe Sarl',
	taxRate: 2300,
	reportingScheme: 'IOSS',
	iossNumber: 'IM4420001201',
} as const;

function shipped(key: string, shippedAt: string, random: Random, lines: readonly LineDescription[], extra: Extra = {}): OrderDescription {
	return {
		key,
		orderId: orderId(random),
		status: 'SHIPPED',
		fulfilledBy: 'MERCHANT',
		createdAt: createdBefore(shippedAt, random),
		shippedAt,
		address: ukAddress(random),
		lines,
		...extra,
	};
}

/** Orders of the first settlement that are worth looking at. */
export function firstSpecials(period: Period, random: Random): OrderDescription[] {
	const order = (key: string, fraction: number, lines: readonly LineDescription[], extra?: Extra) =>
		shipped(key, within(period, fraction), random, lines, extra);
	const business = { companyName: 'Tidewater Tearooms Ltd', purchaseOrderNumber: 'TT-PO-0417', vatNumber: 'GB000000117' };
	return [
		order(
			'business',
			0.15,
			[
				{ sellerSku: 'HH-PAN-28', quantity: 3, shipping: 599 },
				{ sellerSku: 'HH-BOARD-OAK', quantity: 2 },
			],
			{ business, programs: ['AMAZON_BUSINESS'] },
		),
		order(
			'ireland-kettle',
			0.3,
			[{ sellerSku: 'HH-KETTLE-17', quantity: 1, shipping: 799, itemDiscount: 350, promotionId: 'Kettle week 10%' }],
			{ facilitator: IRISH_VAT, address: irishAddress(random) },
		),
		order('gift', 0.42, [{ sellerSku: 'HH-MUG-BLUE-4PK', quantity: 1, shipping: 399, giftWrap: 395 }]),
		order('free-delivery', 0.55, [
			{
				sellerSku: 'HH-PAN-24',
				quantity: 1,
				shipping: 449,
				shippingDiscount: 449,
				itemDiscount: 300,
				promotionId: 'Free delivery and 3 off',
			},
		]),
		order('book-and-mug', 0.66, [
			{ sellerSku: 'HH-BOOK-BREAD', quantity: 2, shipping: 280 },
			{ sellerSku: 'HH-MUG-SAND', quantity: 1, shipping: 140 },
		]),
		order('long-address', 0.78, [{ sellerSku: 'HH-TOWEL-LIN-2PK', quantity: 1, shipping: 299 }], { address: longAddress(random) }),
	];
}

/** Longer than a line of 60 characters, but whole when it is wrapped into the free ones. */
const longAddress = (random: Random): CustomerAddress => ({
	...ukAddress(random),
	addressLine1: "Apartment 12, The Old Harbour Master's House, Upper Quay Terrace, Saltmarsh Lane East",
	addressLine2: 'Behind the chandlery',
});

/** Orders of the second settlement, on both sides of the month end. */
export function secondSpecials(period: Period, monthEdge: string, random: Random): OrderDescription[] {
	const order = (key: string, fraction: number, lines: readonly LineDescription[], extra?: Extra) =>
		shipped(key, within(period, fraction), random, lines, extra);
	return [
		order('uneven-thirds', 0.12, [
			{ sellerSku: 'HH-TOWEL-LIN-2PK', quantity: 3, shipping: 399, itemDiscount: 500, promotionId: 'Towels 5 off' },
		]),
		order('fba-books', 0.25, [{ sellerSku: 'HH-BOOK-SOUP-FBA', quantity: 3 }], { fulfilledBy: 'AMAZON', programs: ['PRIME'] }),
		shipped('month-edge', monthEdge, random, [{ sellerSku: 'HH-BOARD-OAK', quantity: 1, shipping: 399 }]),
		order(
			'ireland-mugs',
			0.62,
			[
				{ sellerSku: 'HH-MUG-SAND', quantity: 4, shipping: 799 },
				{ sellerSku: 'HH-MUG-BLUE', quantity: 2 },
			],
			{ facilitator: IRISH_VAT, address: irishAddress(random) },
		),
		order('fba-scales', 0.7, [{ sellerSku: 'HH-SCALE-DIG-FBA', quantity: 2, itemDiscount: 400, promotionId: 'PAWS-V2-00000000000417' }], {
			fulfilledBy: 'AMAZON',
		}),
		order('four-lines', 0.81, [
			{ sellerSku: 'HH-KETTLE-17', quantity: 1, shipping: 250 },
			{ sellerSku: 'HH-MUG-BLUE', quantity: 6, shipping: 250 },
			{ sellerSku: 'HH-BOOK-BREAD', quantity: 1 },
			{ sellerSku: 'HH-BOARD-OAK', quantity: 1, giftWrap: 395 },
		]),
	];
}

/** What came in during the last days: in no settlement yet, and with the difficulties of the desk. */
export function recentOrders(calendar: DemoCalendar, random: Random): OrderDescription[] {
	const open: Open = (key, createdAt, lines, extra = {}) => ({
		key,
		orderId: orderId(random),
		status: 'UNSHIPPED',
		fulfilledBy: 'MERCHANT',
		createdAt,
		address: ukAddress(random),
		lines,
		...extra,
	});
	return [...heldOrders(calendar, open, random), ...plainOrders(calendar, open), ...ordersToLeave(calendar, open)];
}

type Open = (key: string, createdAt: string, lines: readonly LineDescription[], extra?: Extra) => OrderDescription;

/** Each waits for a person: a SKU without a stock item, an address that does not fit, goods sent in part. */
const heldOrders = ({ daysAgo }: DemoCalendar, open: Open, random: Random): OrderDescription[] => [
	open('unknown-apron', daysAgo(2, '09:12'), [{ sellerSku: 'HH-APRON-OCHRE', quantity: 1, shipping: 299 }]),
	open('unknown-jug', daysAgo(2, '13:47'), [
		{ sellerSku: 'HH-JUG-2L', quantity: 2, shipping: 399 },
		{ sellerSku: 'HH-MUG-BLUE', quantity: 2 },
	]),
	// 14 characters where Sage's postcode has 10: nothing can be wrapped here.
	open('misfit', daysAgo(2, '16:05'), [{ sellerSku: 'HH-PAN-24', quantity: 1, shipping: 399 }], {
		address: { ...ukAddress(random), postalCode: 'YX4 7QP GATE 7' },
	}),
	open(
		'part-sent',
		daysAgo(2, '07:31'),
		[
			{ sellerSku: 'HH-PAN-28', quantity: 1, quantityShipped: 1, shipping: 499 },
			{ sellerSku: 'HH-TOWEL-LIN-2PK', quantity: 2, quantityShipped: 0 },
		],
		{ status: 'PARTIALLY_SHIPPED', shippedAt: daysAgo(1, '11:20') },
	),
];

/** To be entered as they are. */
const plainOrders = ({ daysAgo }: DemoCalendar, open: Open): OrderDescription[] => [
	open('open-kettle', daysAgo(1, '08:20'), [{ sellerSku: 'HH-KETTLE-17', quantity: 1, shipping: 399 }]),
	open(
		'open-mugs',
		daysAgo(1, '12:02'),
		[{ sellerSku: 'HH-MUG-BLUE-4PK', quantity: 2, itemDiscount: 250, promotionId: 'PAWS-V2-00000000000988' }],
		{ serviceLevel: 'EXPEDITED' },
	),
	open('open-books', daysAgo(1, '14:40'), [{ sellerSku: 'HH-BOOK-BREAD', quantity: 1, shipping: 280 }]),
	open('open-board', daysAgo(1, '17:55'), [{ sellerSku: 'HH-BOARD-OAK', quantity: 2, shipping: 399 }]),
];

/** Not to be entered: not paid yet, or cancelled. */
const ordersToLeave = ({ daysAgo, settlements }: DemoCalendar, open: Open): OrderDescription[] => [
	open('pending', daysAgo(1, '19:40'), [{ sellerSku: 'HH-KETTLE-17', quantity: 1 }], { status: 'PENDING' }),
	open('cancelled', within(settlements[1], 0.35), [{ sellerSku: 'HH-PAN-28', quantity: 1 }], { status: 'CANCELLED' }),
];
