import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { textOf } from '../../domain/text/textOf';
import { readReport, type ReportRow } from '../../domain/report/read';
import { downloadReport } from '../transport/document';
import { awaitReport, explain, isRestricted, noData } from './finish';
import { LAYOUTS, type RowReport } from './layouts';
import type { Report, ReportRequest } from './report';
import { ReportDesk } from './request';

/** How a report that becomes items is waited for and read. */
export interface RowChoices {
	/** Reports that were requested before, in the order of the requests; then none is requested. */
	readonly reportIds: readonly string[];
	readonly maxWaitSeconds: number;
	readonly maxBytes: number;
	/** What a CANCELLED report means: a stop, because it may as well have been asked for too soon, or no rows. */
	readonly whenCancelled: 'stop' | 'noRows';
	/** Age up to which a report that was asked for before is taken. */
	readonly reuseMinutes: number;
}

export interface RowRequest extends ReportRequest {
	readonly reportType: RowReport;
}

/**
 * Requests one report after the other, waits, downloads and reads them; gives the rows of all, each with the id of its report. Throws
 * NodeOperationError when a report is not ready in time, has no data or cannot be read: rows of some of them only would pass for all.
 */
export async function rowsOfReports(
	context: IExecuteFunctions,
	requests: readonly RowRequest[],
	choices: RowChoices,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const desk = new ReportDesk(context, itemIndex);
	const rows: INodeExecutionData[] = [];
	const reportIds = await reportsFor(context, desk, requests, choices, itemIndex);
	const wasGiven = choices.reportIds.length > 0;
	for (const [index, reportId] of reportIds.entries()) {
		const { reportType } = requests[index];
		const earlier = wasGiven ? [] : (await desk.recent(reportType)).filter((report) => !reportIds.includes(report.reportId));
		const read = await rowsOf(context, reportId, reportType, choices, earlier, itemIndex).catch((error: Error) => error);
		if (read instanceof Error) throw withAllReports(read, reportIds);
		for (const item of toItems(read, reportId)) rows.push(item);
	}
	return rows;
}

/** The ids of the reports that answer the requests, one for each. All are asked for before the first is waited for, so that Amazon works on them at the same time. */
async function reportsFor(
	context: IExecuteFunctions,
	desk: ReportDesk,
	requests: readonly RowRequest[],
	choices: RowChoices,
	itemIndex: number,
): Promise<readonly string[]> {
	const given = choices.reportIds;
	if (given.length > 0 && given.length !== requests.length) {
		throw new NodeOperationError(context.getNode(), `There are ${given.length} report IDs for ${requests.length} reports`, {
			itemIndex,
			description:
				'Give the IDs of all reports that were requested for this period and these event types, separated by commas; rows of some would pass for all. Give To as well, so that the period stays the same.',
		});
	}
	if (given.length > 0) return given;
	const reportIds: string[] = [];
	for (const request of requests) reportIds.push((await desk.request(request, choices.reuseMinutes)).reportId);
	return reportIds;
}

/** The error with the ids of all reports of the item, so that a later run can go on with all of them. */
function withAllReports(error: Error, reportIds: readonly string[]): Error {
	if (!(error instanceof NodeOperationError) || reportIds.length < 2) return error;
	const all = reportIds.join(',');
	error.description = `${error.description ?? ''} All reports of this request, for Report ID: ${all}.`.trim();
	const details = error.context.details as IDataObject | undefined;
	if (details) details.reportIds = all;
	return error;
}

const toItems = (rows: readonly ReportRow[], reportId: string): INodeExecutionData[] => rows.map((row) => ({ json: { ...row, reportId } }));

async function rowsOf(
	context: IExecuteFunctions,
	reportId: string,
	reportType: RowReport,
	choices: RowChoices,
	earlier: readonly Report[],
	itemIndex: number,
): Promise<readonly ReportRow[]> {
	const report = await awaitReport(context, reportId, choices.maxWaitSeconds, itemIndex);
	if (report.processingStatus === 'CANCELLED' && choices.whenCancelled === 'noRows') return [];
	if (report.processingStatus !== 'DONE') throw noData(context, report, await explain(context, report, earlier, itemIndex), itemIndex);
	if (report.reportType !== reportType) throw wrongType(context, report, reportType, itemIndex);
	const file = await downloadReport.call(
		context,
		textOf(report.reportDocumentId),
		{ maxBytes: choices.maxBytes, restricted: isRestricted(report) },
		itemIndex,
	);
	const read = readReport(file.bytes, LAYOUTS[reportType], file.charset);
	if (read.ok) return read.value.rows;
	throw noData(context, report, read.refusal, itemIndex);
}

function wrongType(context: IExecuteFunctions, { reportId, reportType }: Report, wanted: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), `Report ${reportId} is of type ${reportType}, not ${wanted}`, {
		itemIndex,
		description: 'Give the ID of a report of this operation, or choose the operation that fits.',
	});
}
