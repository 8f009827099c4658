import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { workOutReturns } from '../../../domain/refund/returns';
import { textOf } from '../../../domain/text/textOf';
import { approvalsField, NOW, nowField, readApprovals } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readSkus, readTable, rowsField, skuMapField } from '../fba/fields';
import { FBA, fbaField, FBM, fbmField, ORDER_MONEY, orderMoneyField, RETURNS, returnsField } from './fields';

const ORDERS: Parameter = { name: 'ordersInSage', displayName: 'Orders in Sage' };
const CREDITS: Parameter = { name: 'credits', displayName: 'Credits in Sage' };
const TAX_CODES: Parameter = { name: 'taxCodes', displayName: 'Tax Codes' };
const IN_SAGE: Parameter = { name: 'returnsInSage', displayName: 'Returns in Sage' };

const properties: INodeProperties[] = [
	settingsField,
	fbaField,
	fbmField,
	returnsField,
	orderMoneyField,
	skuMapField,
	rowsField(ORDERS, 'Sales orders of Sage 200 with lines as JSON, as Sales Order: Get Many gives them'),
	rowsField(CREDITS, 'Credits of the orders as JSON, as Sales Ledger: Get Credits of Orders gives them'),
	rowsField(TAX_CODES, 'Tax codes of Sage 200 as JSON, as Tax Code: Get Many gives them'),
	rowsField(IN_SAGE, 'What Sales Return: Get Many gives as JSON; an item with an error where Sage 200 has no sales returns'),
	approvalsField,
	{
		displayName: 'Execution ID',
		name: 'executionId',
		type: 'string',
		default: '={{ $execution.id }}',
		description: 'Run that is noted on the rows',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['returns'], operation: ['workOut'] } }, properties);

/**
 * Ready: one item with `decided` (sales returns for Sales Return: Create Once), `rows` to be written before anything is sent, `judged` and `counts`. Exceptions: returns that wait, and money and
 * goods of which only one came back. Runs once, on the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { exceptions, ...outcome } = workOutReturns({
		settings: readSettings(this, run),
		fba: readTable(this, FBA),
		fbm: readTable(this, FBM),
		returns: readTable(this, RETURNS),
		orderMoney: readTable(this, ORDER_MONEY),
		skuMap: readSkus(this, run),
		ordersInSage: readTable(this, ORDERS),
		credits: readTable(this, CREDITS),
		taxCodes: readTable(this, TAX_CODES),
		returnsInSage: readTable(this, IN_SAGE),
		approvals: readApprovals(this, run),
		executionId: textOf(this.getNodeParameter('executionId', 0, '')),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(outcome)], exceptions: exceptionItems(exceptions) };
}
