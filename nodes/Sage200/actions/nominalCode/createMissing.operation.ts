import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { CHART } from '../../../domain/settlement/chart';
import { prepareNominal, type NewNominal } from '../../posting/newRecord';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { jsonParameter } from '../parameters';
import { writeItem } from '../write';

const properties: INodeProperties[] = [
	{
		displayName: 'Nominal Codes',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Of the Shipped Chart', value: 'chart' },
			{ name: 'Of a List', value: 'list' },
		],
		default: 'chart',
		description: 'The shipped chart holds the nominal codes that the bridge proposes for sales, fees and reimbursements. Those that Sage 200 has are left as they are.',
	},
	{
		displayName: 'List',
		name: 'list',
		type: 'json',
		displayOptions: { show: { source: ['list'] } },
		default: '=[]',
		description: 'JSON array: code, name, costCentre, department',
	},
	{
		displayName: 'Report Category',
		name: 'reportCategory',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6200',
		description: 'Code of the report category for codes that are created. Leave empty for the default of Sage 200; used by Professional only.',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['nominalCode'], operation: ['createMissing'] } }, properties);

/** One item per nominal code: created now, or there already. It stops at the first that cannot be created. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const wanted of wantedCodes(this, i)) {
		const { code, name, costCentre, department } = wanted;
		const [item] = await writeItem(this, i, cache, {
			at: { reference: code, stepsDone: items.map(({ json }) => json) },
			prepare: async ({ client }) => await prepareNominal(client, cache, wanted),
			facts: (shown) => ({ code, costCentre, department, name, ...(shown ? { id: shown.record.id as number, nameInSage: shown.record.name as string } : {}) }),
		});
		items.push(item);
	}
	return items;
}

function wantedCodes(context: IExecuteFunctions, i: number): NewNominal[] {
	const reportCategory = String(context.getNodeParameter('reportCategory', i, '')).trim();
	if (context.getNodeParameter('source', i) === 'list') {
		const list = jsonParameter<Array<Partial<NewNominal>>>(context, 'list', 'List', i);
		return list.map(({ code, name, costCentre, department }) => ({ code: String(code ?? '').trim(), name: String(name ?? ''), costCentre: String(costCentre ?? ''), department: String(department ?? ''), reportCategory }));
	}
	// Two accounts of the chart may share a code: the first names it.
	const byCode = new Map<string, string>();
	for (const { code, name } of Object.values(CHART)) if (!byCode.has(code)) byCode.set(code, name);
	return [...byCode].map(([code, name]) => ({ code, name, costCentre: '', department: '', reportCategory }));
}
