import type { SandboxParts } from '../../core/parts';
import { COLLECTION } from '../books/names';
import { linesOf, shownLine, shownOrder } from '../books/orderState';
import type { OrderRecord } from '../postings/salesOrder';
import type { Row } from '../shapes/shape';

/** Rows of `/sop_orders`, with the records that `$expand` shows. */
export function orderRows(parts: SandboxParts): Row[] {
	return parts.store.all<OrderRecord>(COLLECTION.order).map(({ row }) => ({
		...shownOrder(row),
		customer: parts.store.get(COLLECTION.customer, row.customer_id as number) as Row,
		currency: parts.store.get(COLLECTION.currency, row.currency_id as number) as Row,
	}));
}

/** Rows of `/sop_orders/{sopOrderId}/sop_order_lines`. */
export function orderLineRows(parts: SandboxParts, orderId: number): Row[] | undefined {
	const order = parts.store.get<OrderRecord>(COLLECTION.order, orderId);
	if (!order) return undefined;
	return linesOf(order.row)
		.map(shownLine)
		.map((line) => ({
			...line,
			product: line.product_id === undefined ? undefined : (parts.store.get(COLLECTION.product, line.product_id as number) as Row),
			warehouse: line.warehouse_id === undefined ? undefined : (parts.store.get(COLLECTION.warehouse, line.warehouse_id as number) as Row),
			tax_code: line.tax_code_id === undefined ? undefined : (parts.store.get(COLLECTION.taxCode, line.tax_code_id as number) as Row),
		}));
}
