import { toDecimal, subtractMinor, minorUnits, type Minor } from '../../money/money';
import { done, refused, type Result } from '../../result';
import { parseAmazonDate } from '../../time/amazonDate';
import type { SettlementFacts, SettlementHeader } from '../settlement.types';
import { AmountReader } from './amounts';
import { Cells } from './cells';
import { detailColumns, type Columns, type DetailColumns } from './columns';
import { CurrentRow } from './currentRow';
import { fileRefusal, type FileFault, type FileRefusal } from './fileRefusal';
import { PostedDates } from './postedDates';
import type { TakeRow } from './rowView';

const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';
const ONE_EACH = 'Give one file per settlement.';

const fields = (count: number): string => (count === 1 ? '1 field' : `${count} fields`);

/** Reads the lines below the heading, each from its cells, holding none of them; the first refusal ends the reading. */
export class RowScanner {
	readonly cells: Cells;
	refusal: FileRefusal | undefined;
	private readonly at: DetailColumns;
	private readonly row: CurrentRow;
	private header: SettlementHeader | undefined;
	/** Bytes of the settlement's id. */
	private id = new Uint8Array();
	private readonly amounts = new AmountReader();
	private readonly dates = new PostedDates();
	/** Whether the line that the cells hold is like the one before it, and whether the next one may be. */
	private isSimilar = false;
	private isFollowed = false;
	private rowCount = 0;
	private sum = 0;
	/** Without signs: as long as it is exact, each sum of some of the rows is. */
	private volume = 0;

	constructor(
		private readonly columns: Columns,
		private readonly take: TakeRow,
	) {
		this.at = detailColumns(columns);
		this.cells = new Cells(columns.count, varyingColumns(this.at));
		this.row = new CurrentRow(this.cells, this.at);
	}

	/** The lines that follow lie in other bytes. */
	beginPiece(): void {
		this.isFollowed = false;
	}

	/** Goes to the line that begins at `from`; false when it does not end before `to`. */
	toLine(bytes: Uint8Array, from: number, to: number): boolean {
		this.isSimilar = this.isFollowed && this.cells.toSimilarLine(bytes, from, to);
		if (this.isSimilar) return true;
		this.isFollowed = false;
		return this.cells.toLine(bytes, from, to);
	}

	/** Reads the line that the cells hold now. */
	read(line: number): void {
		if (this.isSimilar) return this.readSimilar(line);
		const { cells, at } = this;
		if (cells.count > this.columns.count && this.hasSurplus()) return this.failFields(line);
		if (!cells.isBlank(at.totalAmount)) return this.readHeader(line);
		if (!this.header) return this.fail('badRow', `Line ${line} comes before the settlement's summary row.`, AGAIN);
		if (cells.count < this.columns.detailCount) return this.failFields(line);
		if (!this.belongs(line, this.header)) return;
		const postedAt = this.postedAt(line);
		if (postedAt === undefined) return;
		const amount = this.amounts.readBytes(cells.bytes, cells.start(at.amount), cells.end(at.amount), line);
		if (amount === undefined) return this.failAmount(at.amount, line);
		this.addUp(amount, line);
		if (this.refusal) return;
		this.row.next(line, amount, postedAt);
		this.isFollowed = cells.count === this.columns.count;
		this.take(this.row);
	}

	/** A row of the same order and item on the same day as the row before: of these cells, which are the same, nothing has to be looked at again. */
	private readSimilar(line: number): void {
		const { cells, at } = this;
		const amount = this.amounts.readBytes(cells.bytes, cells.start(at.amount), cells.end(at.amount), line);
		if (amount === undefined) return this.failAmount(at.amount, line);
		this.addUp(amount, line);
		if (this.refusal) return;
		this.row.nextSimilar(line, amount);
		this.take(this.row);
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

	private readHeader(line: number): void {
		const { cells, at } = this;
		if (this.header) return this.fail('badRow', `Line ${line} is a second summary row: the file holds more than one settlement.`, ONE_EACH);
		const startDate = this.instant('settlement-start-date', line);
		const endDate = this.instant('settlement-end-date', line);
		const depositDate = this.instant('deposit-date', line);
		const [currency, settlementId] = [cells.text(at.currency), cells.text(at.settlementId)];
		if (this.refusal) return;
		if (!/^[A-Z]{3}$/.test(currency)) return this.fail('badRow', `Line ${line}: "${currency}" is not a currency code.`, AGAIN);
		if (!/^\d{1,20}$/.test(settlementId))
			return this.fail('badRow', `Line ${line}: "${settlementId}" is not a settlement id of at most 20 digits.`, AGAIN);
		const total = this.amounts.read(cells.text(at.totalAmount), line);
		if (total === undefined) return this.failAmount(at.totalAmount, line);
		this.id = new TextEncoder().encode(settlementId);
		this.header = { settlementId, startDate, endDate, depositDate, total, currency };
	}

	/** Whether the line is one of this settlement, in its currency. */
	private belongs(line: number, header: SettlementHeader): boolean {
		const { cells, at } = this;
		if (!this.hasOwnId() && cells.text(at.settlementId) !== header.settlementId) {
			const id = cells.text(at.settlementId) || '(none)';
			this.fail('badRow', `Line ${line} belongs to settlement ${id}, the file to ${header.settlementId}.`, ONE_EACH);
			return false;
		}
		if (cells.isBlank(at.currency) || cells.text(at.currency) === header.currency) return true;
		this.fail(
			'badRow',
			`Line ${line} is in ${cells.text(at.currency)}, the settlement in ${header.currency}.`,
			'Ask Amazon for the file again; a settlement has one currency.',
		);
		return false;
	}

	private hasOwnId(): boolean {
		const { cells, id } = this;
		const start = cells.start(this.at.settlementId);
		if (cells.end(this.at.settlementId) - start !== id.length) return false;
		for (let place = id.length - 1; place >= 0; place--) if (cells.bytes[start + place] !== id[place]) return false;
		return true;
	}

	private postedAt(line: number): number | undefined {
		const { cells, at } = this;
		const column = cells.isBlank(at.postedDateTime) ? at.postedDate : at.postedDateTime;
		const postedAt = this.dates.read(cells.bytes, cells.start(column), cells.end(column));
		if (postedAt === undefined)
			this.fail('badRow', `Line ${line}: the posted date "${cells.text(column)}" cannot be read with certainty.`, AGAIN);
		return postedAt;
	}

	private addUp(amount: Minor, line: number): void {
		this.rowCount += 1;
		this.sum += amount;
		this.volume += Math.abs(amount);
		if (this.volume > Number.MAX_SAFE_INTEGER)
			this.fail('badRow', `Line ${line}: the amounts up to here are larger than can be added up exactly.`, AGAIN);
	}

	private instant(name: string, line: number): string {
		const text = this.cells.text(this.columns.position.get(name) ?? this.columns.count);
		const parsed = parseAmazonDate(text);
		if (parsed) return new Date(parsed.epoch).toISOString();
		this.fail('badRow', `Line ${line}: ${name} "${text}" cannot be read with certainty.`, AGAIN);
		return '';
	}

	private hasSurplus(): boolean {
		const surplus = this.cells.line().split('\t').slice(this.columns.count);
		return surplus.some((cell) => cell !== '');
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
		const sum = minorUnits(this.sum);
		if (sum === total) return;
		this.fail(
			'totalDisagrees',
			`Settlement ${settlementId}: the rows add up to ${toDecimal(sum)} ${currency}, the header says ${toDecimal(total)}; they differ by ${toDecimal(subtractMinor(sum, total))}.`,
			'The file is incomplete or was changed. Download it again; nothing is posted from a file that does not add up.',
		);
	}

	private failFields(line: number): void {
		this.fail('badRow', `Line ${line} has ${fields(this.cells.count)}, the heading has ${this.columns.count}.`, AGAIN);
	}

	private failAmount(column: number, line: number): void {
		this.fail('undecidedNumber', `Line ${line}: "${this.cells.text(column)}" is not an amount.`, AGAIN);
	}

	private fail(fault: FileFault, message: string, remedy: string): void {
		this.refusal ??= fileRefusal(fault, message, remedy);
	}
}

/** What rows of one item differ in. */
const varyingColumns = ({ transactionType, amountType, amountDescription, amount, quantity, promotionId }: DetailColumns): number[] => [
	transactionType,
	amountType,
	amountDescription,
	amount,
	quantity,
	promotionId,
];
