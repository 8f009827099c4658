import { NodeOperationError, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';
import * as order from '../../../nodes/AmazonSageBridge/actions/order';
import * as run from '../../../nodes/AmazonSageBridge/actions/run';
import * as settlement from '../../../nodes/AmazonSageBridge/actions/settlement';
import { RunCache } from '../../../nodes/AmazonSageBridge/runCache';
import type { Chance } from '../../chaos/random';
import { ORDERS, PRODUCTS, SKU_MAP, TAX_CODES } from '../corpus/orders';
import { NOMINAL_MAP, SETTINGS } from '../corpus/settings';
import { SETTLEMENTS } from '../corpus/settlements';
import { hostile, mutatedJson, mutatedOneOf, type Json } from '../json';
import { mutatedText } from '../text';
import { target } from '../target';

const NODE: INode = { id: 'bridge', name: 'Bridge', type: 'bridge', typeVersion: 1, position: [0, 0], parameters: {} };
const OPERATIONS = {
	toSalesOrder: order.operations.toSalesOrder,
	chooseOrders: order.operations.choose,
	...settlement.operations,
	outcome: run.operations.outcome,
};
const NAMES = Object.keys(OPERATIONS) as Array<keyof typeof OPERATIONS>;
const ORDERS_IN_SAGE = [
	{
		customer_document_no: '202-5550001-1110001',
		document_no: '1',
		document_status: 'EnumDocumentStatusLive',
		total_net_value: '20.00',
		total_tax_value: 4,
	},
];
const BOARD = [
	{
		settlementId: '10000000000',
		series: 'GBP',
		status: 'posted',
		currency: 'GBP',
		startDate: '2026-10-03T08:00:00Z',
		endDate: '2026-10-17T08:00:00Z',
		currentReserve: '100.00',
		closingClearing: '100.00',
	},
];
const EXCEPTIONS = [{ key: 'unknownSku|1', kind: 'unknownSku', recordType: 'order', recordId: '1', status: 'open', flow: 'orders' }];

/** A parameter as a field gives it: a value of an expression, or the text of JSON, which may be spoilt. */
function parameter(chance: Chance, value: unknown, spoils: boolean): unknown {
	if (!spoils) return value;
	const json = chance.happens(0.9) ? mutatedJson(chance, value) : hostile(chance);
	if (chance.happens(0.6)) return json;
	const text = JSON.stringify(json);
	return chance.happens(0.8) ? text : mutatedText(chance, [text]);
}

interface Drawn {
	readonly operation: keyof typeof OPERATIONS;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly item: Json;
	readonly file: string;
}

function draw(chance: Chance): Drawn {
	const usual: Record<string, unknown> = {
		settings: chance.pick(SETTINGS),
		skuMap: SKU_MAP,
		products: PRODUCTS,
		taxCodes: TAX_CODES,
		pricesIncludeTax: true,
		now: '2026-11-05T09:00:00Z',
		nominalMap: NOMINAL_MAP,
		ordersInSage: ORDERS_IN_SAGE,
		periods: [{ period_start_date: '2026-10-01T00:00:00Z', period_end_date: '2026-10-31T00:00:00Z', sales: 'Normal' }],
		board: BOARD,
		reports: [{ reportId: '1', reportDocumentId: 'd', settlementId: '11111111111', createdTime: '2026-11-01T00:00:00Z' }],
		cursors: [{ flow: 'orders', position: '2026-11-05T08:45:00.000Z' }],
		openExceptions: EXCEPTIONS,
		known: EXCEPTIONS,
		waitingOrderIds: [],
		flow: chance.pick(['orders', 'settlements']),
		results: [
			{ outcome: 'posted', amazonOrderId: '1' },
			{ error: 'x', details: { kind: 'refusedBySage', message: 'm' } },
		],
		refused: EXCEPTIONS,
		counts: { fetched: 1 },
	};
	const spoilt = chance.pick(Object.keys(usual));
	const parameters = Object.entries(usual).map(
		([name, value]) => [name, parameter(chance, value, name === spoilt || chance.happens(0.05))] as const,
	);
	return {
		operation: chance.pick(NAMES),
		parameters: { ...Object.fromEntries(parameters), binaryPropertyName: 'data' },
		item: chance.happens(0.5) ? (chance.pick(ORDERS) as Json) : mutatedOneOf(chance, ORDERS),
		file: chance.pick(SETTLEMENTS),
	};
}

function contextOf({ parameters, item, file }: Drawn): IExecuteFunctions {
	const binary = { data: Buffer.from(file).toString('base64'), mimeType: 'text/plain' };
	const items = [{ json: item, binary: { data: binary } }] as unknown as INodeExecutionData[];
	return {
		getNode: () => NODE,
		getInputData: () => items,
		getNodeParameter: (name: string) => parameters[name],
		helpers: { assertBinaryData: () => binary },
	} as unknown as IExecuteFunctions;
}

/** Every operation of the bridge with its settings, maps and facts given as n8n gives them: a person reads a NodeOperationError, or what came out. */
export const bridge = target({
	name: 'bridge',
	draw,
	read: async (drawn) => {
		// n8n gives each item an object.
		if (typeof drawn.item !== 'object' || drawn.item === null || Array.isArray(drawn.item)) return;
		await OPERATIONS[drawn.operation].call(contextOf(drawn), 0, new RunCache());
	},
	isDocumented: (error) =>
		error instanceof NodeOperationError || (error instanceof RangeError && error.message.startsWith('Nominal map, ')),
});
