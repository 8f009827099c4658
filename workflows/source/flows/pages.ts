import { FAILURE_PAGE } from '../../../nodes/domain/pages/failure';
import { PAGE_PATHS, type PageName } from '../../../nodes/domain/pages/links';
import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, item, NOW } from '../builder/expressions';
import { callWorkflow, insertRows, setFields } from '../builder/nodes';
import { answerBrowser, openedByBrowser } from '../builder/pageNodes';
import { TABLES, TAGS, WORKFLOWS, type Named } from '../ids';

/** Every page with the workflow that draws it, from top to bottom. */
const DRAWN_BY: ReadonlyArray<readonly [PageName, string, Named]> = [
	['health', 'the health page', WORKFLOWS.drawHealth],
	['exceptions', 'the exception desk', WORKFLOWS.drawExceptions],
	['settlements', 'the settlements', WORKFLOWS.drawSettlements],
	['settlement', 'a settlement', WORKFLOWS.drawSettlement],
	['order', 'an order', WORKFLOWS.drawOrder],
	['monthEnd', 'the month end', WORKFLOWS.drawMonthEnd],
];

/** Where browsers come in. Only the query goes on: what else a request holds, the password among it, stays here, and no run of this workflow is kept. */
export function pages(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.pages,
		description:
			'Shows the pages that people read: each address asks for the login of the pages, has its page drawn from the tables, and gives it out whole. It changes nothing, and n8n keeps none of its runs, because a request carries the password.',
		tags: [TAGS.amazonSage],
		settings: { keep: 'nothing', timeout: 60 },
	});
	const middle = (DRAWN_BY.length - 1) / 2;
	const answer = canvas.add('Give the page', [3, middle], answerBrowser(GIVEN));
	const record = canvas.add('What failed', [3, middle + 1], FAILED);
	DRAWN_BY.forEach(([page, words, workflow], row) => onePage(canvas, row, { page, words, workflow }, [answer, record]));
	record
		.to(canvas.add('Write the run log', [4, middle + 1], insertRows(TABLES.runLog)))
		.to(canvas.add('Say that it failed', [5, middle + 1], answerBrowser(FAILED_PAGE)));
	explain(canvas);
	return canvas;
}

interface Drawn {
	readonly page: PageName;
	readonly words: string;
	readonly workflow: Named;
}

function onePage(canvas: Canvas, row: number, { page, words, workflow }: Drawn, [answer, record]: readonly [Step, Step]): void {
	const opened = canvas.add(`Open ${words}`, [0, row], openedByBrowser(PAGE_PATHS[page]));
	const drawn = canvas.add(
		`Draw ${words}`,
		[1, row],
		callWorkflow(workflow, { query: item('query') }, { onError: 'continueErrorOutput', outputs: ['Success', 'Error'] }),
	);
	opened.to(drawn).to(answer);
	drawn.output(1, record);
}

const GIVEN = { body: item('body'), contentType: item('contentType'), disposition: item('disposition') };
const FAILED_PAGE = { body: FAILURE_PAGE, contentType: 'text/html; charset=utf-8', disposition: 'inline', responseCode: 500 };

/** A row of the run log with nothing of the request in it. */
const FAILED = setFields({
	flow: ['string', 'pages'],
	status: ['string', 'failed'],
	message: ['string', item('error')],
	startedAt: ['string', NOW],
	finishedAt: ['string', NOW],
	executionId: ['string', EXECUTION_ID],
});

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2.1],
		[4, 1.9],
		[
			'## Show the pages',
			'Open them in a browser, with the login of the credential **Login of the pages**: `https://<your n8n>/webhook/amazon-exceptions`. Everybody who has that login sees the same; who decides something does so in a form, signed in as himself.',
			'',
			'**Keep the settings of this workflow.** No run of it is saved, whether it went well or failed: a request holds the password. What failed stands in the run log without it.',
		].join('\n'),
	);
	canvas.note(
		[4.2, -2.1],
		[3, 1.2],
		'The pages are drawn by the bridge, from rows of the tables. They ask neither Amazon nor Sage, so they open when those do not answer.',
	);
	canvas.noteOnLinks([0, DRAWN_BY.length + 1.2], 4);
}
