import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import { readSkuMap, SKU_MAP_TABLE, type MappedSku, type SkuMapRow } from '../../../domain/order/skuMap';
import { done, type Result } from '../../../domain/result';
import type { TableRefusal } from '../../../domain/settings/faults';
import { readOrderDecisions, type UnusableDecision } from '../../../domain/settlement/desk/orderDecisions';
import { readOrderMoney } from '../../../domain/settlement/desk/orderMoney';
import type { FoundFacts } from '../../../domain/settlement/known/known';
import { readFacts } from '../../../domain/settlement/known/readFacts';
import type { TableRow } from '../../../domain/text/tableRow';
import { readRows, wrong, type Parameter } from '../../parameters';

const jsonRows = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	required: true,
	description,
});

const ORDERS: Parameter = { name: 'ordersInSage', displayName: 'Orders in Sage' };
const CREDITS: Parameter = { name: 'credits', displayName: 'Credits in Sage' };
const TAX_CODES: Parameter = { name: 'taxCodes', displayName: 'Tax Codes' };
const PRODUCTS: Parameter = { name: 'products', displayName: 'Products' };
const AMAZON: Parameter = { name: 'orderFacts', displayName: 'Order Facts' };
const SKU_MAP: Parameter = { name: 'skuMap', displayName: 'SKU Map' };
const MONEY: Parameter = { name: 'orderMoney', displayName: 'Order Money' };
const PERIODS: Parameter = { name: 'periods', displayName: 'Accounting Periods' };
const DECISIONS: Parameter = { name: 'orderDecisions', displayName: 'Order Decisions' };

export const ordersInSageField = jsonRows(
	ORDERS.name,
	ORDERS.displayName,
	'Sales orders (not returns) that Sage has for the orders of the settlement as JSON, with their lines, as Sales Order: Get Many of the Sage 200 node puts them out. Cancelled ones do not count; an order without document_status is an exception.',
);

export const skuMapField = jsonRows(
	SKU_MAP.name,
	SKU_MAP.displayName,
	'Rows of Seller SKU map as JSON: sellerSku, stockCode, factor, priceShare',
);

export const orderFactsField = jsonRows(
	AMAZON.name,
	AMAZON.displayName,
	'Rows of Order facts as JSON: what Amazon said of orders (orderId, createdTime, shipTo, shipFrom, carrier, units)',
);

/** What is known of orders besides the file. Every list may be empty: that nothing was found is an answer, too. */
export const factFields: INodeProperties[] = [
	ordersInSageField,
	{
		...jsonRows(
			CREDITS.name,
			CREDITS.displayName,
			'Credits that Sage has for refunded orders as JSON, as Sales Ledger: Get Credits of Orders of the Sage 200 node puts them out. There is no default: a refund that is not compared with them could be credited twice.',
		),
		default: '',
	},
	jsonRows(TAX_CODES.name, TAX_CODES.displayName, 'Tax codes of Sage as JSON, as Tax Code: Get Many puts them out: id and code'),
	jsonRows(
		PRODUCTS.name,
		PRODUCTS.displayName,
		'Stock items of Sage as JSON, as Product: Get Many puts them out: code and tax_code_id. They tell the VAT of what has no tax rows, once the setting vat.stockItemsConfirmed names who confirmed them.',
	),
	orderFactsField,
	skuMapField,
	jsonRows(MONEY.name, MONEY.displayName, 'Rows of Order money as JSON: what other settlements moved for these orders'),
	{
		...jsonRows(
			PERIODS.name,
			PERIODS.displayName,
			'Accounting periods of Sage as JSON, as Period: Get Status of the Sage 200 node puts them out. There is no default: a settlement is split where Sage splits it.',
		),
		default: '',
	},
	jsonRows(
		DECISIONS.name,
		DECISIONS.displayName,
		'Rows of Order decisions as JSON: what people decided about refunds (orderId, settlementId, answer, treatment, amount, decidedBy)',
	),
];

export interface GivenFacts {
	readonly found: FoundFacts;
	/** Rows of Order decisions that cannot be followed. */
	readonly unusable: readonly UnusableDecision[];
}

/** Reads the facts of an item. Refused where a map cannot be used; a row of Order money that cannot be read is an error of the run. */
export function readGivenFacts(context: IExecuteFunctions, i: number): Result<GivenFacts, TableRefusal> {
	const rows = (parameter: Parameter, required: readonly string[] = []) => readRows<IDataObject>(context, parameter, i, required);
	const skuMap = readSkus(context, i);
	if (!skuMap.ok) return skuMap;
	const { money, unreadable } = readOrderMoney(rows(MONEY) as TableRow[]);
	if (unreadable.length > 0) throw unreadableMoney(context, i, unreadable);
	const { decisions, unusable } = readOrderDecisions(rows(DECISIONS) as TableRow[]);
	const found = readFacts({
		orders: rows(ORDERS, ['customer_document_no']),
		credits: rows(CREDITS),
		taxCodes: rows(TAX_CODES),
		products: rows(PRODUCTS),
		amazonOrders: rows(AMAZON),
		periods: rows(PERIODS, ['period_start_date', 'period_end_date']),
	});
	return done({ found: { ...found, skuMap: skuMap.value, orderMoney: money, decisions }, unusable });
}

export const readSkus = (context: IExecuteFunctions, i: number): Result<readonly MappedSku[], TableRefusal> =>
	readSkuMap(readRows<SkuMapRow>(context, SKU_MAP, i), []);

export const readOrderFactRows = (context: IExecuteFunctions, i: number): TableRow[] => readRows<TableRow>(context, AMAZON, i);

export const readOrdersInSage = (context: IExecuteFunctions, i: number): FoundFacts['ordersInSage'] =>
	readFacts({ orders: readRows<IDataObject>(context, ORDERS, i, ['customer_document_no']) }).ordersInSage;

const unreadableMoney = (context: IExecuteFunctions, i: number, orders: readonly string[]) =>
	wrong(
		context,
		MONEY,
		i,
		`has rows that cannot be read (orders ${orders.slice(0, 10).join(', ')})`,
		'Amounts stand as 1234.50. The table is written by the flow: put back what was changed, or delete the rows and run the settlements of these orders through Settlement: Plan again.',
	);

/** A decision that cannot be followed, as an exception of its order. */
export const unusableDecision = ({ orderId, refusal: { kind, ...words } }: UnusableDecision, now: string): ExceptionRecord =>
	exceptionOf(kind, { ...words, recordId: orderId, holds: false }, now);

/** A SKU map that cannot be used, as an exception for who keeps it. */
export const unusableSkuMap = ({ kind, message, remedy, owner }: TableRefusal, now: string): ExceptionRecord =>
	exceptionOf(kind, { recordId: SKU_MAP_TABLE, message, remedy, owner }, now);
