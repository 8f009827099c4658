import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { daysAgo, field, NOW, rows } from '../builder/expressions';
import type { NodeSpec } from '../builder/node.types';
import { bridge, calledWith, readRows, type RowFilter } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS, type Named } from '../ids';

/** Rows of the record that the address names as `id`; a text that is none has no rows. */
const named = (column: string): RowFilter => ({
	column,
	condition: 'eq',
	value: "={{ $('When a page is asked for').first().json.query.id }}",
});

const openExceptions = readRows(TABLES.exceptions, { column: 'status', condition: 'eq', value: 'open' });

interface Drawing {
	readonly workflow: Named;
	readonly description: string;
	/** Operation of the bridge. */
	readonly operation: string;
	/** Parameter of the bridge, what the node does, and the node that reads its rows. */
	readonly reads: ReadonlyArray<readonly [parameter: string, name: string, spec: NodeSpec]>;
	readonly note: string;
}

/** The exception desk is drawn from what is open. */
export const drawExceptions = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawExceptions,
		description:
			'Draws the page of what waits for people: open exceptions by cause with their remedies, from the table Bridge exceptions. It is called by Show the pages and reads only.',
		operation: 'exceptions',
		reads: [['exceptions', 'Read open exceptions', openExceptions]],
		note: 'All rows that are open are read, because the figures at the head speak of all of them; 50 stand on a page.',
	});

/** All settlements, from the board. */
export const drawSettlements = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawSettlements,
		description:
			'Draws the page of all settlements with what Amazon and Sage say of each, from the table Settlement board. It is called by Show the pages and reads only.',
		operation: 'settlements',
		reads: [['board', 'Read the settlement board', readRows(TABLES.board)]],
		note: 'One row per settlement, the last one first.',
	});

/** One settlement, from its row on the board and what stands about its orders. */
export const drawSettlement = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawSettlement,
		description:
			'Draws the page that finance signs: one settlement with its plan, what Sage took of it, and what is open about its orders. It is called by Show the pages and reads only.',
		operation: 'settlement',
		reads: [
			['board', 'Read its row on the board', readRows(TABLES.board, named('settlementId'))],
			['exceptions', 'Read open exceptions', openExceptions],
			['orderMoney', 'Read its orders', readRows(TABLES.orderMoney, named('settlementId'))],
			['waiting', 'Read its waiting credits', readRows(TABLES.waiting, named('settlementId'))],
		],
		note: 'Figures are those of the plan, of Amazon’s file and of Sage as it was read back when the settlement was posted. Neither system is asked here.',
	});

/** Whether all is well, from what the flows left behind. */
export const drawHealth = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawHealth,
		description:
			'Draws the page on which one look tells whether all is well: the last good run of every flow, ship risks, stock differences, settlements missing. It is called by Show the pages and reads only.',
		operation: 'health',
		reads: [
			['runLog', 'Read the runs of two days', readRows(TABLES.runLog, { column: 'finishedAt', condition: 'gt', value: daysAgo(2) })],
			['exceptions', 'Read open exceptions', openExceptions],
			['leases', 'Read the leases', readRows(TABLES.leases)],
			['shipRisk', 'Read the ship risks', readRows(TABLES.shipRisk)],
			['listings', 'Read the listings', readRows(TABLES.listings)],
			['fbaDrift', 'Read the FBA drift', readRows(TABLES.fbaDrift)],
			['board', 'Read the settlement board', readRows(TABLES.board)],
		],
		note: 'A flow is late when it has not come to its end for three of its turns, and half an hour at least. Its schedule is that of the shipped templates.',
	});

/** One order, from everything that stands under its id. */
export const drawOrder = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawOrder,
		description:
			'Draws the trail of one order by its id on Amazon: each step with its time, its settlements, parcels and returns, and what waits for people. It is called by Show the pages and reads only.',
		operation: 'order',
		reads: [
			['trail', 'Read its trail', readRows(TABLES.orderTrail, named('orderId'))],
			['orderMoney', 'Read its money', readRows(TABLES.orderMoney, named('orderId'))],
			['exceptions', 'Read its exceptions', readRows(TABLES.exceptions, named('recordId'))],
			['shipments', 'Read its parcels', readRows(TABLES.shipments, named('amazonOrderId'))],
			['returns', 'Read its returns', readRows(TABLES.returns, named('orderId'))],
			['waiting', 'Read its waiting credits', readRows(TABLES.waiting, named('orderId'))],
		],
		note: 'Each table is read for this order alone.',
	});

/** One month, from the board and what is open. */
export const drawMonthEnd = (): Canvas =>
	drawing({
		workflow: WORKFLOWS.drawMonthEnd,
		description:
			'Draws one month on one page: every settlement with its proof, clearing accounts, VAT by role and box, fees over thirteen months, what is open. It is called by Show the pages and reads only.',
		operation: 'monthEnd',
		reads: [
			['board', 'Read the settlement board', readRows(TABLES.board)],
			['exceptions', 'Read open exceptions', openExceptions],
			['waiting', 'Read the waiting credits', readRows(TABLES.waiting)],
		],
		note: 'The same rows give the same page, byte for byte: the time at which it is drawn stands nowhere.',
	});

/** Reads the tables, one after the other, and has the bridge draw. */
function drawing({ workflow, description, operation, reads, note }: Drawing): Canvas {
	const canvas = new Canvas({ workflow, description, tags: [TAGS.amazonSage, TAGS.subworkflow], settings: { keep: 'failures' } });
	const start = canvas.add('When a page is asked for', [0, 0], calledWith({ query: 'object' }));
	const steps = [
		['settings', canvas.add('Read the settings', [1, 0], readRows(TABLES.settings))] as const,
		...reads.map(([parameter, name, spec], index) => [parameter, canvas.add(name, [index + 2, 0], spec)] as const),
	];
	const draw = canvas.add('Draw the page', [steps.length + 1, 0], drawn(operation, start, steps));
	[...steps.map(([, step]) => step), draw].reduce((before, step) => before.to(step), start);
	canvas.note(
		[0, -1.6],
		[4, 1.4],
		`## ${workflow.name}\n${note}\n\nSettings give the time zone and names alone: a page is shown whatever is wrong with them.`,
	);
	canvas.noteOnLinks([0, 1.1], 4);
	return canvas;
}

const drawn = (operation: string, start: Step, steps: ReadonlyArray<readonly [string, Step]>): NodeSpec =>
	bridge(
		`page/${operation}`,
		{
			query: field(start, 'query'),
			now: NOW,
			...Object.fromEntries(steps.map(([parameter, step]) => [parameter, rows(step)])),
		},
		{ executeOnce: true },
	);
