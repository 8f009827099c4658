import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { answerAbout, type AskedOrders } from '../../../domain/order/asked';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readObject, readRows, type Parameter } from '../../parameters';

const ASKED: Parameter = { name: 'asked', displayName: 'Asked' };
const RUN: Parameter = { name: 'run', displayName: 'Run' };
const TRAIL: Parameter = { name: 'trail', displayName: 'Order Trail' };
const OPEN: Parameter = { name: 'openExceptions', displayName: 'Open Exceptions' };

const json = ({ name, displayName }: Parameter, empty: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: empty,
	required: true,
	description,
});

const properties: INodeProperties[] = [
	json(ASKED, '{}', 'What Order: Read Asked put out as JSON: orderIds and notIds'),
	json(RUN, '{}', 'What the import of orders put out as JSON'),
	json(TRAIL, '[]', 'Rows of Order trail of these orders as JSON'),
	json(OPEN, '[]', 'Rows of Bridge exceptions that are open as JSON'),
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['answerAsked'] } }, properties);

/** Ready: `{ answer, sentences }`, what became of each order that a person asked for. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { orderIds = [], notIds = [] } = readObject(this, ASKED, 0) as Partial<AskedOrders>;
	const sentences = answerAbout({
		asked: { orderIds, notIds },
		run: readObject(this, RUN, 0),
		trail: readRows<TableRow>(this, TRAIL, 0),
		openExceptions: readRows<TableRow>(this, OPEN, 0),
	});
	return { ...NOTHING, ready: [readyItem({ answer: sentences.join('\n'), sentences })] };
}
