import { minorUnits, toDecimal } from '../../nodes/domain/money/money';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import type { JournalLine } from '../../nodes/domain/books/journal.types';
import type { SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { PlanStep } from '../../nodes/domain/books/plan.types';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';

/** What no terminal shows as a letter: control characters, marks that turn the direction of text, halves of letters, other ends of lines. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text of a file or a map as it may stand in one line on a screen: nothing in it steers the terminal. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, (sign) => (/\s/.test(sign) ? ' ' : '\ufffd'));

/** A copy in which every text is printable. */
export function printableIn<T>(value: T): T {
	if (typeof value === 'string') return printable(value) as T;
	if (Array.isArray(value)) return value.map(printableIn) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, printableIn(field)])) as T;
}

/** The settlement for a person: journal by nominal and VAT, posting plan, checks, and what would be held and why. */
export function asText(settlement: Settlement, worked: SettlementAnalysis, assumptions: readonly string[]): string {
	const format = printableIn(settlement.format);
	const analysis = printableIn(worked);
	const { exceptions } = analysis;
	return [
		`Settlement ${analysis.settlementId}   ${analysis.startDate} to ${analysis.endDate}   payout ${analysis.payout} ${analysis.currency} on ${analysis.depositDate.slice(0, 10)}`,
		`${format.rowCount} ${format.rowCount === 1 ? 'row' : 'rows'}, total ${analysis.total} ${analysis.currency} (${format.encoding}, decimal separator "${format.decimalSeparator}"), catalogue ${analysis.catalogueVersion}`,
		exceptions.length === 0
			? 'Ready: every row is mapped and every identity holds.'
			: `HELD: ${exceptions.length} ${exceptions.length === 1 ? 'reason' : 'reasons'}, see below. Nothing of it would be posted.`,
		'',
		...journalSections(analysis),
		section('Posting plan'),
		table(['step', 'document', 'date', 'second reference', 'amount', 'account'], analysis.plan.steps.map(planRow), [4]),
		'',
		section('Checks'),
		...analysis.plan.identities.map(
			({ name, holds, left, right }) => `  ${holds ? 'holds ' : 'FAILS '} ${name}: ${left === right ? left : `${left} against ${right}`}`,
		),
		`  Balance with Amazon: ${analysis.openingClearing} before, ${analysis.plan.clearing?.closing} after the payout.`,
		...heldSection(analysis),
		'',
		...assumptions.map(printable),
	].join('\n');
}

const section = (title: string): string => `${title}\n${'-'.repeat(title.length)}`;

function journalSections(analysis: SettlementAnalysis): string[] {
	return [...groupBy(analysis.journal, ({ period }) => period)].flatMap(([period, lines]) => [
		section(`Journal ${period} (debit positive)`),
		table(['account', 'tax code', 'net', 'tax', 'gross', 'rows', 'what'], journalRows(lines), [2, 3, 4, 5]),
		'',
	]);
}

/** One line per account, tax code and part: the many credit notes of a period stand together. */
function journalRows(lines: readonly JournalLine[]): string[][] {
	const grouped = groupBy(lines, (line) =>
		[line.part, line.accountKind, line.account, line.costCentre, line.department, line.taxCode].join('|'),
	);
	return [...grouped.values()].map((group) => {
		const [first] = group;
		const sum = (field: 'net' | 'tax' | 'gross') => toDecimal(minorUnits(group.reduce((total, line) => total + line[field], 0)));
		const rows = group.reduce((total, { rowCount }) => total + rowCount, 0);
		const account = [first.account, first.costCentre, first.department].filter(Boolean).join('/');
		return [
			`${first.accountKind} ${account}`,
			first.taxCode === null ? '' : String(first.taxCode),
			sum('net'),
			sum('tax'),
			sum('gross'),
			String(rows),
			first.part,
		];
	});
}

function planRow(step: PlanStep): string[] {
	const account = [step.bankCode, step.bankToCode && `to ${step.bankToCode}`, step.customerReference, step.supplierReference]
		.filter(Boolean)
		.join(' ');
	return [String(step.step), step.document, step.date, step.secondReference, step.amount, account];
}

function heldSection({ exceptions, currency }: SettlementAnalysis): string[] {
	if (exceptions.length === 0) return [];
	return [
		'',
		section('Held'),
		...exceptions.flatMap(({ kind, message, remedy, amount, owner }) => [
			`  ${kind} (${owner}${amount ? `, ${amount} ${currency}` : ''}): ${message}`,
			`    ${remedy}`,
		]),
	];
}

/** Columns padded to their widest cell; `right` lists the columns that are numbers. */
function table(heading: readonly string[], rows: readonly string[][], right: readonly number[]): string {
	const widths = heading.map((name, column) => rows.reduce((width, row) => Math.max(width, row[column].length), name.length));
	const line = (cells: readonly string[]) =>
		`  ${cells.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ')}`.trimEnd();
	return [line(heading), ...rows.map(line)].join('\n');
}
