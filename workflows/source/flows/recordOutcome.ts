import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, first, item, listOf, NOW, rows } from '../builder/expressions';
import {
	bridge,
	calledWith,
	callWorkflow,
	insertRows,
	oneItem,
	oneItemPer,
	onlyItemsWhere,
	readRows,
	setFields,
	updateRows,
	upsertRows,
} from '../builder/nodes';
import { OUTCOME_INPUTS } from '../frame/outcome';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

const EXPLAINED = [
	'## Record an outcome',
	'The branches run from top to bottom: first what was refused, then what is left to do about orders and their trail, then the row that says posted, last the run log. If one of them cannot write, the run fails, the place to go on from does not move, and the next run finds everything again.',
	'',
	"**An exception keeps its row.** While it is open it keeps its due time; one that somebody has set to `ignored` stays ignored; one that comes back is opened again. That is the bridge's doing (*Run: Outcome*).",
].join('\n');

/** Asks the bridge what is to be recorded, and writes it. */
export function recordOutcome(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.recordOutcome,
		description:
			'Writes down what became of a run or of one settlement: exceptions that are new or solved, the row of the settlement board, the place to go on from, the run log. What is to be written is worked out by the bridge; here it is only written.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add('When there is an outcome', [0, 0], calledWith(OUTCOME_INPUTS));
	const known = canvas.add(
		'Read what is not solved',
		[1, 0],
		readRows(TABLES.exceptions, { column: 'status', condition: 'neq', value: 'resolved' }),
	);
	const board = canvas.add('Read the settlement board', [2, 0], readRows(TABLES.board));
	const outcome = canvas.add('Work out what to write', [3, 0], workOut(start, known, board));
	const list = canvas.add(
		'List what to write',
		[4, 0],
		setFields({
			exceptions: ['array', item('exceptions')],
			solved: ['array', item('solved')],
			boardRows: ['array', listOf('boardRow')],
			orderMoney: ['array', item('orderMoney')],
			waiting: ['array', item('waiting')],
			credited: ['array', item('credited')],
			trail: ['array', item('trail')],
			settledOrders: ['array', item('settledOrders')],
			cursors: ['array', item('cursors')],
			runLogs: ['array', listOf('runLog')],
		}),
	);
	start.to(known).to(board).to(outcome).to(list);
	writes(canvas, start, list);
	const say = canvas.add('Say what became of it', [5, 9], oneItem(field(outcome, 'summary')));
	list.to(say);
	canvas.note([0, 1], [4, 1.6], EXPLAINED);
	canvas.noteOnLinks([0, 2.8], 4);
	return canvas;
}

/** Not parameters of the bridge; `told` is what *Order: Follow* refuses, beside the refusals of the conversion. */
const TEMPLATE_ONLY: readonly string[] = ['ofRun', 'refused', 'refusedBefore', 'told'];

const workOut = (start: Step, known: Step, board: Step) =>
	bridge(
		'run/outcome',
		{
			...Object.fromEntries(
				Object.keys(OUTCOME_INPUTS)
					.filter((name) => !TEMPLATE_ONLY.includes(name))
					.map((name) => [name, field(start, name)]),
			),
			refused: `={{ [${first(start)}].map((row) => [row.refusedBefore, row.refused, row.told]).flat(2) }}`,
			known: rows(known),
			board: rows(board),
			now: NOW,
		},
		{ executeOnce: true },
	);

/** One branch per table. */
function writes(canvas: Canvas, start: Step, list: Step): void {
	const exceptions = canvas.add('One item per exception', [5, 0], oneItemPer('exceptions'));
	list.to(exceptions).to(canvas.add('Write the exception', [6, 0], upsertRows(TABLES.exceptions, 'key')));
	const solved = canvas.add('One item per solved one', [5, 1], oneItemPer('solved', 'key'));
	const close = updateRows(
		TABLES.exceptions,
		{ status: 'resolved', reason: 'A later run got through' },
		[
			{ column: 'key', condition: 'eq', value: item('key') },
			{ column: 'status', condition: 'eq', value: 'open' },
		],
		{},
	);
	list.to(solved).to(canvas.add('Close it', [6, 1], close));
	ofOrders(canvas, list);
	const trail = { trail: field(list, 'trail'), settledOrders: field(list, 'settledOrders') };
	list.to(canvas.add('Keep the order trail', [5, 5], callWorkflow(WORKFLOWS.keepTrail, trail)));
	const boardRow = canvas.add('The board row, if any', [5, 6], oneItemPer('boardRows'));
	list.to(boardRow).to(canvas.add('Write the board row', [6, 6], upsertRows(TABLES.board, 'settlementId')));
	const cursor = canvas.add('The new place, if any', [5, 7], oneItemPer('cursors'));
	list.to(cursor).to(canvas.add('Write where to go on', [6, 7], upsertRows(TABLES.cursors, 'flow')));
	const ofRun = canvas.add('Only at the end of a run', [5, 8], onlyItemsWhere({ left: field(start, 'ofRun'), is: 'true' }));
	const log = canvas.add('The row of the run log', [6, 8], oneItemPer('runLogs'));
	list
		.to(ofRun)
		.to(log)
		.to(canvas.add('Write the run log', [7, 8], insertRows(TABLES.runLog)));
}

/**
 * What a settlement leaves behind about its orders, before its row says that it is posted: a run that ends in between is recorded again by the next one, but a settlement that
 * is posted is never planned again. A waiting credit is the last to be over, for the same reason.
 */
function ofOrders(canvas: Canvas, list: Step): void {
	const money = canvas.add('One item per order', [5, 2], oneItemPer('orderMoney'));
	list.to(money).to(canvas.add('Write the order money', [6, 2], upsertRows(TABLES.orderMoney, 'key')));
	const credited = canvas.add('One item per credited refund', [5, 3], oneItemPer('credited'));
	const note = updateRows(TABLES.orderMoney, { credited: item('credited') }, [{ column: 'key', condition: 'eq', value: item('key') }], {});
	list.to(credited).to(canvas.add('Note it as credited', [6, 3], note));
	const waiting = canvas.add('One item per waiting credit', [5, 4], oneItemPer('waiting'));
	list.to(waiting).to(canvas.add('Write the waiting credit', [6, 4], upsertRows(TABLES.waiting, 'key')));
}
