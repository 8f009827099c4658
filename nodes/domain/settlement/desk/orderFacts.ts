import { textOf } from '../../text/textOf';
import { cell, type TableRow } from '../../text/tableRow';

/** Columns of the table *Order facts*: what Amazon said of an order, kept because Amazon forgets it. Every column text. */
export const ORDER_FACT_COLUMNS = ['orderId', 'createdTime', 'shipTo', 'shipFrom', 'carrier', 'units'] as const;

export type OrderFactRow = Readonly<Record<(typeof ORDER_FACT_COLUMNS)[number], string>>;

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Countries outside UK VAT that Amazon may give under GB: told by the outward part of the postcode alone. */
const BY_POSTCODE: ReadonlyArray<readonly [RegExp, string]> = [
	[/^IM\d/i, 'IM'],
	[/^JE\d/i, 'JE'],
	[/^GY\d/i, 'GG'],
	[/^GX11/i, 'GI'],
];

/**
 * What a settlement needs of an order as Amazon's Orders API 2026-01-01 gives it: when it was made, from where to where it went, who carried it, how
 * many units. No name and no address: of the postcode only the country that it stands for is kept. Undefined without an order id, and without
 * the time at which it was made: an answer that says nothing must not be taken for what Amazon knows.
 */
export function orderFactRow(order: unknown): OrderFactRow | undefined {
	const { orderId, createdTime, recipient, packages, orderItems } = objectOf(order);
	if (textOf(orderId) === '' || textOf(createdTime) === '') return undefined;
	const [first] = listOf(packages).map(objectOf);
	const units = listOf(orderItems).map((item) => Number(objectOf(item).quantityOrdered));
	return {
		orderId: textOf(orderId),
		createdTime: textOf(createdTime),
		shipTo: countryOf(objectOf(recipient).deliveryAddress),
		shipFrom: countryOf(first?.shipFromAddress),
		carrier: textOf(first?.carrier),
		units: units.every((count) => Number.isSafeInteger(count) && count >= 0) ? String(units.reduce((sum, count) => sum + count, 0)) : '0',
	};
}

function countryOf(address: unknown): string {
	const { countryCode, postalCode } = objectOf(address);
	const country = textOf(countryCode).trim().toUpperCase();
	if (country !== 'GB') return country;
	return BY_POSTCODE.find(([pattern]) => pattern.test(textOf(postalCode).trim()))?.[1] ?? country;
}

/** Orders that Amazon was asked about. A row without the time at which the order was made is one that Amazon has not answered for. */
export interface AskedOrders {
	readonly answered: ReadonlySet<string>;
	readonly unanswered: ReadonlySet<string>;
}

export function askedOrders(rows: readonly TableRow[]): AskedOrders {
	const ids = (isAnswered: boolean) =>
		new Set(rows.filter((row) => (cell(row.createdTime) !== '') === isAnswered).map(({ orderId }) => cell(orderId)));
	return { answered: ids(true), unanswered: ids(false) };
}
