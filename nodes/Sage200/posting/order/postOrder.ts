import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft, SalesOrderLineDraft } from '../../../domain/order/order.types';
import { isHalfMade, stateInSage } from '../../../domain/order/sageState';
import { textOf } from '../../../domain/text/textOf';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { resolveCodes, resolveEach } from '../door/directory';
import { looked, type Looked, type PostingDoor, type Shown } from '../door/postOnce';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { isText, lookUpKey } from '../door/key';
import { readAnyOf } from '../../transport/paging';
import { sopSettings } from './sopSettings';
import { complaintAboutCodes } from './analysisCodes';
import { complaintAboutOrder } from './checkOrder';
import { type OrderIds, orderBody } from './orderBody';
import { headerFields, needsLines, unitDifferences, type ReadBack } from './readBack';
import { stockUnitsOf } from './sellingUnits';

/** An order that Sage shows under customer and Amazon order id. */
export interface ShownOrder extends Shown {
	readonly order: IDataObject;
}

const SELECT = [
	'id',
	'document_no',
	'customer_id',
	'customer_document_no',
	'document_status',
	'is_credit_limit_exceeded',
	'total_net_value',
	'total_tax_value',
	'total_gross_value',
];

/**
 * Resolves the codes of all orders of a run together, in full batches, so that the orders find them remembered. What is missing
 * is said by the order that needs it.
 */
export async function lookUpCodes(client: SageClient, cache: RunCache, drafts: readonly SalesOrderDraft[]): Promise<void> {
	await resolveCodes(
		client,
		cache,
		'customers',
		drafts.map(({ customerReference }) => customerReference),
	);
	const lines = drafts.flatMap((draft) => draft.lines);
	await resolveIds(client, cache, lines);
}

/**
 * The look-up key of an order is its Amazon order id, which is one order on whatever account. The customer is what it is to stand on: an
 * order that was imported under another one (the settings have changed since) must not be made again.
 */
export interface OrderKey {
	readonly customerId: number;
	readonly orderId: string;
	/** Of an order that is sent in this run. */
	readonly sent?: ReadBack;
}

/** What Sage shows of several orders, one answer per key in their order, asked for together. Never throws. */
export async function lookForOrders(client: SageClient, keys: readonly OrderKey[]): Promise<Array<Looked<ShownOrder>>> {
	const ids = keys.map(({ orderId }) => orderId);
	let wasCut = false;
	const answer = await looked(async () => {
		const listing = await readAnyOf(client, '/sop_orders', { ...fieldsFor(keys), orderBy: 'id asc' }, 'customer_document_no', ids);
		({ wasCut } = listing);
		return listing.rows.map((order) => shownOrder(order));
	});
	if (!answer.ok) return keys.map(() => answer);
	return keys.map((key) => {
		const own = answer.shown.filter(({ order }) => isOrder(order, key));
		return { ok: true, shown: standing(own.map(({ order }) => shownOrder(order, key))), isOfCutList: wasCut };
	});
}

/** How `$select` names the fields of an expanded list is not documented: with lines all fields come. */
function fieldsFor(keys: readonly OrderKey[]): { readonly select: string[] } | { readonly expand: string[] } {
	const sent = keys.flatMap((key) => key.sent ?? []);
	return sent.some(needsLines) ? { expand: ['lines'] } : { select: [...new Set([...SELECT, ...sent.flatMap(headerFields)])] };
}

/** A cancelled order beside one that stands does not count; cancelled ones alone do, or the order would be made again in silence. */
function standing(orders: readonly ShownOrder[]): readonly ShownOrder[] {
	const left = orders.filter(({ isCancelled }) => !isCancelled);
	return left.length > 0 ? left : orders;
}

const isOrder = (row: IDataObject, { orderId }: OrderKey): boolean => isText(row.customer_document_no, orderId);

/** What tells whether an order is in Sage: refused when the draft cannot be posted or its customer is not there. Throws when Sage cannot be read. */
export async function orderKey(client: SageClient, cache: RunCache, draft: SalesOrderDraft): Promise<Posting<OrderKey>> {
	const complaint = complaintAboutOrder(draft);
	if (complaint)
		return refused(
			complaint.kind,
			`Order ${draft?.customerDocumentNo ?? ''}: ${complaint.message}`,
			'Correct the order data in the flow before this node.',
		);
	const customers = await resolveCodes(client, cache, 'customers', [draft.customerReference]);
	return customers.ok ? done({ customerId: customers.value.idOf(draft.customerReference), orderId: draft.customerDocumentNo }) : customers;
}

/** An order that is not in Sage yet: what is sent, and what is read back of it. */
export interface PreparedOrder {
	readonly body: Record<string, unknown>;
	readonly sent: ReadBack;
}

/** The body of an order that is not in Sage yet, after all other checks. Throws only when Sage cannot be read; nothing has been sent then. */
export async function prepareOrder(client: SageClient, cache: RunCache, draft: SalesOrderDraft): Promise<Posting<PreparedOrder>> {
	const customers = await resolveCodes(client, cache, 'customers', [draft.customerReference]);
	if (!customers.ok) return customers;
	if (customers.value.entryOf(draft.customerReference).on_hold === true) return onHold(draft);
	const ids = await resolveIds(client, cache, draft.lines);
	if (!ids.ok) return ids;
	const complaint =
		(await complaintAboutPrices(client, cache, draft)) ??
		(await complaintAboutSettings(client, cache, draft)) ??
		(await complaintAboutCodes(client, cache, draft));
	if (complaint) return complaint;
	const body = orderBody(draft, { ...ids.value, customers: customers.value });
	return done({ body, sent: { draft, units: ids.value.units } });
}

/** Whether Sage would take an order of such an account is not documented; entered by hand it takes none. */
const onHold = ({ customerDocumentNo, customerReference }: SalesOrderDraft): Posting<never> =>
	refused(
		'customerOnHold',
		`Order ${customerDocumentNo}: customer ${customerReference} is on hold in Sage 200`,
		'Find out who put the account on hold and why, and take it off hold: the next run then enters its orders.',
	);

/** Looking and sending for one order; an order that is there is reported, whatever people have changed in it since. */
export function orderDoor(client: SageClient, key: OrderKey, body: unknown): PostingDoor<ShownOrder> {
	return {
		name: `Order ${key.orderId}`,
		key: lookUpKey('sop_orders', key.orderId),
		look: async () => (await lookForOrders(client, [key]))[0],
		send: async () => await client.send('/sop_orders', body),
	};
}

function shownOrder(order: IDataObject, key?: OrderKey): ShownOrder {
	const documentNo = String(order.document_no);
	const isElsewhere = key !== undefined && Number(order.customer_id) !== key.customerId;
	return {
		label: `order ${documentNo}`,
		urns: [documentNo],
		differences: [
			...(isElsewhere ? ['it stands on another customer account'] : []),
			...(key?.sent ? unitDifferences(order, key.sent) : []),
			...(isHalfMade(order.document_status, order.document_no) ? ['it was begun in Sage 200 and not finished'] : []),
		],
		isCancelled: stateInSage(order.document_status) === 'cancelled',
		order,
	};
}

/** Ids of everything that lines name. Throws when Sage cannot be read. */
export async function resolveIds(
	client: SageClient,
	cache: RunCache,
	lines: readonly SalesOrderLineDraft[],
): Promise<Posting<Omit<OrderIds, 'customers'>>> {
	const ids = await resolveEach(client, cache, {
		products: lines.flatMap(({ stockCode }) => stockCode ?? []),
		warehouses: lines.flatMap(({ warehouse }) => warehouse ?? []),
		charges: lines.flatMap(({ chargeCode }) => chargeCode ?? []),
		taxCodes: lines.flatMap(({ taxCode }) => taxCode ?? []),
	});
	if (!ids.ok) return ids;
	const { products } = ids.value;
	const stockCodes = lines.flatMap(({ stockCode }) => stockCode ?? []);
	const closed = stockCodes.find((stockCode) => products.entryOf(stockCode).allow_sales_order === false);
	if (closed !== undefined)
		return refused(
			'stockItemNotForSale',
			`Stock item ${closed} is not for sale in Sage 200`,
			'Allow sales orders on the stock item, or map the SKU to another one.',
		);
	const units = await stockUnitsOf(client, cache, products, stockCodes);
	return units.ok ? done({ ...ids.value, units: units.value }) : units;
}

/** Prices worked out without VAT would be taken as gross, or the reverse, when the setting has changed since. */
async function complaintAboutPrices(client: SageClient, cache: RunCache, draft: SalesOrderDraft): Promise<Posting<never> | undefined> {
	const settings = await sopSettings(client, cache);
	if (settings.are_prices_tax_inclusive === draft.pricesIncludeTax) return undefined;
	const [has, wants] = draft.pricesIncludeTax ? ['with', 'without'] : ['without', 'with'];
	const message = `Order ${draft.customerDocumentNo} has prices ${has} VAT, but Sage 200 takes prices ${wants} VAT (sop_settings.are_prices_tax_inclusive)`;
	return refused('orderTotalsDisagree', message, 'Read the setting in the flow and hand it to the operation that makes the sales order.');
}

/** What Sage's own settings would refuse: an order without a number where it gives none, a type of line that it does not take. */
async function complaintAboutSettings(client: SageClient, cache: RunCache, draft: SalesOrderDraft): Promise<Posting<never> | undefined> {
	const settings = await sopSettings(client, cache);
	const order = `Order ${draft.customerDocumentNo}`;
	if (settings.auto_generate_order_return_numbers === false && !draft.documentNo)
		return refused(
			'orderDataMissing',
			`${order} has no number, and Sage 200 is set to give none (sop_settings.auto_generate_order_return_numbers)`,
			'Set orders.documentNumber to Amazon order ID in Bridge settings, or let Sage 200 number orders.',
		);
	const allowed = textOf(settings.order_line_item_type);
	// Its values are not documented: only a word that names one of the two types alone is understood.
	const shut = ({ standard: 'freeText', free: 'standard', both: undefined } as const)[onlyWord(allowed)];
	const closed = draft.lines.find(({ lineType }) => lineType === shut);
	return closed
		? refused(
				'orderDataMissing',
				`${order} has a ${closed.lineType === 'standard' ? 'line of a stock item' : 'free-text line'}, which the order entry settings of Sage 200 do not allow (sop_settings.order_line_item_type)`,
				'Allow both types of lines in the settings of Sales Order Processing in Sage 200.',
			)
		: undefined;
}

function onlyWord(allowed: string): 'standard' | 'free' | 'both' {
	const [standard, free] = [/standard/i.test(allowed), /free/i.test(allowed)];
	if (standard === free) return 'both';
	return standard ? 'standard' : 'free';
}
