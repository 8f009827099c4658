import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { prepareTracking, type Tracking } from '../../posting/order/tracking';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { codeOf, locator } from '../locator';
import { writeItem } from '../write';

const properties: INodeProperties[] = [
	{
		displayName: 'Despatch Number',
		name: 'despatchNo',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 0000000123',
		description: 'Number of the despatch note: sop_despatch_document_no of a despatched line',
	},
	locator('Courier', 'courier', 'searchCouriers', {
		placeholder: 'e.g. Royal Mail',
		description: 'Name of the courier in Sage 200. Leave empty to keep it.',
		required: false,
	}),
	{
		displayName: 'Tracking',
		name: 'tracking',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Consignment Number',
				name: 'consignmentNo',
				type: 'string',
				default: '',
				placeholder: 'e.g. AB123456789GB',
				description: 'At most 60 characters',
			},
			{ displayName: 'Notes', name: 'notes', type: 'string', default: '', description: 'At most 256 characters' },
			{ displayName: 'Pieces', name: 'pieces', type: 'number', typeOptions: { minValue: 1 }, default: 1, description: 'How many parcels' },
		],
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['despatch'], operation: ['updateTracking'] } }, properties);

/** One item with the despatch note as it stands then; written now or found to stand so already. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const given = this.getNodeParameter('tracking', i, {}) as IDataObject;
	const despatchNo = String(this.getNodeParameter('despatchNo', i, '')).trim();
	const tracking: Tracking = {
		despatchNo,
		courier: codeOf(this, 'courier', i) || undefined,
		consignmentNo: given.consignmentNo as string | undefined,
		pieces: given.pieces as number | undefined,
		notes: given.notes as string | undefined,
	};
	return await writeItem(this, i, cache, {
		at: { reference: despatchNo },
		prepare: async ({ client }) => await prepareTracking(client, cache, tracking),
		facts: (shown) => ({ despatchNo, ...(shown?.record as IDataObject | undefined) }),
	});
}
