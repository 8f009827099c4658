import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { reportDocument, saveDocument } from '../../transport/document';
import { MAX_MEGABYTES, OUTPUT_FILE } from '../fields';
import { requiredText } from '../../../shared/parameters';
import { ROW_RANGE } from './rows';
import { SETTLEMENT_OUTPUT, settlementItems, type SettlementOutput } from './output';

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
	SETTLEMENT_OUTPUT,
	ROW_RANGE,
	// With rows as output no file is given out.
	{ ...OUTPUT_FILE, displayOptions: { hide: { output: ['rows'] } } },
	{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add option', default: {}, options: [MAX_MEGABYTES] },
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['get'] } }, properties);

/**
 * Gives one item: facts of the header in `json`, the unpacked file as Amazon made it in the binary field. Or one item per row, without
 * the file. It goes to n8n's storage as it arrives and is read from there, so that it is not held in memory.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportDocumentId = requiredText(this, 'reportDocumentId', 'Report Document ID', i);
	const output = this.getNodeParameter('output', i, 'header') as SettlementOutput;
	const binaryPropertyName = output === 'rows' ? '' : requiredText(this, 'binaryPropertyName', 'Put Output File in Field', i);
	const { maxMegabytes = 256 } = this.getNodeParameter('options', i, {}) as { maxMegabytes?: number };
	const how = { fileName: 'settlement.txt', mimeType: 'text/tab-separated-values', maxBytes: maxMegabytes * 1024 * 1024 };
	const { binary, charset } = await saveDocument.call(this, reportDocument(reportDocumentId), how, i);
	const items = await settlementItems(this, { binary, charset, source: { reportDocumentId } }, output, i);
	if (output === 'rows') return items;
	const [{ json }] = items;
	// Whose settlement it is was not known before it was read.
	return [{ json, binary: { [binaryPropertyName]: { ...binary, fileName: `settlement-${json.settlementId}.txt` } } }];
}
