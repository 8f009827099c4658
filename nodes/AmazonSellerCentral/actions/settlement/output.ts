import { createHash } from 'node:crypto';
import {
	NodeOperationError,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { toDecimal } from '../../../domain/money/money';
import type { FileRefusal } from '../../../domain/settlement/file/fileRefusal';
import type { TakeRow } from '../../../domain/settlement/file/rowView';
import type { SettlementFacts } from '../../../domain/settlement/settlement.types';
import { SettlementTotals } from '../../../domain/settlement/file/totals';
import { readStoredSettlement } from '../../../shared/settlementFile';
import { RowCollector } from './rows';

/** What of a settlement becomes items. */
export const SETTLEMENT_OUTPUT: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Header', value: 'header', description: 'One item: period, deposit date, total, and facts of the file' },
		{ name: 'Header and Totals', value: 'totals', description: 'One item: the header, and the sum of each kind of row' },
		{ name: 'Rows', value: 'rows', description: 'One item per row, all in memory. A large settlement has a hundred thousand of them.' },
	],
	default: 'header',
	description: 'What to give out besides the file',
};

export type SettlementOutput = 'header' | 'totals' | 'rows';

export interface SettlementFile {
	/** Where it lies in n8n's binary storage. */
	readonly binary: IBinaryData;
	readonly charset?: string;
	/** Where the file came from, for the item and for the error. */
	readonly source: IDataObject;
}

/**
 * The items of a settlement file, without its binary. The file is read as a stream; only rows that are given out are held. Throws
 * NodeOperationError for a file that cannot be read or does not add up: nothing may be posted from it.
 */
export async function settlementItems(
	context: IExecuteFunctions,
	file: SettlementFile,
	output: SettlementOutput,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	let totals = new SettlementTotals();
	const rows = output === 'rows' ? new RowCollector(context, itemIndex) : undefined;
	const begin = (): TakeRow => {
		totals = new SettlementTotals();
		rows?.restart();
		if (rows) return (row) => rows.take(row);
		return output === 'totals' ? (row) => totals.add(row) : () => undefined;
	};
	const hash = createHash('sha256');
	const see = (bytes: Uint8Array) => void hash.update(bytes);
	const result = await readStoredSettlement(context, file.binary, begin, { charset: file.charset, see });
	if (!result.ok) throw unreadable(context, result.refusal, file.source, itemIndex);
	if (rows) return rows.items(result.value.header);
	const facts = { ...headerFacts(result.value, hash.digest('hex')), ...file.source };
	return [{ json: output === 'totals' ? { ...facts, totals: totals.list().map((total) => ({ ...total })) } : facts }];
}

/** Instants in ISO 8601 UTC, the amount as a decimal string. */
const headerFacts = ({ header, format }: SettlementFacts, sha256: string): IDataObject => ({
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
	sha256,
});

function unreadable(context: IExecuteFunctions, refusal: FileRefusal, source: IDataObject, itemIndex: number): NodeOperationError {
	const { kind, detail: reason, message, remedy } = refusal;
	const error = new NodeOperationError(context.getNode(), message, { itemIndex, description: remedy });
	error.context.details = { kind, reason, ...source, message, remedy };
	return error;
}
