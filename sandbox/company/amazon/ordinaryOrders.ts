import type { LineDescription, OrderDescription } from '../../amazon/build/description';
import type { Random } from '../../amazon/build/random';
import { within, type Period } from './calendar';
import { ukAddress } from './people';

const HOUR = 3600_000;
const MERCHANT_SKUS = [
	'HH-KETTLE-17',
	'HH-PAN-24',
	'HH-PAN-28',
	'HH-MUG-BLUE',
	'HH-MUG-BLUE-4PK',
	'HH-MUG-SAND',
	'HH-BOARD-OAK',
	'HH-TOWEL-LIN-2PK',
	'HH-BOOK-BREAD',
];
const AMAZON_SKUS = ['HH-PAN-28-FBA', 'HH-MUG-SAND-FBA', 'HH-SCALE-DIG-FBA', 'HH-BOOK-SOUP-FBA'];
const DELIVERY = [0, 299, 399, 499];

const ORDER_PREFIXES = ['026', '202', '203', '204', '205', '206'];

export const orderId = (random: Random): string => `${random.pick(ORDER_PREFIXES)}-${random.digits(7)}-${random.digits(7)}`;

/** Placed 18 to 46 hours before it was sent. */
export const createdBefore = (shippedAt: string, random: Random): string =>
	new Date(Date.parse(shippedAt) - random.between(18 * 60, 46 * 60) * (HOUR / 60)).toISOString();

/** Everyday sales spread over a period: six in ten sent by the seller, the rest by Amazon. */
export function ordinaryOrders(keyPrefix: string, count: number, period: Period, random: Random): OrderDescription[] {
	return Array.from({ length: count }, (_, index) => {
		const shippedAt = within(period, 0.02 + (0.95 * (index + random.between(10, 90) / 100)) / count);
		const isFba = random.between(1, 10) > 6;
		return {
			key: `${keyPrefix}-${index + 1}`,
			orderId: orderId(random),
			status: 'SHIPPED',
			fulfilledBy: isFba ? 'AMAZON' : 'MERCHANT',
			createdAt: createdBefore(shippedAt, random),
			shippedAt,
			...(isFba && random.between(1, 2) === 1 ? { programs: ['PRIME'] } : {}),
			serviceLevel: random.between(1, 4) === 1 ? 'EXPEDITED' : 'STANDARD',
			address: ukAddress(random),
			lines: isFba ? amazonLines(random) : merchantLines(random),
		};
	});
}

function merchantLines(random: Random): LineDescription[] {
	const skus = pickSeveral(MERCHANT_SKUS, random.between(1, 4) === 1 ? 2 : 1, random);
	return skus.map((sellerSku, index) => ({
		sellerSku,
		quantity: random.pick([1, 1, 1, 2, 3]),
		...(index === 0 ? { shipping: random.pick(DELIVERY) } : {}),
		...discount(random),
	}));
}

const amazonLines = (random: Random): LineDescription[] =>
	pickSeveral(AMAZON_SKUS, random.between(1, 5) === 1 ? 2 : 1, random).map((sellerSku) => ({
		sellerSku,
		quantity: random.pick([1, 1, 2]),
		...discount(random),
	}));

function discount(random: Random): Pick<LineDescription, 'itemDiscount' | 'promotionId'> {
	if (random.between(1, 6) > 1) return {};
	return { itemDiscount: random.pick([100, 150, 200, 250]), promotionId: `PAWS-V2-${random.digits(14)}` };
}

function pickSeveral(values: readonly string[], count: number, random: Random): string[] {
	const first = random.between(0, values.length - 1);
	return Array.from({ length: count }, (_, index) => values[(first + index * 2) % values.length]);
}
