import { fileText } from '../../domain/settlement/fixture';
import { accountRows, label } from './account';
import { Books } from './books';
import { DAY, fortnightOf, HOUR, periodOf, stamp, windowOf } from './calendar';
import { formerOrder, isOld, newOrder, type Order, type Parcel } from './order';
import { decimal, sum } from './pence';
import { Random } from './random';
import { giveBack, refundsOf, type Refund, type RefundBooked } from './refund';
import { shortRow, type Row } from './rows';
import { isSummary, sell } from './sale';
import type { SellerKind } from './seller';

/** One settlement of a seller: the file, and what the simulation knows to be right. */
export interface Fortnight {
	readonly index: number;
	readonly settlementId: string;
	/** The file as Amazon would give it. */
	readonly text: string;
	readonly books: Books;
	/** Orders of the route *orders* of which a parcel is settled, and refunds of such orders. */
	readonly paid: readonly Order[];
	readonly refunds: readonly RefundBooked[];
	/** Pence: what Amazon pays out, what came back of an earlier payout, what it holds afterwards. */
	readonly payout: number;
	readonly returned: number;
	readonly holds: number;
	/** A type of row that nobody has seen before stands in it. */
	readonly hasNewType: boolean;
}

export const OPENING_PENCE = 41_250;
const idOf = (kind: SellerKind, index: number): string => String(20_000_000_000 + kind.seed * 1_000_000 + index);
export const firstSettlementId = (kind: SellerKind): string => idOf(kind, 0);

/** Fortnights that go differently: hardly any sales but the advertising of the season; a payout that the bank refused; a fee that is new. */
const QUIET = 5;
const REFUSED = 3;
const NEW_TYPE = 20;

/** A seller over many fortnights. Each is asked for once, in their order: Amazon's balance goes from one to the next. */
export class Shop {
	private readonly orders = new Map<string, Order>();
	private readonly random: Random;
	private readonly sales = new Map<number, Array<{ order: Order; parcel: Parcel }>>();
	private readonly refunds = new Map<number, Refund[]>();
	private reserve = OPENING_PENCE;
	private debt = 0;
	private lastPayout = 0;

	constructor(
		private readonly kind: SellerKind,
		fortnights: number,
	) {
		this.random = new Random(kind.seed);
		for (let index = 0; index < fortnights; index += 1) this.open(index);
		for (let count = 0; count < kind.orders / 4; count += 1) this.add(formerOrder(this.random, kind), 1);
	}

	private open(index: number): void {
		const isQuiet = index % 13 === QUIET && this.kind.seed % 2 === 1;
		for (let count = 0; count < (isQuiet ? 2 : this.kind.orders); count += 1)
			this.add(newOrder(this.random, this.kind, windowOf(index)), 0.09);
	}

	/** What was settled before the first fortnight is in no file. */
	private add(order: Order, refunded: number): void {
		this.orders.set(order.id, order);
		for (const parcel of order.parcels) {
			push(this.sales, fortnightOf(parcel.postedAt), { order, parcel });
			for (const refund of refundsOf(this.random, order, parcel, refunded))
				push(this.refunds, fortnightOf(refund.at), handled(refund, this.kind));
		}
	}

	order(id: string): Order {
		const order = this.orders.get(id);
		if (!order) throw new Error(`Nobody ordered ${id}`);
		return order;
	}

	fortnight(index: number): Fortnight {
		const { kind, random } = this;
		const window = windowOf(index);
		const books = new Books();
		const sales = this.sales.get(index) ?? [];
		const given = (this.refunds.get(index) ?? []).map((refund) => giveBack(kind, books, refund));
		const hasNewType = index % 40 === NEW_TYPE;
		const returned = index % 13 === REFUSED && kind.seed % 2 === 0 ? this.lastPayout : 0;
		const moving: Row[] = [
			...sales.flatMap(({ order, parcel }) => sell(random, kind, books, order, parcel)),
			...sales
				.filter(({ order }) => !order.fba && random.chance(0.15))
				.map(({ order, parcel }) => label(random, books, order.id, parcel.postedAt)),
			...given.flatMap(({ rows }) => rows),
			...accountRows(random, kind, books, window),
			...this.special(index, books, { hasNewType, returned }),
		];
		const isPaid = ({ order }: { order: Order }) => !isSummary(order, kind);
		return {
			index,
			settlementId: idOf(kind, index),
			books,
			paid: [...new Set(sales.filter(isPaid).map(({ order }) => order))],
			refunds: given.flatMap(({ booked }) => booked ?? []),
			returned,
			hasNewType,
			...this.closed(index, moving),
		};
	}

	private special(index: number, books: Books, { hasNewType, returned }: { hasNewType: boolean; returned: number }): Row[] {
		const { start, end } = windowOf(index);
		const rows: Row[] = [];
		if (index % 13 === QUIET && this.kind.seed % 2 === 1) {
			books.fee(periodOf(end - HOUR), '6230', 'standard', 120_000);
			rows.push({ type: ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], amount: -120_000, at: end - HOUR });
		}
		if (hasNewType) {
			books.fee(periodOf(start + DAY), '6290', 'standard', 777);
			rows.push({ type: NEW_ROW_TYPE, amount: -777, at: start + DAY });
		}
		if (returned > 0) rows.push({ type: RETURNED, amount: returned, at: start + 2 * DAY });
		return rows;
	}

	/** The balance rows around what moved, and the file of it all. */
	private closed(index: number, moving: readonly Row[]): Pick<Fortnight, 'text' | 'payout' | 'holds'> {
		const { start, end } = windowOf(index);
		const balance = (description: string, amount: number, at: number): Row[] =>
			amount === 0 ? [] : [{ type: ['other-transaction', 'other-transaction', description], amount, at }];
		const available = this.reserve - this.debt + sum(moving.map(({ amount }) => amount));
		const reserve = available > 0 && this.random.chance(0.9) ? Math.floor((available * this.random.whole(5, 40)) / 100) : 0;
		const rows = [
			...balance('Previous Reserve Amount Balance', this.reserve, start),
			...balance('Payable to Amazon', -this.debt, start),
			...moving,
			...balance('Current Reserve Amount', -reserve, end),
		];
		const total = sum(rows.map(({ amount }) => amount));
		const stamped = (instant: number) => stamp(instant, this.kind.isoDates);
		const text = fileText({
			settlementId: idOf(this.kind, index),
			start: stamped(start),
			end: stamped(end),
			deposit: stamped(end + 2 * DAY),
			total: decimal(total),
			rows: rows.map((row) => shortRow(row, stamped)),
		});
		[this.reserve, this.debt, this.lastPayout] = [reserve, Math.max(0, -total), Math.max(0, total)];
		return { text, payout: this.lastPayout, holds: reserve - this.debt };
	}
}

export const NEW_ROW_TYPE: Row['type'] = ['ServiceFee', 'Warehouse Robot Fee', 'TransactionTotalAmount'];
const RETURNED: Row['type'] = [
	'other-transaction',
	'other-transaction',
	'Transfer of funds unsuccessful: We could not transfer funds to your bank account',
];

/** People credit by hand what stands in Sage as it should. */
const handled = (refund: Refund, kind: SellerKind): Refund => {
	const { order } = refund;
	const isEntered = !isSummary(order, kind) && !isOld(order) && order.story === 'entered';
	return isEntered ? refund : { ...refund, byHand: 'no' };
};

function push<T>(to: Map<number, T[]>, index: number, value: T): void {
	to.set(index, [...(to.get(index) ?? []), value]);
}
