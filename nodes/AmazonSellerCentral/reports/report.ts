import type { IDataObject } from 'n8n-workflow';
import { OPERATIONS } from '../transport/catalogue';
import { pageOf, type Listing } from '../transport/paging';
import { isRecord } from '../transport/records';
import type { AmazonRead } from '../transport/request';

export type ReportStatus = 'CANCELLED' | 'DONE' | 'FATAL' | 'IN_PROGRESS' | 'IN_QUEUE';

/** A report as Amazon lists it (reports 2021-06-30, Report). Instants are ISO 8601. */
export interface Report extends IDataObject {
	reportId: string;
	reportType: string;
	processingStatus: ReportStatus;
	createdTime: string;
	marketplaceIds?: string[];
	dataStartTime?: string;
	dataEndTime?: string;
	reportDocumentId?: string;
}

/** How reports are listed, by the parameters of the first page. */
export const reportPages = (first: AmazonRead['query']): Listing => ({
	ask: (nextToken) => ({ operation: OPERATIONS.getReports, ...pageOf(first, nextToken) }),
	find: ({ reports: records, nextToken }) => ({ records, nextToken }),
});

/** Whether a listed record is a report: with what its model requires. Another one cannot be told apart or waited for. */
export const isReport = (value: unknown): value is Report =>
	isRecord(value) &&
	['reportId', 'reportType', 'processingStatus', 'createdTime'].every((field) => typeof value[field] === 'string') &&
	!Number.isNaN(Date.parse(String(value.createdTime)));

/** What is asked of Amazon (CreateReportSpecification). */
export interface ReportRequest {
	readonly reportType: string;
	readonly marketplaceIds: readonly string[];
	readonly dataStartTime?: string;
	readonly dataEndTime?: string;
	readonly reportOptions?: Readonly<Record<string, string>>;
}

/** Whether Amazon is done with it, one way or another. */
export const isFinished = ({ processingStatus }: Report): boolean => !['IN_QUEUE', 'IN_PROGRESS'].includes(processingStatus);

const sameInstant = (one: string | undefined, other: string | undefined): boolean =>
	one !== undefined && other !== undefined && Date.parse(one) === Date.parse(other);

/** Whether a listed report can be the one that was asked for. Report options are not listed, so they cannot be compared. */
export function answersRequest(report: Report, request: ReportRequest): boolean {
	const marketplaces = Array.isArray(report.marketplaceIds) ? [...report.marketplaceIds].sort().join() : '';
	return (
		report.reportType === request.reportType &&
		marketplaces === [...request.marketplaceIds].sort().join() &&
		(request.dataStartTime === undefined || sameInstant(report.dataStartTime, request.dataStartTime)) &&
		(request.dataEndTime === undefined || sameInstant(report.dataEndTime, request.dataEndTime))
	);
}

/** Body of createReport: without what is not given, because Amazon refuses empty values. */
export function bodyOf({ reportType, marketplaceIds, dataStartTime, dataEndTime, reportOptions = {} }: ReportRequest): IDataObject {
	return {
		reportType,
		marketplaceIds: [...marketplaceIds],
		...(dataStartTime ? { dataStartTime } : {}),
		...(dataEndTime ? { dataEndTime } : {}),
		...(Object.keys(reportOptions).length > 0 ? { reportOptions: { ...reportOptions } } : {}),
	};
}

export interface Explanation {
	readonly message: string;
	readonly remedy: string;
}

const TOO_SOON_HOURS = 4;

/** Reports that say FATAL when they are asked for before Amazon has the month. */
const FROM_THE_THIRD = new Set(['GET_VAT_TRANSACTION_DATA']);

/**
 * What a report without data means, in plain words. CANCELLED stands for "no data" and for "asked for again too soon" alike: FBA reports are
 * made at most every 30 minutes, some every 4 hours, so an earlier one of the same type in that time makes the second likely.
 * `said` is the text of a FATAL report's document.
 */
export function explainReport(report: Report, earlier: readonly Report[] = [], said = ''): Explanation {
	const name = `Report ${report.reportId} (${report.reportType})`;
	if (report.processingStatus === 'FATAL') {
		const cause = said === '' ? 'Amazon gives no reason' : `Amazon says: ${said}`;
		const early = FROM_THE_THIRD.has(report.reportType)
			? ' A month is ready from the 3rd of the next one; asked for earlier, it ends like this.'
			: '';
		return {
			message: `${name} ended FATAL. ${cause}`,
			remedy: `Check the dates, the marketplace and the report options, then request it again.${early}`,
		};
	}
	if (report.processingStatus !== 'CANCELLED')
		return { message: `${name} is ${report.processingStatus}`, remedy: 'Wait, then get the report again by its ID.' };
	const created = Date.parse(report.createdTime);
	const recent = earlier.find(
		(other) =>
			other.reportId !== report.reportId &&
			other.reportType === report.reportType &&
			Date.parse(other.createdTime) <= created &&
			created - Date.parse(other.createdTime) < TOO_SOON_HOURS * 3_600_000,
	);
	if (recent) {
		return {
			message: `${name} was CANCELLED: there is no data, or it was asked for too soon after report ${recent.reportId} of ${recent.createdTime}`,
			remedy: `Request it again ${TOO_SOON_HOURS} hours after that one before you take it that there is no data.`,
		};
	}
	return {
		message: `${name} was CANCELLED: there is no data for it, or a report like it was asked for too soon before`,
		remedy:
			'Request it again with a longer period before you take it that there is no data; FBA reports are made at most every 30 minutes, some every 4 hours.',
	};
}
