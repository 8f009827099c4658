import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, item, NOW, NOW_MILLIS } from '../builder/expressions';
import type { GridPosition } from '../builder/node.types';
import { calledWith, readRows, setFields, stopWith, updateRows, whether, type RowFilter } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS, type Named } from '../ids';
import { FREE_LEASE } from '../tables';

const ASKED = 'Asked';
const asked = (name: string): string => `={{ $('${ASKED}').first().json.${name} }}`;
const END = `$now.plus({ minutes: $('${ASKED}').first().json.minutes })`;
const MARGIN = `{ minutes: $('${ASKED}').first().json.marginMinutes }`;

const OF_THE_LEASE: RowFilter = { column: 'lease', condition: 'eq', value: asked('lease') };
const HELD_BY_IT: RowFilter = { column: 'holder', condition: 'eq', value: asked('holder') };

function leaseCanvas(workflow: Named, description: string): Canvas {
	const canvas = new Canvas({ workflow, description, tags: [TAGS.amazonSage, TAGS.subworkflow], settings: { keep: 'failures' } });
	canvas.noteOnLinks([0, 2], 3);
	return canvas;
}

/** What a taker and a renewer are told: until when it holds, and until when something may be sent. */
const sayHeld = (canvas: Canvas, at: GridPosition, row: Step): Step =>
	canvas.add(
		'Say until when',
		at,
		setFields({
			won: ['boolean', true],
			lease: ['string', field(row, 'lease')],
			holder: ['string', field(row, 'holder')],
			heldBy: ['string', field(row, 'holder')],
			heldSince: ['string', field(row, 'heldSince')],
			heldUntil: ['string', '={{ DateTime.fromMillis($json.heldUntil).toUTC().toISO() }}'],
			sendBefore: ['string', `={{ DateTime.fromMillis($json.heldUntil).minus(${MARGIN}).toUTC().toISO() }}`],
		}),
	);

/** What one is told that asked while another holds it. */
const sayNotHeld = (canvas: Canvas, at: GridPosition, row: Step): Step =>
	canvas.add(
		'Say who holds it',
		at,
		setFields({
			won: ['boolean', false],
			lease: ['string', field(row, 'lease')],
			heldBy: ['string', field(row, 'holder')],
			heldSince: ['string', field(row, 'heldSince')],
			heldUntil: ['string', field(row, 'heldUntilText')],
		}),
	);

const NEW_END = { heldUntil: `={{ ${END}.toMillis() }}`, heldUntilText: `={{ ${END}.toUTC().toISO() }}` };

const TAKE_IF_FREE = updateRows(TABLES.leases, { holder: asked('holder'), heldSince: NOW, ...NEW_END }, [
	OF_THE_LEASE,
	{ column: 'heldUntil', condition: 'lt', value: NOW_MILLIS },
]);

const NO_SUCH_ROW = `=The Data Table Flow leases has no row for the lease ${asked('lease').slice(1)}, or more than one. Run the workflow Prepare the tables once; delete rows that are there twice.`;

const WHY_ONE_AT_A_TIME = [
	'## One run at a time',
	'n8n does not stop a second run of a flow while the first is at work, and Sage 200 cannot refuse a second posting. So a flow that posts asks here first.',
	'',
	'The row in **Flow leases** is taken with **one conditional update**: it changes only when its time is up. Whoever finds its own run in the row has won; everybody else stops. The row must be there before: of two runs that both add it, both could win.',
	'',
	'Do not add Retry On Fail here, and do not split the update into two steps.',
].join('\n');

/** One conditional update gives the lease to one of many that ask at the same moment. */
export function takeLease(): Canvas {
	const canvas = leaseCanvas(
		WORKFLOWS.takeLease,
		'Gives a flow the right to run alone, by one conditional update of a row. Two runs that look into Sage at the same moment would both find nothing and both post; the lease keeps them apart.',
	);
	const start = canvas.add(ASKED, [0, 0], calledWith({ lease: 'string', holder: 'string', minutes: 'number', marginMinutes: 'number' }));
	const look = canvas.add('Look for the lease row', [1, 0], readRows(TABLES.leases, OF_THE_LEASE));
	const known = canvas.add('Is it there once?', [2, 0], {
		...whether({ left: item('lease'), is: 'exists' }, { left: '={{ $input.all().length }}', is: 'equals', right: 1 }),
		executeOnce: true,
	});
	const take = canvas.add('Take it if it is free', [3, 0], TAKE_IF_FREE);
	const reread = canvas.add('Read who holds it now', [4, 0], readRows(TABLES.leases, OF_THE_LEASE));
	const ours = canvas.add(
		'Is it ours?',
		[5, 0],
		whether(
			{ left: field(take, 'holder'), is: 'equals', right: asked('holder') },
			{ left: item('holder'), is: 'equals', right: asked('holder') },
		),
	);
	const held = sayHeld(canvas, [6, 0], reread);
	const notOurs = sayNotHeld(canvas, [6, 1], reread);
	const missing = canvas.add('Stop: no such row', [3, 1], stopWith(NO_SUCH_ROW));
	start.to(look).to(known).to(take).to(reread).to(ours).to(held);
	ours.output(1, notOurs);
	known.output(1, missing);
	canvas.note([0, -1.5], [4, 1.3], WHY_ONE_AT_A_TIME);
	return canvas;
}

/** The holder goes on holding, or the run that asked is stopped. */
export function renewLease(): Canvas {
	const canvas = leaseCanvas(
		WORKFLOWS.renewLease,
		'Prolongs the lease of a run before its next batch, but only while that run still holds it and its time is not up. A run that has lost its lease is stopped here, because another may be at work already.',
	);
	const start = canvas.add(ASKED, [0, 0], calledWith({ lease: 'string', holder: 'string', minutes: 'number', marginMinutes: 'number' }));
	const renew = canvas.add(
		'Prolong it while it is ours',
		[1, 0],
		updateRows(TABLES.leases, NEW_END, [OF_THE_LEASE, HELD_BY_IT, { column: 'heldUntil', condition: 'gt', value: NOW_MILLIS }]),
	);
	const ours = canvas.add('Is it still ours?', [2, 0], whether({ left: item('holder'), is: 'equals', right: asked('holder') }));
	const held = sayHeld(canvas, [3, 0], renew);
	const read = canvas.add('Read who holds it now', [3, 1], readRows(TABLES.leases, OF_THE_LEASE));
	const lost = canvas.add(
		'Stop: the lease is lost',
		[4, 1],
		stopWith(
			'=This run no longer holds the lease {{ $json.lease }}: its time was up before it was prolonged (now held by "{{ $json.holder }}", until {{ $json.heldUntilText }}). It has stopped before sending anything more; the next run goes on from here.',
		),
	);
	start.to(renew).to(ours).to(held);
	ours.output(1, read).to(lost);
	canvas.note(
		[0, -1.2],
		[4, 1],
		'A lease is short, and its holder prolongs it between two batches. So a run that was killed or frozen loses it within minutes, and a run that was thawed cannot send: nothing is sent in the last minutes of a lease (*Send Before*), and here it is told that its time was up.',
	);
	return canvas;
}

/** Gives a lease back, if it is still held by the run that asks. */
export function releaseLease(): Canvas {
	const canvas = leaseCanvas(
		WORKFLOWS.releaseLease,
		'Gives a lease back when a flow has ended, but only while that run still holds it. What another run holds stays as it is.',
	);
	const start = canvas.add(ASKED, [0, 0], calledWith({ lease: 'string', holder: 'string' }));
	const free = canvas.add('Free it if it is still ours', [1, 0], updateRows(TABLES.leases, FREE_LEASE, [OF_THE_LEASE, HELD_BY_IT]));
	const say = canvas.add('Say which', [2, 0], setFields({ lease: ['string', asked('lease')], holder: ['string', asked('holder')] }));
	start.to(free).to(say);
	canvas.note(
		[0, -1],
		[3, 0.8],
		"Gives back a lease that **Take a lease** gave. It touches the row only while the same run still holds it, so a run that was overtaken cannot free somebody else's lease.",
	);
	return canvas;
}

/** How a flow names itself as holder: one execution of n8n. */
export const HOLDER = EXECUTION_ID;
