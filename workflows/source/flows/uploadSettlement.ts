import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, itemAsList, rowsIfRun } from '../builder/expressions';
import { fileForm, formEnding } from '../builder/forms';
import { callWorkflow, showOnly, whether } from '../builder/nodes';
import { beginFlow, endFlow, ofRun, type OpenFlow } from '../frame/frame';
import { recordOutcomeOf } from '../frame/outcome';
import { WORKFLOWS } from '../ids';
import { asDecided } from './settlementPosting';

/** The form stands at `/form/upload-settlement-file` of n8n. */
const PATH = 'upload-settlement-file';

/** A settlement that Amazon does not list any more comes in as a file, and then goes the way of all others. */
export function uploadSettlement(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.uploadSettlement,
		description:
			'Takes a settlement file from a person, for a settlement that Amazon does not list (it lists 90 days), and treats it as one that was fetched: the same checks, the same board, the same approval. It holds the lease of the settlements meanwhile.',
		flow: 'settlements',
		clock: fileForm(PATH, {
			title: 'Upload a settlement file',
			text: 'The Flat File V2 of one settlement, as Seller Central gives it under Payments, All statements. It is checked and put on the Settlement board like one that was fetched from Amazon.',
			label: 'Settlement file',
			types: '.txt,.tsv',
			button: 'Check the file',
		}),
		clockName: 'When a file is uploaded',
		keep: 'all',
		answersPerson: true,
	});
	const { canvas, begun, skipped } = flow;
	const isOpen = canvas.add('Is the run open?', [1, 2], whether({ left: field(flow.opened, 'state'), is: 'equals', right: 'open' }));
	begun.to(isOpen);
	const recorded = prepareAndPost({ ...flow, mayWork: isOpen });
	const answer = endFlow({ ...flow, mayWork: isOpen }, 'settlements', 7, { parts: rowsIfRun(recorded) });
	answer.to(canvas.add('Tell what became of it', [6, 7], formEnding(`${PATH}-done`, 'The file was checked', field(recorded, 'message'))));
	skipped.to(canvas.add('Ask to come again', [3, 1], formEnding(`${PATH}-later`, 'Please try again in some minutes', LATER)));
	explain(canvas);
	return canvas;
}

const LATER = 'Another run of the settlements is at work. Nothing was done with the file.';

/** The item of the form comes this way with its file; *Open the run* has only figures. */
function prepareAndPost(flow: OpenFlow): Step {
	const { canvas, opened, mayWork } = flow;
	const given = { reportId: '', reportDocumentId: '', settings: field(opened, 'settings'), runId: EXECUTION_ID };
	const prepare = canvas.add(
		'Prepare one settlement',
		[4, 2],
		callWorkflow(WORKFLOWS.prepareSettlement, given, { onError: 'continueErrorOutput' }),
	);
	const failed = canvas.add(
		'Record that it failed',
		[5, 6],
		recordOutcomeOf({ flow: 'settlements', ...ofRun(opened), failures: itemAsList() }),
	);
	const recorded = canvas.add('What became of it', [14, 3], showOnly());
	mayWork.to(prepare).output(1, failed);
	failed.to(recorded);
	asDecided(flow, prepare, recorded);
	return recorded;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Upload a settlement file',
			'For a settlement that is missing in the chain because Amazon does not list its report any more. Open the form (*When a file is uploaded*, Production URL) and give the file as Seller Central gives it. Only people who can sign in to this n8n can.',
			'',
			'**In the mode Review** the settlement then waits on the *Settlement board*. Approve it with the form *Decide on a settlement*, and upload the same file again: that posts it. The flow that fetches from Amazon does not have the file.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2],
		[4, 1.2],
		'From *Prepare one settlement* on these are the nodes of *Post Amazon settlements to Sage 200*: the bridge decides, and only `post` reaches *Post the plan to Sage*. What was posted before is not posted again, whether it was fetched or uploaded.',
	);
	canvas.noteOnLinks([0, 8.1], 4);
}
