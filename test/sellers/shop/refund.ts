import { DAY, periodOf, within } from './calendar';
import { RATES, type Books, type Line } from './books';
import type { Order, Parcel, Part, Price } from './order';
import { divided, sum, vatInside } from './pence';
import type { Random } from './random';
import { priceRows, rowOf, splitPrices, type Row } from './rows';
import { shareInSage } from './sageLines';
import { isSummary } from './sale';
import type { SellerKind } from './seller';
import { linesOfRefund, roleOf } from './vatOfPrices';

/** Money given back of one parcel. */
export interface Refund {
	readonly order: Order;
	readonly parcel: Parcel;
	readonly at: number;
	readonly adjustmentId: string;
	readonly type: 'Refund' | 'A-to-z Guarantee Refund' | 'Chargeback Refund';
	readonly prices: readonly Price[];
	/** Kept of it for restocking, pence with VAT. */
	readonly kept: number;
	/** Given beside it, for no fixed charge. */
	readonly goodwill: number;
	/** Somebody credited the order in Sage by hand: the same, something else, or nobody did. */
	readonly byHand: 'no' | 'same' | 'other';
}

/** What a refund is to the books. */
export interface RefundBooked {
	readonly refund: Refund;
	readonly gross: number;
	readonly lines: readonly Line[];
}

type Drawn = Pick<Refund, 'prices' | 'kept' | 'goodwill'>;

/** Refunds of a parcel, none mostly; some come in two parts. */
export function refundsOf(random: Random, order: Order, parcel: Parcel, share: number): Refund[] {
	if (!random.chance(share)) return [];
	const first = within(parcel.postedAt + random.whole(1 * DAY, 50 * DAY));
	const isInTwo = random.chance(0.12);
	const drawn = isInTwo ? partOf(random, parcel) : whatIsGiven(random, parcel);
	const refunds = [refund(random, order, parcel, first, drawn)];
	if (isInTwo)
		refunds.push({ ...refund(random, order, parcel, within(first + random.whole(2, 20) * DAY), partOf(random, parcel)), byHand: 'no' });
	return refunds;
}

const TYPES = [
	'Refund',
	'Refund',
	'Refund',
	'Refund',
	'Refund',
	'Refund',
	'Refund',
	'A-to-z Guarantee Refund',
	'Chargeback Refund',
] as const;

const refund = (random: Random, order: Order, parcel: Parcel, at: number, drawn: Drawn): Refund => ({
	order,
	parcel,
	at,
	adjustmentId: `A${random.digits(12)}`,
	type: random.pick(TYPES),
	...drawn,
	byHand: random.chance(0.08) ? random.pick(['same', 'same', 'other']) : 'no',
});

function partOf(random: Random, { product }: Parcel): Drawn {
	return { prices: [{ part: 'goods', gross: divided(product.price * random.whole(15, 40), 100) }], kept: 0, goodwill: 0 };
}

function whatIsGiven(random: Random, parcel: Parcel): Drawn {
	if (random.chance(0.2)) return partOf(random, parcel);
	const goods = sum(parcel.prices.filter(({ part }) => part === 'goods').map(({ gross }) => gross));
	const kept = random.chance(0.06) ? divided(goods * 15, 100) : 0;
	const goodwill = random.chance(0.04) ? random.pick([200, 300, 500]) : 0;
	return { prices: parcel.prices, kept, goodwill };
}

/** The rows of a refund with the fees that go with it, and what it is to the books. */
export function giveBack(kind: SellerKind, books: Books, given: Refund): { readonly rows: Row[]; readonly booked?: RefundBooked } {
	const { order, parcel, at, adjustmentId, type, kept, goodwill } = given;
	const splits = splitPrices(order, parcel, given.prices);
	const more = (description: string, amount: number): Row[] =>
		amount === 0 ? [] : [{ ...rowOf(order, parcel, at), adjustmentId, type: [type, 'ItemPrice', description], amount }];
	const rows = [
		...priceRows(type, -1, { order, parcel, splits, at, adjustmentId }),
		...more('RestockingFee', kept),
		...more('Goodwill', -goodwill),
	];
	const gross = -sum(rows.map(({ amount }) => amount));
	const lines = linesOf(kind, given, splits);
	const fees = feesBack(books, given);
	if (isSummary(order, kind)) {
		for (const line of lines) books.line(line);
		return { rows: [...rows, ...fees] };
	}
	books.refunded += gross;
	return { rows: [...rows, ...fees], booked: { refund: given, gross, lines } };
}

function linesOf(kind: SellerKind, { order, parcel, at, kept, goodwill }: Refund, splits: ReturnType<typeof splitPrices>): Line[] {
	const [period, side] = [periodOf(at), 'output' as const];
	const role = roleOf(order, parcel);
	const shareOf = (part: Part) => (isSummary(order, kind) ? undefined : shareInSage(order, parcel, part));
	const keptTax = vatInside(kept, RATES[role]);
	return [
		...linesOfRefund(role, splits, shareOf).map((line) => ({ ...line, period, side })),
		{ period, side, nominal: '4030', role, net: -(kept - keptTax), tax: -keptTax },
		{ period, side, nominal: '4030', role: 'outsideScope', net: goodwill, tax: 0 },
	];
}

function feesBack(books: Books, { order, parcel, at, type, prices, adjustmentId }: Refund): Row[] {
	const back = divided(sum(prices.map(({ gross }) => gross)) * 15, 100);
	const kept = Math.min(500, divided(back * 20, 100));
	const period = periodOf(at);
	books.fee(period, '6200', 'standard', kept - back);
	const row = (name: string, amount: number): Row => ({
		...rowOf(order, parcel, at),
		adjustmentId,
		type: [type, 'ItemFees', name],
		amount,
	});
	return [row('Commission', back), row('RefundCommission', -kept)];
}
