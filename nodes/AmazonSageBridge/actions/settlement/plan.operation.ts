import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { planSettlement, withDecimals } from '../../../domain/settlement/plan';
import type { SageOrderFact } from '../../../domain/settlement/sageOrders';
import type { PreviousSettlement, SettlementRow } from '../../../domain/settlement/settlement.types';
import { binaryField, nominalMapField, NOW, nowField } from '../../fields';
import { judgeNominalMap, withUnusableMap } from '../../nominalMap';
import { exceptionItems, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject, readRows, wrong, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readSettlementFile } from './file';

const ORDERS: Parameter = { name: 'ordersInSage', displayName: 'Orders in Sage' };
const PREVIOUS: Parameter = { name: 'previousSettlement', displayName: 'Previous Settlement' };

const properties: INodeProperties[] = [
	binaryField,
	settingsField,
	nominalMapField,
	{
		displayName: 'Orders in Sage',
		name: 'ordersInSage',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Sales orders (not returns) that Sage has for the orders of the settlement as JSON: customer_document_no, document_no, document_status, cancelled_status, total_net_value and total_tax_value, as Sales Order: Get Many of the Sage 200 node puts them out. Cancelled ones do not count; without document_status the settlement is held.',
	},
	{
		displayName: 'Previous Settlement',
		name: 'previousSettlement',
		type: 'json',
		default: 'null',
		description:
			'The settlement of the same series that was posted before this one as JSON: settlementId, endDate, currentReserve and closingClearing. Null for the first.',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['plan'] } }, properties);

/** Ready: journal and posting plan, amounts as decimal strings. Exceptions: everything that holds the settlement; nothing of it may be posted then. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const settings = readSettings(this, run);
	const nominalMap = judgeNominalMap(this, run);
	const now = readInstant(this, NOW, i);
	if (!nominalMap.ok) return withUnusableMap(nominalMap.refusal, i, now);
	const rows: SettlementRow[] = [];
	const reading = await readSettlementFile(this, i, now, (row) => rows.push(row));
	if ('exception' in reading) return { ready: [], exceptions: exceptionItems([reading.exception]), leftAlone: [] };
	const { ready, exceptions } = planSettlement({
		settlement: { ...reading.facts, rows },
		settings,
		nominalMap: nominalMap.value,
		ordersInSage: readOrders(this, i),
		previous: readPrevious(this, i),
		now,
	});
	return { ready: ready.map((plan) => readyItem(withDecimals(plan))), exceptions: exceptionItems(exceptions), leftAlone: [] };
}

/** Sage's order JSON in the words of the domain. A total that is not a plain amount is left out: nothing is then decided from it. */
function readOrders(context: IExecuteFunctions, itemIndex: number): SageOrderFact[] {
	const orders = readRows<IDataObject>(context, ORDERS, itemIndex, ['customer_document_no']);
	return orders.map((order) => ({
		customerDocumentNo: String(order.customer_document_no),
		documentNo: textOf(order.document_no),
		documentStatus: textOf(order.document_status),
		cancelledStatus: textOf(order.cancelled_status),
		...(isAmount(order.total_net_value) && { totalNet: String(order.total_net_value) }),
		...(isAmount(order.total_tax_value) && { totalTax: String(order.total_tax_value) }),
	}));
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function readPrevious(context: IExecuteFunctions, itemIndex: number): PreviousSettlement | null {
	const { settlementId, endDate, currentReserve, closingClearing } = readObject(context, PREVIOUS, itemIndex);
	if (settlementId === undefined || settlementId === null || settlementId === '') return null;
	if (typeof endDate !== 'string' || !isAmount(currentReserve) || !isAmount(closingClearing)) {
		throw wrong(
			context,
			PREVIOUS,
			itemIndex,
			'lacks endDate, currentReserve or closingClearing',
			'Give them as they stand in the settlement table: an ISO 8601 instant and two decimal amounts.',
		);
	}
	return { settlementId: String(settlementId), endDate, currentReserve: String(currentReserve), closingClearing: String(closingClearing) };
}

/** At most two decimals; a JSON number is good for that, because its text is the shortest that stands for it. */
const isAmount = (value: unknown): boolean =>
	(typeof value === 'string' || typeof value === 'number') && /^-?\d+(\.\d{1,2})?$/.test(String(value));
