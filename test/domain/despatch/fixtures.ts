import { readCourierMap, type CourierMap } from '../../../nodes/domain/despatch/courierMap';
import { planDespatches, type DespatchPlan, type DespatchPlanInput } from '../../../nodes/domain/despatch/plan';
import { settleDespatches, type Settled } from '../../../nodes/domain/despatch/settle';
import type { ShipmentRow } from '../../../nodes/domain/despatch/shipments';
import { readSkuMap, type MappedSku } from '../../../nodes/domain/order/skuMap';
import type { DispatchSettings } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';

export const ID = '202-1111111-2222222';
export const NOW = '2026-03-02T12:00:00.000Z';

export const minutesLater = (minutes: number, from = NOW): string => new Date(Date.parse(from) + minutes * 60_000).toISOString();

type Row = Record<string, unknown>;

/** A despatched line as Sage gives it: two lamps of order line 71 on note 0000000011. */
export const line = (more: Row = {}): Row => ({
	sop_despatch_line_id: 501,
	sop_despatch_line_quantity: '2.00000',
	sop_despatch_id: 11,
	sop_despatch_document_no: '0000000011',
	sop_despatch_date: '2026-03-02T00:00:00',
	sop_order_line_id: 71,
	sop_order_line_quantity: '2.00000',
	sop_order_id: 900,
	sop_order_document_no: '0000000042',
	sop_order_customer_document_no: ID,
	product_code: 'LAMP',
	warehouse_name: 'HOME',
	sop_despatch_courier_name: 'Royal Mail',
	sop_despatch_consignment_no: 'AB123456789GB',
	sop_despatch_notes: '',
	...more,
});

export const item = (orderItemId: string, sellerSku: string, quantityOrdered: number, quantityFulfilled = 0): Row => ({
	orderItemId,
	quantityOrdered,
	product: { sellerSku },
	fulfillment: { quantityFulfilled, quantityUnfulfilled: quantityOrdered - quantityFulfilled },
});

/** Two lamps that Amazon wants shipped by 18:00 tomorrow. */
export const amazonOrder = (more: Row = {}, fulfillment: Row = {}): Row => ({
	orderId: ID,
	createdTime: '2026-03-01T08:00:00Z',
	salesChannel: { marketplaceId: 'A1F83G8C2ARO7P' },
	fulfillment: {
		fulfillmentStatus: 'UNSHIPPED',
		fulfilledBy: 'MERCHANT',
		shipByWindow: { latestDateTime: '2026-03-03T18:00:00Z' },
		...fulfillment,
	},
	orderItems: [item('9001', 'S-LAMP', 2)],
	...more,
});

export const skus = (
	...rows: Array<{ sellerSku: string; stockCode: string; factor?: number; priceShare?: number }>
): readonly MappedSku[] => {
	const read = readSkuMap(rows, []);
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value;
};

export const couriers = (...rows: Row[]): CourierMap => {
	const read = readCourierMap(rows);
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value;
};

export const SKUS = skus(
	{ sellerSku: 'S-LAMP', stockCode: 'LAMP' },
	{ sellerSku: 'S-MUG', stockCode: 'MUG' },
	{ sellerSku: 'S-MUG-4', stockCode: 'MUG', factor: 4 },
);

export const dispatchSettings = (dispatch: Partial<DispatchSettings>) =>
	settingsWith({ dispatch: { ...DEMO_SETTINGS.dispatch, ...dispatch } });

/** A run in which Amazon was asked for every order. */
export const plan = (more: Partial<DespatchPlanInput> = {}): DespatchPlan =>
	planDespatches({
		settings: DEMO_SETTINGS,
		skuMap: SKUS,
		couriers: couriers(),
		orderIds: [ID],
		askedOrderIds: [ID],
		lines: [line()],
		sageOrders: [],
		amazonOrders: [amazonOrder()],
		shipments: [],
		now: NOW,
		...more,
	});

/** What Amazon's node answers to the packages of a plan. */
export const took = ({ packages }: DespatchPlan, shown = 'agrees'): Row[] =>
	packages.map(({ orderId, packageReferenceId }) => ({ orderId, packageReferenceId, confirmed: true, shown }));

export const settle = (planned: DespatchPlan, answers: readonly Row[], now = NOW): Settled =>
	settleDespatches({ settings: DEMO_SETTINGS, plan: planned, answers, shipments: [], now });

/** The queue after a run. */
export const after = (planned: DespatchPlan, settled: Settled): ShipmentRow[] => [
	...new Map([...planned.rows, ...settled.rows].map((row) => [row.key, row])).values(),
];

/** The package as Amazon shows it once it was confirmed. */
export const shownPackage = (more: Row = {}): Row => ({
	packageReferenceId: '11',
	carrier: 'Royal Mail',
	trackingNumber: 'AB123456789GB',
	packageItems: [{ orderItemId: '9001', quantity: 2 }],
	...more,
});

/** The queue of a run that confirmed the first note. */
export const confirmedQueue = (): ShipmentRow[] => {
	const planned = plan();
	return after(planned, settle(planned, took(planned)));
};
