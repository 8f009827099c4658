import { Canvas } from '../builder/canvas';
import { field, item, rows } from '../builder/expressions';
import { bridge, calledWith, oneItem, readRows } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** What a run may rely on of what people decided: the one place where runs read the log. */
export function checkDecisions(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.checkDecisions,
		description:
			'Reads what people decided on records of one type, and says of each decision whether its seal and its chain hold, whether its person is entitled to it, and whether another one came after it. Runs act on nothing else.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add('When a run asks', [0, 0], calledWith({ recordType: 'string' }));
	const deciders = canvas.add('Read the deciders', [1, 0], readRows(TABLES.deciders));
	const ofType = { column: 'recordType', condition: 'eq', value: field(start, 'recordType') } as const;
	const log = canvas.add('Read the decision log', [2, 0], readRows(TABLES.decisionLog, ofType));
	const check = canvas.add(
		'Check seals and chains',
		[3, 0],
		bridge('decision/check', { deciders: rows(deciders), decisionLog: rows(log) }, { executeOnce: true }),
	);
	start
		.to(deciders)
		.to(log)
		.to(check)
		.to(canvas.add('Say what holds', [4, 0], oneItem(item())));
	canvas.note(
		[0, -1.5],
		[4, 1.3],
		[
			'## Check decisions',
			'The **seal** of a decision is made with the key of the credential *Decision key*. Without that key nobody can write a row that counts, and every changed cell shows. Rows are chained record by record, so that a row that was taken out shows as well.',
			'',
			'A decision that does not hold lets nothing be posted. `npm run verify-decisions` looks at a whole table outside n8n.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 1.2], 4);
	return canvas;
}
