import type { AmazonOrder } from '../../../nodes/domain/order/amazonOrder.types';
import { orderContext, type OrderContextInput } from '../../../nodes/domain/order/context';
import { readSkuMap, type MappedSku, type SkuMapRow } from '../../../nodes/domain/order/skuMap';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { ORDERS, PRODUCTS, SKU_MAP, TAX_CODES } from '../corpus/orders';
import { mutatedJson, mutatedOneOf, type Json } from '../json';
import { hold, target } from '../target';

/** The SKU map as it is read; one that is refused stops the run before any order. */
function mapOf(rows: unknown): readonly MappedSku[] | undefined {
	const read = readSkuMap(rows as readonly SkuMapRow[], []);
	return read.ok ? read.value : undefined;
}

const INPUT = {
	settings: DEMO_SETTINGS,
	skuMap: mapOf(SKU_MAP),
	products: PRODUCTS,
	taxCodes: TAX_CODES,
	pricesIncludeTax: true,
	now: '2026-10-02T09:00:00.000Z',
} as unknown as OrderContextInput;
const CONTEXT = orderContext(INPUT);

/** An item without an order id is refused before the domain sees it. */
const hasId = (order: Json): boolean => typeof (order as { orderId?: unknown } | null)?.orderId === 'string';

function convert(order: unknown, context = CONTEXT): void {
	const { ready, exceptions, skipped } = toSalesOrder(order as AmazonOrder, context);
	hold(ready.length + exceptions.length + skipped.length > 0, 'an order is neither ready nor refused nor left alone');
	hold(ready.length === 0 || exceptions.length === 0, 'an order is ready and refused');
	hold(
		exceptions.every(({ message, remedy }) => message !== '' && remedy !== ''),
		'a refusal says nothing',
	);
	hold(!/Invented Name|invented@example/.test(JSON.stringify(exceptions)), 'a refusal names the buyer');
}

/** Amazon's order with anything in any field. */
export const orders = target({
	name: 'orders',
	draw: (chance) => mutatedOneOf(chance, ORDERS),
	read: (order) => (hasId(order) ? convert(order) : undefined),
});

/** The facts of an order: rows of the SKU map, products and tax codes of Sage, as the bridge's row reader lets them through. */
export const orderFacts = target({
	name: 'orderFacts',
	draw: (chance) => ({
		skuMap: mutatedJson(chance, SKU_MAP),
		products: mutatedJson(chance, PRODUCTS),
		taxCodes: mutatedJson(chance, TAX_CODES),
		order: chance.pick(ORDERS),
	}),
	read: ({ skuMap, products, taxCodes, order }) => {
		const rows = (value: Json, keys: readonly string[]) =>
			Array.isArray(value)
				? value.filter((row) => typeof row === 'object' && row !== null && !Array.isArray(row) && keys.every((key) => key in row))
				: [];
		const map = mapOf(rows(skuMap, []));
		if (!map) return;
		const facts = {
			skuMap: map,
			products: rows(products, ['code']),
			taxCodes: rows(taxCodes, ['id', 'code', 'tax_rate']),
		};
		convert(order, orderContext({ ...INPUT, ...(facts as unknown as Partial<OrderContextInput>) }));
	},
});
