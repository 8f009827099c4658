import { minorUnits, type Minor } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import { Amounts, Shorts, WholeNumbers } from '../file/numberColumns';
import type { Credited, OrderMoney } from './orderMoney';

/** What all rows of one settlement have in common. */
export type CommonMoney = Pick<OrderMoney, 'settlementId' | 'series' | 'currency'>;

/** What a settlement moved for one order over the marketplace customer. */
export interface MovedMoney {
	/** Periods of its last sale and of its last refund, '' where there is none. */
	readonly sold: string;
	readonly given: string;
	readonly settled: Minor;
	readonly tax: Minor | undefined;
	readonly units: number;
	readonly stockUnits: number;
	readonly refunded: Minor;
	readonly credited: Credited;
}

/** What few orders say alone. */
interface Words extends Pick<MovedMoney, 'sold' | 'given' | 'credited'> {
	readonly hasTax: boolean;
}

/**
 * What one settlement moved for each of its orders, kept in columns of numbers: a large settlement has hundreds of thousands. A row is made when it is
 * asked for, one at a time.
 */
export class OrderMoneyRows implements Iterable<OrderMoney> {
	private readonly orders = new WholeNumbers();
	private readonly settled = new Amounts();
	/** 0 where it is not known. */
	private readonly taxes = new Amounts();
	private readonly units = new Shorts();
	private readonly stockUnits = new Amounts();
	private readonly refunded = new Amounts();
	/** Place among `words`. */
	private readonly saying = new Shorts();
	private readonly words: Words[] = [];
	private last = 0;
	private count = 0;

	/** `orderIdOf` gives the id of an order by its number. */
	constructor(
		private readonly common: CommonMoney,
		private readonly orderIdOf: (order: number) => string,
	) {}

	/** Adds what was moved for the order with a number. */
	add(order: number, money: MovedMoney): void {
		const at = this.count;
		this.orders.set(at, order);
		this.settled.set(at, money.settled);
		this.taxes.set(at, money.tax ?? 0);
		this.units.set(at, money.units);
		this.stockUnits.set(at, money.stockUnits);
		this.refunded.set(at, money.refunded);
		this.saying.set(at, this.placeOf(money));
		this.count += 1;
	}

	/** The row of an order with a number. */
	rowOf(order: number, { sold, given, settled, tax, units, stockUnits, refunded, credited }: MovedMoney): OrderMoney {
		return {
			orderId: this.orderIdOf(order),
			...this.common,
			period: sold > given ? sold : given,
			receipt: sold === '' ? '' : settlementSecondReference('SALES', sold),
			payment: given === '' ? '' : settlementSecondReference('REFUNDS', given),
			settled,
			...(tax !== undefined && { tax }),
			units,
			stockUnits,
			refunded,
			credited,
		};
	}

	*[Symbol.iterator](): Iterator<OrderMoney> {
		for (let at = 0; at < this.count; at++) yield this.rowAt(at);
	}

	private rowAt(at: number): OrderMoney {
		const words = this.words[this.saying.at(at)] as Words;
		return this.rowOf(this.orders.at(at), {
			...words,
			settled: minorUnits(this.settled.at(at)),
			tax: words.hasTax ? minorUnits(this.taxes.at(at)) : undefined,
			units: this.units.at(at),
			stockUnits: this.stockUnits.at(at),
			refunded: minorUnits(this.refunded.at(at)),
		});
	}

	private placeOf({ sold, given, credited, tax }: MovedMoney): number {
		const hasTax = tax !== undefined;
		const before = this.words[this.last];
		if (before && before.sold === sold && before.given === given && before.credited === credited && before.hasTax === hasTax)
			return this.last;
		// There are few: periods, and ways to be credited.
		const found = this.words.findIndex(
			(one) => one.sold === sold && one.given === given && one.credited === credited && one.hasTax === hasTax,
		);
		this.last = found < 0 ? this.words.push({ sold, given, credited, hasTax }) - 1 : found;
		return this.last;
	}
}
