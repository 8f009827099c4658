import type { Store } from '../../core/store';
import type { ReportRecord } from '../records';

/** A requested report when its time has come. Times are milliseconds since the epoch. */
export interface ReportRequest {
	readonly store: Store;
	readonly options: Readonly<Record<string, string>>;
	readonly marketplaceIds: readonly string[];
	readonly start: number;
	readonly end: number;
	/** When the report was asked for. */
	readonly askedAt: number;
}

export type MadeReport =
	| { readonly outcome: 'document'; readonly text: string; readonly charset?: 'latin1'; readonly compression?: 'none' }
	| { readonly outcome: 'noData' }
	/** Aborted; the document says why. */
	| { readonly outcome: 'fatal'; readonly text: string };

export interface ReportType {
	/** Options by name with their values; null takes any text that is not empty. Others are refused. */
	readonly options: Readonly<Record<string, readonly string[] | null>>;
	/** The document needs a restricted data token. */
	readonly restricted?: boolean;
	/** The same request again within this time (milliseconds) is cancelled. */
	readonly pause?: number;
	make(request: ReportRequest): MadeReport;
}

const MINUTE = 60_000;
/** FBA reports of near-real-time kind are made at most every 30 minutes (Amazon's FAQ on FBA reports). */
export const FBA_PAUSE = 30 * MINUTE;

/** Requests that count as the same: type, options and marketplaces. */
export const requestKey = ({ reportType, reportOptions, marketplaceIds }: ReportRecord): string =>
	JSON.stringify([reportType, Object.entries(reportOptions ?? {}).sort(), [...marketplaceIds].sort()]);
