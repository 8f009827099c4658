import type { ExceptionRecord } from '../../nodes/domain/exceptions/exception';
import type { Audit } from './audit';
import type { WorkedSettlement } from './chain';
import { accountsOf, counted, heldAfter, journalByPeriod, provisionalSentences } from './journalRows';
import { vatBoxesOf } from './vatBoxes';

/** The settlements for a person at a terminal: journal by nominal and VAT, posting plan, checks, what would be held and why. Every text in it is printable. */
export function asText({ settlements, straightThrough, assumptions, mapNotes, settings }: Audit): string {
	const summary = settlements.length > 1 ? [...overview(settlements, straightThrough), ''] : [];
	return [
		...summary,
		...settlements.flatMap((worked) => [...settlementText(worked, settings.taxCodes), '']),
		...(mapNotes.length > 0 ? [section('Nominal map'), ...mapNotes.map((sentence) => `  ${sentence}`), ''] : []),
		section('Taken for granted'),
		...assumptions.map((sentence) => `  ${sentence}`),
	].join('\n');
}

type TaxCodes = Audit['settings']['taxCodes'];

const overview = (settlements: readonly WorkedSettlement[], straightThrough: number): string[] => [
	section(`${counted(settlements.length, 'settlement')}, ${straightThrough} straight through`),
	table(
		['settlement', 'series', 'start', 'end', 'payout', 'status', 'exceptions', 'file'],
		settlements.map(({ file, status, analysis: { settlementId, series, startDate, endDate, payout, currency, exceptions } }) => [
			settlementId,
			series,
			startDate.slice(0, 10),
			endDate.slice(0, 10),
			`${payout} ${currency}`,
			status,
			String(exceptions.length),
			file,
		]),
		[4, 6],
	),
];

function settlementText({ format, analysis, assumes, status }: WorkedSettlement, taxCodes: TaxCodes): string[] {
	const { plan, exceptions } = analysis;
	return [
		`Settlement ${analysis.settlementId}   ${analysis.startDate} to ${analysis.endDate}   payout ${analysis.payout} ${analysis.currency} on ${analysis.depositDate.slice(0, 10)}`,
		`${counted(format.rowCount, 'row')}, total ${analysis.total} ${analysis.currency} (${format.encoding}, decimal separator "${format.decimalSeparator}"), series ${analysis.series}, catalogue ${analysis.catalogueVersion}`,
		statusLine(status, exceptions),
		'',
		...journalSections(analysis),
		section('Posting plan'),
		table(
			['step', 'document', 'date', 'second reference', 'amount', 'account'],
			plan.steps.map((step) => [String(step.step), step.document, step.date, step.secondReference, step.amount, accountsOf(step)]),
			[4],
		),
		'',
		...boxSection(analysis, taxCodes),
		section('Checks'),
		...plan.identities.map(
			({ name, holds, left, right }) => `  ${holds ? 'holds ' : 'FAILS '} ${name}: ${left === right ? left : `${left} against ${right}`}`,
		),
		`  Balance with Amazon: ${analysis.openingClearing} before, ${heldAfter(analysis)} after the payout.`,
		...(plan.clearing?.waiting ?? []).map(({ name, amount }) => `  Transfer that a person makes in Sage: ${amount} ${name}.`),
		...provisionalSentences(analysis).map((sentence) => `  ${sentence}`),
		...assumes.map((sentence) => `  ${sentence}`),
		...waitingSection(analysis),
		...exceptionSection(
			'Held',
			exceptions.filter(({ holds }) => holds),
		),
		...exceptionSection(
			'Exceptions of single orders',
			exceptions.filter(({ holds }) => !holds),
		),
	];
}

type Analysis = WorkedSettlement['analysis'];

function statusLine(status: WorkedSettlement['status'], exceptions: readonly ExceptionRecord[]): string {
	const holding = exceptions.filter(({ holds }) => holds).length;
	const beside = exceptions.length - holding;
	if (status === 'held') return `HELD: ${counted(holding, 'reason')}, see below. Nothing of it would be posted.`;
	const ready = 'Ready: every row is mapped and every identity holds.';
	return beside === 0 ? ready : `${ready} ${counted(beside, 'exception')} of single orders beside it, see below.`;
}

const section = (title: string): string => `${title}\n${'-'.repeat(title.length)}`;

const journalSections = ({ journal }: Analysis): string[] =>
	journalByPeriod(journal).flatMap(([period, rows]) => [
		section(`Journal ${period} (debit positive)`),
		table(
			['account', 'tax code', 'net', 'tax', 'gross', 'rows', 'what'],
			rows.map((row) => [row.account, String(row.taxCode ?? ''), row.net, row.tax, row.gross, String(row.rows), row.part]),
			[2, 3, 4, 5],
		),
		'',
	]);

function boxSection({ journal }: Analysis, taxCodes: TaxCodes): string[] {
	const boxes = vatBoxesOf(journal, taxCodes);
	if (boxes.length === 0) return [];
	const rows = boxes.map(({ period, box1, box4, box6, box7 }) => [period, box1, box4, box6, box7]);
	return [
		section('VAT return: what these documents move (sales of orders are on their own invoices)'),
		table(['period', 'box 1', 'box 4', 'box 6', 'box 7'], rows, [1, 2, 3, 4]),
		'',
	];
}

function waitingSection({ waiting }: Analysis): string[] {
	if (waiting.length === 0) return [];
	const rows = waiting.map(({ orderId, date, gross, taxShown, waitsFor }) => [orderId, date, gross, taxShown, waitsFor]);
	return ['', section('Credit notes that wait'), table(['order', 'date', 'gross', 'VAT shown', 'waits for'], rows, [2, 3])];
}

function exceptionSection(title: string, exceptions: readonly ExceptionRecord[]): string[] {
	if (exceptions.length === 0) return [];
	return [
		'',
		section(title),
		...exceptions.flatMap(({ kind, message, remedy, amount, currency, owner }) => [
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
