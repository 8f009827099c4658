import type { Books } from './books';
import { periodOf } from './calendar';
import { isOld, type Order, type Parcel } from './order';
import { divided, sum } from './pence';
import type { Random } from './random';
import { priceRows, rowOf, splitPrices, type Row } from './rows';
import type { SellerKind } from './seller';
import { linesOfSale, roleOf } from './vatOfPrices';

/** Whether the sale is posted from the settlement, not paid on a customer account. */
export const isSummary = (order: Order, { before }: SellerKind): boolean => (isOld(order) ? before === 'summary' : order.fba);

/** A charge on a fulfilment by Amazon: none of our VAT where the goods leave the country. */
export const roleOfFulfilment = ({ destination }: Order) => (destination === 'home' ? 'standard' : 'zero');

/** One parcel is settled: its rows, and what they are to the books. */
export function sell(random: Random, kind: SellerKind, books: Books, order: Order, parcel: Parcel): Row[] {
	const at = parcel.postedAt;
	const period = periodOf(at);
	const splits = splitPrices(order, parcel, parcel.prices);
	const rows = priceRows('Order', 1, { order, parcel, splits, at });
	if (isSummary(order, kind))
		for (const line of linesOfSale(roleOf(order, parcel), splits)) books.line({ ...line, period, side: 'output' });
	else books.paid += sum(rows.map(({ amount }) => amount));
	return [...rows, ...feesOfSale(random, books, order, parcel)];
}

function feesOfSale(random: Random, books: Books, order: Order, parcel: Parcel): Row[] {
	const period = periodOf(parcel.postedAt);
	const price = sum(parcel.prices.map(({ gross }) => gross));
	const commission = divided(price * 15, 100);
	const byAmazon = roleOfFulfilment(order);
	const row = (name: string, amount: number): Row => ({
		...rowOf(order, parcel, parcel.postedAt),
		type: ['Order', 'ItemFees', name],
		amount: -amount,
	});
	const digital = divided(commission * 2, 100);
	books.fee(period, '6200', 'standard', commission);
	books.fee(period, '6200', order.fba ? byAmazon : 'standard', digital);
	const rows = [row('Commission', commission), row('DigitalServicesFee', digital)];
	if (!order.fba) return rows;
	const fulfilment = random.whole(221, 640) * parcel.units;
	const delivery = sum(parcel.prices.filter(({ part }) => part === 'delivery').map(({ gross }) => gross));
	books.fee(period, '6210', byAmazon, fulfilment + delivery);
	return [...rows, row('FBAPerUnitFulfillmentFee', fulfilment), ...(delivery > 0 ? [row('ShippingChargeback', delivery)] : [])];
}
