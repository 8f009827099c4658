import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { CHART, type ChartAccount } from '../../../domain/settlement/catalogue/chart';
import { prepareNominal, type NewNominal } from '../../posting/record/newRecord';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { structuredList, structuredListOf } from '../../../shared/structured';
import { NOMINAL } from '../lineFields';
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
		description:
			'The shipped chart holds the nominal codes that the bridge proposes for sales, fees and reimbursements. Those that Sage 200 has are left as they are.',
	},
	{
		displayName: 'Report Category of Income',
		name: 'incomeCategory',
		type: 'string',
		displayOptions: { show: { source: ['chart'] } },
		default: '',
		placeholder: 'e.g. 30',
		description: 'Code of the report category for sales and other income. Leave empty where Sage 200 needs none.',
	},
	{
		displayName: 'Report Category of Costs',
		name: 'costCategory',
		type: 'string',
		displayOptions: { show: { source: ['chart'] } },
		default: '',
		placeholder: 'e.g. 40',
		description: 'Code of the report category for fees and other costs. Leave empty where Sage 200 needs none.',
	},
	...structuredList({
		name: 'list',
		displayName: 'List',
		entry: 'Nominal Code',
		fields: NOMINAL,
		example: '[{"code": "62000", "name": "Amazon commission", "reportCategory": "0004"}]',
		description: 'Nominal codes that are to be there',
		show: { source: ['list'] },
	}),
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
			facts: (shown) => ({
				code,
				costCentre,
				department,
				name,
				...(shown ? { id: shown.record.id as number, nameInSage: shown.record.name as string } : {}),
			}),
		});
		items.push(item);
	}
	return items;
}

/** Accounts of the chart that are income; the others are costs. */
const INCOME: ReadonlySet<ChartAccount> = new Set<ChartAccount>([
	'sales',
	'delivery',
	'giftWrap',
	'promotions',
	'refunds',
	'reimbursements',
	'liquidations',
	'otherIncome',
]);

function wantedCodes(context: IExecuteFunctions, i: number): NewNominal[] {
	const text = (name: string) => String(context.getNodeParameter(name, i, '')).trim();
	if (text('source') === 'list') {
		const list = structuredListOf<Partial<NewNominal>>(context, 'list', 'List', i);
		return list.map((given) => ({
			code: word(given.code),
			name: word(given.name),
			costCentre: word(given.costCentre),
			department: word(given.department),
			reportCategory: word(given.reportCategory),
		}));
	}
	// Two accounts of the chart may share a code: the first names it.
	const byCode = new Map<string, NewNominal>();
	for (const [account, { code, name }] of Object.entries(CHART)) {
		const reportCategory = text(INCOME.has(account as ChartAccount) ? 'incomeCategory' : 'costCategory');
		if (!byCode.has(code)) byCode.set(code, { code, name, costCentre: '', department: '', reportCategory });
	}
	return [...byCode.values()];
}

const word = (value: unknown): string => String(value ?? '').trim();
