import { ALL_KINDS } from '../../../nodes/domain/decisions/deciders';
import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { item } from '../builder/expressions';
import { calledByAny, insertRows, oneItemPer, setFields, startedByHand, whereNoRow, whether } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';
import { LEASES, leaseRow } from '../tables';

/** Writes the rows that must be there before the first run, once. */
export function prepareTables(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.prepareTables,
		description:
			'Writes the rows that must be there before the first run: one free lease for each flow that posts, and the first person who may decide. Run it once by hand after the import; run again, it adds nothing.',
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
	const first = firstAdministrator(canvas);
	byHand.to(first);
	called.to(first);
	canvas.note(
		[0, -2.2],
		[5, 2],
		[
			'## Prepare the tables',
			'Run this **once**, after the import and before the first flow: *Execute workflow*. It writes the rows of **Flow leases**: `orders`, `settlements`, `allocations`, `fba`, `returns`, `stock`, `dispatch` and `shipRisk`. A row that is there stays as it is, so a second run does no harm.',
			'',
			'**Before that, put your address into *Name the first administrator***: the e-mail address with which you sign in to this n8n. While the table *Deciders* is empty, no form lets anybody decide. It is written only while nobody stands there.',
			'',
			'The flows never add a lease row by themselves: two runs that add one at the same moment could both hold it.',
		].join('\n'),
	);
	canvas.noteOnLinks([2, 3.2], 3);
	return canvas;
}

/** The address is typed into the node: whoever may do that may change everything else here as well. */
function firstAdministrator(canvas: Canvas): Step {
	const name = canvas.add(
		'Name the first administrator',
		[1, 2],
		setFields({ person: ['string', ''], kinds: ['string', ALL_KINDS], note: ['string', 'First administrator'] }),
	);
	const given = canvas.add('Is an address given?', [2, 2], whether({ left: item('person'), is: 'filled' }));
	const nobody = canvas.add(
		'Only while nobody is there',
		[3, 2],
		whereNoRow(TABLES.deciders, { column: 'person', condition: 'neq', value: '' }),
	);
	name
		.to(given)
		.to(nobody)
		.to(canvas.add('Add the first administrator', [4, 2], insertRows(TABLES.deciders)));
	return name;
}
