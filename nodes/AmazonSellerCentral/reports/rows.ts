import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { readReport, type ReportRow } from '../../domain/report/read';
import { downloadReport } from '../transport/document';
import { awaitReport, explain, isRestricted, noData } from './finish';
import { LAYOUTS, type RowReport } from './layouts';
import type { Report, ReportRequest } from './report';
import { ReportDesk } from './request';

/** How a report that becomes items is waited for and read. */
export interface RowChoices {
	/** A report that was requested before; then none is requested. */
	readonly reportId?: string;
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
export async function rowsOfReports(context: IExecuteFunctions, requests: readonly RowRequest[], choices: RowChoices, itemIndex: number): Promise<INodeExecutionData[]> {
	const desk = new ReportDesk(context, itemIndex);
	const rows: INodeExecutionData[] = [];
	if (choices.reportId) return toItems(await rowsOf(context, choices.reportId, requests[0].reportType, choices, [], itemIndex), choices.reportId);
	// All are asked for before the first is waited for, so that Amazon works on them at the same time.
	const reportIds: string[] = [];
	for (const request of requests) reportIds.push((await desk.request(request, choices.reuseMinutes)).reportId);
	for (const [index, reportId] of reportIds.entries()) {
		const { reportType } = requests[index];
		const earlier = (await desk.recent(reportType)).filter((report) => !reportIds.includes(report.reportId));
		for (const item of toItems(await rowsOf(context, reportId, reportType, choices, earlier, itemIndex), reportId)) rows.push(item);
	}
	return rows;
}

const toItems = (rows: readonly ReportRow[], reportId: string): INodeExecutionData[] => rows.map((row) => ({ json: { ...row, reportId } }));

async function rowsOf(context: IExecuteFunctions, reportId: string, reportType: RowReport, choices: RowChoices, earlier: readonly Report[], itemIndex: number): Promise<readonly ReportRow[]> {
	const report = await awaitReport(context, reportId, choices.maxWaitSeconds, itemIndex);
	if (report.processingStatus === 'CANCELLED' && choices.whenCancelled === 'noRows') return [];
	if (report.processingStatus !== 'DONE') throw noData(context, report, await explain(context, report, earlier, itemIndex), itemIndex);
	if (report.reportType !== reportType) throw wrongType(context, report, reportType, itemIndex);
	const file = await downloadReport.call(context, String(report.reportDocumentId), { maxBytes: choices.maxBytes, restricted: isRestricted(report) }, itemIndex);
	const read = readReport(file.bytes, LAYOUTS[reportType], file.charset);
	if (read.ok) return read.report.rows;
	throw noData(context, report, read.problem, itemIndex);
}

function wrongType(context: IExecuteFunctions, { reportId, reportType }: Report, wanted: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), `Report ${reportId} is of type ${reportType}, not ${wanted}`, { itemIndex, description: 'Give the ID of a report of this operation, or choose the operation that fits.' });
}
