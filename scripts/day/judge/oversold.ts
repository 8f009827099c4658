import type { AmazonOrder } from '../../../sandbox/amazon/order.types';
import ids from '../../../workflows/package/ids.json';
import { ordersOfAmazon, type Evidence, type Finding } from './facts';

/** Between two runs of the stock flow Amazon sells without anybody's knowledge: so old may be what a quantity was worked out from. */
const BETWEEN_RUNS = 10 * 60_000;

interface Sale {
	readonly at: number;
	readonly units: number;
}

interface Goods {
	readonly code: string;
	/** Units when the day began. */
	readonly had: number;
	readonly sales: readonly Sale[];
	/** When Amazon was given a quantity of a SKU of these goods, and how many units that were. */
	readonly offers: readonly Sale[];
}

/**
 * Nothing is oversold. *offered*: no quantity that Amazon was given promised more than Sage could still deliver ten minutes before. *oversold*: the orders
 * that stand ask for no more than the house had, but for units that could not be seen when a quantity was given. A sale cannot be seen when it was made in the
 * ten minutes before. Sales of the seller's own goods by stock code; cancelled orders took nothing.
 */
export const judgeOversold = (evidence: Evidence): Finding[] =>
	goodsOf(evidence).flatMap((goods) => [...judgeOffers(goods), ...judgeEnd(goods)]);

function judgeOffers({ code, had, sales, offers }: Goods): Finding[] {
	return offers.flatMap(({ at, units }) => {
		const left = Math.max(0, had - sumOf(sales.filter((sale) => sale.at <= at && !isUnseen(sale, at))));
		const what = `${units} units were offered at ${new Date(at).toISOString()}, ${left} were left of what could be seen`;
		return units <= left ? [] : [{ rule: 'offered', record: code, what }];
	});
}

function judgeEnd({ code, had, sales, offers }: Goods): Finding[] {
	const sold = sumOf(sales);
	const unseen = sumOf(sales.filter((sale) => offers.some(({ at }) => isUnseen(sale, at))));
	if (sold <= had + unseen) return [];
	return [{ rule: 'oversold', record: code, what: `${sold} units are sold, the house had ${had}, and ${unseen} could not be seen` }];
}

const isUnseen = ({ at }: Sale, offered: number): boolean => at <= offered && at > offered - BETWEEN_RUNS;

function goodsOf({ tables, moments, ...evidence }: Evidence): Goods[] {
	const map = tables.of(ids.dataTables.skuMap.id).find();
	const orders = ordersOfAmazon({ tables, moments, ...evidence }).filter(takesGoods);
	return [...moments.opening].map(([code, had]) => {
		const factors = new Map(map.filter(({ stockCode }) => stockCode === code).map(({ sellerSku, factor }) => [sellerSku, Number(factor)]));
		const sales = orders.map(({ createdTime, orderItems }) => ({
			at: Date.parse(createdTime),
			units: orderItems.reduce((sum, item) => sum + item.quantityOrdered * (factors.get(item.product.sellerSku) ?? 0), 0),
		}));
		const offers = moments.offers
			.filter(({ sku }) => factors.has(sku))
			.map(({ at, sku, quantity }) => ({ at, units: quantity * factors.get(sku)! }));
		return { code, had, sales, offers };
	});
}

const takesGoods = ({ fulfillment }: AmazonOrder): boolean =>
	fulfillment.fulfilledBy === 'MERCHANT' && fulfillment.fulfillmentStatus !== 'CANCELLED';

const sumOf = (sales: readonly Sale[]): number => sales.reduce((sum, { units }) => sum + units, 0);
