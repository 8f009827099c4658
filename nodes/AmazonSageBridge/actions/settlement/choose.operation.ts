import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { chooseReports } from '../../../domain/settlement/desk/choose';
import { missingSettlements } from '../../../domain/settlement/desk/missing';
import { boardField, NOW, nowField, readBoardRows } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';

const REPORTS: Parameter = { name: 'reports', displayName: 'Reports' };

const properties: INodeProperties[] = [
	settingsField,
	{
		displayName: 'Reports',
		name: 'reports',
		type: 'json',
		default: '[]',
		required: true,
		description: 'Settlement reports as JSON, as Settlement: Get Many of Amazon Seller Central puts them out',
	},
	boardField,
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['choose'] } }, properties);

/** Ready: the reports to be worked now, as Amazon lists them, oldest first. Exceptions: series whose next settlement should be there by now; they hold nothing. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { series } = readSettings(this, run); // unusable settings stop before anything is downloaded
	const [reports, board, now] = [readRows<IDataObject>(this, REPORTS, 0), readBoardRows(this, run), readInstant(this, NOW, 0)];
	const { chosen, leftAlone } = chooseReports(reports, board, now);
	const missing = missingSettlements(series, board, reports, now);
	return { ready: chosen.map((report) => readyItem(report)), exceptions: exceptionItems(missing), leftAlone: [...leftAlone] };
}
