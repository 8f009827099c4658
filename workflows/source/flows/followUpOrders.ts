import { CREDIT } from '../../../nodes/domain/settlement/desk/waiting';
import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import { bridge, byValue, everyHourAt, oneItemPer, readRows, sage, showOnly } from '../builder/nodes';
import { checkedDecisions } from '../frame/decisions';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

const ONE_LOOK = { executeOnce: true, alwaysOutputData: true } as const;

/** Orders of posted settlements are looked at again, until nothing is left to say of them. */
export function followUpOrders(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.followUpOrders,
		description:
			'Looks again at the orders of posted settlements that a person had to look at: an order that is in Sage by now closes its exception, a credit note whose VAT is decided by now is posted, once, under the references that it had in its settlement.',
		flow: 'settlements',
		clock: everyHourAt(50),
		clockName: 'Every hour',
		keep: 'all',
	});
	const { follow, renewed } = followUp(flow);
	const post = postDecided(flow, follow, renewed);
	endFlow(flow, 'settlements', 5, {
		refused: rowsIfRun(follow, 1),
		results: rowsIfRun(post),
		followed: listIfRun(follow, 'followed'),
		judged: listIfRun(follow, 'judged'),
	});
	explain(flow.canvas);
	return flow.canvas;
}

/** Everything that is known of these orders by now, and what follows from it. */
function followUp({ canvas, opened, mayWork }: OpenFlow): Record<'follow' | 'renewed', Step> {
	const unsolved = { column: 'status', condition: 'neq', value: 'resolved' } as const;
	const exceptions = canvas.add('Read what is not solved', [3, 0], readRows(TABLES.exceptions, unsolved));
	const waiting = canvas.add('Read waiting credits', [4, 0], readRows(TABLES.waiting));
	const open = canvas.add(
		'Which orders are open?',
		[5, 0],
		bridge('settlement/openOrders', { openExceptions: rows(exceptions), waiting: rows(waiting), now: NOW }, { executeOnce: true }),
	);
	const ids = { amazonOrderIds: field(open, 'orderIds') };
	const all = { returnAll: true, customerReference: '', includeLines: true };
	const orders = canvas.add('Find them in Sage', [6, 0], sage('salesOrder/getAll', { ...all, filters: ids }, ONE_LOOK));
	const credits = canvas.add('Find their credits', [7, 0], sage('salesLedger/getCredits', ids, ONE_LOOK));
	const taxCodes = canvas.add('Fetch tax codes', [8, 0], sage('taxCode/getAll', { returnAll: true }, ONE_LOOK));
	const fromDay = { from: field(open, 'firstDay'), until: '' };
	const periods = canvas.add('Ask about periods', [3, 2], sage('period/getStatus', fromDay, ONE_LOOK));
	const tables = tablesOf(canvas);
	const checked = checkedDecisions(canvas, [5, 2], CREDIT);
	const given = {
		settings: field(opened, 'settings'),
		waiting: rows(waiting),
		orderIds: field(open, 'orderIds'),
		ordersInSage: rows(orders),
		credits: rows(credits),
		taxCodes: rows(taxCodes),
		products: '={{ [] }}',
		periods: rows(periods),
		approvals: field(checked, 'decisions'),
		...tables.fields,
		now: NOW,
	};
	const follow = canvas.add('Follow them up', [7, 2], bridge('settlement/followUp', given, { executeOnce: true }));
	mayWork.to(exceptions).to(waiting).to(open).to(orders).to(credits).to(taxCodes).to(periods).to(tables.first);
	const renewed = canvas.add('Renew the lease', [6, 2], renew(opened));
	tables.last.to(checked).to(renewed).to(follow);
	return { follow, renewed };
}

function tablesOf(canvas: Canvas) {
	const overrides = canvas.add('Read nominal overrides', [9, 0], readRows(TABLES.nominals));
	const board = canvas.add('Read the settlement board', [10, 0], readRows(TABLES.board));
	const skuMap = canvas.add('Read the SKU map', [11, 0], readRows(TABLES.skuMap));
	const decisions = canvas.add('Read order decisions', [12, 0], readRows(TABLES.decisions));
	const facts = canvas.add('Read order facts', [13, 0], readRows(TABLES.orderFacts));
	const money = canvas.add('Read order money', [4, 2], readRows(TABLES.orderMoney));
	overrides.to(board).to(skuMap).to(decisions).to(facts).to(money);
	const fields = {
		nominalMap: rows(overrides),
		board: rows(board),
		skuMap: rows(skuMap),
		orderDecisions: rows(decisions),
		orderFacts: rows(facts),
		orderMoney: rows(money),
	};
	return { first: overrides, last: money, fields };
}

/** Posts what the bridge decided, within the lease. What is late is found again by the next run. */
function postDecided({ canvas }: OpenFlow, follow: Step, renewed: Step): Step {
	const each = canvas.add('One item per credit', [8, 2], oneItemPer('decided'));
	const decided = canvas.add('What was decided?', [9, 2], byValue(item('decision'), ['post', 'dryRun']));
	const post = canvas.add(
		'Post the credit note',
		[10, 2],
		sage(
			'postingPlan/post',
			{ plan: item('plan'), options: { sendBefore: field(renewed, 'sendBefore') } },
			{ onError: 'continueRegularOutput' },
		),
	);
	const show = canvas.add(
		'Show its lines',
		[10, 3],
		sage('postingPlan/post', { plan: item('plan'), options: { dryRun: true } }, { onError: 'continueRegularOutput' }),
	);
	const nothing = canvas.add('Nothing to send', [10, 4], showOnly());
	follow.to(each).to(decided).to(post);
	decided.output(1, show);
	decided.output(2, nothing);
	return post;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Follow up orders of posted settlements',
			'A settlement posts its money whatever there is to say about single orders. Every hour this flow looks at those orders again: **Bridge exceptions** that are over are closed, and credit notes in **Waiting credits** are posted once Sage or a person says what was missing.',
			'',
			'**To decide**, add a row to *Order decisions*: the order, `credit` or `paymentOnly`, for a credit its VAT (`treatment`) or a part of it (`amount`), and who decides. In the mode `review` a credit note is approved with the form *Approve a credit note*, as a settlement is with its own.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2],
		[4, 1.2],
		'It holds the lease of the settlements, so that it never posts while they do. Only `post` reaches *Post the credit note*. Never switch on *Retry On Fail* there.',
	);
	canvas.noteOnLinks([0, 6.1], 4);
}
