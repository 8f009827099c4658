import type { SandboxParts } from '../core/parts';
import type { PresignedUrls } from './documents';
import { invalidInput, notFound, unauthorized } from './errors';
import type { Call, Gateway } from './gateway';
import { isoTime } from './isoTime';
import { OPERATIONS } from './operations';
import { COLLECTIONS, type DocumentRecord, type ReportRecord } from './records';
import { findReport, type RequestedReports } from './requestedReports';
import { showWork, statusNow } from './work';
import { pageOfWork, RETENTION } from './workList';

export interface ReportParts extends Pick<SandboxParts, 'store' | 'clock'> {
	readonly requested: RequestedReports;
	readonly urls: PresignedUrls;
}

/** The Reports API 2021-06-30: settlement reports, which are there, and others on request. */
export function reportRoutes(gateway: Gateway, parts: ReportParts): void {
	const { store, clock, requested } = parts;
	const kept = (): ReportRecord[] => {
		requested.finishDue();
		return store.all<ReportRecord>(COLLECTIONS.reports).filter((report) => Date.parse(report.createdTime) >= clock.now() - RETENTION);
	};
	gateway.serve(OPERATIONS.getReports, ({ query, pageFault }) => {
		const now = clock.now();
		const all = kept().map((report) => ({
			...report,
			type: report.reportType,
			key: report.reportId,
			processingStatus: statusNow(report, now),
			report,
		}));
		const { shown, nextToken } = pageOfWork(query, 'reportTypes', all, now, pageFault);
		return { reports: shown.map(({ report }) => toAnswer(report, now)), ...(nextToken ? { nextToken } : {}) };
	});
	gateway.serve(OPERATIONS.getReport, (call) => toAnswer(findReport(kept(), call.path('reportId')), clock.now()));
	gateway.serve(OPERATIONS.createReport, ({ body }, reply) => reply.code(202).send({ reportId: requested.create(body) }));
	gateway.serve(OPERATIONS.cancelReport, (call, reply) => {
		requested.cancel(findReport(kept(), call.path('reportId')));
		return reply.code(200).send('');
	});
	gateway.serve(OPERATIONS.getReportDocument, (call) => getDocument(call, parts));
}

function getDocument(call: Call, { store, clock, requested, urls }: ReportParts): Record<string, string> {
	requested.finishDue();
	const id = call.path('reportDocumentId');
	const document = store.all<DocumentRecord>(COLLECTIONS.documents).find((candidate) => candidate.reportDocumentId === id);
	if (!document) throw notFound('There is no report document with this id.');
	// Seen in the field: a document whose retention is over is refused as input, not as missing.
	if (Date.parse(document.createdTime) < clock.now() - RETENTION) throw invalidInput('The report document is not kept any longer.');
	if (document.restricted && !call.isRestricted) throw unauthorized('');
	return {
		reportDocumentId: id,
		url: urls.make(id, call.host),
		...(document.compression === 'none' ? {} : { compressionAlgorithm: 'GZIP' }),
	};
}

function toAnswer(report: ReportRecord, now: number): Record<string, unknown> {
	const { reportId, reportType, marketplaceIds, reportDocumentId } = report;
	return {
		reportId,
		reportType,
		marketplaceIds,
		dataStartTime: isoTime(Date.parse(report.dataStartTime)),
		dataEndTime: isoTime(Date.parse(report.dataEndTime)),
		...showWork(report, now),
		...(reportDocumentId ? { reportDocumentId } : {}),
	};
}
