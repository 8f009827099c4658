import { Canvas } from '../builder/canvas';
import { field, item, rows } from '../builder/expressions';
import { formEnding, textForm } from '../builder/forms';
import { bridge, callWorkflow, oneItemPer, readRows, readRowsPerItem, setFields } from '../builder/nodes';
import type { Step } from '../builder/step';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** The form stands at `/form/ask-for-orders` of n8n. */
const PATH = 'ask-for-orders';
const MAYBE_NONE = { alwaysOutputData: true } as const;

/** A person asks for orders by their ids: Amazon's search misses some. The import does the work, and the page says what became of each. */
export function askForOrders(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.askForOrders,
		description:
			'Takes Amazon order ids from a person, for orders that the import does not bring because Amazon does not list them, and has the import fetch them. It sends nothing itself: the import holds its lease, and looks in Sage first as always.',
		tags: [TAGS.amazonSage],
		settings: { keep: 'failures', errorWorkflow: WORKFLOWS.failedRun },
	});
	const { read, run } = importAsked(canvas);
	tellAbout(canvas, read, run);
	explain(canvas);
	return canvas;
}

function importAsked(canvas: Canvas): Record<'read' | 'run', Step> {
	const form = canvas.add(
		'When orders are asked for',
		[0, 0],
		textForm(PATH, {
			title: 'Bring Amazon orders into Sage 200',
			text: 'For orders that are missing in Sage although Amazon has them. One id or several; each is fetched by itself, checked as always, and entered once.',
			label: 'Amazon order ids',
			name: 'orderIds',
			button: 'Fetch them',
		}),
	);
	const read = canvas.add('Read the ids', [1, 0], bridge('order/readAsked', { typedIds: item('orderIds') }, { executeOnce: true }));
	const run = canvas.add(
		'Import them',
		[2, 0],
		callWorkflow(WORKFLOWS.importOrders, { orderIds: field(read, 'orderIds') }, { onError: 'continueErrorOutput' }),
	);
	form.to(read).to(run);
	run.output(1, canvas.add('Say that it failed', [3, 1], formEnding(`${PATH}-failed`, 'Nothing can be said of the orders', FAILED)));
	return { read, run };
}

const FAILED = 'The import did not come to its end. The table Run log says why; what was entered before it stopped is not entered again.';

function tellAbout(canvas: Canvas, read: Step, run: Step): void {
	const list = canvas.add('Which were they?', [3, 0], setFields({ orderIds: ['array', field(read, 'orderIds')] }));
	const each = canvas.add('One item per id', [4, 0], { ...oneItemPer('orderIds', 'orderId'), ...MAYBE_NONE });
	const trail = canvas.add('Read their trail', [5, 0], {
		...readRowsPerItem(TABLES.orderTrail, { column: 'orderId', condition: 'eq', value: item('orderId') }),
		...MAYBE_NONE,
	});
	const open = canvas.add(
		'Read open exceptions',
		[6, 0],
		readRows(
			TABLES.exceptions,
			{ column: 'recordType', condition: 'eq', value: 'order' },
			{ column: 'status', condition: 'eq', value: 'open' },
		),
	);
	const facts = { asked: field(read), run: field(run), trail: rows(trail), openExceptions: rows(open) };
	const answer = canvas.add('What became of them?', [7, 0], bridge('order/answerAsked', facts, { executeOnce: true }));
	const tell = canvas.add('Tell what became of them', [8, 0], formEnding(`${PATH}-done`, 'The orders were fetched', item('answer')));
	run.to(list).to(each).to(trail).to(open).to(answer).to(tell);
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Ask for Amazon orders by id',
			"Amazon's search for changed orders misses some. Open the form (*When orders are asked for*, Production URL) and give their ids. Only people who can sign in to this n8n can.",
			'',
			'*Import Amazon orders into Sage 200* does the work, with its lease, its settings and its exceptions, and does its usual round besides. An order that Sage has is not entered again, so asking twice does no harm.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 2.2], 4);
}
