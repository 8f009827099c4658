import { groupBy, type NonEmpty } from '../../lists/groupBy';
import type { Nature } from '../catalogue/entry';
import type { ClassifiedRow } from '../rows';
import { isDelivery, type Subject } from './subjectOf';

/** The rows of one item that are about the same, as long as there is one. */
export interface SubjectRows {
	readonly subject: Subject;
	readonly rows: NonEmpty<ClassifiedRow>;
}

const NOT_BASE: readonly Nature[] = ['saleTax', 'refundTax', 'promotionTax', 'taxWithheld'];

type Kind = Pick<ClassifiedRow, 'is' | 'subject'>;

export const isTaxNature = ({ nature }: ClassifiedRow['is']): boolean =>
	nature === 'saleTax' || nature === 'refundTax' || nature === 'promotionTax';
export const isTaxRow = ({ is }: ClassifiedRow): boolean => isTaxNature(is);
/** A row of nothing withholds nothing. */
export const isWithheldRow = ({ is, row }: ClassifiedRow): boolean => is.nature === 'taxWithheld' && row.amount !== 0;
export const isBaseRow = ({ is }: Pick<ClassifiedRow, 'is'>): boolean => !NOT_BASE.includes(is.nature);

/** One item of one order, on one side of the books: its tax rows belong together. */
export const itemKey = ({ row }: ClassifiedRow): string => `${row.orderId}|${row.orderItemCode || row.sku}|${row.adjustmentId}`;

export function itemsOf(rows: readonly ClassifiedRow[]): Array<NonEmpty<ClassifiedRow>> {
	const [first, ...others] = rows;
	if (!first) return [];
	// Nearly all orders have one item.
	return others.every((row) => isSameItem(row, first)) ? [[first, ...others]] : [...groupBy(rows, itemKey).values()];
}

const isSameItem = ({ row: one }: ClassifiedRow, { row: other }: ClassifiedRow): boolean =>
	one.orderId === other.orderId &&
	(one.orderItemCode || one.sku) === (other.orderItemCode || other.sku) &&
	one.adjustmentId === other.adjustmentId;

/** Whether a row is the price of goods. */
export const isGoods = (row: Kind): boolean => isBaseRow(row) && row.subject === 'goods';

/** Units that the rows of an item state: Amazon writes them on the price of the goods. 0 when none does. */
export const unitsOf = (item: readonly ClassifiedRow[]): number => item.filter(isGoods).reduce((units, { row }) => units + row.quantity, 0);

/** An item of an order, whether it is sold or given back. */
export const itemSold = ({ orderId, orderItemCode, sku }: Pick<ClassifiedRow['row'], 'orderId' | 'orderItemCode' | 'sku'>): string =>
	`${orderId}|${orderItemCode || sku}`;

/**
 * The rows of one item by subject. In a refund a promotion that is taken back only makes less of what is given back, so it is part of the goods,
 * or of the delivery where it lowers nothing else; on a sale it stands by itself, because finance shows sales gross.
 */
export function subjectsOf(item: readonly ClassifiedRow[], side: 'sales' | 'refunds'): SubjectRows[] {
	const rows = item.filter(({ is }) => is.nature !== 'taxWithheld');
	const taxAlone = !rows.some(isGoods);
	const isGoodwill = rows.some(({ subject }) => subject === 'goodwill');
	const lowered: Subject = lowersDelivery(rows.filter(({ subject }) => subject === 'promotion')) ? 'delivery' : 'goods';
	const of = ({ subject }: ClassifiedRow): Subject => {
		if (subject === 'promotion' && side === 'refunds') return lowered;
		return subject === 'goods' && taxAlone && isGoodwill ? 'goodwill' : subject;
	};
	return [...groupBy(rows, of)].map(([subject, members]) => ({ subject: subject as Subject, rows: members }));
}

/** Whether all of a promotion is off the delivery; its one tax row does not say of what. */
export function lowersDelivery(promotion: readonly ClassifiedRow[]): boolean {
	const bases = promotion.filter(isBaseRow);
	return bases.length > 0 && bases.every(({ row }) => isDelivery(row));
}
