import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { askAboutDate, type LedgerWord } from '../../posting/door/dates';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { DATE } from '../ledgerFields';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{ ...DATE, description: 'Date to ask about; of a date with time the day as written counts' },
	{
		displayName: 'Ledger',
		name: 'ledger',
		type: 'options',
		options: [
			{ name: 'Cash Book', value: 'cashbook' },
			{ name: 'Nominal Ledger', value: 'nominal' },
			{ name: 'Purchase Ledger', value: 'purchase' },
			{ name: 'Sales Ledger', value: 'sales' },
		],
		default: 'cashbook',
		description: 'Ledger that is to be posted to',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['period'], operation: ['validateDate'] } }, properties);

/** One item: what Sage 200 says of the date, and whether it would take it. Posts nothing. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const date = String(this.getNodeParameter('date', i)).trim().slice(0, 10);
	const ledger = this.getNodeParameter('ledger', i) as LedgerWord;
	const answer = await askAboutDate(await clientOf(this, cache), cache, ledger, date);
	if (!answer.ok) throw stopped(this.getNode(), answer.refusal, { reference: date }, i);
	const { classification, message } = answer.value as IDataObject;
	return [{ json: { date, ledger, classification, message, acceptable: !/unacceptable/i.test(String(classification ?? '')) } }];
}
