import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { beginningOf, redactor } from '../../domain/text/redact';
import { decodeReport } from '../../domain/text/decode';
import { OPERATIONS } from '../transport/catalogue';
import type { AmazonContext } from '../transport/context';
import { downloadReport } from '../transport/document';
import { amazonRead } from '../transport/request';
import { explainReport, isFinished, type Explanation, type Report } from './report';
import { lookUntil } from './wait';

/** Longest piece of a FATAL report's document that is shown and looked at, and largest such document that is read. */
const SAID_LENGTH = 1000;
const SAID_SEEN = 1500;
const SAID_BYTES = 1024 * 1024;
const shownOf = redactor([], SAID_LENGTH);

/** One look at a report. */
export const getReport = async (context: IExecuteFunctions, reportId: string, itemIndex: number): Promise<Report> =>
	(await amazonRead.call(context, { operation: OPERATIONS.getReport, path: { reportId } }, itemIndex)) as Report;

/** The report when Amazon is done with it, or as it is after `maxSeconds`. */
export const awaitReport = async (context: IExecuteFunctions, reportId: string, maxSeconds: number, itemIndex: number): Promise<Report> =>
	await lookUntil(context, async () => await getReport(context, reportId, itemIndex), isFinished, maxSeconds);

/** What the document of a FATAL report says, or '' when there is none or it cannot be read: then the status alone has to do. */
async function fatalText(context: AmazonContext, report: Report, itemIndex?: number): Promise<string> {
	if (!report.reportDocumentId) return '';
	const how = { maxBytes: SAID_BYTES, restricted: isRestricted(report) };
	const file = await downloadReport.call(context, report.reportDocumentId, how, itemIndex).catch(() => undefined);
	if (!file) return '';
	const decoded = decodeReport(file.bytes, file.charset);
	return decoded.ok ? shownOf(beginningOf(decoded.value.text, SAID_SEEN).replace(/\s+/g, ' ').trim()) : '';
}

/** A report that gives no data, in plain words. */
export const explain = async (
	context: AmazonContext,
	report: Report,
	earlier: readonly Report[],
	itemIndex?: number,
): Promise<Explanation> =>
	explainReport(report, earlier, report.processingStatus === 'FATAL' ? await fatalText(context, report, itemIndex) : '');

/** The stop for a report that gives no data. `context.details` names the report, so that a workflow can go on with it later. */
export function noData(
	context: IExecuteFunctions,
	{ reportId, reportType, processingStatus }: Report,
	{ message, remedy }: Explanation,
	itemIndex: number,
): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), message, { itemIndex, description: remedy });
	error.context.details = {
		kind: 'runFailed',
		reason: isFinishedStatus(processingStatus) ? 'reportWithoutData' : 'reportNotReady',
		reportId,
		reportType,
		processingStatus,
		message,
		remedy,
	};
	return error;
}

const isFinishedStatus = (processingStatus: Report['processingStatus']): boolean => isFinished({ processingStatus } as Report);

/** Report types whose document is opened with a restricted data token only (tokens API, restricted resources). */
const RESTRICTED: ReadonlySet<string> = new Set(['GET_VAT_TRANSACTION_DATA']);
export const isRestricted = ({ reportType }: Report): boolean => RESTRICTED.has(reportType);
