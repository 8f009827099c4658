import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { groupBy } from '../../../domain/lists/groupBy';
import type { AmazonOrder } from '../../../domain/order/amazonOrder.types';
import { orderContext, type OrderContext, type SageProductFact, type SageTaxCodeFact } from '../../../domain/order/context';
import { readSkuMap, SKU_MAP_TABLE, type SkuMapRow } from '../../../domain/order/skuMap';
import { done, type Result } from '../../../domain/result';
import type { TableRefusal } from '../../../domain/settings/faults';
import type { TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { NOW } from '../../fields';
import { exceptionItems, type BridgeItems } from '../../items';
import { readBoolean, readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';

const SKU_MAP: Parameter = { name: 'skuMap', displayName: 'SKU Map' };
const PRODUCTS: Parameter = { name: 'products', displayName: 'Products' };
const TAX_CODES: Parameter = { name: 'taxCodes', displayName: 'Tax Codes' };
const PRICES: Parameter = { name: 'pricesIncludeTax', displayName: 'Prices Include Tax' };

/** Settings, SKU map and facts of Sage that every operation on orders needs. */
export const CONTEXT_FIELDS: INodeProperties[] = [
	settingsField,
	{
		displayName: 'SKU Map',
		name: 'skuMap',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Rows of the SKU map as JSON: sellerSku, stockCode, factor when one unit on Amazon holds several of the stock item, and several rows with priceShare for a kit. Read once per run, from the first item.',
	},
	{
		displayName: 'Products',
		name: 'products',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Products of Sage as JSON: code, tax_code_id and allow_sales_order, as Get Many of the Sage 200 node puts them out. Read once per run, from the first item.',
	},
	{
		displayName: 'Tax Codes',
		name: 'taxCodes',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Tax codes of Sage as JSON: ID, code and tax_rate, as Get Many of the Sage 200 node puts them out. Read once per run, from the first item.',
	},
	{
		displayName: 'Prices Include Tax',
		name: 'pricesIncludeTax',
		type: 'boolean',
		default: false,
		required: true,
		description:
			'Whether sales prices in Sage include VAT: are_prices_tax_inclusive of the sales order settings. Read once per run, from the first item.',
	},
];

const SAGE_ORDERS: Parameter = { name: 'sageOrders', displayName: 'Sage Orders' };

/** Without one of these nothing could be told of an order. */
const NEEDED = ['id', 'document_no', 'customer_document_no', 'document_status', 'lines'];

export const sageOrdersField = (required: boolean): INodeProperties => ({
	displayName: 'Sage Orders',
	name: 'sageOrders',
	type: 'json',
	default: '[]',
	required,
	description:
		'Sales orders that Sage has for these Amazon orders as JSON, with lines and delivery address, as Sales Order: Get Many of the Sage 200 node puts them out without Simplify. Read once per run, from the first item.',
});

/** Sales orders of Sage by Amazon order id. */
export const sageOrdersOf = (context: IExecuteFunctions, run: RunCache): ReadonlyMap<string, readonly TableRow[]> =>
	run.once(SAGE_ORDERS.name, () =>
		groupBy(readRows<TableRow>(context, SAGE_ORDERS, 0, NEEDED), (row) => textOf(row.customer_document_no).trim()),
	);

/** The order of an input item; undefined for n8n's empty item of a node that found nothing. */
export function orderOf(context: IExecuteFunctions, i: number): AmazonOrder | undefined {
	const order = context.getInputData()[i].json as unknown as AmazonOrder;
	if (Object.keys(order).length === 0) return undefined;
	if (typeof order.orderId === 'string' && order.orderId !== '') return order;
	throw new NodeOperationError(context.getNode(), 'The item is not an Amazon order: it has no orderId', {
		itemIndex: i,
		description: 'Give the orders as Amazon Seller Central puts them out, one per item.',
	});
}

/** Said once, with the first order: without its map no order is converted. */
export function unusableMap({ kind, message, remedy, owner }: TableRefusal, i: number, now: string): BridgeItems {
	const exceptions = i > 0 ? [] : [exceptionOf(kind, { recordId: SKU_MAP_TABLE, message, remedy, owner }, now)];
	return { ready: [], exceptions: exceptionItems(exceptions), leftAlone: ['not converted, because the SKU map cannot be used'] };
}

export function readContext(context: IExecuteFunctions, run: RunCache): Result<OrderContext, TableRefusal> {
	const settings = readSettings(context, run);
	const products = readRows<SageProductFact>(context, PRODUCTS, 0, ['code']);
	const map = readSkuMap(
		readRows<SkuMapRow>(context, SKU_MAP, 0),
		products.map(({ code }) => textOf(code)),
	);
	if (!map.ok) return map;
	return done(
		orderContext({
			settings,
			skuMap: map.value,
			products,
			taxCodes: readRows<SageTaxCodeFact>(context, TAX_CODES, 0, ['id', 'code', 'tax_rate']),
			pricesIncludeTax: readBoolean(context, PRICES, 0),
			now: readInstant(context, NOW, 0),
		}),
	);
}
