import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import type { ReadPages, Reading } from '../../../domain/order/readings';
import { runOutcome } from '../../../domain/run/outcome';
import type { Ended, Flow, RunInput } from '../../../domain/run/run.types';
import { readBoard } from '../../../domain/settlement/desk/board';
import { textOf } from '../../../domain/text/textOf';
import { NOW, readBoardRows } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject, readRows, readTexts, wrong } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings } from '../../settings';
import { outcomeFields } from './outcome.fields';

export const description = updateDisplayOptions({ show: { resource: ['run'], operation: ['outcome'] } }, outcomeFields);

const FLOWS: readonly Flow[] = ['orders', 'settlements', 'allocations', 'fba', 'returns', 'stock', 'dispatch', 'shipRisk'];
const ENDS: readonly Ended[] = ['done', 'failed', 'leaseLost'];
/** How long an unclear outcome waits when the settings, which say it, cannot be read: the longest time that they take. */
const WITHOUT_SETTINGS = 24 * 60;

/** Ready: one item with exceptions, solved, runLog, cursors, boardRow, trail, settledOrders and summary. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	return i > 0 ? NOTHING : { ...NOTHING, ready: [readyItem(runOutcome(inputOf(this, run)))] };
}

function inputOf(context: IExecuteFunctions, run: RunCache): RunInput {
	const rows = <T = IDataObject>(name: string, displayName: string) => readRows<T>(context, { name, displayName }, 0);
	const object = (name: string, displayName: string) => readObject(context, { name, displayName }, 0);
	const filled = (value: IDataObject) => (Object.keys(value).length > 0 ? value : null);
	const boardRow = filled(object('boardRow', 'Board Row'));
	return {
		flow: oneOf(context, 'flow', 'Flow', FLOWS),
		ended: oneOf(context, 'ended', 'Ended', ENDS),
		runId: textParameter(context, 'runId'),
		workflowId: textParameter(context, 'workflowId'),
		ranIn: textParameter(context, 'ranIn'),
		startedAt: readInstant(context, { name: 'startedAt', displayName: 'Started At' }, 0),
		now: readInstant(context, NOW, 0),
		lease: object('lease', 'Lease'),
		refused: rows<ExceptionRecord>('refused', 'Refused'),
		results: rows('results', 'Results'),
		inSage: rows('inSage', 'Orders in Sage'),
		updated: rows('updated', 'Updated Orders'),
		deleted: rows('deleted', 'Deleted Orders'),
		failures: rows('failures', 'Failures'),
		known: rows('known', 'Known Exceptions'),
		seen: rows('seen', 'Seen Orders'),
		counts: object('counts', 'Counts'),
		parts: rows('parts', 'Parts'),
		boardRow: boardRow ? (readBoard([boardRow])[0] ?? null) : null,
		settlement: filled(object('settlement', 'Settlement')),
		board: readBoardRows(context, run),
		orderMoney: rows('orderMoney', 'Order Money'),
		waiting: rows('waiting', 'Waiting Credits'),
		followed: rows('followed', 'Followed Credits'),
		judged: readTexts(context, { name: 'judged', displayName: 'Judged Orders' }, 0),
		window: windowOf(context),
		fetched: fetchedOf(context),
		settleMinutes: settleMinutesOf(context, run),
	};
}

const textParameter = (context: IExecuteFunctions, name: string): string => textOf(context.getNodeParameter(name, 0, '')).trim();

function oneOf<T extends string>(context: IExecuteFunctions, name: string, displayName: string, known: readonly T[]): T {
	const value = textParameter(context, name);
	const found = known.find((one) => one === value);
	if (found) return found;
	throw wrong(context, { name, displayName }, 0, `is "${value}"`, `Give one of ${known.join(', ')}.`);
}

function windowOf(context: IExecuteFunctions): RunInput['window'] {
	const { after, before } = readObject(context, { name: 'window', displayName: 'Window' }, 0);
	return typeof after === 'string' && typeof before === 'string' ? { after, before } : null;
}

/** What Order: Choose gave, and what became of its readings. */
function fetchedOf(context: IExecuteFunctions): RunInput['fetched'] {
	const { readings, askedOrderIds: asked } = readObject(context, { name: 'chosen', displayName: 'Chosen Orders' }, 0);
	if (!Array.isArray(readings)) return null;
	return {
		readings: readings as unknown as readonly Reading[],
		pages: readRows<ReadPages>(context, { name: 'pages', displayName: 'Pages' }, 0, ['state', 'pages', 'nextToken']),
		askedOrderIds: Array.isArray(asked) ? asked.map(textOf) : [],
	};
}

/** A run that failed because of its settings must be recorded all the same. */
function settleMinutesOf(context: IExecuteFunctions, run: RunCache): number {
	try {
		const { settleMinutes } = readSettings(context, run).flow;
		return Number.isFinite(settleMinutes) ? settleMinutes : WITHOUT_SETTINGS;
	} catch {
		return WITHOUT_SETTINGS; // they are in `refused` then
	}
}
