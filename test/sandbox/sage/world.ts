import { ID, type SageCompany } from './company';

/** A posting day in an open period. */
export const DAY = '2026-04-10T00:00:00Z';

/** Ids of the demo company that only these tests need. */
export const SUPPLIER = 3301;
export const FBA = 2;
export const PAN_28 = 15533;
export const ROYAL_MAIL = 1;

export const standardLine = (change: Record<string, unknown> = {}) => ({
	line_type: 'EnumLineTypeStandard',
	product_id: ID.kettle,
	warehouse_id: ID.home,
	code: 'KETTLE-17',
	description: 'Stovetop kettle 1.7 l',
	line_quantity: 2,
	selling_unit_price: 10,
	tax_code_id: ID.standard,
	...change,
});

/** Creates an order and gives its id. */
export async function newOrder(
	sage: SageCompany,
	lines: unknown[] = [standardLine()],
	change: Record<string, unknown> = {},
): Promise<number> {
	const { status, data } = await sage.api.post('/sop_orders', {
		customer_id: ID.marketplace,
		customer_document_no: '203-1566897-3013500',
		lines,
		...change,
	});
	if (status !== 200) throw new Error(JSON.stringify(data));
	return data.id;
}

export const readOrder = async (sage: SageCompany, id: number) =>
	(await sage.api.get(`/sop_orders/${id}`, { params: { $expand: 'lines,delivery_address' } })).data;

/** What a person does in Sage's window: `despatch`, `invoice`, `credit`, `lock`. */
export const person = (sage: SageCompany, act: string, id: number, body?: Record<string, unknown>) =>
	sage.plain.post(`/sandbox/sage/${act}/${id}`, body);

/** The stock of a product in a warehouse. */
export async function holdingOf(sage: SageCompany, productId: number, warehouseId: number) {
	const { data } = await sage.api.get(`/products/${productId}/warehouse_holdings`, { params: { $expand: 'bin_holdings' } });
	return data.find((holding: { warehouse_id: number }) => holding.warehouse_id === warehouseId);
}
