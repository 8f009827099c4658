import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { KNOWN_REPORTS } from '../reports/types';

/** Report types by name; settlements only where they can be listed, because they cannot be requested. */
export async function searchReportTypes(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const requesting = this.getCurrentNodeParameter('operation') === 'request';
	const wanted = filter.toLowerCase();
	const results = KNOWN_REPORTS.filter(
		({ name, type, requestable }) => (requestable || !requesting) && `${name} ${type}`.toLowerCase().includes(wanted),
	);
	return { results: results.map(({ name, type }) => ({ name, value: type })) };
}
