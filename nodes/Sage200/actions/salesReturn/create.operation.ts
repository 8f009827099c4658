import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { prepareReturn, type ReturnDraft } from '../../posting/record/salesReturn';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { DATE } from '../ledgerFields';
import { codeOf, customer } from '../locator';
import { structuredList, structuredListOf } from '../../../shared/structured';
import { RETURN_LINE } from '../lineFields';
import { writeItem } from '../write';
import { orHint } from './tolerant';

const properties: INodeProperties[] = [
	customer(),
	{
		displayName: 'Document Number',
		name: 'documentNo',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 203-1566897-3013500',
		description:
			'Amazon order ID, with the RMA ID where an order has several returns; at most 30 characters. With the customer it tells whether the return is there already.',
	},
	{ ...DATE, description: 'Date of the return; of a date with time the day as written counts' },
	...structuredList({
		name: 'lines',
		displayName: 'Lines',
		entry: 'Line',
		fields: RETURN_LINE,
		example:
			'[{"lineType": "standard", "stockCode": "KETTLE-17", "warehouse": "HOME", "quantity": "1", "unitPrice": "20.00", "taxCode": 1, "description": ""}]',
		description: 'What came back, as lines of a sales order',
	}),
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['salesReturn'], operation: ['create'] } }, properties);

/** One item with the number of the return, created now or found. Needs Sage 200 2025 R1. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const draft: ReturnDraft = {
		customerReference: codeOf(this, 'customerReference', i),
		customerDocumentNo: String(this.getNodeParameter('documentNo', i, '')).trim(),
		date: String(this.getNodeParameter('date', i, ''))
			.trim()
			.slice(0, 10),
		lines: structuredListOf<ReturnDraft['lines'][number]>(this, 'lines', 'Lines', i).map(withTaxCode),
	};
	const create = async () =>
		await writeItem(this, i, cache, {
			at: { reference: draft.customerDocumentNo },
			prepare: async ({ client }) => await prepareReturn(client, cache, draft),
			facts: (shown) => ({ documentNo: draft.customerDocumentNo, ...(shown ? factsOf(shown.record as IDataObject) : {}) }),
		});
	return await orHint(this, draft.customerDocumentNo, i, create);
}

/** A field gives the number of the tax code as text; what is no number is left for the check of the line to name. */
function withTaxCode(line: ReturnDraft['lines'][number]): ReturnDraft['lines'][number] {
	return line.lineType !== 'comment' && /^\d+$/.test(String(line.taxCode)) ? { ...line, taxCode: Number(line.taxCode) } : line;
}

const factsOf = ({ id, document_no: returnNo, document_status: status, total_gross_value: totalGrossValue }: IDataObject): IDataObject => ({
	id,
	returnNo,
	status,
	totalGrossValue,
});
