import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { limitOf } from '../../../shared/parameters';
import { KNOWN_MARKETPLACES } from './known';
import { readParticipations, type Participation } from './participations';

const properties: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Amazon', value: 'amazon', description: 'The marketplaces of this account, and whether it sells there' },
			{ name: 'Known List', value: 'known', description: 'The marketplaces of the European endpoint, without asking Amazon' },
		],
		default: 'amazon',
		description: 'Where the list comes from',
	},
	...RETURN_ALL_AND_LIMIT,
];

export const description = updateDisplayOptions({ show: { resource: ['marketplace'], operation: ['getAll'] } }, properties);

/** Gives one item per marketplace. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const limit = limitOf(this, i);
	if (this.getNodeParameter('source', i) === 'known') return KNOWN_MARKETPLACES.slice(0, limit).map((each) => ({ json: { ...each } }));
	return (await readParticipations.call(this, i)).slice(0, limit).map((each) => ({ json: factsOf(each) }));
}

function factsOf({ marketplace, participation, storeName }: Participation) {
	const { id: marketplaceId, name, countryCode, defaultCurrencyCode, defaultLanguageCode, domainName } = marketplace;
	return { marketplaceId, name, countryCode, defaultCurrencyCode, defaultLanguageCode, domainName, storeName, ...participation };
}
