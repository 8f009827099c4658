import { groupBy } from '../lists/groupBy';
import { isHalfMade, stateInSage } from '../order/sageState';
import { done, refused, type Problem, type Result } from '../result';
import type { StockSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import { addParts, lessParts, NO_PARTS, partsOf, readParts, wholeUnits, type Parts } from './units';

/** What Sage says of the stock items, as its nodes give it: products, holdings with `product.code`, lines of sales orders. */
export interface SageStock {
	readonly products: readonly TableRow[];
	readonly holdings: readonly TableRow[];
	readonly orderLines: readonly TableRow[];
}

/**
 * What of a stock item may be offered. `units`: so many. `notForSale`: none, because Sage sells none. `noLevels`: services and the like, whose listings are left alone. `unclear`: nobody
 * can tell, so that its listings stay as they are.
 */
export type Figure =
	| { readonly kind: 'units'; readonly units: number }
	| { readonly kind: 'notForSale' }
	| { readonly kind: 'noLevels' }
	| ({ readonly kind: 'unclear'; readonly isMissing: boolean } & Problem);

type Choices = Pick<StockSettings, 'warehouses' | 'belowZero' | 'buffer'>;

/** The figure of each stock code, by the code as Sage compares codes. `reserved` are units of orders that Sage does not know of, by the same. */
export function figuresOf(
	codes: readonly string[],
	{ products, holdings, orderLines }: SageStock,
	reserved: ReadonlyMap<string, number>,
	choices: Choices,
): Map<string, Figure> {
	const known = groupBy(products, ({ code }) => sageText(textOf(code)));
	const held = groupBy(holdings, (row) => sageText(codeOf(row)));
	const lines = groupBy(orderLines, ({ product_code: code }) => sageText(textOf(code)));
	return new Map(
		codes.map((code) => {
			const key = sageText(code);
			const figure = withoutUnits(code, known.get(key) ?? []) ?? figureOf(code, held.get(key) ?? [], lines.get(key) ?? [], choices);
			return [key, figure.kind === 'units' ? { kind: 'units', units: kept(figure.parts, reserved.get(key) ?? 0, choices) } : figure];
		}),
	);
}

/** Of a holding with its product, which comes in an object of its own or with a dot in the name. */
export function codeOf(row: TableRow): string {
	const product = row.product as TableRow | null | undefined;
	return textOf(row['product.code'] ?? (typeof product === 'object' ? product?.code : undefined));
}

/** Products of these types have no levels (help page *Stock items*); how the API words them is not documented. */
const WITHOUT_LEVELS = /service|labour|misc/i;

/** Why a product has no units to offer, or undefined. */
function withoutUnits(code: string, products: readonly TableRow[]): Exclude<Figure, { kind: 'units' }> | undefined {
	const [product, ...more] = products;
	if (!product) return unclear(`Sage has no stock item ${code}`, 'Create it in Sage, or correct stockCode in the Seller SKU map.', true);
	if (more.length > 0) return unclear(`Sage has ${products.length} stock items ${code}`, 'Ask support: a code should be there once.');
	const group = product.product_group as TableRow | null | undefined;
	const type = product['product_group.product_type'] ?? (typeof group === 'object' ? group?.product_type : undefined);
	if (WITHOUT_LEVELS.test(textOf(type))) return { kind: 'noLevels' };
	if (product.allow_sales_order === false || /inactive/i.test(textOf(product.product_status_type))) return { kind: 'notForSale' };
	return undefined;
}

type Read = { readonly kind: 'units'; readonly parts: Parts } | Exclude<Figure, { kind: 'units' | 'notForSale' | 'noLevels' }>;

/** Free stock of the chosen warehouses less what is sold in Sage and not allocated yet. */
function figureOf(code: string, holdings: readonly TableRow[], lines: readonly TableRow[], choices: Choices): Read {
	const isChosen = isIn(choices.warehouses);
	const chosen = holdings.filter(({ warehouse_name: name }) => isChosen(name));
	const where = choices.warehouses.map((warehouse) => warehouse.code).join(', ');
	if (chosen.length === 0)
		return unclear(
			`Stock item ${code} has no holding in ${where}`,
			'Link it to the warehouse in Sage, or choose another one in stock.warehouses.',
		);
	let free = NO_PARTS;
	for (const { free_stock_available_less_reserved: given, warehouse_name: name } of chosen) {
		const parts = readParts(given);
		if (parts === undefined)
			return unclear(
				`The free stock of ${code} in ${cell(name)} is no quantity (${cell(given).slice(0, 20) || 'nothing'})`,
				'Look at the item in Sage and ask support.',
			);
		free = addParts(free, choices.belowZero === 'asEmpty' && parts < 0 ? NO_PARTS : parts);
	}
	const owed = owedOf(
		code,
		lines.filter(({ warehouse_name: name }) => isChosen(name)),
	);
	return owed.ok ? { kind: 'units', parts: lessParts(free, owed.value) } : unclear(owed.refusal.message, owed.refusal.remedy);
}

const isIn = (warehouses: Choices['warehouses']): ((name: unknown) => boolean) => {
	const names = new Set(warehouses.map(({ code }) => sageText(code)));
	return (name) => names.has(sageText(textOf(name)));
};

/**
 * Units of open sales orders to which Sage has allocated nothing: they are sold, and its free stock does not know it. What is allocated has lowered the free stock already, what is despatched
 * has left; neither is taken away twice. Cancelled, complete and half-made orders owe nothing here: what a half-made one holds is allocated.
 */
function owedOf(code: string, lines: readonly TableRow[]): Result<Parts, Problem> {
	let owed = NO_PARTS;
	for (const line of lines) {
		if (!isOpen(line)) continue;
		const [quantity, allocated, despatched] = ['quantity', 'allocated_quantity', 'despatch_receipt_quantity'].map((name) =>
			readParts(line[`sop_order_line_${name}`] ?? (name === 'quantity' ? undefined : 0)),
		);
		if (quantity === undefined || allocated === undefined || despatched === undefined)
			return refused({
				message: `A quantity of ${code} on sales order ${textOf(line.sop_order_document_no)} cannot be read`,
				remedy: 'Look at the order in Sage and ask support.',
			});
		owed = addParts(owed, Math.max(0, quantity - allocated - despatched) as Parts);
	}
	return done(owed);
}

const isOpen = ({ sop_order_document_status: status, sop_order_document_no: number }: TableRow): boolean =>
	stateInSage(status) !== 'cancelled' && !isHalfMade(status, number) && !/complete$/i.test(textOf(status));

/** Whole units that are left when reserved units and the buffer are taken away. */
function kept(free: Parts, reserved: number, { buffer }: Choices): number {
	const units = wholeUnits(lessParts(free, partsOf(reserved)));
	return Math.max(0, units - (buffer.kind === 'units' ? buffer.value : Math.ceil((units * buffer.value) / 100)));
}

const unclear = (message: string, remedy: string, isMissing = false) =>
	({ kind: 'unclear', isMissing, message: `${message}.`, remedy }) as const;
