import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { MAX_WAIT } from '../fields';
import { requiredText } from '../../../shared/parameters';
import { awaitFeed, isFinished, readProcessingReport } from './feed';
import { explainFeed } from './outcome';

const properties: INodeProperties[] = [
	{
		displayName: 'Feed ID',
		name: 'feedId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 70001234567',
		description: 'Feed as Update Quantities in Bulk gives it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [{ ...MAX_WAIT, default: 0 }],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['listing'], operation: ['getBulkResult'] } }, properties);

/**
 * Gives one item: the feed, whether Amazon is done with it (`finished`), and the counts and issues of its processing report. A feed that
 * is not done, or has none to read, comes with an `explanation` and a `remedy`.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const feedId = requiredText(this, 'feedId', 'Feed ID', i);
	const { maxWaitSeconds = 0 } = this.getNodeParameter('options', i, {}) as { maxWaitSeconds?: number };
	const feed = await awaitFeed.call(this, feedId, maxWaitSeconds, i);
	const report = await readProcessingReport.call(this, feed, i);
	const said = report ? { summary: { ...report.summary }, issues: report.issues.map((issue) => ({ ...issue })) } : {};
	return [{ json: { ...feed, finished: isFinished(feed), ...said, ...explainFeed(feed, report) } as IDataObject }];
}
