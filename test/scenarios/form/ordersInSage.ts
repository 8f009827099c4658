import { FormError } from './markdown';
import type { FileRow, OrderLine } from './scenario.types';
import { ROLES, type RoleName } from './vocabulary';
import { oneOf, orderId, pence, sum } from './values';

const WHAT = ['goods', 'delivery', 'gift wrap'] as const;

/** The lines of sales orders that a table gives. */
export const orderLines = (rows: ReadonlyArray<Readonly<Record<string, string>>>, where: string): OrderLine[] =>
	rows.map((row) => ({
		order: orderId(row.order),
		sku: row.sku || 'PAN',
		what: oneOf(WHAT, row.what || 'goods', where),
		units: Number(row.units || '1'),
		net: pence(row.net, where),
		tax: pence(row.tax || '0.00', where),
		code: oneOf(Object.keys(ROLES) as RoleName[], row.code || 'standard', where),
		number: row.number || `SO-${row.order}`,
		status: row.status || 'live',
	}));

const SUBJECTS: Readonly<Record<string, (typeof WHAT)[number]>> = {
	Principal: 'goods',
	Tax: 'goods',
	TaxDiscount: 'goods',
	Shipping: 'delivery',
	ShippingTax: 'delivery',
	GiftWrap: 'gift wrap',
	GiftWrapTax: 'gift wrap',
};

/**
 * What stands in Sage unless a scenario says otherwise: each order that is sold in the file, with the net and tax of its rows less promotions.
 * A sale without tax rows does not say its VAT, so that the scenario has to.
 */
export function asSettled(rows: readonly FileRow[], where: string): OrderLine[] {
	const sold = rows.filter(({ transactionType, amountType }) => transactionType === 'Order' && /^(ItemPrice|Promotion)$/.test(amountType));
	const withheld = new Set(rows.filter(({ amountType }) => amountType === 'ItemWithheldTax').map(keyOf));
	const groups = new Map<string, FileRow[]>();
	for (const row of sold) {
		const key = `${keyOf(row)}|${SUBJECTS[row.amountDescription]}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups.values()].map((group) => lineOf(group, withheld.has(keyOf(group[0])), where));
}

const keyOf = ({ order, sku }: FileRow): string => `${order}|${sku}`;

function lineOf(group: readonly FileRow[], isWithheld: boolean, where: string): OrderLine {
	const taxRows = group.filter(({ amountDescription }) => amountDescription.includes('Tax'));
	const [{ order, sku, amountDescription }] = group;
	if (taxRows.length === 0) throw new FormError(`${where}: ${order} has no tax row, so say under "Orders in Sage" what stands there`);
	const tax = isWithheld ? 0 : sum(taxRows.map(({ amount }) => amount));
	const taxed: RoleName = tax === 0 ? 'zero' : 'standard';
	return {
		order,
		sku,
		what: SUBJECTS[amountDescription],
		units: Number(group.find(({ units }) => units)?.units ?? '1'),
		net: sum(group.filter((row) => !taxRows.includes(row)).map(({ amount }) => amount)),
		tax,
		code: isWithheld ? 'marketplace collected' : taxed,
		number: `SO-${order.slice(-1)}`,
		status: 'live',
	};
}
