import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { readCash, readDocuments, readOrderMoney } from '../../../domain/allocation/read';
import { workOutAllocations } from '../../../domain/allocation/workOut';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, wrong, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { ORDER_MONEY, orderMoneyField, TRANSACTIONS, transactionsField } from './fields';

const DOCUMENTS: Parameter = { name: 'documents', displayName: 'Documents' };
const DATE: Parameter = { name: 'date', displayName: 'Date' };

const properties: INodeProperties[] = [
	settingsField,
	orderMoneyField,
	transactionsField,
	{
		displayName: 'Documents',
		name: 'documents',
		type: 'json',
		default: '[]',
		required: true,
		description: 'Invoices and credit notes of the orders as JSON, as Sales Ledger: Get Documents of Orders of Sage 200 gives them',
	},
	{
		displayName: 'Date',
		name: 'date',
		type: 'string',
		default: '={{ $now.toISODate() }}',
		required: true,
		description: 'Day of the allocations',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['allocation'], operation: ['workOut'] } }, properties);

/**
 * Ready: one item with `allocations` for Sales Ledger: Allocate Once (`dryRun` where the mode of the settings is so), and the lists `settledNotInvoiced` and `invoicedNotSettled`. Exceptions: orders that are
 * not allocated because something of them cannot be told, and orders settled in an earlier month that are not invoiced. Runs once, on the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const rows = (parameter: Parameter) => readRows<TableRow>(this, parameter, 0);
	const { money, faults } = readOrderMoney(rows(ORDER_MONEY));
	const now = readInstant(this, NOW, 0);
	const date = String(this.getNodeParameter(DATE.name, 0)).trim().slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw wrong(this, DATE, 0, `is "${date}"`, 'Give a day as YYYY-MM-DD.');
	const dryRun = readSettings(this, run).mode === 'dryRun';
	const { exceptions, allocations, ...lists } = workOutAllocations({
		money,
		cash: readCash(rows(TRANSACTIONS)),
		documents: readDocuments(rows(DOCUMENTS)),
		date,
		now,
	});
	const unreadable = faults.map(({ orderId, fault }) =>
		exceptionOf(
			'orderMoneyUnusable',
			{
				recordId: orderId || 'Order money',
				message: `A row of Order money cannot be used: ${fault}.`,
				remedy: 'Delete the row: the settlements write it again.',
				detail: fault,
			},
			now,
		),
	);
	return {
		...NOTHING,
		ready: [readyItem({ allocations: allocations.map((each) => ({ ...each, dryRun })), ...lists })],
		exceptions: exceptionItems([...unreadable, ...exceptions]),
	};
}
