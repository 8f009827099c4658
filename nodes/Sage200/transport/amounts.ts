import { LosslessNumber } from 'lossless-json';
import { minorUnits, ZERO, type Minor } from '../../domain/money/money';
import { textOf } from '../../domain/text/textOf';
import { moneyOf } from './losslessJson';

type Body = Record<string, unknown>;

/** What a body is worth in minor units; `unknown` when it cannot be told, which a limit takes for too much. */
export type Worth = Minor | 'unknown';

/**
 * Where the money stands in each document, by the first part of its path (cash-book.json, sales.json, purchases.json, sop.json).
 * A path that is not here is of unknown worth.
 */
const WORTH: Readonly<Record<string, (body: Body) => Worth>> = Object.freeze({
	bank_payment: (body) => sumOf(listOf(body.nominal_analysis_items), 'gross_value'),
	bank_receipt: (body) => sumOf(listOf(body.nominal_analysis_items), 'gross_value'),
	bank_transfer: (body) => sumOf([body], 'payment_value'),
	sales_receipts: (body) => sumOf([body], 'cheque_value'),
	sales_payments: (body) => sumOf([body], 'cheque_value'),
	purchase_receipts: (body) => sumOf([body], 'cheque_value'),
	purchase_payments: (body) => sumOf([body], 'cheque_value'),
	sales_invoices: (body) => sumOf([body], 'document_goods_value', 'document_tax_value'),
	sales_credit_notes: (body) => sumOf([body], 'document_goods_value', 'document_tax_value'),
	purchase_invoices: (body) => sumOf([body], 'document_goods_value', 'document_tax_value'),
	purchase_credit_notes: (body) => sumOf([body], 'document_goods_value', 'document_tax_value'),
	sales_allocations: (body) => sumOf(listOf(body.allocation_lines), 'value_to_allocate'),
	sop_orders: linesWorth,
	sop_returns: linesWorth,
});

/** Records that carry no money of their own. */
const WORTHLESS: ReadonlySet<string> = new Set([
	'customers',
	'customer_delivery_addresses',
	'couriers',
	'nominal_codes',
	'cost_centres',
	'departments',
	'sop_despatch_receipts',
	'sop_confirm_despatch',
	'sop_orders_status',
	'sop_returns_status',
	'stock_transfers',
	'stocktakes',
	'stocktake_new_items',
	'stocktake_amend_items',
	'stocktake_enter_values',
	'stocktake_view_adjustments',
	'stocktake_approve_complete',
	'stocktake_count_sheet_items',
	'warehouse_holdings',
]);

/** `/sop_orders/123` belongs to `sop_orders`. */
export const collectionOf = (path: string): string => path.split(/[/?]/).find((part) => part !== '') ?? '';

/** Money that a request moves or orders, without sign. A request without a body (a deletion) moves none. */
export function worthOf(path: string, body: unknown): Worth {
	const collection = collectionOf(path);
	if (body === undefined || WORTHLESS.has(collection)) return ZERO;
	const worth = Object.hasOwn(WORTH, collection) ? WORTH[collection] : undefined;
	return worth && typeof body === 'object' && body !== null ? worth(body as Body) : 'unknown';
}

/** The records of a list; what is none counts as an empty one, whose worth is unknown. */
const listOf = (value: unknown): Body[] =>
	Array.isArray(value) ? value.map((record: unknown) => (typeof record === 'object' && record !== null ? (record as Body) : {})) : [];

/** Sum of the fields without sign; a field that is missing or no amount makes the sum unknown. */
function sumOf(records: readonly Body[], ...fields: string[]): Worth {
	const amounts = records.flatMap((record) => fields.map((field) => moneyOf(digitsOf(record[field]))));
	if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return 'unknown';
	return totalOf((amounts as Minor[]).map((amount) => BigInt(Math.abs(amount))));
}

/**
 * Quantity times price over the lines, each without sign and rounded up to the penny. A quantity without a price is worth what Sage
 * makes of it, which cannot be told; a line with neither (comment, lock) and a line that is taken out count nothing.
 */
function linesWorth(body: Body): Worth {
	const lines = listOf(body.lines).filter(
		(line) => line.is_to_delete !== true && (line.selling_unit_price !== undefined || line.line_quantity !== undefined),
	);
	const worths = lines.map((line) => {
		const [price, quantity] = [fiveDecimals(line.selling_unit_price), fiveDecimals(line.line_quantity ?? '1')];
		return price === undefined || quantity === undefined ? undefined : (price * quantity + 99_999_999n) / 100_000_000n;
	});
	return worths.some((worth) => worth === undefined) ? 'unknown' : totalOf(worths as bigint[]);
}

/** A sum that is too large to be held exactly is unknown: nothing may throw where a write is weighed. */
function totalOf(amounts: readonly bigint[]): Worth {
	const total = amounts.reduce((sum, amount) => sum + amount, 0n);
	return total <= BigInt(Number.MAX_SAFE_INTEGER) ? minorUnits(Number(total)) : 'unknown';
}

/** Without sign, in hundred-thousandths: the five decimals of prices and quantities (sop.json). */
function fiveDecimals(value: unknown): bigint | undefined {
	const match = /^-?(\d+)(?:\.(\d{1,5}))?$/.exec(digitsOf(value));
	return match ? BigInt(match[1] + (match[2] ?? '').padEnd(5, '0')) : undefined;
}

const digitsOf = (value: unknown): string => (value instanceof LosslessNumber ? value.value : textOf(value));
