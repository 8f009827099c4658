import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, item, NOW, rows } from '../builder/expressions';
import { formEnding, formPage, linkedForm } from '../builder/forms';
import { bridge, insertRows, oneItem, readRows, updateRows, whether } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS, type Named } from '../ids';

/** A form in which a person decides on a row of a table. */
export interface DecisionForm {
	readonly workflow: Named;
	readonly description: string;
	/** Where it stands, at `/form/` of n8n. */
	readonly path: string;
	readonly title: string;
	readonly text: string;
	readonly recordType: string;
	readonly table: Named;
	/** Column of the table that holds the id, and name of the id in the link. */
	readonly idColumn: string;
	readonly linkedBy: string;
	/** Cells beside status, approvedBy and decisionId that a decision may change. */
	readonly cells: readonly string[];
	readonly note: string;
}

interface Drawn {
	readonly canvas: Canvas;
	readonly form: DecisionForm;
	readonly opened: Step;
}

/**
 * The shape of every decision: the link brings an id and nothing else; the record is read and shown on the second page; when that is sent back everything is read
 * again; the decision is written into the log first, and then the record changes in one update that holds only while it says what it said.
 */
export function decisionForm(form: DecisionForm): Canvas {
	const { workflow, description, path, title, text, linkedBy } = form;
	const settings = { keep: 'failures', errorWorkflow: WORKFLOWS.failedRun } as const;
	const canvas = new Canvas({ workflow, description, tags: [TAGS.amazonSage], settings });
	const opened = canvas.add('When somebody opens it', [0, 0], linkedForm(path, { title, text, hidden: linkedBy }));
	const drawn = { canvas, form, opened };
	const { ask, page } = askIt(drawn);
	const record = makeIt(drawn, ask, page);
	keepIt(drawn, record);
	explain(drawn);
	return canvas;
}

/** Reads who may decide, and the record. */
function readAnew({ canvas, form, opened }: Drawn, again: string, row: number) {
	const deciders = canvas.add(`Read the deciders${again}`, [1, row], readRows(TABLES.deciders));
	const own = { column: form.idColumn, condition: 'eq', value: field(opened, form.linkedBy) } as const;
	const records = canvas.add(`Read the record${again}`, [2, row], readRows(form.table, own));
	deciders.to(records);
	const given = {
		recordType: form.recordType,
		recordId: field(opened, form.linkedBy),
		records: rows(records),
		deciders: rows(deciders),
		now: NOW,
	};
	return { first: deciders, last: records, given };
}

function askIt(drawn: Drawn): Record<'ask' | 'page', Step> {
	const { canvas, form, opened } = drawn;
	const { first, last, given } = readAnew(drawn, '', 0);
	const ask = canvas.add(
		'What is there to decide?',
		[3, 0],
		bridge('decision/ask', { ...given, user: field(opened, 'user') }, { executeOnce: true }),
	);
	const page = canvas.add('Show it, and ask', [4, 0], formPage(`${form.path}-page`, form.title, field(ask, 'form')));
	opened.to(first);
	last.to(ask).to(page);
	ask.output(1, canvas.add('Say why not', [4, 1], formEnding(`${form.path}-not`, 'There is nothing to decide here', item('message'))));
	return { ask, page };
}

/** Nobody who answers in time has decided nothing: then no time of an answer is there. */
function makeIt(drawn: Drawn, ask: Step, page: Step): Step {
	const { canvas, form, opened } = drawn;
	const answered = canvas.add('Did somebody answer?', [0, 2], whether({ left: item('submittedAt'), is: 'exists' }));
	const { first, last, given } = readAnew(drawn, ' again', 2);
	const log = canvas.add(
		'Read what was decided',
		[3, 2],
		readRows(
			TABLES.decisionLog,
			{ column: 'recordType', condition: 'eq', value: form.recordType },
			{ column: 'recordId', condition: 'eq', value: field(opened, form.linkedBy) },
		),
	);
	const answer = { shown: field(ask), given: field(page), user: field(page, 'user'), executionId: EXECUTION_ID };
	const record = canvas.add(
		'Make the decision',
		[4, 2],
		bridge('decision/record', { ...given, decisionLog: rows(log), ...answer }, { executeOnce: true }),
	);
	page.to(answered).to(first);
	last.to(log).to(record);
	const refused = formEnding(`${form.path}-refused`, 'Nothing was decided', item('message'));
	record.output(1, canvas.add('Say that nothing was decided', [5, 3], refused));
	return record;
}

/** The log first: a decision without effect is found and explained, an effect without a decision counts for nothing. */
function keepIt({ canvas, form }: Drawn, record: Step): void {
	const row = canvas.add('Its row of the log', [5, 2], oneItem(item('row')));
	const insert = canvas.add('Write it into the log', [6, 2], insertRows(TABLES.decisionLog));
	const cells = Object.fromEntries(
		['status', 'approvedBy', 'decisionId', ...form.cells].map((name) => [name, field(record, `cells.${name}`)]),
	);
	const change = canvas.add(
		'Change the record',
		[7, 2],
		updateRows(form.table, cells, [
			{ column: form.idColumn, condition: 'eq', value: field(record, 'row.recordId') },
			...['status', 'planHash', 'decisionId'].map((column) => ({
				column,
				condition: 'eq' as const,
				value: field(record, `where.${column}`),
			})),
		]),
	);
	const changed = canvas.add('Was it changed?', [8, 2], whether({ left: item(form.idColumn), is: 'exists' }));
	record.to(row).to(insert).to(change).to(changed);
	changed.to(canvas.add('Say what was decided', [9, 2], formEnding(`${form.path}-done`, 'Decided', field(record, 'said'))));
	changed.output(1, canvas.add('Say that it is too late', [9, 3], formEnding(`${form.path}-late`, 'Nothing was changed', TOO_LATE)));
}

const TOO_LATE =
	'It changed at the same moment: a run worked on it, or somebody else decided. Your decision is in the log and has no effect. Open the form again.';

function explain({ canvas, form }: Drawn): void {
	canvas.note([0, -2], [5, 1.8], [`## ${form.title}`, form.note].join('\n'));
	canvas.note(
		[5.2, -2],
		[4, 1.4],
		'**Why two pages?** Anybody can write a link that fills in a first page, so it holds the id alone. The second page shows the record as it is now, with nothing preset. What was shown is kept here, as a hash; when the answer comes everything is read again and must be the same. Who decides is the person whom n8n has signed in.',
	);
	canvas.noteOnLinks([0, 4.1], 4);
}
