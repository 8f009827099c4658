import { done, refused, type Refused, type Result } from '../../result';
import { fileRefusal, type FileFault, type FileRefusal } from './fileRefusal';
import { firstFormat, notASettlement } from './otherFiles';

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

/** Where the columns stand that rows are read from; one that the file lacks stands at `count`, behind the last. */
export interface DetailColumns {
	readonly totalAmount: number;
	readonly settlementId: number;
	readonly currency: number;
	readonly transactionType: number;
	readonly amountType: number;
	readonly amountDescription: number;
	readonly amount: number;
	readonly postedDate: number;
	readonly postedDateTime: number;
	readonly orderId: number;
	readonly adjustmentId: number;
	readonly shipmentId: number;
	readonly orderItemCode: number;
	readonly marketplaceName: number;
	readonly fulfillmentId: number;
	readonly sku: number;
	readonly quantity: number;
	readonly promotionId: number;
}

export function detailColumns({ count, position }: Columns): DetailColumns {
	const at = (name: string): number => position.get(name) ?? count;
	return {
		totalAmount: at('total-amount'),
		settlementId: at('settlement-id'),
		currency: at('currency'),
		transactionType: at('transaction-type'),
		amountType: at('amount-type'),
		amountDescription: at('amount-description'),
		amount: at('amount'),
		postedDate: at('posted-date'),
		postedDateTime: at('posted-date-time'),
		orderId: at('order-id'),
		adjustmentId: at('adjustment-id'),
		shipmentId: at('shipment-id'),
		orderItemCode: at('order-item-code'),
		marketplaceName: at('marketplace-name'),
		fulfillmentId: at('fulfillment-id'),
		sku: at('sku'),
		quantity: at('quantity-purchased'),
		promotionId: at('promotion-id'),
	};
}

export type FoundColumns = Result<Columns, FileRefusal>;

/** Finds the heading by its content, line by line, and maps columns by name, never by position. */
export class HeadingSearch {
	private lineCount = 0;
	/** Lines that are not blank. */
	private readonly beginning: string[] = [];

	/** The columns, why there are none, or undefined while the heading may still come. */
	look(line: string): FoundColumns | undefined {
		this.lineCount += 1;
		if (line.trim() !== '') this.beginning.push(line);
		if (this.lineCount <= PREAMBLE_LIMIT) {
			const names = line.split('\t').map(normalised);
			if (names.includes('settlement-id')) return columnsOf(names, this.lineCount);
		}
		return this.lineCount >= PREAMBLE_LIMIT && this.beginning.length > 0 ? this.notFound() : undefined;
	}

	/** Why a file is none that ended, or went too far, without a heading. */
	notFound(): Refused<FileRefusal> {
		const [first, ...others] = this.beginning;
		if (first === undefined) return failed('empty', 'The file has no lines.', 'Download the report again.');
		return refused(notASettlement([first, ...others]));
	}
}

function columnsOf(names: readonly string[], line: number): FoundColumns {
	if (names.includes('price-type') || names.includes('item-related-fee-type')) return refused(firstFormat());
	const missing = REQUIRED.filter((name) => !names.includes(name));
	if (missing.length > 0)
		return failed(
			'missingColumns',
			`The heading in line ${line} lacks: ${missing.join(', ')}.`,
			'Use the file as Amazon sent it (Flat File V2), with all its columns.',
		);
	const position = new Map(names.map((name, column) => [name, column]));
	const detailCount = 1 + Math.max(...OF_DETAIL.map((name) => names.lastIndexOf(name)));
	return done({ count: names.length, detailCount, position });
}

const normalised = (name: string): string => name.trim().toLowerCase();

const failed = (fault: FileFault, message: string, remedy: string): Refused<FileRefusal> => refused(fileRefusal(fault, message, remedy));
