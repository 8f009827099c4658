import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { KNOWN_MARKETPLACES } from '../actions/marketplace/known';
import { readParticipations } from '../actions/marketplace/participations';
import { credentialOf } from '../transport/context';

/**
 * Marketplaces by name. Those of Europe are known, so that they show without a request (Amazon allows one a minute); the other regions are asked
 * of Amazon.
 */
export async function searchMarketplaces(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const { region } = await credentialOf(this);
	const all =
		region === 'na' || region === 'fe'
			? await asked.call(this)
			: KNOWN_MARKETPLACES.map(({ name, marketplaceId }) => ({ name, value: marketplaceId }));
	const wanted = filter.toLowerCase();
	return { results: all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)) };
}

async function asked(this: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	return (await readParticipations.call(this)).map(({ marketplace }) => ({ name: marketplace.name, value: marketplace.id }));
}
