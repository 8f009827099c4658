import type { JournalLine } from '../../../nodes/domain/books/journal.types';
import { emptyRow, type BoardRow } from '../../../nodes/domain/settlement/desk/board';
import type { SettlementAnalysis } from '../../../nodes/domain/settlement/plan';
import { DEMO_TAX_CODES } from '../../../sandbox/company/client';
import type { Line, Role } from '../shop/books';
import { sum } from '../shop/pence';

/** The row of the board that a posted settlement leaves. */
export const boardRowOf = (analysis: SettlementAnalysis): BoardRow => ({
	...emptyRow(analysis.settlementId),
	status: 'posted',
	series: analysis.series,
	currency: analysis.currency,
	startDate: analysis.startDate,
	endDate: analysis.endDate,
	currentReserve: analysis.currentReserve,
	closingClearing: analysis.plan.clearing?.closing ?? '',
});

const ROLES: readonly Role[] = ['standard', 'reduced', 'zero', 'outsideScope', 'marketplaceCollected'];

/** Nominal lines of a journal in the words of the simulation. Throws for a tax code of none of its roles. */
export const nominalLines = (journal: readonly JournalLine[]): Line[] =>
	journal.flatMap((line): Line[] => {
		if (line.accountKind !== 'nominal') return [];
		const role = ROLES.find((one) => DEMO_TAX_CODES[one].code === line.taxCode);
		if (!role) throw new Error(`Tax code ${line.taxCode} is of no role of the simulation`);
		return [{ period: line.period, nominal: line.account, role, side: line.vat, net: line.net, tax: line.tax }];
	});

/** What a journal moves on a bank, a customer or a supplier. */
export const movedOn = (journal: readonly JournalLine[], account: string): number =>
	sum(journal.filter((line) => line.accountKind !== 'nominal' && line.account === account).map(({ gross }) => gross));
