import { subtractMinor, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { parseAmount, type DecimalSeparator } from '../money/parse';
import { parseAmazonDate } from '../time/amazonDate';
import { decodeReport } from '../text/decode';
import { findColumns, type Columns } from './columns';
import type { Settlement, SettlementHeader, SettlementProblem, SettlementReadResult, SettlementRow } from './settlement.types';

/**
 * Reads a settlement in Amazon's Flat File V2 (`GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2`), already unpacked: tab-separated,
 * no quoting, columns by name, numbers and dates in the file's own format. Checks that the rows add up to the header's total, to
 * the penny. Never throws on a bad file: the result says what is wrong, in which line, and what to do.
 */
export function readSettlement(bytes: Uint8Array, options: { charset?: string } = {}): SettlementReadResult {
	const decoded = decodeReport(bytes, options.charset);
	if (!decoded.ok) return problem(bytes.length === 0 ? 'empty' : 'undecodable', decoded.message, decoded.remedy);
	const lines = decoded.text.split(/\r?\n/);
	if (lines.every((line) => line.trim() === '')) return problem('empty', 'The file has no lines.', 'Download the report again.');
	const columns = findColumns(lines);
	if (!columns.ok) return { ok: false, problem: columns.problem };
	const reader = new RowReader(columns.columns);
	for (let index = columns.headerLine; index < lines.length; index++) {
		if (lines[index].trim() !== '') reader.read(lines[index], index + 1);
		if (reader.problem) return { ok: false, problem: reader.problem };
	}
	return reader.finish(decoded.encoding);
}

const problem = (kind: SettlementProblem['kind'], message: string, remedy: string): SettlementReadResult => ({
	ok: false,
	problem: { kind, message, remedy },
});

const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';

const fields = (count: number): string => (count === 1 ? '1 field' : `${count} fields`);

/** Collects rows line by line; the first problem ends the reading. */
class RowReader {
	problem: SettlementProblem | undefined;
	private header: SettlementHeader | undefined;
	private readonly rows: SettlementRow[] = [];
	private readonly undecided: Array<{ index: number; text: string }> = [];
	private readonly separators = new Set<DecimalSeparator>();
	private headerTotal: { text: string; line: number } | undefined;

	constructor(private readonly columns: Columns) {}

	read(text: string, line: number): void {
		const cells = text.split('\t');
		if (cells.length > this.columns.count && cells.slice(this.columns.count).some((cell) => cell !== '')) {
			return this.fail('badRow', `Line ${line} has ${fields(cells.length)}, the heading has ${this.columns.count}.`, AGAIN);
		}
		if (this.cell(cells, 'total-amount') !== '') return this.readHeader(cells, line);
		if (!this.header) return this.fail('badRow', `Line ${line} comes before the settlement's summary row.`, AGAIN);
		return this.readDetail(cells, line);
	}

	finish(encoding: string): SettlementReadResult {
		if (!this.header || !this.headerTotal) return problem('badRow', 'The file has no summary row with the total amount.', AGAIN);
		const fileSeparator = this.separators.size === 1 ? [...this.separators][0] : undefined;
		const total = parseAmount(this.headerTotal.text, fileSeparator);
		if (total.kind !== 'amount') return this.undecidedNumber(this.headerTotal.text, this.headerTotal.line);
		for (const { index, text } of this.undecided) {
			const amount = parseAmount(text, fileSeparator);
			if (amount.kind !== 'amount') return this.undecidedNumber(text, this.rows[index].line);
			this.rows[index] = { ...this.rows[index], amount: amount.minor };
		}
		const header = { ...this.header, total: total.minor };
		const decimalSeparator = this.separators.size === 2 ? 'mixed' : ([...this.separators][0] ?? 'none');
		const settlement: Settlement = { header, rows: this.rows, format: { encoding, decimalSeparator, rowCount: this.rows.length } };
		return checkTotal(settlement);
	}

	private readHeader(cells: string[], line: number): void {
		if (this.header)
			return this.fail(
				'badRow',
				`Line ${line} is a second summary row: the file holds more than one settlement.`,
				'Give one file per settlement.',
			);
		const startDate = this.instant(cells, 'settlement-start-date', line);
		const endDate = this.instant(cells, 'settlement-end-date', line);
		const depositDate = this.instant(cells, 'deposit-date', line);
		const currency = this.cell(cells, 'currency');
		const settlementId = this.cell(cells, 'settlement-id');
		if (this.problem) return;
		if (!/^[A-Z]{3}$/.test(currency)) return this.fail('badRow', `Line ${line}: "${currency}" is not a currency code.`, AGAIN);
		if (!/^\d{1,20}$/.test(settlementId))
			return this.fail('badRow', `Line ${line}: "${settlementId}" is not a settlement id of at most 20 digits.`, AGAIN);
		this.headerTotal = { text: this.cell(cells, 'total-amount'), line };
		const total = parseAmount(this.headerTotal.text);
		if (total.kind === 'amount' && total.separator) this.separators.add(total.separator);
		this.header = { settlementId, startDate, endDate, depositDate, total: ZERO, currency };
	}

	private readDetail(cells: string[], line: number): void {
		const header = this.header!;
		if (cells.length < this.columns.detailCount)
			return this.fail('badRow', `Line ${line} has ${fields(cells.length)}, the heading has ${this.columns.count}.`, AGAIN);
		const settlementId = this.cell(cells, 'settlement-id');
		if (settlementId !== header.settlementId)
			return this.fail(
				'badRow',
				`Line ${line} belongs to settlement ${settlementId || '(none)'}, the file to ${header.settlementId}.`,
				'Give one file per settlement.',
			);
		const currency = this.cell(cells, 'currency');
		if (currency !== '' && currency !== header.currency)
			return this.fail(
				'badRow',
				`Line ${line} is in ${currency}, the settlement in ${header.currency}.`,
				'Ask Amazon for the file again; a settlement has one currency.',
			);
		const posted = parseAmazonDate(this.cell(cells, 'posted-date-time') || this.cell(cells, 'posted-date'));
		if (!posted)
			return this.fail(
				'badRow',
				`Line ${line}: the posted date "${this.cell(cells, 'posted-date-time') || this.cell(cells, 'posted-date')}" cannot be read with certainty.`,
				AGAIN,
			);
		const text = this.cell(cells, 'amount');
		const amount = parseAmount(text);
		if (amount.kind === 'invalid') return this.fail('undecidedNumber', `Line ${line}: "${text}" is not an amount.`, AGAIN);
		if (amount.kind === 'amount' && amount.separator) this.separators.add(amount.separator);
		if (amount.kind === 'ambiguous') this.undecided.push({ index: this.rows.length, text });
		this.rows.push(this.rowOf(cells, line, amount.kind === 'amount' ? amount.minor : ZERO, posted.epoch));
	}

	private rowOf(cells: string[], line: number, amount: Minor, postedAt: number): SettlementRow {
		return {
			line,
			transactionType: this.cell(cells, 'transaction-type'),
			amountType: this.cell(cells, 'amount-type'),
			amountDescription: this.cell(cells, 'amount-description'),
			amount,
			orderId: this.cell(cells, 'order-id'),
			adjustmentId: this.cell(cells, 'adjustment-id'),
			orderItemCode: this.cell(cells, 'order-item-code'),
			marketplaceName: this.cell(cells, 'marketplace-name'),
			fulfillmentId: this.cell(cells, 'fulfillment-id'),
			sku: this.cell(cells, 'sku'),
			postedAt,
		};
	}

	private cell(cells: string[], name: string): string {
		const position = this.columns.position.get(name);
		return position === undefined ? '' : (cells[position] ?? '').trim();
	}

	private instant(cells: string[], name: string, line: number): string {
		const text = this.cell(cells, name);
		const parsed = parseAmazonDate(text);
		if (parsed) return new Date(parsed.epoch).toISOString();
		this.fail('badRow', `Line ${line}: ${name} "${text}" cannot be read with certainty.`, AGAIN);
		return '';
	}

	private undecidedNumber(text: string, line: number): SettlementReadResult {
		return problem(
			'undecidedNumber',
			`Line ${line}: "${text}" can be read as thousands or as decimals, and no other amount in the file decides it.`,
			'Ask for the file in another language setting of Seller Central, or correct the amount format at its source.',
		);
	}

	private fail(kind: SettlementProblem['kind'], message: string, remedy: string): void {
		this.problem ??= { kind, message, remedy };
	}
}

function checkTotal(settlement: Settlement): SettlementReadResult {
	const sum = sumMinor(settlement.rows.map(({ amount }) => amount));
	const { header } = settlement;
	if (sum === header.total) return { ok: true, settlement };
	return problem(
		'totalDisagrees',
		`Settlement ${header.settlementId}: the rows add up to ${toDecimal(sum)} ${header.currency}, the header says ${toDecimal(header.total)}; they differ by ${toDecimal(subtractMinor(sum, header.total))}.`,
		'The file is incomplete or was changed. Download it again; nothing is posted from a file that does not add up.',
	);
}
