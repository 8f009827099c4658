import { DEMO_TAX_CODES } from '../../../sandbox/company/client';
import { fortnightOf } from './calendar';
import { roleOfRate, type Role } from './books';
import { isOld, rateOf, type Order } from './order';
import { decimal, sum } from './pence';
import type { Refund } from './refund';
import { linesInSage } from './sageLines';
import type { SellerKind } from './seller';

/** How an order stands in Sage in a fortnight. */
export type InSage = 'live' | 'missing' | 'cancelled' | 'twice';

/** An order that comes late is there two fortnights after its first parcel was settled. */
export function standsAs(order: Order, fortnight: number): InSage {
	if (order.fba || isOld(order) || order.story === 'missing') return 'missing';
	if (order.story === 'late') return fortnight > fortnightOf(order.parcels[0].postedAt) + 1 ? 'live' : 'missing';
	return order.story === 'cancelled' || order.story === 'twice' ? order.story : 'live';
}

const idOf = (role: Role): number => 70_000 + DEMO_TAX_CODES[role].code;

export const taxCodeRows = Object.values(DEMO_TAX_CODES).map(({ code, name }) => ({ id: 70_000 + code, code, name }));

export const productRows = ({ products }: SellerKind) =>
	products.map(({ stockCode, rate }) => ({ code: stockCode, tax_code_id: idOf(roleOfRate(rate)) }));

export const skuRows = ({ products }: SellerKind) =>
	products.map(({ sku, stockCode, factor }) => ({ sellerSku: sku, stockCode, factor: String(factor) }));

/** Rows of `/sop_orders` for an order, as it stands then; none where it is missing. */
export function orderRows(order: Order, fortnight: number) {
	const state = standsAs(order, fortnight);
	if (state === 'missing') return [];
	const number = order.id.replaceAll('-', '').slice(-10);
	const row = (documentNo: string) => orderRow(order, documentNo, state === 'cancelled' ? 'Cancelled' : 'Live');
	return state === 'twice' ? [row(number), row(`${number}2`)] : [row(number)];
}

function orderRow(order: Order, documentNo: string, status: 'Live' | 'Cancelled') {
	const lines = linesInSage(order);
	return {
		document_no: documentNo,
		customer_document_no: order.id,
		document_status: `EnumDocumentStatus${status}`,
		total_net_value: decimal(sum(lines.map(({ net }) => net))),
		total_tax_value: decimal(sum(lines.map(({ tax }) => tax))),
		lines: lines.map(({ lineType, code, role, quantity, net, tax }) => ({
			line_type: lineType,
			code,
			tax_code_id: idOf(role),
			line_quantity: quantity,
			line_total_value: decimal(net),
			line_tax_value: decimal(tax),
		})),
	};
}

/** A credit note that a person entered with the Amazon order id. */
export const handCreditRow = ({ order }: Refund, gross: number) => ({
	amazon_order_id: order.id,
	source: 'creditNote',
	document_no: `CN${order.id.slice(-7)}`,
	reference: 'by hand',
	second_reference: order.id,
	gross_value: decimal(gross),
	may_be_same_as: [],
});

/** What Amazon answers about an order. */
export const amazonOrderRow = ({ id, created, shipTo, parcels }: Order) => ({
	orderId: id,
	createdTime: new Date(created).toISOString(),
	shipTo,
	shipFrom: 'GB',
	carrier: 'Royal Mail',
	units: sum(parcels.map(({ units }) => units)),
});

/** VAT of an order's own rate, for the words of a failed test. */
export const inWords = (order: Order): string =>
	`${order.id} ${order.fba ? 'FBA' : 'FBM'} to ${order.shipTo}, ${order.story}, ${order.parcels.map((parcel) => `${parcel.product.sku} at ${rateOf(order, parcel)} %`).join(', ')}`;
