import { createHash } from 'node:crypto';
import { NodeOperationError, updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import { toDecimal } from '../../../domain/money/money';
import { readSettlement } from '../../../domain/settlement/read';
import type { Settlement, SettlementProblem } from '../../../domain/settlement/settlement.types';
import { downloadReport, type ReportFile } from '../../transport/document';
import { requiredText } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Report Document ID',
		name: 'reportDocumentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. amzn1.spdoc.1.4.eu.…',
		description: 'Document of the report, as Get Many gives it',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Maximum File Size (MB)',
				name: 'maxMegabytes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 256,
				description: 'Largest file to take, packed or unpacked. It keeps a damaged file from filling the memory.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['get'] } }, properties);

/** Gives one item: facts of the header in `json`, the unpacked file as Amazon made it in the binary field. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportDocumentId = requiredText.call(this, 'reportDocumentId', 'Report Document ID', i);
	const binaryPropertyName = requiredText.call(this, 'binaryPropertyName', 'Put Output File in Field', i);
	const { maxMegabytes = 256 } = this.getNodeParameter('options', i, {}) as { maxMegabytes?: number };
	const file = await downloadReport.call(this, reportDocumentId, { maxBytes: maxMegabytes * 1024 * 1024 }, i);
	const read = readSettlement(file.bytes, { charset: file.charset });
	if (!read.ok) throw unreadable.call(this, read.problem, reportDocumentId, i);
	const json = headerFacts(read.settlement, file, reportDocumentId);
	const binary = await this.helpers.prepareBinaryData(Buffer.from(file.bytes), `settlement-${json.settlementId}.txt`, 'text/tab-separated-values');
	return [{ json, binary: { [binaryPropertyName]: binary } }];
}

/** Instants in ISO 8601 UTC, the amount as a decimal string. */
function headerFacts({ header, format }: Settlement, { bytes }: ReportFile, reportDocumentId: string): IDataObject {
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
		reportDocumentId,
	};
}

/** A file that cannot be read, or does not add up, stops here: nothing may be posted from it. */
function unreadable(this: IExecuteFunctions, problem: SettlementProblem, reportDocumentId: string, itemIndex: number): NodeOperationError {
	const error = new NodeOperationError(this.getNode(), problem.message, { itemIndex, description: problem.remedy });
	const kind: ExceptionKindName = problem.kind === 'totalDisagrees' ? 'settlementTotalDisagrees' : 'settlementUnreadable';
	error.context.details = { kind, reason: problem.kind, reportDocumentId, message: problem.message, remedy: problem.remedy };
	return error;
}
