import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { awaitReport, explain } from '../../reports/finish';
import { isFinished } from '../../reports/report';
import { MAX_WAIT } from '../fields';
import { requiredText } from '../../../shared/parameters';
import { REPORT_ID } from './fields';

const properties: INodeProperties[] = [
	REPORT_ID,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [{ ...MAX_WAIT, default: 0 }],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['report'], operation: ['get'] } }, properties);

/**
 * Gives one item: the report as Amazon shows it, and whether Amazon is done with it (`finished`). A report without data comes with an
 * `explanation` and a `remedy`; for FATAL the explanation says what its document says.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportId = requiredText(this, 'reportId', 'Report ID', i);
	const { maxWaitSeconds = 0 } = this.getNodeParameter('options', i, {}) as { maxWaitSeconds?: number };
	const report = await awaitReport(this, reportId, maxWaitSeconds, i);
	const json = { ...report, finished: isFinished(report) };
	if (!['CANCELLED', 'FATAL'].includes(report.processingStatus)) return [{ json }];
	const { message, remedy } = await explain(this, report, [], i);
	return [{ json: { ...json, explanation: message, remedy } }];
}
