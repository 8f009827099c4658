import { NodeOperationError, OperationalError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { listOf } from '../../shared/parameters';
import { isFinished, isReport, reportPages, type Report } from '../reports/report';
import { listRecords } from '../transport/paging';
import type { Found, PollRun, TriggerEvent } from './run';
import { isBefore, isoOf, keepFrom, type PollState } from './state';

/** The only settlement report that is left since 2026-11-11. */
const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const OVERLAP_MS = 3_600_000;
/** Amazon lists reports for 90 days. */
const LONGEST_MS = 89 * 86_400_000;
const MOST_TYPES = 10;
const SAMPLE_SIZE = 10;

interface Settings {
	readonly reportTypes: readonly string[];
	readonly statuses: readonly string[];
}

const settlements = (): Settings => ({ reportTypes: [SETTLEMENT], statuses: ['DONE'] });

function chosen(poll: IPollFunctions): Settings {
	const reportTypes = listOf(poll.getNodeParameter('reportTypes', ''));
	if (reportTypes.length === 0 || reportTypes.length > MOST_TYPES) {
		throw new NodeOperationError(poll.getNode(), `Report Types has ${reportTypes.length} types`, {
			description: `Give 1 to ${MOST_TYPES} report types, separated by commas.`,
		});
	}
	return { reportTypes, statuses: poll.getNodeParameter('statuses', ['DONE']) as string[] };
}

export const settlementReady = reportEvent(settlements);
export const reportFinished = reportEvent(chosen);

function reportEvent(settingsOf: (poll: IPollFunctions) => Settings): TriggerEvent {
	return {
		settings: settingsOf,
		read: async (run, state) => await readReports(run, state, settingsOf(run.context)),
		sample: async (run) => {
			const { reportTypes, statuses } = settingsOf(run.context);
			const query = { reportTypes, processingStatuses: statuses, pageSize: SAMPLE_SIZE };
			const { ask, find } = reportPages(query);
			const sample = { ask: (token?: string) => ({ ...ask(token), limits: run.limits }), find, limit: SAMPLE_SIZE };
			const listed = await listRecords.call(run.context, sample);
			const reports = listed.filter(isReport);
			return reports.map(factsOf);
		},
	};
}

/**
 * Reads the reports since the cursor, finished or not: a report counts from when it was created, so the cursor stays at the oldest one that
 * Amazon still works on. All pages or none are taken, for there are few.
 */
async function readReports(run: PollRun, state: PollState, { reportTypes, statuses }: Settings): Promise<Found> {
	const oldest = Math.max(Date.parse(state.cursor) - OVERLAP_MS, run.now - LONGEST_MS);
	const { ask, find } = reportPages({ reportTypes, pageSize: 100, createdSince: isoOf(oldest) });
	const listed = await listRecords.call(run.context, { ask: (token) => ({ ...ask(token), limits: run.limits }), find });
	const reports = listed.filter(isReport);
	const seen = { ...state.seen };
	const items: IDataObject[] = [];
	for (const report of reports.filter(isFinished)) {
		if (seen[report.reportId] !== undefined) continue;
		seen[report.reportId] = report.createdTime;
		// What was finished before the trigger started is not news; what was under way then is.
		const isNews = state.primed === true || !isBefore(report.createdTime, state.startedAt);
		if (isNews && statuses.includes(report.processingStatus)) items.push(factsOf(report));
	}
	const underWay = reports.filter((report) => !isFinished(report)).map(({ createdTime }) => Date.parse(createdTime));
	const cursor = isoOf(Math.min(run.now, ...underWay));
	const next: PollState = { ...state, primed: true, cursor, seen: keepFrom(seen, isoOf(Date.parse(cursor) - OVERLAP_MS)) };
	const odd = listed.length - reports.length;
	// Said when nothing else is given out: the others must not wait for it.
	const error = odd > 0 ? new OperationalError(`Amazon listed ${odd} reports without an ID, a type, a status or a time`) : undefined;
	return { items, next, error };
}

const FIELDS = [
	'reportId',
	'reportType',
	'reportDocumentId',
	'dataStartTime',
	'dataEndTime',
	'createdTime',
	'processingStatus',
	'marketplaceIds',
] as const;
const factsOf = (report: Report): IDataObject =>
	Object.fromEntries(FIELDS.filter((field) => field in report).map((field) => [field, report[field]]));
