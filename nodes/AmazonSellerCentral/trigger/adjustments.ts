import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { countedRows } from '../../domain/fba/ledger';
import { textOf } from '../../domain/text/textOf';
import { readReport, type ReportRow } from '../../domain/report/read';
import { listOf } from '../../shared/parameters';
import { LAYOUTS } from '../reports/layouts';
import { explain } from '../reports/finish';
import { answersRequest, bodyOf, isFinished, isReport, type Report, type ReportRequest } from '../reports/report';
import { OPERATIONS } from '../transport/catalogue';
import { downloadReport } from '../transport/document';
import { recordsIn, within } from '../transport/records';
import { amazonRead, amazonWrite } from '../transport/request';
import { isNotFound, type Found, type PollRun, type TriggerEvent } from './run';
import { isBefore, isoOf, keepFrom, type PollState } from './state';

const REPORT_TYPE = 'GET_LEDGER_DETAIL_VIEW_DATA';
/** Amazon makes a daily FBA report at most every four hours; asked for sooner it ends CANCELLED. */
const INTERVAL_MS = 4 * 3_600_000;
/** How far back each report reads: rows arrive late. */
const OVERLAP_MS = 7 * 86_400_000;
const SAMPLE_MS = 30 * 86_400_000;
const SAMPLE_SIZE = 10;
/** More than our clock and Amazon's are apart. */
const CLOCKS_APART_MS = 15 * 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
const DAY_MS = 86_400_000;
/** Amazon keeps 18 months of the ledger; a cursor that waits for data longer than that would ask for what there is no more. */
const LONGEST_MS = 540 * DAY_MS;

const marketplacesOf = (poll: IPollFunctions): string[] => {
	const marketplaceIds = listOf(poll.getNodeParameter('marketplaceIds', ''));
	if (marketplaceIds.length > 0) return marketplaceIds;
	throw new NodeOperationError(poll.getNode(), 'Marketplace IDs is empty', {
		description: 'Give the marketplace of the FBA stock, e.g. A1F83G8C2ARO7P for the United Kingdom.',
	});
};

/**
 * Adjustments of the FBA ledger. Amazon tells them in reports that it makes on request, so a poll requests one, and a later poll reads it.
 */
export const fbaAdjustment: TriggerEvent = {
	settings: (poll) => ({ marketplaceIds: marketplacesOf(poll) }),
	read: async (run, state) =>
		state.pendingReport ? await readPending(run, state, state.pendingReport.reportId) : await requestNext(run, state),
	// From reports that are there already: a sample must not use up the one report in four hours.
	sample: async (run) => {
		marketplacesOf(run.context); // A setting that is missing shows in the editor, not when the workflow is published.
		const query = { reportTypes: [REPORT_TYPE], processingStatuses: ['DONE'], pageSize: 1, createdSince: isoOf(run.now - SAMPLE_MS) };
		const answer = within(await amazonRead.call(run.context, { operation: OPERATIONS.getReports, query, limits: run.limits }));
		const reports = recordsIn(answer.reports).filter(isReport);
		const rows = reports.length > 0 ? await rowsOf(run, reports[0]) : [];
		// Whoever asked for that report may have asked for another type of event.
		return rows
			.filter(({ eventType }) => eventType === 'Adjustments')
			.slice(0, SAMPLE_SIZE)
			.map((row) => ({ ...row, reportId: reports[0].reportId }));
	},
};

/** Requests the report of the time since the cursor and remembers it; nothing is given out yet. */
async function requestNext(run: PollRun, state: PollState): Promise<Found> {
	if (state.nextRequestAt && isBefore(isoOf(run.now), state.nextRequestAt)) return { items: [], next: state };
	const since = Math.max(Date.parse(state.cursor) - OVERLAP_MS, run.now - LONGEST_MS);
	const request: ReportRequest = {
		reportType: REPORT_TYPE,
		marketplaceIds: marketplacesOf(run.context),
		// Whole days, because a row is dated to the day and its copies must stay together.
		dataStartTime: isoOf(since - (since % DAY_MS)),
		dataEndTime: isoOf(run.now),
		// One event type a report: with a list Amazon gives an empty one.
		reportOptions: { eventType: 'Adjustments' },
	};
	const look = async () => await findRequested(run, request);
	const { reportId } = await amazonWrite.call(run.context, {
		operation: OPERATIONS.createReport,
		body: bodyOf(request),
		look,
		limits: run.limits,
	});
	return { items: [], next: { ...state, pendingReport: { reportId: String(reportId), dataEndTime: String(request.dataEndTime) } } };
}

/** After an unclear outcome: the report that answers the request, if it was made. Its end is the second of this poll, so no other can be taken for it. */
async function findRequested(run: PollRun, request: ReportRequest): Promise<Report | undefined> {
	const query = { reportTypes: [REPORT_TYPE], pageSize: 100, createdSince: isoOf(run.now - CLOCKS_APART_MS) };
	const answer = within(await amazonRead.call(run.context, { operation: OPERATIONS.getReports, query, limits: run.limits }));
	return recordsIn(answer.reports)
		.filter(isReport)
		.find((report) => answersRequest(report, request));
}

async function readPending(run: PollRun, state: PollState, reportId: string): Promise<Found> {
	const { pendingReport, ...rest } = state;
	const report = await getReport(run, reportId);
	// Amazon keeps reports for 90 days; one that was not read by then, as of a workflow that was switched off, is asked for anew.
	if (!report) return await requestNext(run, rest);
	if (!isFinished(report)) return { items: [], next: state };
	const nextRequestAt = isoOf(run.now + INTERVAL_MS);
	// CANCELLED is "no data" or "too soon", and nobody can tell which: the cursor stays, and the next report reads that time again.
	if (report.processingStatus === 'CANCELLED') return { items: [], next: { ...rest, nextRequestAt } };
	if (report.processingStatus === 'FATAL') return { items: [], next: { ...rest, nextRequestAt }, error: await fatal(run.context, report) };
	const rows = await rowsOf(run, report).catch((error: Error) => error);
	// A document that cannot be read stays so: the time is read again with the next report. What failed on its way is tried again.
	if (rows instanceof NodeOperationError) return { items: [], next: { ...rest, nextRequestAt }, error: rows };
	if (rows instanceof Error) return { items: [], next: state, error: rows };
	const { items, seen } = newRows(rows, state);
	const cursor = pendingReport?.dataEndTime ?? state.cursor;
	const kept = keepFrom(seen, isoOf(Date.parse(cursor) - OVERLAP_MS - DAY_MS));
	return { items: items.map((row) => ({ ...row, reportId })), next: { ...rest, cursor, seen: kept, nextRequestAt } };
}

/** The report, or undefined when Amazon knows it no more. */
async function getReport(run: PollRun, reportId: string): Promise<Report | undefined> {
	const report = await amazonRead
		.call(run.context, { operation: OPERATIONS.getReport, path: { reportId }, limits: run.limits })
		.catch((error: Error) => error);
	if (!(report instanceof Error)) return report as Report;
	if (isNotFound(report)) return undefined;
	throw report;
}

async function fatal(context: IPollFunctions, report: Report): Promise<NodeOperationError> {
	const { message, remedy } = await explain(context, report, []);
	return new NodeOperationError(context.getNode(), message, { description: remedy });
}

async function rowsOf(run: PollRun, report: Report): Promise<readonly ReportRow[]> {
	const file = await downloadReport.call(run.context, textOf(report.reportDocumentId), {
		maxBytes: MAX_BYTES,
		totalMs: run.limits.totalMs,
	});
	const read = readReport(file.bytes, LAYOUTS[REPORT_TYPE], file.charset);
	if (!read.ok) throw new NodeOperationError(run.context.getNode(), read.refusal.message, { description: read.refusal.remedy });
	return read.value.rows;
}

/** Rows have no id. Identical ones are genuine, so they are told apart by counting them. */
function newRows(rows: readonly ReportRow[], state: PollState): { items: IDataObject[]; seen: PollState['seen'] } {
	const seen = { ...state.seen };
	const items: IDataObject[] = [];
	for (const { row, identity, copy } of countedRows(rows)) {
		const [key, time] = [`${identity}-${copy}`, timeOf(row)];
		if (seen[key] !== undefined || isBefore(time, startOf(row, state))) continue;
		seen[key] = time;
		items.push(row as IDataObject);
	}
	return { items, seen };
}

const timeOf = ({ date, dateTime }: ReportRow): string => String(dateTime ?? date);
/** A row that has a day only counts from the start of the day on which the trigger started. */
const startOf = ({ dateTime }: ReportRow, { startedAt }: PollState): string => (dateTime ? startedAt : startedAt.slice(0, 10));
