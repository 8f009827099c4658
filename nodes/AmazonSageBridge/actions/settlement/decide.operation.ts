import { NodeOperationError, updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { isPosted, rowsOfSettlement } from '../../../domain/settlement/desk/board';
import { decide, type PlannedItem } from '../../../domain/settlement/desk/decide';
import { textOf } from '../../../domain/text/textOf';
import { approvalsField, boardField, NOW, nowField, readApprovals, readBoardRows } from '../../fields';
import { readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';

const properties: INodeProperties[] = [
	settingsField,
	boardField,
	approvalsField,
	{
		displayName: 'Report ID',
		name: 'reportId',
		type: 'string',
		default: '={{ $json.reportId }}',
		description:
			'Report that the settlement was read from. It is noted on the board, so that the report is not read again once the settlement is posted.',
	},
	{
		displayName: 'Execution ID',
		name: 'executionId',
		type: 'string',
		default: '={{ $execution.id }}',
		description: 'Execution of n8n that is noted on the board',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['decide'] } }, properties);

/** Ready: the plan item with decision, why, planHash and the whole row of the board. Only an item with the decision `post` may be posted. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const item = this.getInputData()[i].json as unknown as PlannedItem;
	const board = readBoardRows(this, run);
	const { mode, flow } = readSettings(this, run);
	if (typeof item.settlementId !== 'string' || (!isPlan(item.plan) && !rowsOfSettlement(board, item.settlementId).some(isPosted))) {
		throw new NodeOperationError(this.getNode(), 'The item is not a planned settlement: it has no settlementId or no plan', {
			itemIndex: i,
			description: 'Give the items that Settlement: Plan puts out on Ready.',
		});
	}
	const now = readInstant(this, NOW, i);
	const text = (name: string) => textOf(this.getNodeParameter(name, i, '')).trim();
	const { settleMinutes } = flow;
	const decisions = readApprovals(this, run);
	const decision = decide({
		item,
		mode,
		board,
		decisions,
		now,
		settleMinutes,
		executionId: text('executionId'),
		reportId: text('reportId'),
	});
	return { ready: [readyItem({ ...item, ...decision })], exceptions: [], leftAlone: [] };
}

const isPlan = (plan: PlannedItem['plan']): boolean =>
	typeof plan?.subject?.id === 'string' && Array.isArray(plan.steps) && Array.isArray(plan.identities);
