import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { followUpOrders } from '../../../domain/settlement/desk/openOrders';
import { readWaiting, type KeptCredits } from '../../../domain/settlement/desk/waiting';
import type { TableRow } from '../../../domain/text/tableRow';
import { approvalsField, boardField, nominalMapField, NOW, nowField, readApprovals, readBoardRows } from '../../fields';
import { judgeNominalMap, withUnusableMap } from '../../nominalMap';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, readTexts, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { factFields, readGivenFacts, unusableDecision, unusableSkuMap } from './facts';
import { WAITING, waitingField } from './waitingFields';

const ORDER_IDS: Parameter = { name: 'orderIds', displayName: 'Order IDs' };

const properties: INodeProperties[] = [
	settingsField,
	nominalMapField,
	boardField,
	waitingField,
	{
		displayName: 'Order IDs',
		name: 'orderIds',
		type: 'json',
		default: '[]',
		required: true,
		description: 'Amazon order IDs that were looked up in Sage as JSON, as Settlement: List Open Orders gives them',
	},
	...factFields,
	approvalsField,
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['followUp'] } }, properties);

/**
 * Ready: one item with `decided` (credit notes that may be posted, each with decision, plan and row), `followed` (rows of Waiting credits as they are to stand)
 * and `judged` (orders of which everything was looked at). Exceptions: what still waits, and why. Runs once, on the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const settings = readSettings(this, run);
	const nominalMap = judgeNominalMap(this, run);
	if (!nominalMap.ok) return withUnusableMap(nominalMap.refusal, 0, now);
	const facts = readGivenFacts(this, 0);
	if (!facts.ok) return { ...NOTHING, exceptions: exceptionItems([unusableSkuMap(facts.refusal, now)]) };
	const waiting = readWaiting(readRows<TableRow>(this, WAITING, 0));
	const { exceptions, ...outcome } = followUpOrders({
		...facts.value.found,
		settings,
		mode: settings.mode,
		approvals: readApprovals(this, run),
		nominalMap: nominalMap.value,
		board: readBoardRows(this, run),
		waiting: waiting.kept,
		orderIds: readTexts(this, ORDER_IDS, 0),
		money: facts.value.found.orderMoney ?? [],
		now,
	});
	const said = [...exceptions, ...facts.value.unusable.map((one) => unusableDecision(one, now)), ...unreadable(waiting, now)];
	return { ...NOTHING, ready: [readyItem(outcome)], exceptions: exceptionItems(said) };
}

const unreadable = (waiting: KeptCredits, now: string): ExceptionRecord[] =>
	waiting.unreadable.map((key) =>
		exceptionOf(
			'waitingUnreadable',
			{
				recordId: key.split('|')[0] ?? key,
				message: `The row ${key} of Waiting credits cannot be read: its cell rows, gross, date or period was changed.`,
				remedy:
					'Put back what was changed from the execution that wrote it, or enter the credit note in Sage by hand and set its status to closed.',
				detail: key,
				holds: false,
			},
			now,
		),
	);
