import { createHash } from 'node:crypto';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import { toDecimal } from '../../../domain/money/money';
import { readSettlement } from '../../../domain/settlement/read';
import type { Settlement, SettlementProblem } from '../../../domain/settlement/settlement.types';
import { settlementTotals } from '../../../domain/settlement/totals';

/** What of a settlement becomes items. */
export const SETTLEMENT_OUTPUT: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Header', value: 'header', description: 'One item: period, deposit date, total, and facts of the file' },
		{ name: 'Header and Totals', value: 'totals', description: 'One item: the header, and the sum of each kind of row' },
		{ name: 'Rows', value: 'rows', description: 'One item per row. A large settlement has a hundred thousand of them.' },
	],
	default: 'header',
	description: 'What to give out besides the file',
};

export type SettlementOutput = 'header' | 'totals' | 'rows';

export interface SettlementFile {
	readonly bytes: Uint8Array;
	readonly charset?: string;
	/** Where the file came from, for the item and for the error. */
	readonly source: IDataObject;
}

/**
 * The items of a settlement file, without its binary. Throws NodeOperationError for a file that cannot be read or does not add up: nothing may
 * be posted from it.
 */
export function settlementItems(
	context: IExecuteFunctions,
	file: SettlementFile,
	output: SettlementOutput,
	itemIndex: number,
): INodeExecutionData[] {
	const read = readSettlement(file.bytes, { charset: file.charset });
	if (!read.ok) throw unreadable(context, read.problem, file.source, itemIndex);
	if (output === 'rows') return rowItems(read.settlement);
	const facts = headerFacts(read.settlement, file);
	return [{ json: output === 'totals' ? { ...facts, totals: settlementTotals(read.settlement).map((total) => ({ ...total })) } : facts }];
}

/** Instants in ISO 8601 UTC, the amount as a decimal string. */
function headerFacts({ header, format }: Settlement, { bytes, source }: SettlementFile): IDataObject {
	return {
		settlementId: header.settlementId,
		settlementStartDate: header.startDate,
		settlementEndDate: header.endDate,
		depositDate: header.depositDate,
		totalAmount: toDecimal(header.total),
		currency: header.currency,
		rowCount: format.rowCount,
		encoding: format.encoding,
		decimalSeparator: format.decimalSeparator,
		// Two different contents under one settlement id must be noticed; report ids do not tell.
		sha256: createHash('sha256').update(bytes).digest('hex'),
		...source,
	};
}

function rowItems({ header, rows }: Settlement): INodeExecutionData[] {
	const { settlementId, currency } = header;
	return rows.map(({ amount, postedAt, ...row }) => ({
		json: { settlementId, currency, ...row, amount: toDecimal(amount), postedAt: new Date(postedAt).toISOString() },
	}));
}

function unreadable(context: IExecuteFunctions, problem: SettlementProblem, source: IDataObject, itemIndex: number): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), problem.message, { itemIndex, description: problem.remedy });
	const kind: ExceptionKindName = problem.kind === 'totalDisagrees' ? 'settlementTotalDisagrees' : 'settlementUnreadable';
	error.context.details = { kind, reason: problem.kind, ...source, message: problem.message, remedy: problem.remedy };
	return error;
}
