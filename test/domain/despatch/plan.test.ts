import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import {
	after,
	amazonOrder,
	confirmedQueue,
	couriers,
	ID,
	item,
	line,
	minutesLater,
	NOW,
	plan,
	settle,
	shownPackage,
	took,
} from './fixtures';

const OTHER = '202-3333333-4444444';
const shipped = (packages = [shownPackage()], fulfilled = 2) =>
	amazonOrder({ packages, orderItems: [item('9001', 'S-LAMP', 2, fulfilled)] }, { fulfillmentStatus: 'SHIPPED' });
const kinds = ({ exceptions }: { exceptions: ReadonlyArray<{ kind: string }> }) => exceptions.map(({ kind }) => kind);
const second = (more = {}) =>
	line({
		sop_despatch_line_id: 502,
		sop_despatch_id: 12,
		sop_despatch_document_no: '0000000012',
		sop_despatch_consignment_no: 'CD111111111GB',
		...more,
	});

describe('a despatch note', () => {
	it('is one package with its own number, carrier, tracking and items', () => {
		const { packages, rows, exceptions } = plan();
		expect(packages).toEqual([
			{
				key: `${ID}|11`,
				orderId: ID,
				marketplaceId: 'A1F83G8C2ARO7P',
				packageReferenceId: '11',
				carrierCode: 'Royal Mail',
				carrierName: '',
				trackingNumber: 'AB123456789GB',
				// Noon of the day in London is now; Amazon takes nothing that lies ahead, so a minute ago.
				shipDate: '2026-03-02T11:59:00.000Z',
				orderItems: [{ orderItemId: '9001', quantity: 2 }],
				options: { shippingMethod: '', untracked: false, replacePackage: true, readBack: true },
				shipBy: '2026-03-03T18:00:00Z',
			},
		]);
		expect(rows).toMatchObject([
			{ key: `${ID}|11`, status: 'due', amazonOrderId: ID, despatchNo: '0000000011', shipBy: '2026-03-03T18:00:00Z' },
		]);
		expect(exceptions).toEqual([]);
	});

	it('with two lines of one item is one package with the units of both', () => {
		const lines = [line({ sop_despatch_line_quantity: '1' }), line({ sop_despatch_line_id: 502, sop_despatch_line_quantity: '1' })];
		expect(plan({ lines }).packages).toMatchObject([{ orderItems: [{ orderItemId: '9001', quantity: 2 }] }]);
	});

	it('that two questions to Sage both gave counts once', () => {
		expect(plan({ lines: [line(), line()] }).packages).toMatchObject([{ orderItems: [{ orderItemId: '9001', quantity: 2 }] }]);
	});

	it('of another customer, or from the warehouse of Amazon, is passed over', () => {
		const lines = [line({ sop_order_customer_document_no: 'PO 4711' }), line({ sop_despatch_id: 13, warehouse_name: 'fba' })];
		expect(plan({ lines })).toMatchObject({ packages: [], rows: [], exceptions: [] });
	});

	it('of an order that Amazon sends is nothing to tell', () => {
		const { packages, rows } = plan({ amazonOrders: [amazonOrder({}, { fulfilledBy: 'AMAZON' })] });
		expect(packages).toEqual([]);
		expect(rows).toMatchObject([{ status: 'over' }]);
	});

	it('is sent before others whose latest ship time comes later', () => {
		const lines = [line(), line({ sop_despatch_id: 14, sop_despatch_line_id: 514, sop_order_customer_document_no: OTHER })];
		const urgent = amazonOrder({ orderId: OTHER }, { shipByWindow: { latestDateTime: '2026-03-02T18:00:00Z' } });
		const { packages } = plan({ lines, orderIds: [ID, OTHER], askedOrderIds: [ID, OTHER], amazonOrders: [amazonOrder(), urgent] });
		expect(packages.map(({ orderId }) => orderId)).toEqual([OTHER, ID]);
	});

	it('is not sent in a dry run', () => {
		const { packages, rows } = plan({ settings: settingsWith({ mode: 'dryRun' }) });
		expect(packages).toEqual([]);
		expect(rows).toMatchObject([{ status: 'due', message: 'Dry run: it would be confirmed now.' }]);
	});
});

describe('packs', () => {
	const four = (lines: object[], more = {}) =>
		plan({ lines: lines as never, amazonOrders: [amazonOrder({ orderItems: [item('9002', 'S-MUG-4', 2)], ...more })] });
	const mugs = (units: number, more = {}) =>
		line({ product_code: 'MUG', sop_despatch_line_quantity: `${units}.00000`, sop_order_line_quantity: '8.00000', ...more });

	it('are turned back into what Amazon sold: eight mugs are two packs of four', () => {
		expect(four([mugs(8)]).packages).toMatchObject([{ orderItems: [{ orderItemId: '9002', quantity: 2 }] }]);
	});

	it('that two parcels share count with the parcel that completes them', () => {
		// 5 + 3 mugs: one whole pack with the first note, the second pack is whole with the second.
		const { packages } = four([
			mugs(5),
			mugs(3, { sop_despatch_id: 12, sop_despatch_line_id: 502, sop_despatch_document_no: '0000000012' }),
		]);
		expect(packages.map(({ packageReferenceId, orderItems }) => [packageReferenceId, orderItems])).toEqual([
			['11', [{ orderItemId: '9002', quantity: 1 }]],
			['12', [{ orderItemId: '9002', quantity: 1 }]],
		]);
	});

	it('of which a part was sent wait, and nothing is told', () => {
		const planned = four([mugs(3)]);
		expect(planned).toMatchObject({ packages: [], exceptions: [], rows: [{ status: 'waiting' }] });
	});

	it('and singles of one stock item are told apart by the quantity of the order line', () => {
		const orderItems = [item('9001', 'S-MUG', 2), item('9002', 'S-MUG-4', 2)];
		const lines = [mugs(2, { sop_order_line_quantity: '2' }), mugs(8, { sop_despatch_line_id: 502, sop_order_line_id: 72 })];
		expect(four(lines, { orderItems }).packages[0].orderItems).toEqual([
			{ orderItemId: '9001', quantity: 2 },
			{ orderItemId: '9002', quantity: 2 },
		]);
	});

	it('and singles that nobody can tell apart are refused, unless one note sends all of them', () => {
		const orderItems = [item('9001', 'S-MUG', 4), item('9002', 'S-MUG-4', 1)];
		const alike = (units: number, more = {}) => mugs(units, { sop_order_line_quantity: '4', ...more });
		const part = four([alike(4)], { orderItems });
		expect(part.packages).toEqual([]);
		expect(kinds(part)).toEqual(['despatchUnclear']);
		expect(part.exceptions[0].message).toContain('several items');
		const all = four([alike(4), alike(4, { sop_despatch_line_id: 502, sop_order_line_id: 72 })], { orderItems });
		expect(all.packages[0].orderItems).toEqual([
			{ orderItemId: '9001', quantity: 4 },
			{ orderItemId: '9002', quantity: 1 },
		]);
	});

	it('and singles go by the order item that is kept on the line of the order', () => {
		const orderItems = [item('9001', 'S-MUG', 4), item('9002', 'S-MUG-4', 1)];
		const planned = plan({
			lines: [mugs(4, { sop_order_line_quantity: '4' })],
			amazonOrders: [amazonOrder({ orderItems })],
			settings: KEEPS_ITEMS,
			sageOrders: [{ id: 900, lines: [{ id: 71, analysis_code_1: '9002' }] }],
		});
		expect(planned.packages[0].orderItems).toEqual([{ orderItemId: '9002', quantity: 1 }]);
	});

	it('and a line whose stock item people replaced is refused, whatever item stands on it', () => {
		const planned = plan({
			lines: [line({ product_code: 'VASE' })],
			settings: KEEPS_ITEMS,
			sageOrders: [{ id: 900, lines: [{ id: 71, analysis_code_1: '9001' }] }],
		});
		expect([planned.packages, kinds(planned)]).toEqual([[], ['despatchUnclear']]);
	});
});

const KEEPS_ITEMS = settingsWith({
	orders: { ...DEMO_SETTINGS.orders, lineFields: [{ field: 'analysis_code_1', fact: 'orderItemId', text: '' }] },
});

describe('several parcels of one order', () => {
	it('are a package each, with what each holds', () => {
		const { packages } = plan({ lines: [line({ sop_despatch_line_quantity: '1' }), second({ sop_despatch_line_quantity: '1' })] });
		expect(
			packages.map(({ packageReferenceId, trackingNumber, orderItems }) => [packageReferenceId, trackingNumber, orderItems[0].quantity]),
		).toEqual([
			['11', 'AB123456789GB', 1],
			['12', 'CD111111111GB', 1],
		]);
	});

	it('the later one alone is sent once the first is confirmed', () => {
		const first = plan({ lines: [line({ sop_despatch_line_quantity: '1' })] });
		const shipments = after(first, settle(first, took(first)));
		const order = amazonOrder({
			packages: [shownPackage({ packageItems: [{ orderItemId: '9001', quantity: 1 }] })],
			orderItems: [item('9001', 'S-LAMP', 2, 1)],
		});
		const lines = [line({ sop_despatch_line_quantity: '1' }), second({ sop_despatch_line_quantity: '1' })];
		const { packages } = plan({ lines, shipments, amazonOrders: [order] });
		expect(packages).toMatchObject([{ packageReferenceId: '12', orderItems: [{ orderItemId: '9001', quantity: 1 }] }]);
	});
});

describe('nothing is confirmed twice', () => {
	it('what Amazon shows as it was told is confirmed, and not sent again', () => {
		expect(plan({ shipments: confirmedQueue(), amazonOrders: [shipped()] })).toMatchObject({ packages: [], exceptions: [] });
	});

	it('also when the queue is empty because n8n has forgotten everything', () => {
		const planned = plan({ amazonOrders: [shipped()] });
		expect(planned.packages).toEqual([]);
		expect(planned.rows).toMatchObject([{ status: 'confirmed', items: '[["9001",2]]', confirmedAt: NOW }]);
	});

	it('what a person confirmed in Seller Central is left as it is', () => {
		const byHand = shipped([shownPackage({ packageReferenceId: '1', trackingNumber: 'ZZ1' })]);
		expect(plan({ amazonOrders: [byHand] })).toMatchObject({ packages: [], exceptions: [], rows: [{ status: 'elsewhere' }] });
	});

	it('a parcel that somebody confirmed under its own number is known by its tracking number', () => {
		const order = amazonOrder({
			packages: [shownPackage({ packageReferenceId: '1', packageItems: [{ orderItemId: '9001', quantity: 1 }] })],
		});
		expect(plan({ amazonOrders: [order] })).toMatchObject({ packages: [], rows: [{ status: 'elsewhere' }] });
	});

	it('goods that were despatched again on another note are not told again', () => {
		const redone = plan({ lines: [second()], shipments: confirmedQueue(), amazonOrders: [shipped()] });
		expect(redone.packages).toEqual([]);
		expect(kinds(redone)).toEqual(['despatchShrunk']);
		expect(redone.exceptions[0].message).toContain('0000000011');
	});

	it('a despatch that became less is told to a person, and Amazon is told nothing', () => {
		const planned = plan({
			lines: [line({ sop_despatch_line_quantity: '1.00000' })],
			shipments: confirmedQueue(),
			amazonOrders: [shipped()],
		});
		expect(planned.packages).toEqual([]);
		expect(kinds(planned)).toEqual(['despatchShrunk']);
		expect(planned.exceptions[0]).toMatchObject({ owner: 'operations', recordType: 'package', recordId: ID, holds: false });
		expect(planned.exceptions[0].message).toContain('had 2 stock units when Amazon was told of its parcel, and has 1 now');
	});

	it('a despatch that became less is found without asking Amazon, and again in the next run', () => {
		const lines = [line({ sop_despatch_line_quantity: '1.00000' })];
		const first = plan({ lines, shipments: confirmedQueue(), amazonOrders: [shipped()] });
		const next = plan({ lines, shipments: [...first.rows], askedOrderIds: [], amazonOrders: [], now: minutesLater(5) });
		expect(kinds(next)).toEqual(['despatchShrunk']);
	});

	it('another parcel that Amazon has under the reference of the note is left alone, and a person is told', () => {
		const order = amazonOrder({
			packages: [shownPackage({ trackingNumber: 'ZZ1', packageItems: [{ orderItemId: '9001', quantity: 1 }] })],
		});
		const planned = plan({ amazonOrders: [order] });
		expect(planned.packages).toEqual([]);
		expect(kinds(planned)).toEqual(['despatchUnclear']);
	});

	it('more than Amazon sold is refused', () => {
		const planned = plan({ lines: [line({ sop_despatch_line_quantity: '3' })] });
		expect(planned.packages).toEqual([]);
		expect(planned.exceptions[0]).toMatchObject({ kind: 'despatchUnclear' });
		expect(planned.exceptions[0].message).toContain('more of SKU S-LAMP than the 2');
	});
});

describe('tracking that is edited later', () => {
	const edited = [line({ sop_despatch_consignment_no: 'AB999999999GB' })];

	it('edits the package under its number, with the items that it had', () => {
		const { packages } = plan({ lines: edited, shipments: confirmedQueue(), amazonOrders: [shipped()] });
		expect(packages).toMatchObject([
			{ packageReferenceId: '11', trackingNumber: 'AB999999999GB', orderItems: [{ orderItemId: '9001', quantity: 2 }] },
		]);
	});

	it('that Amazon does not take any more is told to a person with its words', () => {
		const planned = plan({ lines: edited, shipments: confirmedQueue(), amazonOrders: [shipped()] });
		const details = { reason: 'invalidRequest', message: 'confirmShipment refused', code: 'InvalidInput', text: 'PackageToUpdateNotFound' };
		const { exceptions, rows } = settle(planned, [{ error: 'no', details }]);
		expect(exceptions).toMatchObject([{ kind: 'confirmationRefused', recordId: ID }]);
		expect(exceptions[0].message).toContain('InvalidInput: PackageToUpdateNotFound');
		expect(rows).toMatchObject([{ status: 'refused', nextAttemptAt: minutesLater(120) }]);
	});

	it('a carrier that Amazon dropped is sent once more at most, then a person is told', () => {
		const dropped = shipped([shownPackage({ carrier: undefined })]);
		const planned = plan({ shipments: confirmedQueue(), amazonOrders: [dropped] });
		expect(planned.packages).toEqual([]);
		expect(kinds(planned)).toEqual(['confirmationDiffers']);
		const corrected = plan({
			shipments: [...planned.rows],
			amazonOrders: [dropped],
			couriers: couriers({ courier: 'Royal Mail', carrierCode: 'Other', carrierName: 'Royal Mail' }),
		});
		expect(corrected.packages).toMatchObject([{ packageReferenceId: '11', carrierCode: 'Other', carrierName: 'Royal Mail' }]);
	});
});
