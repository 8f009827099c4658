import { minorUnits, subtractMinor, toDecimal, type Minor } from '../../nodes/domain/money/money';
import { parseAmount, type DecimalSeparator } from '../../nodes/domain/money/parse';
import { done, refused, type Result } from '../../nodes/domain/result';
import { HeadingSearch, type Columns } from '../../nodes/domain/settlement/file/columns';
import { fileRefusal, type FileFault, type FileRefusal } from '../../nodes/domain/settlement/file/fileRefusal';
import { binaryFile } from '../../nodes/domain/settlement/file/otherFiles';
import type { Settlement, SettlementHeader, SettlementRow } from '../../nodes/domain/settlement/settlement.types';
import { decodeReport } from '../../nodes/domain/text/decode';
import { parseAmazonDate } from '../../nodes/domain/time/amazonDate';

/*
 * A settlement read the plain way: the whole file to text, text to lines, lines to cells, each cell by the parsers of texts. It is slow and
 * takes a lot of memory, and one can see that it is right. What the scanner of bytes makes of a file has to be the same.
 */

const LONGEST_LINE = 1024 * 1024;
const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';
const ONE_EACH = 'Give one file per settlement.';

/** Ends the reading: the refusal is the answer. */
class Fault extends Error {
	constructor(readonly refusal: FileRefusal) {
		super(refusal.message);
	}
}

function fail(fault: FileFault, message: string, remedy = AGAIN): never {
	throw new Fault(fileRefusal(fault, message, remedy));
}

/** What `readSettlement` gives. */
export function plainSettlement(bytes: Uint8Array, charset?: string): Result<Settlement, FileRefusal> {
	const binary = binaryFile(bytes);
	if (binary) return refused(binary);
	const decoded = decodeReport(bytes, charset);
	if (!decoded.ok) {
		const { isEmpty, message, remedy } = decoded.refusal;
		return refused(fileRefusal(isEmpty ? 'empty' : 'undecodable', message, remedy));
	}
	try {
		return done(new PlainReader().read(decoded.value.text, decoded.value.encoding));
	} catch (error) {
		if (error instanceof Fault) return refused(error.refusal);
		throw error;
	}
}

class PlainReader {
	private readonly search = new HeadingSearch();
	private columns: Columns | undefined;
	private header: SettlementHeader | undefined;
	private readonly rows: SettlementRow[] = [];
	private readonly decimals = new Set<DecimalSeparator>();
	private readonly grouped: Array<{ readonly by: DecimalSeparator; readonly text: string; readonly line: number }> = [];
	private volume = 0;

	read(text: string, encoding: string): Settlement {
		const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
		const last = text.endsWith('\n') || text === '' ? lines.length - 1 : lines.length;
		for (const [index, line] of lines.slice(0, last).entries()) this.line(line, index + 1);
		if (!this.columns) throw new Fault(this.search.notFound().refusal);
		if (!this.header) fail('badRow', 'The file has no summary row with the total amount.');
		this.checkDecided();
		this.checkTotal(this.header);
		const decimalSeparator = this.decimals.size === 2 ? 'mixed' : ([...this.decimals][0] ?? 'none');
		return { header: this.header, format: { encoding, decimalSeparator, rowCount: this.rows.length }, rows: this.rows };
	}

	private line(text: string, line: number): void {
		if (Buffer.byteLength(text) > LONGEST_LINE)
			fail(
				'badRow',
				`Line ${line} is longer than ${LONGEST_LINE} bytes: this is not a settlement in Flat File V2.`,
				'Use the file as Amazon sent it, with its line ends.',
			);
		if (!this.columns) {
			const found = this.search.look(text);
			if (found && !found.ok) throw new Fault(found.refusal);
			this.columns = found?.value;
		} else if (text.trim() !== '') this.row(text.split('\t'), line, this.columns);
	}

	private row(cells: readonly string[], line: number, columns: Columns): void {
		const cell = (name: string): string => (cells[columns.position.get(name) ?? cells.length] ?? '').trim();
		const wrongCount = `Line ${line} has ${cells.length === 1 ? '1 field' : `${cells.length} fields`}, the heading has ${columns.count}.`;
		if (cells.slice(columns.count).some((surplus) => surplus !== '')) fail('badRow', wrongCount);
		if (cell('total-amount') !== '') return this.summary(cell, line);
		if (!this.header) fail('badRow', `Line ${line} comes before the settlement's summary row.`);
		if (cells.length < columns.detailCount) fail('badRow', wrongCount);
		const { settlementId, currency } = this.header;
		if (cell('settlement-id') !== settlementId)
			fail('badRow', `Line ${line} belongs to settlement ${cell('settlement-id') || '(none)'}, the file to ${settlementId}.`, ONE_EACH);
		if (!['', currency].includes(cell('currency')))
			fail(
				'badRow',
				`Line ${line} is in ${cell('currency')}, the settlement in ${currency}.`,
				'Ask Amazon for the file again; a settlement has one currency.',
			);
		this.rows.push(this.detail(cell, line));
	}

	private summary(cell: (name: string) => string, line: number): void {
		if (this.header) fail('badRow', `Line ${line} is a second summary row: the file holds more than one settlement.`, ONE_EACH);
		const [startDate, endDate, depositDate] = ['settlement-start-date', 'settlement-end-date', 'deposit-date'].map((name) => {
			const date = parseAmazonDate(cell(name));
			return date
				? new Date(date.epoch).toISOString()
				: fail('badRow', `Line ${line}: ${name} "${cell(name)}" cannot be read with certainty.`);
		});
		const [settlementId, currency] = [cell('settlement-id'), cell('currency')];
		if (!/^[A-Z]{3}$/.test(currency)) fail('badRow', `Line ${line}: "${currency}" is not a currency code.`);
		if (!/^\d{1,20}$/.test(settlementId)) fail('badRow', `Line ${line}: "${settlementId}" is not a settlement id of at most 20 digits.`);
		this.header = { settlementId, startDate, endDate, depositDate, total: this.amount(cell('total-amount'), line), currency };
	}

	private detail(cell: (name: string) => string, line: number): SettlementRow {
		const posted = cell('posted-date-time') || cell('posted-date');
		const date = parseAmazonDate(posted);
		if (!date) fail('badRow', `Line ${line}: the posted date "${posted}" cannot be read with certainty.`);
		const amount = this.amount(cell('amount'), line);
		this.volume += Math.abs(amount);
		if (this.volume > Number.MAX_SAFE_INTEGER)
			fail('badRow', `Line ${line}: the amounts up to here are larger than can be added up exactly.`);
		return {
			line,
			transactionType: cell('transaction-type'),
			amountType: cell('amount-type'),
			amountDescription: cell('amount-description'),
			amount,
			orderId: cell('order-id'),
			adjustmentId: cell('adjustment-id'),
			orderItemCode: cell('order-item-code'),
			marketplaceName: cell('marketplace-name'),
			fulfillmentId: cell('fulfillment-id'),
			sku: cell('sku'),
			quantity: /^\d{1,9}$/.test(cell('quantity-purchased')) ? Number(cell('quantity-purchased')) : 0,
			postedAt: date.epoch,
		};
	}

	private amount(text: string, line: number): Minor {
		const amount = parseAmount(text);
		if (amount.kind === 'invalid') return fail('undecidedNumber', `Line ${line}: "${text}" is not an amount.`);
		if (amount.kind === 'amount') {
			if (amount.separator) this.decimals.add(amount.separator);
			return amount.minor;
		}
		this.grouped.push({ by: amount.groupedBy, text, line });
		return amount.asThousands;
	}

	private checkDecided(): void {
		const [decimal, second] = this.decimals;
		const open = this.grouped.find(({ by }) => decimal === undefined || second !== undefined || by === decimal);
		if (open)
			fail(
				'undecidedNumber',
				`Line ${open.line}: "${open.text}" can be read as thousands or as decimals, and no other amount in the file decides it.`,
				'Ask for the file in another language setting of Seller Central, or correct the amount format at its source.',
			);
	}

	private checkTotal({ settlementId, total, currency }: SettlementHeader): void {
		const sum = minorUnits(this.rows.reduce((all, { amount }) => all + amount, 0));
		if (sum !== total)
			fail(
				'totalDisagrees',
				`Settlement ${settlementId}: the rows add up to ${toDecimal(sum)} ${currency}, the header says ${toDecimal(total)}; they differ by ${toDecimal(subtractMinor(sum, total))}.`,
				'The file is incomplete or was changed. Download it again; nothing is posted from a file that does not add up.',
			);
	}
}
