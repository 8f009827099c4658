import { ledgerDetail } from './ledgerDetail';
import type { ReportType } from './reportType';

/** The reports that can be asked for, by their type. */
export const REPORT_TYPES: Readonly<Record<string, ReportType>> = {
	GET_LEDGER_DETAIL_VIEW_DATA: ledgerDetail,
};
