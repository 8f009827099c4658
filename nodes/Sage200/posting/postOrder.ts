import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../domain/order/order.types';
import type { RunCache } from '../runCache';
import { allOf, anyOfBatches, equals } from '../transport/odata';
import { listAll, listEach, rowsOf } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { complaintAboutOrder } from './checkOrder';
import { resolveCodes } from './directory';
import { orderBody, type OrderIds } from './orderBody';
import { judge, postOnce, type PostingResult, type Shown } from './postOnce';
import { looked, type PostingContext } from './postSteps';
import { ready, refused, type Refusable } from './refusable';

/** An order that Sage shows under customer and Amazon order id. */
export interface ShownOrder extends Shown {
	readonly order: IDataObject;
}

export interface PreparedOrder {
	readonly draft: SalesOrderDraft;
	readonly customerId: number;
	/** Missing when the order is in Sage already. */
	readonly body?: Record<string, unknown>;
	readonly shown: readonly ShownOrder[];
}

const SELECT = ['id', 'document_no', 'customer_id', 'customer_document_no', 'document_status', 'total_net_value', 'total_tax_value', 'total_gross_value'];

/** Looks for many orders of one customer at once and keeps what it finds for the run: a repeated import asks once per 25 orders. */
export async function lookAhead(client: SageClient, cache: RunCache, drafts: readonly SalesOrderDraft[]): Promise<void> {
	const customers = await resolveCodes(client, cache, 'customers', drafts.map(({ customerReference }) => customerReference));
	if (!customers.ok) return; // each order says so for itself
	for (const reference of new Set(drafts.map(({ customerReference }) => customerReference))) {
		const customerId = customers.value.idOf(reference);
		const ids = drafts.filter((draft) => draft.customerReference === reference).map(({ customerDocumentNo }) => customerDocumentNo);
		const filters = anyOfBatches('customer_document_no', ids).map((batch) => allOf(equals('customer_id', customerId), batch));
		const rows = await listEach(client, '/sop_orders', { select: SELECT, orderBy: 'id asc' }, filters);
		for (const id of ids) cache.put(keyOf(customerId, id), rows.filter((row) => row.customer_document_no === id));
	}
	await resolveCodes(client, cache, 'products', drafts.flatMap(({ lines }) => lines.flatMap(({ stockCode }) => stockCode ?? [])));
}

const keyOf = (customerId: number, orderId: string): string => `order|${customerId}|${orderId}`;

/** All checks of an order before the write. Throws only when Sage cannot be read; nothing has been sent then. */
export async function prepareOrder({ client, cache }: PostingContext, draft: SalesOrderDraft): Promise<Refusable<PreparedOrder>> {
	const complaint = complaintAboutOrder(draft);
	if (complaint) return refused(complaint.kind, `Order ${draft?.customerDocumentNo ?? ''}: ${complaint.message}`, 'Correct the order data in the flow before this node.');
	const customers = await resolveCodes(client, cache, 'customers', [draft.customerReference]);
	if (!customers.ok) return customers;
	const customerId = customers.value.idOf(draft.customerReference);
	const rows = await cache.remember(keyOf(customerId, draft.customerDocumentNo), async () => await findOrders(client, customerId, draft.customerDocumentNo));
	if (rows.length > 0) return ready({ draft, customerId, shown: rows.map(shownOrder) });
	const ids = await resolveIds(client, cache, draft);
	if (!ids.ok) return ids;
	const prices = await complaintAboutPrices(client, cache, draft);
	return prices ?? ready({ draft, customerId, body: orderBody(draft, { ...ids.value, customers: customers.value }), shown: [] });
}

/** Posts the order unless it is there; one that is there is reported, whatever people have changed in it since. */
export async function postOrder({ client, policy }: PostingContext, { draft, customerId, body, shown }: PreparedOrder): Promise<PostingResult<ShownOrder>> {
	const name = `Order ${draft.customerDocumentNo}`;
	if (shown.length > 0) return judge(name, shown, 'alreadyPosted');
	const look = async () => await looked(async () => (await findOrders(client, customerId, draft.customerDocumentNo)).map(shownOrder));
	return await postOnce({ name, look, send: async () => await client.send('/sop_orders', body) }, policy);
}

async function findOrders(client: SageClient, customerId: number, orderId: string): Promise<IDataObject[]> {
	const filter = allOf(equals('customer_id', customerId), equals('customer_document_no', orderId));
	return await listAll(client, '/sop_orders', { filter, select: SELECT, orderBy: 'id asc' });
}

function shownOrder(order: IDataObject): ShownOrder {
	const documentNo = String(order.document_no);
	return { label: `order ${documentNo}`, urns: [documentNo], differences: [], order };
}

async function resolveIds(client: SageClient, cache: RunCache, { lines }: SalesOrderDraft): Promise<Refusable<Omit<OrderIds, 'customers'>>> {
	const products = await resolveCodes(client, cache, 'products', lines.flatMap(({ stockCode }) => stockCode ?? []));
	if (!products.ok) return products;
	const warehouses = await resolveCodes(client, cache, 'warehouses', lines.flatMap(({ warehouse }) => warehouse ?? []));
	if (!warehouses.ok) return warehouses;
	const charges = await resolveCodes(client, cache, 'charges', lines.flatMap(({ chargeCode }) => chargeCode ?? []));
	if (!charges.ok) return charges;
	const taxCodes = await resolveCodes(client, cache, 'taxCodes', lines.flatMap(({ taxCode }) => taxCode ?? []));
	if (!taxCodes.ok) return taxCodes;
	const closed = lines.find(({ stockCode }) => stockCode && products.value.entryOf(stockCode).allow_sales_order === false);
	if (closed) return refused('stockItemNotForSale', `Stock item ${closed.stockCode} is not for sale in Sage 200`, 'Allow sales orders on the stock item, or map the SKU to another one.');
	return ready({ products: products.value, warehouses: warehouses.value, charges: charges.value, taxCodes: taxCodes.value });
}

/** Prices worked out without VAT would be taken as gross, or the reverse, when the setting has changed since. */
async function complaintAboutPrices(client: SageClient, cache: RunCache, draft: SalesOrderDraft): Promise<Refusable<PreparedOrder> | undefined> {
	const [settings] = await cache.remember('sop_settings', async () => rowsOf(await client.get('/sop_settings')));
	if (settings?.are_prices_tax_inclusive === draft.pricesIncludeTax) return undefined;
	const [has, wants] = draft.pricesIncludeTax ? ['with', 'without'] : ['without', 'with'];
	const message = `Order ${draft.customerDocumentNo} has prices ${has} VAT, but Sage 200 takes prices ${wants} VAT (sop_settings.are_prices_tax_inclusive)`;
	return refused('orderTotalsDisagree', message, 'Read the setting in the flow and hand it to the operation that makes the sales order.');
}
