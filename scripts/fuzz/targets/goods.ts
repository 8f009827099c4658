import { readCourierMap } from '../../../nodes/domain/despatch/courierMap';
import { planDespatches } from '../../../nodes/domain/despatch/plan';
import { readShipments } from '../../../nodes/domain/despatch/shipments';
import { workOutAdjustments } from '../../../nodes/domain/fba/adjustments';
import type { ExceptionRecord } from '../../../nodes/domain/exceptions/exception';
import { orderContext, type OrderContextInput } from '../../../nodes/domain/order/context';
import { orderChanges } from '../../../nodes/domain/order/orderChanges';
import { readSkuMap, type MappedSku } from '../../../nodes/domain/order/skuMap';
import { readFacts } from '../../../nodes/domain/stock/facts';
import { readOffers } from '../../../nodes/domain/stock/offers';
import { workOutStock } from '../../../nodes/domain/stock/workOut';
import type { TableRow } from '../../../nodes/domain/text/tableRow';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { DESPATCHED_LINES, HOLDINGS, LEDGER_ROWS, LISTINGS, SAGE_ORDERS, SHIPMENT_ROWS } from '../corpus/goods';
import { ORDERS, PRODUCTS, SKU_MAP, TAX_CODES } from '../corpus/orders';
import { mutatedJson, mutatedOneOf, type Json } from '../json';
import { hold, target } from '../target';

const NOW = '2026-10-02T12:00:00.000Z';
const ID = '202-1111111-2222222';

/** Rows as the bridge's own reader lets them through. */
const rowsIn = <T = TableRow>(value: Json): T[] =>
	Array.isArray(value) ? (value.filter((row) => typeof row === 'object' && row !== null && !Array.isArray(row)) as T[]) : [];

function mapOf(): readonly MappedSku[] {
	const read = readSkuMap(SKU_MAP, []);
	return read.ok ? read.value : [];
}

const MAP = mapOf();
const CONTEXT = orderContext({
	settings: DEMO_SETTINGS,
	skuMap: MAP,
	products: PRODUCTS,
	taxCodes: TAX_CODES,
	pricesIncludeTax: true,
	now: NOW,
} as unknown as OrderContextInput);

function holdRefusals(exceptions: readonly ExceptionRecord[]): void {
	hold(
		exceptions.every(({ message, remedy }) => message !== '' && remedy !== ''),
		'a refusal says nothing',
	);
	hold(!/Invented Name|invented@example/.test(JSON.stringify(exceptions)), 'a refusal names the buyer');
}

/** An order of Amazon that Sage has, with anything in any field of either. */
export const orderFollow = target({
	name: 'orderFollow',
	draw: (chance) => ({ order: mutatedOneOf(chance, ORDERS), sage: mutatedJson(chance, SAGE_ORDERS) }),
	read: ({ order, sage }) => {
		if (typeof (order as { orderId?: unknown } | null)?.orderId !== 'string') return;
		const { ready, exceptions } = orderChanges(order as unknown as { orderId: string }, rowsIn(sage), CONTEXT);
		hold(ready.length <= 1, 'an order is followed twice');
		holdRefusals(exceptions);
	},
});

/** Despatches of Sage, their orders on both sides and the queue. */
export const dispatch = target({
	name: 'dispatch',
	draw: (chance) => ({
		lines: mutatedJson(chance, DESPATCHED_LINES),
		sageOrders: mutatedJson(chance, SAGE_ORDERS),
		amazonOrders: mutatedJson(chance, ORDERS),
		shipments: mutatedJson(chance, SHIPMENT_ROWS),
		couriers: mutatedJson(chance, [{ courier: 'Royal Mail', carrierCode: 'Royal Mail' }]),
	}),
	read: ({ lines, sageOrders, amazonOrders, shipments, couriers }) => {
		const read = readCourierMap(rowsIn(couriers));
		if (!read.ok) return;
		const { packages, exceptions } = planDespatches({
			settings: DEMO_SETTINGS,
			skuMap: MAP,
			couriers: read.value,
			orderIds: [ID],
			askedOrderIds: [ID],
			leftOrderIds: [],
			lines: rowsIn(lines),
			sageOrders: rowsIn(sageOrders),
			amazonOrders: rowsIn(amazonOrders),
			shipments: readShipments(rowsIn(shipments)),
			now: NOW,
		});
		hold(
			packages.every(({ orderItems }) => orderItems.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0)),
			'a package has units that are none',
		);
		hold(
			packages.every(({ packageReferenceId }) => /^\d+$/.test(packageReferenceId)),
			'a package reference is no number',
		);
		holdRefusals(exceptions);
	},
});

/** Listings and open orders of Amazon, holdings and products of Sage, the SKU map. */
export const stock = target({
	name: 'stock',
	draw: (chance) => ({
		map: mutatedJson(chance, SKU_MAP),
		listings: mutatedJson(chance, LISTINGS),
		orders: mutatedJson(chance, ORDERS),
		holdings: mutatedJson(chance, HOLDINGS),
		products: mutatedJson(chance, PRODUCTS),
	}),
	read: ({ map, listings, orders, holdings, products }) => {
		const offers = readOffers(rowsIn(map));
		if (!offers.ok) return;
		const withId = rowsIn<TableRow & { orderId: string }>(orders).filter(({ orderId }) => typeof orderId === 'string');
		const given = {
			openOrders: rowsIn(orders),
			orders: withId,
			ordersInSage: [],
			listings: rowsIn(listings),
			listedIn: DEMO_SETTINGS.flow.marketplaceIds,
		};
		const { batches, exceptions } = workOutStock({
			settings: DEMO_SETTINGS,
			offers: offers.value,
			rows: new Map(),
			facts: readFacts(given, offers.value, DEMO_SETTINGS),
			stockCodes: ['KETTLE-17', 'PAN-24'],
			sage: { products: rowsIn(products), holdings: rowsIn(holdings), orderLines: [] },
			feedResults: [],
			exceptions: [],
			now: NOW,
		});
		hold(!/"quantity":(?:-|\d*\.)/.test(JSON.stringify(batches)), 'a listing is offered less than nothing, or a part of a unit');
		holdRefusals(exceptions);
	},
});

/** Events of Amazon's FBA ledger, what was posted of them, and unit costs of Sage. */
export const fbaRows = target({
	name: 'fbaRows',
	draw: (chance) => ({
		ledger: mutatedJson(chance, LEDGER_ROWS),
		movements: mutatedJson(chance, [{ eventId: 'FBA0A1B2C3D4E5F6A7', status: 'posted', stockCode: 'KETTLE-17', quantity: '1' }]),
		costs: mutatedJson(chance, [{ code: 'KETTLE-17', product_group_costing_method_type: 'Average', average_buying_price: '3.33333' }]),
	}),
	read: ({ ledger, movements, costs }) => {
		const { exceptions } = workOutAdjustments({
			settings: DEMO_SETTINGS,
			ledger: rowsIn(ledger),
			movements: rowsIn(movements),
			skuMap: MAP,
			inSage: [],
			costs: rowsIn(costs),
			approvals: [],
			executionId: '77',
			now: '2026-11-12T04:00:00.000Z',
		});
		holdRefusals(exceptions);
	},
});
