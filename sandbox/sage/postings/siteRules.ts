import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { behaviourOf } from '../books/behaviour';
import { midnight, today } from '../books/calendar';
import { COLLECTION } from '../books/names';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';

/** What a client's own set-up makes of orders: dates, analysis codes, price bands. */

/** A new order whose delivery dates are over, on a site that refuses them. */
export function checkDates(parts: SandboxParts, body: Row): void {
	if (!behaviourOf(parts).refusesPastDates) return;
	const now = midnight(today(parts.clock.now()));
	const past = ['requested_delivery_date', 'promised_delivery_date'].find(
		(name) => body[name] !== undefined && String(body[name]).slice(0, 10) < now.slice(0, 10),
	);
	if (past) refuse(`'${past}' is in the past.`);
}

type Mapping = StoredRecord & { class_name: string; is_mandatory: boolean; slot: number; analysis_code: Row };

/** Refuses an order or line without an analysis code that the company has made mandatory. */
export function checkMandatoryCodes(parts: SandboxParts, row: Row, className: RegExp): void {
	const missing = parts.store
		.all<Mapping>(COLLECTION.analysisCodeMapping)
		.find((mapping) => mapping.is_mandatory && className.test(mapping.class_name) && !row[`analysis_code_${mapping.slot}`]);
	if (missing) refuse(`The analysis code ${String(missing.analysis_code.name)} is mandatory.`);
}

export const ORDER_CLASS = /\.SOPOrderReturn$/;
export const LINE_CLASS = /\.SOPStandardItemLine$/;

/** Without the right to amend them analysis codes keep their defaults, of which the sandbox has none: what a request says of them is dropped. */
export const withoutCodes = (row: Row, mayAmend: boolean): Row =>
	mayAmend ? row : Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('analysis_code_')));

/** Price and discount of a stock item's line: where the request does not override them, the customer's band and line discount take over. */
export function termsOfLine(parts: SandboxParts, line: Row): { unitPrice: number; value?: number; percent?: number } {
	const { priceBandPercent, customerLineDiscountPercent } = behaviourOf(parts);
	const [price, value, percent] = ['selling_unit_price', 'unit_discount_value', 'unit_discount_percent'].map(
		(name) => line[name] as number | undefined,
	);
	const isBand = line.line_type === 'EnumLineTypeStandard' && priceBandPercent > 0 && line.selling_unit_price_overridden !== true;
	const unitPrice = isBand ? Math.round(((price ?? 0) * (10_000 - priceBandPercent)) / 10_000) : (price ?? 0);
	const isOwn = line.line_type === 'EnumLineTypeStandard' && customerLineDiscountPercent > 0 && line.unit_discount_overridden !== true;
	return isOwn ? { unitPrice, percent: customerLineDiscountPercent } : { unitPrice, value, percent };
}

/** One, in the ninth decimal. */
const ONE_UNIT = 1_000_000_000;

/** What a line of a stock item comes to in its stock unit. An item that is sold in several goes in the first of them where the line names none. */
export function unitsOfLine(product: Row, line: Row, quantity: number, path: string): Row {
	const units = (product.units as Row[] | undefined) ?? [];
	const unitOf = (id: unknown) => units.find((unit) => unit.unit_id === id);
	for (const name of ['selling_unit_id', 'pricing_unit_id'] as const)
		if (line[name] !== undefined && !unitOf(line[name])) refuse(`'${path}.${name}' is no unit of the product.`);
	const multiple = (unit: Row | undefined) => (unit?.multiple_of_base_unit as number | undefined) ?? ONE_UNIT;
	const selling = unitOf(line.selling_unit_id) ?? units[0];
	const stock = unitOf(product.stock_unit_id);
	return {
		stock_unit_line_quantity: Math.round((quantity * multiple(selling)) / multiple(stock)),
		...(selling && { selling_unit_id: selling.unit_id }),
	};
}
