import type { JournalLine } from '../../nodes/domain/books/journal.types';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import { sumMinor, toDecimal } from '../../nodes/domain/money/money';
import { PROVISIONAL_REASONS } from '../../nodes/domain/settlement/parts/provisional';
import type { SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { PlanStep } from '../../nodes/domain/books/plan.types';

/** Journal lines of a period on one account, tax code and part: the many credit notes of a period stand together. Amounts are decimal strings, debit positive. */
export interface JournalRow {
	readonly account: string;
	readonly taxCode: number | null;
	readonly net: string;
	readonly tax: string;
	readonly gross: string;
	readonly rows: number;
	readonly part: string;
}

/** The journal by period, then by account, tax code and part. */
export const journalByPeriod = (journal: readonly JournalLine[]): Array<readonly [period: string, rows: readonly JournalRow[]]> =>
	[...groupBy(journal, ({ period }) => period)].map(([period, lines]) => [period, journalRows(lines)] as const);

function journalRows(lines: readonly JournalLine[]): JournalRow[] {
	const keyOf = (line: JournalLine) =>
		[line.part, line.accountKind, line.account, line.costCentre, line.department, line.taxCode].join('|');
	return [...groupBy(lines, keyOf).values()].map((group) => {
		const [{ accountKind, account, costCentre, department, taxCode, part }] = group;
		const sum = (field: 'net' | 'tax' | 'gross') => toDecimal(sumMinor(group.map((line) => line[field])));
		return {
			account: `${accountKind} ${[account, costCentre, department].filter(Boolean).join('/')}`,
			taxCode,
			net: sum('net'),
			tax: sum('tax'),
			gross: sum('gross'),
			rows: group.reduce((total, { rowCount }) => total + rowCount, 0),
			part,
		};
	});
}

/** The accounts of a document in words. */
export const accountsOf = ({ bankCode, bankToCode, customerReference, supplierReference }: PlanStep): string =>
	[bankCode, bankToCode && `to ${bankToCode}`, customerReference, supplierReference].filter(Boolean).join(' ');

/** `1 row`, `2 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Fees whose VAT Amazon's invoice has to prove, in sentences. */
export const provisionalSentences = ({ provisional, currency }: SettlementAnalysis): string[] =>
	provisional.map(
		({ reason, gross, rows }) => `Provisional, ${toDecimal(gross)} ${currency} in ${counted(rows, 'row')}: ${PROVISIONAL_REASONS[reason]}.`,
	);

/** What Amazon holds after the settlement: the balance of clearing, and transfers that wait. */
export const heldAfter = ({ plan: { clearing } }: SettlementAnalysis): string => clearing?.held ?? clearing?.closing ?? '';
