import type { BridgeSettings } from '../settings/settings.types';
import { cell, type TableRow } from '../text/tableRow';

type Orders = Pick<BridgeSettings, 'orders'>;

/** Text fields that Sales Order: Get Many gives with a line; comments for the warehouse are not among them. */
const IS_READ = /^(analysis_code|spare_text)_\d+$/;

/** The field of a line in which the client keeps Amazon's order item id, '' where there is none. */
const fieldOfItemId = ({ orders }: Orders): string =>
	orders.lineFields.find(({ field, fact }) => fact === 'orderItemId' && IS_READ.test(field))?.field ?? '';

/** Whether the lines of sales orders say of which item of Amazon's order they are. */
export const keepsItemIds = (settings: Orders): boolean => fieldOfItemId(settings) !== '';

/**
 * Amazon's order item id by the id of the line of a sales order, from the field that `orders.lineFields` names for it. A line without one is left out: an order from before the
 * field was named, a line that people added, or a site that drops the code.
 */
export function itemsOfLines(sageOrders: readonly TableRow[], settings: Orders): ReadonlyMap<string, string> {
	const field = fieldOfItemId(settings);
	if (field === '') return new Map();
	const lines = sageOrders.flatMap((order) => (Array.isArray(order.lines) ? (order.lines as TableRow[]) : []));
	return new Map(lines.map((line) => [cell(line.id), cell(line[field])] as const).filter(([id, item]) => id !== '' && item !== ''));
}
