import { Canvas } from '../builder/canvas';
import { item } from '../builder/expressions';
import { calledByAny, insertRows, oneItemPer, setFields, startedByHand, whereNoRow } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';
import { LEASES, leaseRow } from '../tables';

/** Writes the rows that must be there before the first run, once. */
export function prepareTables(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.prepareTables,
		description:
			'Writes the rows that must be there before the first run: one free lease for each flow that posts. Run it once by hand after the import; run again, it adds nothing.',
		tags: [TAGS.amazonSage],
		settings: { keep: 'all' },
	});
	const byHand = canvas.add('Run once by hand', [0, 0], startedByHand());
	const called = canvas.add('When another workflow calls', [0, 1], calledByAny());
	const list = canvas.add('List the leases', [1, 0], setFields({ leases: ['array', LEASES.map(leaseRow)] }));
	const each = canvas.add('One item per lease', [2, 0], oneItemPer('leases'));
	const missing = canvas.add(
		'Only those without a row',
		[3, 0],
		whereNoRow(TABLES.leases, { column: 'lease', condition: 'eq', value: item('lease') }),
	);
	const add = canvas.add('Add a free lease', [4, 0], insertRows(TABLES.leases));
	byHand.to(list);
	called.to(list).to(each).to(missing).to(add);
	canvas.note(
		[0, -1.5],
		[4, 1.3],
		[
			'## Prepare the tables',
			'Run this **once**, after the import and before the first flow: *Execute workflow*. It writes the rows of **Flow leases**: `orders`, `settlements`, `allocations`, `fba`, `returns`, `stock`, `dispatch` and `shipRisk`. A row that is there stays as it is, so a second run does no harm.',
			'',
			'The flows never add a lease row by themselves: two runs that add one at the same moment could both hold it.',
		].join('\n'),
	);
	canvas.noteOnLinks([2, 1.2], 3);
	return canvas;
}
