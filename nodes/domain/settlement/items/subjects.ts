import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { sumMinor, type Minor } from '../../money/money';
import type { Nature } from '../catalogue/entry';
import type { ClassifiedRow } from '../rows';

/**
 * What the rows of an item are about. Goods, delivery and gift wrap have tax rows of their own; a promotion lowers the goods or the delivery;
 * goodwill is a refund of no fixed charge, and what is kept of a refund (restocking, return postage) follows its goods.
 */
export type Subject = 'goods' | 'delivery' | 'giftWrap' | 'promotion' | 'goodwill' | 'kept';

/** The rows of one item that are about the same, as long as there is one. */
export interface SubjectRows {
	readonly subject: Subject;
	readonly rows: NonEmpty<ClassifiedRow>;
}

const NOT_BASE: readonly Nature[] = ['saleTax', 'refundTax', 'promotionTax', 'taxWithheld'];

export const isTaxRow = ({ is }: ClassifiedRow): boolean =>
	is.nature === 'saleTax' || is.nature === 'refundTax' || is.nature === 'promotionTax';
/** A row of nothing withholds nothing. */
export const isWithheldRow = ({ is, row }: ClassifiedRow): boolean => is.nature === 'taxWithheld' && row.amount !== 0;
export const isBaseRow = ({ is }: ClassifiedRow): boolean => !NOT_BASE.includes(is.nature);

export const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.map(({ row }) => row.amount));

/** One item of one order, on one side of the books: its tax rows belong together. */
export const itemKey = ({ row }: ClassifiedRow): string => `${row.orderId}|${row.orderItemCode || row.sku}|${row.adjustmentId}`;

export const itemsOf = (rows: readonly ClassifiedRow[]): Array<NonEmpty<ClassifiedRow>> => [...groupBy(rows, itemKey).values()];

/** Units that the rows of an item state: Amazon writes them on the price of the goods. 0 when none does. */
export const unitsOf = (item: readonly ClassifiedRow[]): number =>
	item.filter((row) => isBaseRow(row) && subjectOf(row) === 'goods').reduce((units, { row }) => units + row.quantity, 0);

/** An item of an order, whether it is sold or given back. */
export const itemSold = ({ row }: ClassifiedRow): string => `${row.orderId}|${row.orderItemCode || row.sku}`;

/** Units of each item, as the rows of its sale state them: a refund states none. */
export function unitsSoldIn(sales: readonly ClassifiedRow[]): ReadonlyMap<string, number> {
	const units = new Map<string, number>();
	for (const row of sales) {
		if (row.row.quantity === 0 || !isBaseRow(row) || subjectOf(row) !== 'goods') continue;
		units.set(itemSold(row), (units.get(itemSold(row)) ?? 0) + row.row.quantity);
	}
	return units;
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const SUBJECTS: Readonly<Record<string, Subject>> = {
	tax: 'goods',
	shipping: 'delivery',
	shippingtax: 'delivery',
	giftwrap: 'giftWrap',
	giftwraptax: 'giftWrap',
	goodwill: 'goodwill',
	restockingfee: 'kept',
	returnshipping: 'kept',
};

/** What the catalogue says of the row; else what Amazon calls it. */
function subjectOf({ row, is }: ClassifiedRow): Subject {
	if (folded(row.amountType) === 'promotion') return 'promotion';
	if (is.subject) return is.subject === 'restocking' || is.subject === 'returnDelivery' ? 'kept' : is.subject;
	return SUBJECTS[folded(row.amountDescription)] ?? 'goods';
}

/**
 * The rows of one item by subject. In a refund a promotion that is taken back only makes less of what is given back, so it is part of the goods,
 * or of the delivery where it lowers nothing else; on a sale it stands by itself, because finance shows sales gross.
 */
export function subjectsOf(item: readonly ClassifiedRow[], side: 'sales' | 'refunds'): SubjectRows[] {
	const rows = item.filter(({ is }) => is.nature !== 'taxWithheld');
	const plain = rows.map((row) => ({ row, subject: subjectOf(row) }));
	const taxAlone = !plain.some(({ row, subject }) => subject === 'goods' && isBaseRow(row));
	const isGoodwill = plain.some(({ subject }) => subject === 'goodwill');
	const promotions = plain.flatMap(({ row, subject }) => (subject === 'promotion' ? [row] : []));
	const lowered: Subject = lowersDelivery(promotions) ? 'delivery' : 'goods';
	const of = ({ subject }: (typeof plain)[number]): Subject => {
		if (subject === 'promotion' && side === 'refunds') return lowered;
		return subject === 'goods' && taxAlone && isGoodwill ? 'goodwill' : subject;
	};
	const groups = groupBy(plain, of);
	return [...groups].map(([subject, members]) => ({
		subject: subject as Subject,
		rows: members.map(({ row }) => row) as NonEmpty<ClassifiedRow>,
	}));
}

/** Whether all of a promotion is off the delivery; its one tax row does not say of what. */
export function lowersDelivery(promotion: readonly ClassifiedRow[]): boolean {
	const bases = promotion.filter(isBaseRow);
	return bases.length > 0 && bases.every(({ row }) => folded(row.amountDescription) === 'shipping');
}
