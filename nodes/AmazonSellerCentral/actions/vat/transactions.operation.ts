import { DateTime } from 'luxon';
import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { rowsOfReports } from '../../reports/rows';
import { monthWindow, vatReadyOn } from '../../reports/window';
import { MARKETPLACE } from '../fields';
import { refuse, requiredText } from '../../../shared/parameters';
import { marketplaceOf } from '../parameters';
import { rowChoices, rowOptions } from '../reportFields';

const properties: INodeProperties[] = [
	MARKETPLACE,
	{
		displayName: 'Month',
		name: 'month',
		type: 'string',
		default: '={{ $now.minus({ months: 1 }).toFormat("yyyy-MM") }}',
		required: true,
		placeholder: 'e.g. 2026-10',
		hint: 'Ready from the 3rd of the next month; asked for earlier, the report ends FATAL',
		description: 'Calendar month, year first',
	},
	rowOptions(),
];

export const description = updateDisplayOptions({ show: { resource: ['vat'], operation: ['transactions'] } }, properties);

/** Gives one item per transaction of the month. Refuses a month that Amazon does not have yet, and asks for nothing then. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const month = requiredText(this, 'month', 'Month', i);
	const window = monthWindow(month);
	if (!window) throw refuse(this, i, `Month is not a month: "${month}"`, 'Give it year first, e.g. 2026-10.');
	const ready = vatReadyOn(month);
	if (DateTime.utc() < ready)
		throw refuse(
			this,
			i,
			`The VAT transactions of ${month} are not ready yet`,
			`Amazon has them from ${ready.toFormat('d MMMM yyyy')}. Run it again then.`,
		);
	const request = { reportType: 'GET_VAT_TRANSACTION_DATA', marketplaceIds: [marketplaceOf(this, i)], ...window } as const;
	return await rowsOfReports(this, [request], rowChoices.call(this, i), i);
}
