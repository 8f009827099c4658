import type { SettlementProblem } from './settlement.types';

/** Columns without which a settlement cannot be read; the other twelve of the 24 may be missing. */
const REQUIRED = [
	'settlement-id',
	'settlement-start-date',
	'settlement-end-date',
	'deposit-date',
	'total-amount',
	'currency',
	'transaction-type',
	'order-id',
	'amount-type',
	'amount-description',
	'amount',
	'posted-date',
] as const;

/** Lines that may stand before the heading: a preamble of six lines was seen. */
const PREAMBLE_LIMIT = 20;

/** Without these a detail row says nothing. Amazon leaves empty last fields away, so a row may end behind them. */
const OF_DETAIL = ['transaction-type', 'amount-type', 'amount-description', 'amount', 'posted-date'] as const;

export interface Columns {
	readonly count: number;
	/** How many fields a detail row has at least. */
	readonly detailCount: number;
	readonly position: ReadonlyMap<string, number>;
}

export type FoundColumns =
	| { readonly ok: true; readonly columns: Columns; /** Index of the line after the heading. */ readonly headerLine: number }
	| { readonly ok: false; readonly problem: SettlementProblem };

/** Finds the heading by its content and maps columns by name, never by position. */
export function findColumns(lines: readonly string[]): FoundColumns {
	const index = lines.slice(0, PREAMBLE_LIMIT).findIndex((line) => line.split('\t').map(normalised).includes('settlement-id'));
	if (index < 0)
		return failed(
			'wrongReport',
			notASettlement(lines),
			'Choose a report of type GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2 (Seller Central: Payments, All statements, Flat File V2).',
		);
	const names = lines[index].split('\t').map(normalised);
	if (names.includes('price-type') || names.includes('item-related-fee-type')) {
		return failed(
			'wrongReport',
			'This is a settlement in the first flat file format (V1), which Amazon ended on 11 November 2026.',
			'Use the Flat File V2 of the same settlement.',
		);
	}
	const missing = REQUIRED.filter((name) => !names.includes(name));
	if (missing.length > 0)
		return failed(
			'missingColumns',
			`The heading in line ${index + 1} lacks: ${missing.join(', ')}.`,
			'Use the file as Amazon sent it (Flat File V2), with all its columns.',
		);
	const position = new Map(names.map((name, column) => [name, column]));
	const detailCount = 1 + Math.max(...OF_DETAIL.map((name) => names.lastIndexOf(name)));
	return { ok: true, columns: { count: names.length, detailCount, position }, headerLine: index + 1 };
}

const normalised = (name: string): string => name.trim().toLowerCase();

function notASettlement(lines: readonly string[]): string {
	const first = (lines.find((line) => line.trim() !== '') ?? '')
		.split('\t')
		.slice(0, 3)
		.map((cell) => cell.trim().slice(0, 40));
	return `This is not a settlement in Flat File V2: no heading with settlement-id was found. The file begins with "${first.join(' | ')}".`;
}

const failed = (kind: SettlementProblem['kind'], message: string, remedy: string): FoundColumns => ({
	ok: false,
	problem: { kind, message, remedy },
});
