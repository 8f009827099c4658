import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { requiredText } from '../../../shared/parameters';
import { ROW_RANGE } from './rows';
import { SETTLEMENT_OUTPUT, settlementItems, type SettlementOutput } from './output';

const properties: INodeProperties[] = [
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input binary field containing the file',
		description: 'Flat File V2 of a settlement, as Seller Central gives it under Payments, All statements',
	},
	SETTLEMENT_OUTPUT,
	ROW_RANGE,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['readFile'] } }, properties);

/** Reads a settlement file that a person or another node brought; passes the file on untouched, except with rows. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const binaryPropertyName = requiredText(this, 'binaryPropertyName', 'Input Data Field Name', i);
	const binary = this.helpers.assertBinaryData(i, binaryPropertyName);
	const output = this.getNodeParameter('output', i, 'header') as SettlementOutput;
	const source = binary.fileName ? { fileName: binary.fileName } : {};
	const items = await settlementItems(this, { binary, source }, output, i);
	return output === 'rows' ? items : items.map((item) => ({ ...item, binary: this.getInputData()[i].binary }));
}
