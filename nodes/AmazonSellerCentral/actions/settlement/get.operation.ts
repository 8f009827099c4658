import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { downloadReport } from '../../transport/document';
import { MAX_MEGABYTES, OUTPUT_FILE } from '../fields';
import { requiredText } from '../../../shared/parameters';
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
	{ ...OUTPUT_FILE, description: 'With Rows as output, no file is given out' },
	{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add option', default: {}, options: [MAX_MEGABYTES] },
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['get'] } }, properties);

/** Gives one item: facts of the header in `json`, the unpacked file as Amazon made it in the binary field. Or one item per row, without the file. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportDocumentId = requiredText(this, 'reportDocumentId', 'Report Document ID', i);
	const binaryPropertyName = requiredText(this, 'binaryPropertyName', 'Put Output File in Field', i);
	const output = this.getNodeParameter('output', i, 'header') as SettlementOutput;
	const { maxMegabytes = 256 } = this.getNodeParameter('options', i, {}) as { maxMegabytes?: number };
	const { bytes, charset } = await downloadReport.call(this, reportDocumentId, { maxBytes: maxMegabytes * 1024 * 1024 }, i);
	const items = settlementItems(this, { bytes, charset, source: { reportDocumentId } }, output, i);
	if (output === 'rows') return items;
	const [{ json }] = items;
	const binary = await this.helpers.prepareBinaryData(
		Buffer.from(bytes),
		`settlement-${json.settlementId}.txt`,
		'text/tab-separated-values',
	);
	return [{ json, binary: { [binaryPropertyName]: binary } }];
}
