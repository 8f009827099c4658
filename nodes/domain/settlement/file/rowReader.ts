import { addMinor, subtractMinor, toDecimal, ZERO, type Minor } from '../../money/money';
import { done, refused, type Result } from '../../result';
import { parseAmazonDate } from '../../time/amazonDate';
import type { SettlementFacts, SettlementHeader, SettlementRow } from '../settlement.types';
import { AmountReader } from './amounts';
import type { Columns } from './columns';
import { fileRefusal, type FileFault, type FileRefusal } from './fileRefusal';

const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';

const fields = (count: number): string => (count === 1 ? '1 field' : `${count} fields`);

/** Takes a row as soon as it is read. What was taken counts for nothing when the file turns out to be wrong further down. */
export type TakeRow = (row: SettlementRow) => void;

/** Reads the lines below the heading, holding none of them; the first refusal ends the reading. */
/** Units are a help, never money: what is no plain number says nothing. */
const quantityOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0);

export class RowReader {
	refusal: FileRefusal | undefined;
	private header: SettlementHeader | undefined;
	private readonly amounts = new AmountReader();
	private rowCount = 0;
	private sum = ZERO;

	constructor(
		private readonly columns: Columns,
		private readonly take: TakeRow,
	) {}

	read(text: string, line: number): void {
		const cells = text.split('\t');
		if (cells.length > this.columns.count && cells.slice(this.columns.count).some((cell) => cell !== '')) {
			return this.fail('badRow', `Line ${line} has ${fields(cells.length)}, the heading has ${this.columns.count}.`, AGAIN);
		}
		if (this.cell(cells, 'total-amount') !== '') return this.readHeader(cells, line);
		if (!this.header) return this.fail('badRow', `Line ${line} comes before the settlement's summary row.`, AGAIN);
		return this.readDetail(cells, line, this.header);
	}

	/** After the last line: the facts of a file whose amounts are certain and add up to its total. */
	finish(encoding: string): Result<SettlementFacts, FileRefusal> {
		const { header } = this;
		if (!header) return refused(this.refusal ?? fileRefusal('badRow', 'The file has no summary row with the total amount.', AGAIN));
		this.checkDecided();
		this.checkTotal(header);
		if (this.refusal) return refused(this.refusal);
		return done({ header, format: { encoding, decimalSeparator: this.amounts.decimalSeparator(), rowCount: this.rowCount } });
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
		if (this.refusal) return;
		if (!/^[A-Z]{3}$/.test(currency)) return this.fail('badRow', `Line ${line}: "${currency}" is not a currency code.`, AGAIN);
		if (!/^\d{1,20}$/.test(settlementId))
			return this.fail('badRow', `Line ${line}: "${settlementId}" is not a settlement id of at most 20 digits.`, AGAIN);
		const total = this.amount(cells, 'total-amount', line);
		if (total !== undefined) this.header = { settlementId, startDate, endDate, depositDate, total, currency };
	}

	private readDetail(cells: string[], line: number, header: SettlementHeader): void {
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
		const amount = this.amount(cells, 'amount', line);
		if (amount === undefined) return;
		this.rowCount += 1;
		this.sum = addMinor(this.sum, amount);
		this.take(this.rowOf(cells, line, amount, posted.epoch));
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
			quantity: quantityOf(this.cell(cells, 'quantity-purchased')),
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

	private amount(cells: string[], name: string, line: number): Minor | undefined {
		const text = this.cell(cells, name);
		const amount = this.amounts.read(text, line);
		if (amount === undefined) this.fail('undecidedNumber', `Line ${line}: "${text}" is not an amount.`, AGAIN);
		return amount;
	}

	private checkDecided(): void {
		const cell = this.amounts.undecided();
		if (!cell) return;
		this.fail(
			'undecidedNumber',
			`Line ${cell.line}: "${cell.text}" can be read as thousands or as decimals, and no other amount in the file decides it.`,
			'Ask for the file in another language setting of Seller Central, or correct the amount format at its source.',
		);
	}

	private checkTotal({ settlementId, total, currency }: SettlementHeader): void {
		if (this.sum === total) return;
		this.fail(
			'totalDisagrees',
			`Settlement ${settlementId}: the rows add up to ${toDecimal(this.sum)} ${currency}, the header says ${toDecimal(total)}; they differ by ${toDecimal(subtractMinor(this.sum, total))}.`,
			'The file is incomplete or was changed. Download it again; nothing is posted from a file that does not add up.',
		);
	}

	private fail(fault: FileFault, message: string, remedy: string): void {
		this.refusal ??= fileRefusal(fault, message, remedy);
	}
}
