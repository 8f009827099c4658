import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { workOutAdjustments } from '../../../domain/fba/adjustments';
import { textOf } from '../../../domain/text/textOf';
import { approvalsField, NOW, nowField, readApprovals } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { LEDGER, ledgerField, MOVEMENTS, movementsField, readSkus, readTable, rowsField, skuMapField } from './fields';

const IN_SAGE: Parameter = { name: 'inSage', displayName: 'Movements in Sage' };
const COSTS: Parameter = { name: 'costs', displayName: 'Costs' };

const properties: INodeProperties[] = [
	settingsField,
	ledgerField,
	movementsField,
	skuMapField,
	rowsField(IN_SAGE, 'Stock movements under the references of FBA: List Needs as JSON, as Stock: Get Movements of Sage 200 gives them'),
	rowsField(COSTS, 'Costs of the stock items as JSON, as Product: Get Costs of Sage 200 gives them'),
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

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['workOut'] } }, properties);

/**
 * Ready: one item with `decided` (each with move, plan and its row), `rows` to be written before anything is sent, `judged` and `counts`. Exceptions: events that wait, each for itself. Runs once,
 * on the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { exceptions, ...outcome } = workOutAdjustments({
		settings: readSettings(this, run),
		ledger: readTable(this, LEDGER),
		movements: readTable(this, MOVEMENTS),
		skuMap: readSkus(this, run),
		inSage: readTable(this, IN_SAGE),
		costs: readTable(this, COSTS),
		approvals: readApprovals(this, run),
		executionId: textOf(this.getNodeParameter('executionId', 0, '')),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(outcome)], exceptions: exceptionItems(exceptions) };
}
