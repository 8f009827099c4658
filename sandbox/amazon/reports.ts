import type { SandboxParts } from '../core/sandbox';
import { invalidInput, notFound, quotaExceeded } from './errors';
import type { Call, Gateway } from './gateway';
import { isoTime } from './isoTime';
import { OPERATIONS } from './operations';
import type { Query } from './query';
import { COLLECTIONS, type DocumentRecord, type ReportRecord } from './records';
import { seal, unseal } from './sealed';
import type { PresignedUrls } from './documents';

/** Reports are kept for 90 days. */
const RETENTION = 90 * 24 * 3600_000;

const CREATE_FIELDS = ['reportType', 'marketplaceIds', 'reportOptions', 'dataStartTime', 'dataEndTime'];

/** The filters of the first page travel in the token: with `nextToken` no other parameter is allowed. */
interface ReportFilter {
	reportTypes: string[];
	processingStatuses?: string[];
	marketplaceIds?: string[];
	since: number;
	until: number;
	pageSize: number;
	skip: number;
}

/** The Reports API 2021-06-30, as far as settlements need it. */
export function reportRoutes(gateway: Gateway, { store, clock }: SandboxParts, urls: PresignedUrls): void {
	const kept = (): ReportRecord[] =>
		store.all<ReportRecord>(COLLECTIONS.reports).filter((report) => Date.parse(report.createdTime) >= clock.now() - RETENTION);
	gateway.serve(OPERATIONS.getReports, ({ query }) => getReports(query, kept(), clock.now()));
	gateway.serve(OPERATIONS.getReport, (call) => {
		const report = kept().find((candidate) => candidate.reportId === call.path('reportId'));
		if (!report) throw notFound('There is no report with this id.');
		return toAnswer(report);
	});
	gateway.serve(OPERATIONS.createReport, refuseCreate);
	gateway.serve(OPERATIONS.getReportDocument, (call) => {
		const id = call.path('reportDocumentId');
		const document = store.all<DocumentRecord>(COLLECTIONS.documents).find((candidate) => candidate.reportDocumentId === id);
		if (!document) throw notFound('There is no report document with this id.');
		// Seen in the field: a document whose retention is over is refused as input, not as missing.
		if (Date.parse(document.createdTime) < clock.now() - RETENTION) throw invalidInput('The report document is not kept any longer.');
		return { reportDocumentId: id, url: urls.make(id, call.host), compressionAlgorithm: 'GZIP' };
	});
}

function getReports(query: Query, reports: ReportRecord[], now: number): { reports: unknown[]; nextToken?: string } {
	const filter = query.text('nextToken') === undefined ? firstPage(query, now) : nextPage(query);
	const found = reports
		.filter((report) => matches(report, filter))
		.sort((a, b) => Date.parse(b.createdTime) - Date.parse(a.createdTime) || b.reportId.localeCompare(a.reportId));
	const end = filter.skip + filter.pageSize;
	return {
		reports: found.slice(filter.skip, end).map(toAnswer),
		...(found.length > end ? { nextToken: seal({ ...filter, skip: end } satisfies ReportFilter) } : {}),
	};
}

function firstPage(query: Query, now: number): ReportFilter {
	const reportTypes = query.list('reportTypes');
	if (!reportTypes) throw invalidInput('Give reportTypes or nextToken.');
	return {
		reportTypes,
		processingStatuses: query.list('processingStatuses'),
		marketplaceIds: query.list('marketplaceIds'),
		since: query.number('createdSince') ?? now - RETENTION,
		until: query.number('createdUntil') ?? now,
		pageSize: query.number('pageSize') ?? 10,
		skip: 0,
	};
}

function nextPage(query: Query): ReportFilter {
	if (Object.keys(query.sent).length > 1) throw invalidInput('nextToken must be the only parameter.');
	const filter = unseal<ReportFilter>(query.text('nextToken') as string);
	if (!filter) throw invalidInput('The nextToken is not valid.');
	return filter;
}

function matches(report: ReportRecord, filter: ReportFilter): boolean {
	const created = Date.parse(report.createdTime);
	return (
		filter.reportTypes.includes(report.reportType) &&
		(filter.processingStatuses?.includes(report.processingStatus) ?? true) &&
		(filter.marketplaceIds?.some((id) => report.marketplaceIds.includes(id)) ?? true) &&
		created >= filter.since &&
		created <= filter.until
	);
}

/** Settlement reports cannot be requested: Amazon answers with a misleading 429. Other types are not simulated. */
function refuseCreate({ body }: Call): never {
	const given = (body ?? {}) as Record<string, unknown>;
	const unknown = Object.keys(given).find((name) => !CREATE_FIELDS.includes(name));
	if (unknown) throw invalidInput(`The field ${unknown} is not known to createReport.`);
	if (typeof given.reportType !== 'string') throw invalidInput('reportType is required.');
	if (!Array.isArray(given.marketplaceIds) || given.marketplaceIds.length === 0 || given.marketplaceIds.length > 25) {
		throw invalidInput('marketplaceIds takes 1 to 25 values.');
	}
	if (given.reportType.includes('SETTLEMENT')) throw quotaExceeded();
	throw invalidInput(`The sandbox does not make reports of type ${given.reportType}.`);
}

function toAnswer({ id: _id, ...report }: ReportRecord): Omit<ReportRecord, 'id'> {
	const times = ['dataStartTime', 'dataEndTime', 'createdTime', 'processingStartTime', 'processingEndTime'] as const;
	return { ...report, ...Object.fromEntries(times.map((name) => [name, isoTime(Date.parse(report[name]))])) };
}
