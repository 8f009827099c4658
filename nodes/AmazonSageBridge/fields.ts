import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readChecked, type CheckedDecision } from '../domain/decisions/standing';
import { readBoard, type BoardRow } from '../domain/settlement/desk/board';
import type { TableRow } from '../domain/text/tableRow';
import { readRows, type Parameter } from './parameters';
import type { RunCache } from './runCache';

export const NOW: Parameter = { name: 'now', displayName: 'Now' };

/** Fields that several operations have. The bridge reads no clock, so the time is a parameter. */
export const nowField: INodeProperties = {
	displayName: 'Now',
	name: 'now',
	type: 'string',
	default: '={{ $now.toISO() }}',
	required: true,
	description: 'Instant from which the due times of exceptions run, ISO 8601',
};

export const NOMINAL_MAP: Parameter = { name: 'nominalMap', displayName: 'Nominal Map' };

export const nominalMapField: INodeProperties = {
	displayName: 'Nominal Map',
	name: 'nominalMap',
	type: 'json',
	default: '[]',
	description:
		'Rows that override the catalogue of row types as JSON: transactionType, amountType, amountDescription, where they hold (marketplace, series, validFrom, validUntil), and nominalCode, costCentre, department, vat or nature. Read once per run, from the first item.',
};

export const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field that holds the settlement file',
};

export const BOARD: Parameter = { name: 'board', displayName: 'Settlement Board' };

export const boardField: INodeProperties = {
	displayName: 'Settlement Board',
	name: 'board',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'All rows of the Settlement board as JSON, as the Data Table gives them. They tell which settlements are posted, held or approved. Read once per run, from the first item.',
};

/** The board, read once per run. */
export const readBoardRows = (context: IExecuteFunctions, run: RunCache): BoardRow[] =>
	run.once(BOARD.name, () => readBoard(readRows<TableRow>(context, BOARD, 0)));

export const APPROVALS: Parameter = { name: 'approvals', displayName: 'Approvals' };

export const approvalsField: INodeProperties = {
	displayName: 'Approvals',
	name: 'approvals',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'Decisions of people as JSON, as Decision: Check gives them. In the mode Review only they let something be posted; rows of the table itself count for nothing.',
};

/** Decisions that were checked, read once per run. */
export const readApprovals = (context: IExecuteFunctions, run: RunCache): CheckedDecision[] =>
	run.once(APPROVALS.name, () => readChecked(readRows<TableRow>(context, APPROVALS, 0)));
