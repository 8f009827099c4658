import ids from '../../../workflows/package/ids.json';
import { ordersOfAmazon, type Evidence, type Finding } from './facts';

/**
 * Nothing is oversold: of each stock item the orders that still stand and that the seller sends ask for no more than the house had when the day
 * began. While no flow raises what Amazon offers, Amazon's own counting leaves no room for an exception.
 */
export function judgeOversold(evidence: Evidence): Finding[] {
	const map = evidence.tables.of(ids.dataTables.skuMap.id).find();
	const sold = new Map<string, number>();
	for (const { fulfillment, orderItems } of ordersOfAmazon(evidence)) {
		if (fulfillment.fulfilledBy !== 'MERCHANT' || fulfillment.fulfillmentStatus === 'CANCELLED') continue;
		for (const { product, quantityOrdered } of orderItems) {
			const row = map.find(({ sellerSku }) => sellerSku === product.sellerSku);
			if (row) sold.set(String(row.stockCode), (sold.get(String(row.stockCode)) ?? 0) + quantityOrdered * Number(row.factor));
		}
	}
	return [...sold].flatMap(([code, units]) => {
		const had = evidence.moments.opening.get(code) ?? 0;
		return units <= had ? [] : [{ rule: 'oversold', record: code, what: `${units} units are sold, the house had ${had}` }];
	});
}
