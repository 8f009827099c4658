import { RETURN } from '../../../nodes/domain/refund/returnsTable';
import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, fieldIfRun, item, listIfRun, NOTHING, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, callWorkflow, everyDayAt, oneItemPer, readRows, sage, upsertRows } from '../builder/nodes';
import { checkedDecisions } from '../frame/decisions';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

const ONCE = { executeOnce: true, alwaysOutputData: true } as const;

/** Goods that come back become sales returns of Sage; money and goods of which only one came back are listed. */
export function returns(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.returns,
		description:
			'Brings goods that buyers send back into Sage 200 as sales returns, once a day, by disposition and warehouse; where Sage has no sales returns they are a list for operations. Lists returns without a refund and refunds without a return. No money moves here.',
		flow: 'returns',
		clock: everyDayAt(7),
		clockName: 'Every morning',
		keep: 'failures',
	});
	const { workOut, renewed } = workedOut(flow);
	const create = createDecided(flow, workOut, renewed);
	recordRows(flow, workOut, create);
	endFlow(flow, 'returns', 6, {
		refused: rowsIfRun(workOut, 1),
		results: rowsIfRun(create),
		judged: listIfRun(workOut, 'judged'),
		counts: fieldIfRun(workOut, 'counts'),
	});
	explain(flow.canvas);
	return flow.canvas;
}

/** What Amazon says came back, what is known of it, and what follows. */
function workedOut({ canvas, opened, mayWork }: OpenFlow): Record<'workOut' | 'renewed', Step> {
	const settings = field(opened, 'settings');
	const table = canvas.add('Read returns', [3, 0], readRows(TABLES.returns));
	const choose = canvas.add(
		'Choose the time of returns',
		[4, 0],
		bridge('returns/choose', { settings, returns: rows(table), now: NOW }, { executeOnce: true }),
	);
	const report = {
		marketplaceId: { __rl: true, mode: 'id', value: field(choose, 'marketplaceId') },
		from: field(choose, 'from'),
		options: { whenCancelled: 'noRows' },
	};
	const fba = canvas.add('Get FBA returns', [5, 0], { ...amazon('return/fba', report), ...ONCE });
	const fbm = canvas.add('Get FBM returns', [6, 0], { ...amazon('return/fbm', report), ...ONCE });
	const money = canvas.add('Read order money', [7, 0], readRows(TABLES.orderMoney));
	const skuMap = canvas.add('Read the SKU map', [8, 0], readRows(TABLES.skuMap));
	const given = { fba: rows(fba), fbm: rows(fbm) };
	const needs = canvas.add('Which orders are they of?', [9, 0], bridge('returns/needs', given, { executeOnce: true }));
	mayWork.to(table).to(choose).to(fba).to(fbm).to(money).to(skuMap).to(needs);
	const inSage = lookedUp(canvas, needs);
	const known = { returns: rows(table), orderMoney: rows(money), skuMap: rows(skuMap), ...inSage.fields };
	const checked = checkedDecisions(canvas, [3, 2], RETURN);
	const approvals = field(checked, 'decisions');
	const all = { settings, ...given, ...known, approvals, executionId: EXECUTION_ID, now: NOW };
	const workOut = canvas.add('Work them out', [5, 2], bridge('returns/workOut', all, { executeOnce: true }));
	const renewed = canvas.add('Renew the lease', [4, 2], renew(opened));
	inSage.last.to(checked).to(renewed).to(workOut);
	return { workOut, renewed };
}

/** What Sage has of these orders. One that is older than sales returns answers with an error, which is an answer. */
function lookedUp(canvas: Canvas, needs: Step) {
	const ids = { amazonOrderIds: field(needs, 'orderIds') };
	const all = { returnAll: true, customerReference: '', includeLines: true };
	const orders = canvas.add('Find their orders in Sage', [3, 1], sage('salesOrder/getAll', { ...all, filters: ids }, ONCE));
	const credits = canvas.add('Find credits in Sage', [4, 1], sage('salesLedger/getCredits', ids, ONCE));
	const taxCodes = canvas.add('Fetch tax codes', [5, 1], sage('taxCode/getAll', { returnAll: true }, ONCE));
	const returnsInSage = canvas.add(
		'Does Sage have sales returns?',
		[6, 1],
		sage('salesReturn/getAll', { returnAll: false, limit: 1, filters: {} }, { ...ONCE, onError: 'continueRegularOutput' }),
	);
	needs.to(orders).to(credits).to(taxCodes).to(returnsInSage);
	const fields = {
		ordersInSage: rows(orders),
		credits: rows(credits),
		taxCodes: rows(taxCodes),
		returnsInSage: rows(returnsInSage),
	};
	return { fields, last: returnsInSage };
}

/** Writes the rows first, then creates the sales returns within the lease. What is late is found again by the next run. */
function createDecided({ canvas }: OpenFlow, workOut: Step, renewed: Step): Step {
	const changed = canvas.add('One item per row', [6, 2], oneItemPer('rows'));
	const write = canvas.add('Write returns', [7, 2], upsertRows(TABLES.returns, 'returnId'));
	const each = canvas.add('One item per return', [6, 4], oneItemPer('decided'));
	const create = canvas.add(
		'Create the sales return',
		[7, 4],
		sage(
			'salesReturn/create',
			{
				customerReference: { __rl: true, mode: 'code', value: item('customerReference') },
				documentNo: item('documentNo'),
				date: item('date'),
				specifyLines: 'json',
				lines: item('lines'),
				options: { dryRun: item('dryRun'), sendBefore: field(renewed, 'sendBefore') },
			},
			{ onError: 'continueRegularOutput' },
		),
	);
	const trail = { trail: field(workOut, 'trail'), settledOrders: NOTHING };
	workOut.to(changed).to(write);
	workOut.to(canvas.add('Keep the order trail', [6, 3], callWorkflow(WORKFLOWS.keepTrail, trail)));
	workOut.to(each).to(create);
	return create;
}

function recordRows({ canvas, opened, mayWork }: OpenFlow, workOut: Step, create: Step): void {
	const after = canvas.add(
		'Say what became of them',
		[3, 5],
		bridge(
			'returns/record',
			{ settings: field(opened, 'settings'), decided: listIfRun(workOut, 'decided'), results: rowsIfRun(create), now: NOW },
			{ executeOnce: true },
		),
	);
	mayWork.to(after).to(canvas.add('Write what became of them', [4, 5], upsertRows(TABLES.returns, 'returnId')));
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Bring returns into Sage 200',
			'Once a day: units that came back to Amazon, and parcels that came back to the seller, become sales returns of Sage, in the warehouse that their disposition says and **at no price**: their money is credited from the settlement, once. Where Sage has no sales returns (before 2025 R1) they stand in **Returns** as *for operations*.',
			'',
			'**It is off** until `returns.since` names the first day. A return without a refund, and a refund whose goods did not come back for 45 days, are exceptions.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2],
		[4, 1.2],
		'A credit or a return that somebody else made for the order comes first: then nothing is made here, and operations are told. Whoever takes goods in by hand sets their row in *Returns* to `closed`. Never switch on *Retry On Fail* on *Create the sales return*.',
	);
	canvas.noteOnLinks([0, 7.1], 4);
}
