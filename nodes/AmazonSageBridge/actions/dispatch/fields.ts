import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readShipments, type ShipmentRow } from '../../../domain/despatch/shipments';
import type { TableRow } from '../../../domain/text/tableRow';
import { readRows, readTexts } from '../../parameters';
import type { RunCache } from '../../runCache';

const LISTS = {
	cursors: ['Cursors', 'Rows of Flow cursors as JSON. The row of the flow dispatch says up to when despatches were read.'],
	shipments: ['Shipments', 'Rows of the table Shipments as JSON, all of them'],
	shipRisk: ['Ship Risk', 'Rows of the table Ship risk as JSON, all of them'],
	courierMap: [
		'Courier Map',
		'Rows of the table Courier map as JSON: courier, carrierCode, carrierName, shippingMethod, tracked, trackingForm',
	],
	skuMap: [
		'SKU Map',
		'Rows of the SKU map as JSON: sellerSku, stockCode, factor when one unit on Amazon holds several of the stock item, several rows of one SKU for a kit',
	],
	changedLines: ['Changed Lines', 'Despatched lines that Sage changed, and those of changed despatch notes, as JSON'],
	lines: ['Despatched Lines', 'All despatched lines of the orders as JSON, as Despatch: Get Lines of the Sage 200 node puts them out'],
	sageOrders: ['Sage Orders', 'Sales orders of these Amazon orders as JSON, as Sales Order: Get Many of the Sage 200 node puts them out'],
	amazonOrders: [
		'Amazon Orders',
		'Orders of Amazon with fulfilment and packages as JSON; items of its error output stand for orders that it did not give',
	],
	openOrders: ['Open Orders', 'Rows of the table Open orders as JSON, those that wait for payment left out'],
	answers: ['Answers', 'What Order: Confirm Shipment put out for each package as JSON, in the order of the packages'],
	holdings: ['Holdings', 'Stock holdings of Sage as JSON, as Stock: Get Holdings of the Sage 200 node puts them out'],
	openExceptions: ['Open Exceptions', 'Rows of Bridge exceptions that are open as JSON'],
	orderIds: ['Order IDs', 'Amazon order IDs as a JSON array'],
	askedOrderIds: ['Asked Order IDs', 'Amazon order IDs of which Amazon was asked, as a JSON array'],
} as const;

type ListName = keyof typeof LISTS;

/** A parameter that holds rows or ids as JSON, read from the first item. */
export const listField = (name: ListName): INodeProperties => ({
	displayName: LISTS[name][0],
	name,
	type: 'json',
	default: '[]',
	required: true,
	description: LISTS[name][1],
});

/** Rows of such a parameter. */
export const rowsOf = <T = TableRow>(context: IExecuteFunctions, name: ListName): T[] =>
	readRows<T>(context, { name, displayName: LISTS[name][0] }, 0);

/** Items, failed ones included. */
export const itemsOf = (context: IExecuteFunctions, name: ListName): IDataObject[] => rowsOf<IDataObject>(context, name);

export const textsOf = (context: IExecuteFunctions, name: ListName): string[] =>
	readTexts(context, { name, displayName: LISTS[name][0] }, 0);

/** The queue, read once per run. */
export const shipmentsOf = (context: IExecuteFunctions, run: RunCache): ShipmentRow[] =>
	run.once('shipments', () => readShipments(rowsOf(context, 'shipments')));
