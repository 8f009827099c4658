import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { SageOrderFact } from '../../../domain/settlement/known/sageOrders';
import { textOf } from '../../../domain/text/textOf';
import { readRows, type Parameter } from '../../parameters';

const ORDERS: Parameter = { name: 'ordersInSage', displayName: 'Orders in Sage' };

export const ordersInSageField: INodeProperties = {
	displayName: 'Orders in Sage',
	name: 'ordersInSage',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'Sales orders (not returns) that Sage has for the orders of the settlement as JSON: customer_document_no, document_no, document_status, cancelled_status, total_net_value and total_tax_value, as Sales Order: Get Many of the Sage 200 node puts them out. Cancelled ones do not count; without document_status the settlement is held.',
};

/** Sage's order JSON in the words of the domain. A total that is not a plain amount is left out: nothing is then decided from it. */
export function readOrders(context: IExecuteFunctions, itemIndex: number): SageOrderFact[] {
	const orders = readRows<IDataObject>(context, ORDERS, itemIndex, ['customer_document_no']);
	return orders.map((order) => ({
		customerDocumentNo: textOf(order.customer_document_no),
		documentNo: textOf(order.document_no),
		documentStatus: textOf(order.document_status),
		cancelledStatus: textOf(order.cancelled_status),
		...(isAmount(order.total_net_value) && { totalNet: String(order.total_net_value) }),
		...(isAmount(order.total_tax_value) && { totalTax: String(order.total_tax_value) }),
	}));
}

/** At most two decimals; a JSON number is good for that, because its text is the shortest that stands for it. */
const isAmount = (value: unknown): boolean =>
	(typeof value === 'string' || typeof value === 'number') && /^-?\d+(\.\d{1,2})?$/.test(String(value));
