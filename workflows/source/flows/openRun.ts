import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, item, NOW, rows } from '../builder/expressions';
import { bridge, calledWith, callWorkflow, readRows, sage, setFields, whether } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';
import { recordOutcomeOf, type OutcomeFields } from '../frame/outcome';

/** The beginning that all flows share: settings, names in Sage, lease. */
export function openRun(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.openRun,
		description:
			'The beginning of every flow: reads the settings once, checks all of them, compares what they name with Sage 200, and takes the lease. Nothing is fetched and nothing is posted before all of that has passed.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const { start, read, check, compare } = settingsChecked(canvas);
	const ours = leaseTaken(canvas, start, check, compare);
	ours.to(runIsOpen(canvas, read, check));
	const steps = { start, read };
	check.output(1, ends(canvas, steps, 2, 'Record that they are unusable', 'Say that it failed', 'failed', { refused: itemsIn }));
	compare.output(1, ends(canvas, steps, 3, 'Record that they disagree', 'Say that it may not run', 'failed', { failures: itemsIn }));
	ours.output(1, ends(canvas, steps, 5, 'Record that it is skipped', 'Say that it is skipped', 'skipped', { lease: item() }));
	explain(canvas);
	return canvas;
}

/** Settings are read once, checked as a whole and compared with Sage. */
function settingsChecked(canvas: Canvas): Record<'start' | 'read' | 'check' | 'compare', Step> {
	const start = canvas.add('When a flow begins', [0, 0], calledWith({ flow: 'string', runId: 'string', workflowId: 'string' }));
	const read = canvas.add('Read bridge settings', [1, 0], readRows(TABLES.settings));
	const check = canvas.add(
		'Check the settings',
		[2, 0],
		bridge('settings/read', { settings: rows(read), now: NOW }, { executeOnce: true }),
	);
	const compare = canvas.add(
		'Compare names with Sage',
		[3, 0],
		sage('settings/checkNames', { names: item('sageNames') }, { executeOnce: true, onError: 'continueErrorOutput' }),
	);
	start.to(read).to(check).to(compare);
	return { start, read, check, compare };
}

/** One run of a flow at a time: the question whether this one has the lease. */
function leaseTaken(canvas: Canvas, start: Step, check: Step, compare: Step): Step {
	const take = canvas.add(
		'Take the lease',
		[4, 0],
		callWorkflow(WORKFLOWS.takeLease, {
			lease: field(start, 'flow'),
			holder: field(start, 'runId'),
			minutes: field(check, 'leaseMinutes'),
			marginMinutes: field(check, 'leaseMarginMinutes'),
		}),
	);
	const ours = canvas.add('Is the lease ours?', [5, 0], whether({ left: item('won'), is: 'true' }));
	return compare.to(take).to(ours);
}

/** What the flow goes on with. It gets its settings from here only. */
const runIsOpen = (canvas: Canvas, read: Step, check: Step): Step =>
	canvas.add(
		'The run is open',
		[6, 0],
		setFields({
			state: ['string', 'open'],
			startedAt: ['string', NOW],
			settings: ['array', rows(read)],
			checked: ['object', field(check)],
			lease: ['object', item()],
		}),
	);

const itemsIn = '={{ $input.all().map((row) => row.json) }}';

/** A run that ends before it began: it is recorded, and the flow is told. */
function ends(
	canvas: Canvas,
	{ start, read }: { start: Step; read: Step },
	column: number,
	recordName: string,
	sayName: string,
	state: 'failed' | 'skipped',
	why: OutcomeFields,
): Step {
	const record = canvas.add(
		recordName,
		[column, 1],
		recordOutcomeOf({
			flow: field(start, 'flow'),
			runId: field(start, 'runId'),
			ranIn: field(start, 'workflowId'),
			startedAt: NOW,
			settings: rows(read),
			ofRun: true,
			...why,
		}),
	);
	const say = canvas.add(
		sayName,
		[column, 2],
		setFields({ state: ['string', state], message: ['string', item('message')], summary: ['object', item()] }),
	);
	record.to(say);
	return record;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.6],
		[5, 1.4],
		[
			'## How every flow begins',
			'1. **Settings** are read once per run and checked as a whole. One fault, and nothing goes on: the exception `settingsUnusable` names every fault, the run fails.',
			'2. **Names**: whatever the settings name of Sage 200 stands there with code and name (tax codes with rate and terms too). Both are compared with Sage, because a code that lost a character names something else. A difference is `settingsDisagree`, and the run fails.',
			'3. **The lease**: one run of a flow at a time. If another run holds it, this one is written to the run log as `skipped`, with who holds it and since when.',
			'',
			'No settings go around this: a flow gets them from here only.',
		].join('\n'),
	);
	canvas.noteOnLinks([-0.5, 3.1], 4);
}
