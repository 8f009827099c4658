import type { SandboxParts } from '../core/parts';
import { readBody, type Fields } from './body';
import { invalidInput, notFound, quotaExceeded } from './errors';
import { isoTime } from './isoTime';
import { COLLECTIONS, type DocumentRecord, type ReportRecord } from './records';
import { REPORT_TYPES } from './reportTypes';
import { requestKey, type MadeReport, type ReportType } from './reportTypes/reportType';
import { needMarketplaces } from './sellers';
import { isDue, newWork, PACE, statusNow } from './work';

const CREATE_FIELDS: Fields = {
	reportType: { kind: 'text', required: true },
	marketplaceIds: { kind: 'list', required: true, minItems: 1, maxItems: 25, items: { kind: 'text' } },
	reportOptions: { kind: 'map' },
	dataStartTime: { kind: 'dateTime' },
	dataEndTime: { kind: 'dateTime' },
};

interface CreateReport {
	reportType: string;
	marketplaceIds: string[];
	reportOptions?: Record<string, string>;
	dataStartTime?: string;
	dataEndTime?: string;
}

/** Reports that the seller asks for: IN_QUEUE, IN_PROGRESS, then DONE, CANCELLED or FATAL, on the clock of the sandbox. */
export class RequestedReports {
	constructor(private readonly parts: SandboxParts) {}

	/** Takes a request; answers the id of the report. */
	create(body: unknown): string {
		const { store, clock, rateFactor } = this.parts;
		const given = readBody<CreateReport>(body, CREATE_FIELDS);
		needMarketplaces(given.marketplaceIds, store);
		// Settlement reports cannot be requested: Amazon answers with a misleading 429.
		if (given.reportType.includes('SETTLEMENT')) throw quotaExceeded();
		const type = REPORT_TYPES[given.reportType];
		if (!type) throw invalidInput(`The sandbox does not make reports of type ${given.reportType}.`);
		checkOptions(given.reportOptions ?? {}, type);
		const now = clock.now();
		const [start, end] = readPeriod(given, now);
		const reportId = String(50_600_000_001 + store.all(COLLECTIONS.reports).length);
		store.insert<Omit<ReportRecord, 'id'>>(COLLECTIONS.reports, {
			reportId,
			reportType: given.reportType,
			marketplaceIds: given.marketplaceIds,
			dataStartTime: isoTime(start),
			dataEndTime: isoTime(end),
			reportOptions: given.reportOptions ?? {},
			...newWork(now, PACE.report.queue / rateFactor, PACE.report.processing / rateFactor),
		});
		return reportId;
	}

	/** Cancels a report that still waits; any other is refused. */
	cancel(report: ReportRecord): void {
		const now = this.parts.clock.now();
		if (statusNow(report, now) !== 'IN_QUEUE') throw invalidInput('Only a report in the queue can be cancelled.');
		this.parts.store.update(COLLECTIONS.reports, report.id, { processingStatus: 'CANCELLED', processingEndTime: isoTime(now) });
	}

	/** Makes the reports whose time is over, in the order in which they ended. */
	finishDue(): void {
		const { store, clock } = this.parts;
		const due = store.all<ReportRecord>(COLLECTIONS.reports).filter((report) => isDue(report, clock.now()));
		for (const report of due.sort((a, b) => Number(a.endsAt) - Number(b.endsAt))) this.finish(report);
	}

	/** Forgets what was requested, so that the same request is not too soon. */
	forget(): void {
		for (const report of this.parts.store.all<ReportRecord>(COLLECTIONS.reports)) {
			if (report.startsAt !== undefined) this.parts.store.delete(COLLECTIONS.reports, report.id);
		}
	}

	private finish(report: ReportRecord): void {
		const type = REPORT_TYPES[report.reportType];
		const made = this.isTooSoon(report, type) ? ({ outcome: 'noData' } as const) : this.make(report, type);
		const status = { document: 'DONE', noData: 'CANCELLED', fatal: 'FATAL' } as const;
		this.parts.store.update(COLLECTIONS.reports, report.id, {
			processingStatus: status[made.outcome],
			processingStartTime: isoTime(report.startsAt as number),
			processingEndTime: isoTime(report.endsAt as number),
			...(made.outcome === 'noData' ? {} : { reportDocumentId: this.keep(report, made, type) }),
		});
	}

	private make(report: ReportRecord, type: ReportType): MadeReport {
		return type.make({
			store: this.parts.store,
			options: report.reportOptions ?? {},
			marketplaceIds: report.marketplaceIds,
			start: Date.parse(report.dataStartTime),
			end: Date.parse(report.dataEndTime),
			askedAt: Date.parse(report.createdTime),
		});
	}

	private keep(
		report: ReportRecord,
		{ outcome: _outcome, ...content }: Exclude<MadeReport, { outcome: 'noData' }>,
		type: ReportType,
	): string {
		const reportDocumentId = `amzn1.spdoc.1.4.eu.${report.reportId}.requested`;
		this.parts.store.insert<Omit<DocumentRecord, 'id'>>(COLLECTIONS.documents, {
			reportDocumentId,
			createdTime: isoTime(report.endsAt as number),
			...content,
			...(type.restricted ? { restricted: true } : {}),
		});
		return reportDocumentId;
	}

	/** The same request was answered a little while ago. */
	private isTooSoon(report: ReportRecord, { pause = 0 }: ReportType): boolean {
		const asked = (report.endsAt as number) - this.duration;
		return this.parts.store.all<ReportRecord>(COLLECTIONS.reports).some((other) => {
			if (other.id === report.id || other.processingStatus !== 'DONE' || other.endsAt === undefined) return false;
			const earlier = asked - (other.endsAt - this.duration);
			return earlier >= 0 && earlier < pause / this.parts.rateFactor && requestKey(other) === requestKey(report);
		});
	}

	private get duration(): number {
		return (PACE.report.queue + PACE.report.processing) / this.parts.rateFactor;
	}
}

/** Finds a report that is kept, or refuses with 404. */
export function findReport(reports: readonly ReportRecord[], reportId: string): ReportRecord {
	const report = reports.find((candidate) => candidate.reportId === reportId);
	if (!report) throw notFound('There is no report with this id.');
	return report;
}

function checkOptions(options: Record<string, string>, type: ReportType): void {
	for (const [name, value] of Object.entries(options)) {
		const allowed = type.options[name];
		if (allowed === undefined) throw invalidInput(`The option ${name} is not known to this report type.`);
		if (value === '') throw invalidInput(`The value of the option ${name} must satisfy the constraint: length at least 1.`);
		if (allowed && !allowed.includes(value)) throw invalidInput(`The value of the option ${name} is not one of ${allowed.join(', ')}.`);
	}
}

/** Both ends default to now and may not lie after it. */
function readPeriod({ dataStartTime, dataEndTime }: CreateReport, now: number): [number, number] {
	const start = dataStartTime === undefined ? now : Date.parse(dataStartTime);
	const end = dataEndTime === undefined ? now : Date.parse(dataEndTime);
	if (start > now || end > now) throw invalidInput('The period of a report ends now at the latest.');
	if (start > end) throw invalidInput('dataStartTime is later than dataEndTime.');
	return [start, end];
}
