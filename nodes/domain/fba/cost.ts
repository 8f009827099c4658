import { roundHalfAwayFromZero } from '../money/round';
import { subtractMinor, type Minor } from '../money/money';
import { done, type Result } from '../result';
import { isSameInSage, sageText } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';

/** What Sage says that a stock unit costs, in hundred-thousandths of the base currency's main unit, and by which of its fields. */
export interface UnitCost {
	readonly cost: bigint;
	readonly basis: string;
}

/** A stock item as *Product: Get Costs* gives it. */
type CostRow = TableRow;

/**
 * The field that holds the unit cost, by the costing method of the product group (stock.json, `product_view`). `average_buying_price` is filled for FIFO and
 * Average groups; of FIFO it stands for the cost of the next layer, which no field gives. Of Actual there is none.
 */
const FIELDS: ReadonlyArray<readonly [method: RegExp, field: 'standard_cost' | 'average_buying_price']> = [
	[/standard/i, 'standard_cost'],
	[/average/i, 'average_buying_price'],
	[/fifo/i, 'average_buying_price'],
];

const SCALE = 100_000n;

/** Unit cost of a stock item from Sage's own costing. A cost that is missing or zero is unknown: it is never made up. */
export function unitCostOf(stockCode: string, rows: readonly CostRow[]): Result<UnitCost, string> {
	const found = rows.filter((row) => isSameInSage(cell(row.code), stockCode));
	const [row] = found;
	if (!row || found.length > 1) return { ok: false, refusal: `Sage 200 has ${found.length} stock items with the code ${stockCode}` };
	const method = cell(row.product_group_costing_method_type);
	const field = FIELDS.find(([pattern]) => pattern.test(method))?.[1];
	if (!field) return { ok: false, refusal: `no field of Sage 200 holds its cost with the costing method "${method || 'none'}"` };
	const cost = scaled(cell(row[field]));
	if (cost === undefined || cost <= 0n)
		return { ok: false, refusal: `Sage 200 has no ${field.replaceAll('_', ' ')} for it (costing method ${method})` };
	return done({ cost, basis: field });
}

/** A decimal of at most five places as hundred-thousandths; undefined for any other text. */
export function scaled(text: string): bigint | undefined {
	const match = /^(\d{1,12})(?:\.(\d{1,5})0*)?$/.exec(text);
	return match ? BigInt(match[1] ?? '') * SCALE + BigInt((match[2] ?? '').padEnd(5, '0')) : undefined;
}

/** `4.20000`: the five decimals of Sage's costs. */
export const costText = (cost: bigint): string => `${cost / SCALE}.${String(cost % SCALE).padStart(5, '0')}`;

/** Value of so many stock units, half away from zero at the penny. */
export const valueOf = (cost: bigint, quantity: number): Minor => roundHalfAwayFromZero(cost * BigInt(quantity), SCALE / 100n);

/** Units that were written off to the provision and are not found yet, at the cost of that time. */
export interface Lot {
	readonly stockCode: string;
	readonly cost: bigint;
	left: number;
}

export interface TakenLots {
	readonly value: Minor;
	/** `2 x 4.20000, 1 x 4.30000`. */
	readonly costs: string;
}

/**
 * Takes units off the oldest lots of a stock item: what is found again goes back at the cost at which it was written off. The value is what remains of a lot before
 * less what remains after, so that a lot that is found bit by bit comes out even. Undefined, and nothing taken, where there are too few.
 */
export function takeLots(lots: readonly Lot[], stockCode: string, quantity: number): TakenLots | undefined {
	const own = lots.filter((lot) => sageText(lot.stockCode) === sageText(stockCode) && lot.left > 0);
	if (own.reduce((sum, { left }) => sum + left, 0) < quantity) return undefined;
	const parts: string[] = [];
	let wanted = quantity;
	let value = 0 as Minor;
	for (const lot of own) {
		const part = Math.min(lot.left, wanted);
		if (part === 0) break;
		value = subtractMinor(value, subtractMinor(valueOf(lot.cost, lot.left - part), valueOf(lot.cost, lot.left)));
		lot.left -= part;
		wanted -= part;
		parts.push(`${part} x ${costText(lot.cost)}`);
	}
	return { value, costs: parts.join(', ') };
}
