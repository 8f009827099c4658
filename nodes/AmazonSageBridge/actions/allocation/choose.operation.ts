import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { ordersToAsk } from '../../../domain/allocation/choose';
import { readCash, readOrderMoney } from '../../../domain/allocation/read';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readRows } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { ORDER_MONEY, orderMoneyField, TRANSACTIONS, transactionsField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['allocation'], operation: ['choose'] } }, [
	settingsField,
	orderMoneyField,
	transactionsField,
]);

/** Ready: one item with the orders whose receipts or payments are open, and the customers of the settings. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { money } = readOrderMoney(readRows<TableRow>(this, ORDER_MONEY, 0));
	const cash = readCash(readRows<TableRow>(this, TRANSACTIONS, 0));
	const customers = readSettings(this, run).series.map(({ customer }) => customer.code);
	const item = { orderIds: ordersToAsk(money, cash), customerReferences: [...new Set(customers)].filter((code) => code !== '') };
	return { ...NOTHING, ready: [readyItem(item)] };
}
