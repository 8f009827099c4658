import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { OPERATIONS } from '../transport/catalogue';
import { listRecords } from '../transport/paging';
import { amazonWrite } from '../transport/request';
import { answersRequest, bodyOf, isReport, reportPages, type Report, type ReportRequest } from './report';

/** How far back a report that was asked for before is looked for. */
const LOOK_BACK_HOURS = 24;

export interface Requested {
	readonly reportId: string;
	/** requested: a new one. found: it had been asked for already, or an unclear answer turned out to be a yes. */
	readonly outcome: 'requested' | 'found';
}

/**
 * Asks Amazon for reports of one type. Looks first: a second report of the same kind costs quota, and an unclear answer can only be made out
 * by what is new in the list. One look serves all requests of an item.
 */
export class ReportDesk {
	private listed: Report[] | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/** Reports of the type that were asked for in the last day, newest first as Amazon lists them. */
	async recent(reportType: string): Promise<readonly Report[]> {
		return (this.listed ??= await this.list(reportType));
	}

	/**
	 * Gives an unfinished or finished report of the last `reuseMinutes` that answers the request, else asks for a new one. A request with options is
	 * never answered by an old report, because Amazon does not say which options it was made with.
	 */
	async request(request: ReportRequest, reuseMinutes: number): Promise<Requested> {
		const before = await this.recent(request.reportType);
		const old = before.find((report) => isReusable(report, request, reuseMinutes));
		if (old) return { reportId: old.reportId, outcome: 'found' };
		let found = false;
		const look = async () => {
			const report = await this.lookAgain(request, before);
			found = report !== undefined;
			return report && { reportId: report.reportId };
		};
		const answer = await amazonWrite.call(
			this.context,
			{ operation: OPERATIONS.createReport, body: bodyOf(request), look },
			this.itemIndex,
		);
		const reportId = String(answer.reportId);
		// The next request of this item must not take it for its own.
		this.listed = [
			{ ...bodyOf(request), reportId, processingStatus: 'IN_QUEUE', createdTime: DateTime.utc().toISO() } as Report,
			...before,
		];
		return { reportId, outcome: found ? 'found' : 'requested' };
	}

	/** After an unclear answer: the one report that was not there before. More than one is a stop. */
	private async lookAgain(request: ReportRequest, before: readonly Report[]): Promise<Report | undefined> {
		const known = new Set(before.map(({ reportId }) => reportId));
		const fresh = (await this.list(request.reportType)).filter((report) => !known.has(report.reportId) && answersRequest(report, request));
		if (fresh.length <= 1) return fresh[0];
		const ids = fresh.map(({ reportId }) => reportId).join(', ');
		throw new NodeOperationError(this.context.getNode(), `It is not clear which report was made: ${ids} are new`, {
			itemIndex: this.itemIndex,
			description: 'Look at them with Report: Get and go on with the right one; nothing was requested a second time.',
		});
	}

	private async list(reportType: string): Promise<Report[]> {
		const createdSince = DateTime.utc().minus({ hours: LOOK_BACK_HOURS }).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
		const listed = await listRecords.call(
			this.context,
			reportPages({ reportTypes: [reportType], pageSize: 100, createdSince }),
			this.itemIndex,
		);
		return listed.filter(isReport);
	}
}

function isReusable(report: Report, request: ReportRequest, reuseMinutes: number): boolean {
	if (Object.keys(request.reportOptions ?? {}).length > 0 || request.dataStartTime === undefined || request.dataEndTime === undefined)
		return false;
	const young = Date.parse(report.createdTime) >= DateTime.utc().minus({ minutes: reuseMinutes }).toMillis();
	return young && ['DONE', 'IN_PROGRESS', 'IN_QUEUE'].includes(report.processingStatus) && answersRequest(report, request);
}
