import {
	NodeApiError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { pageIn, PageWatch, type Page } from '../../transport/paging';
import { recordItems, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';
import { withoutGiftMessages } from './personal';
import { MAX_PAGE, readSearch, SEARCH_FIELDS, type SearchQuery } from './search';

const properties: INodeProperties[] = [
	...SEARCH_FIELDS,
	{
		displayName: 'Page Token',
		name: 'pageToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Next token of an earlier run, to go on where it stopped. Times and filters must be the same as then.',
	},
	{
		displayName: 'Most Pages',
		name: 'mostPages',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'After so many pages of 100 orders the rest is left to a later run',
	},
	{
		displayName: 'Keep Back',
		name: 'keepBack',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0,
		description: 'Share of the calls that Amazon allows at once that is left to others, from 0 to 1',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['getPages'] } }, properties);

/**
 * How far a run came: to the end; more is left; Amazon's rate allows no more now; Amazon does not take the token, so that the search is to be begun
 * again.
 */
type State = 'complete' | 'more' | 'quota' | 'tokenRefused';

interface Progress {
	readonly records: readonly unknown[];
	readonly pages: number;
	/** Token of the next page, '' where there is none or none was given yet. */
	readonly token: string;
	readonly state: State;
}

/**
 * Gives one item: the orders of as many pages as there are, as the rate of Amazon allows at once and as are wanted, and the token to go on with. It never waits for the rate. A page that fails
 * leaves what was read before; if it is the first one, its error is thrown.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const query = readSearch.call(this, i);
	const progress = await readPages.call(this, query, i);
	const { records, pages, token: nextToken, state } = progress;
	const orders = recordItems(records, 'an order', (order) => withoutGiftMessages(order, query.includedData)).map(({ json }) => json);
	const [after, before] = ['After', 'Before'].map((end) => query[`created${end}`] ?? query[`lastUpdated${end}`] ?? '');
	return [{ json: { after, before, state, pages, nextToken, orders } as IDataObject }];
}

async function readPages(this: IExecuteFunctions, query: SearchQuery, i: number): Promise<Progress> {
	const mostPages = this.getNodeParameter('mostPages', i) as number;
	const records: unknown[] = [];
	const watch = new PageWatch();
	let token = this.getNodeParameter('pageToken', i, '') as string;
	while (watch.count < mostPages) {
		const page = await readPage.call(this, query, token, i).catch((error: Error) => ({ error }));
		if ('error' in page) return { records, pages: watch.count, token, state: stateAfter(page.error, token, watch.count) };
		for (const record of page.records) records.push(record);
		const problem = watch.problemAfter(page);
		if (problem) throw problem;
		token = page.nextToken ?? '';
		if (token === '') return { records, pages: watch.count, token, state: 'complete' };
	}
	return { records, pages: watch.count, token, state: 'more' };
}

async function readPage(this: IExecuteFunctions, query: SearchQuery, token: string, i: number): Promise<Page<unknown>> {
	const paginationToken = token === '' ? undefined : token;
	const answer = await amazonRead.call(
		this,
		{
			operation: OPERATIONS.searchOrders,
			query: { ...query, maxResultsPerPage: MAX_PAGE, paginationToken },
			limits: { keepBack: this.getNodeParameter('keepBack', i) as number },
		},
		i,
	);
	return pageIn(answer as IDataObject, ({ orders, pagination }) => ({ records: orders, nextToken: within(pagination).nextToken }));
}

/** What an error leaves of the run. Throws it where nothing was read and it is neither the rate nor the token. */
function stateAfter(error: Error, token: string, pages: number): State {
	const reason = error instanceof NodeApiError ? within(error.context.details).reason : undefined;
	if (reason === 'rateLimited') return 'quota';
	if (reason === 'cancelled' || (pages === 0 && !(token !== '' && reason === 'invalidRequest'))) throw error;
	return pages === 0 ? 'tokenRefused' : 'more';
}
