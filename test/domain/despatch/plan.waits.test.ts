import {
	after,
	amazonOrder,
	confirmedQueue,
	couriers,
	dispatchSettings,
	ID,
	item,
	line,
	minutesLater,
	plan,
	settle,
	shownPackage,
	skus,
	took,
} from './fixtures';

const kinds = ({ exceptions }: { exceptions: ReadonlyArray<{ kind: string }> }) => exceptions.map(({ kind }) => kind);
const second = (more = {}) =>
	line({
		sop_despatch_line_id: 502,
		sop_despatch_id: 12,
		sop_despatch_document_no: '0000000012',
		sop_despatch_consignment_no: 'CD111111111GB',
		...more,
	});

describe('what is not there yet', () => {
	const bare = [line({ sop_despatch_consignment_no: '' })];

	it('a note without its number waits for it, and only later a person is told with the hours left', () => {
		const early = plan({ lines: bare });
		expect(early).toMatchObject({ packages: [], exceptions: [], rows: [{ status: 'waiting', nextAttemptAt: minutesLater(15) }] });
		const late = plan({ lines: bare, shipments: [...early.rows], now: minutesLater(121) });
		expect(late.exceptions).toMatchObject([{ kind: 'trackingMissing', owner: 'operations', dueAt: '2026-03-02T22:01:00.000Z' }]);
		// 18:00 tomorrow is 30 hours from noon, less 2 hours and a minute.
		expect(late.exceptions[0].message).toContain('Amazon wants it shipped by 2026-03-03 18:00 (28 hours left).');
	});

	it('near the latest ship time a person is told at once, and it is due by then', () => {
		const order = amazonOrder({}, { shipByWindow: { latestDateTime: '2026-03-02T15:00:00Z' } });
		const { exceptions } = plan({ lines: bare, amazonOrders: [order] });
		expect(exceptions).toMatchObject([{ kind: 'trackingMissing', dueAt: '2026-03-02T15:00:00.000Z' }]);
	});

	it('post without tracking goes without a number', () => {
		const { packages } = plan({ lines: bare, couriers: couriers({ courier: 'royal mail ', carrierCode: 'Royal Mail', tracked: 'no' }) });
		expect(packages).toMatchObject([{ trackingNumber: '', options: { untracked: true } }]);
	});

	it('a note without a courier is held, unless the map says what that means', () => {
		const lines = [line({ sop_despatch_courier_name: null })];
		expect(kinds(plan({ lines }))).toEqual(['courierUnknown']);
		const any = couriers({ courier: '*', carrierCode: 'Other', carrierName: 'Van', shippingMethod: 'Own delivery' });
		expect(plan({ lines, couriers: any }).packages).toMatchObject([
			{ carrierCode: 'Other', carrierName: 'Van', options: { shippingMethod: 'Own delivery' } },
		]);
	});

	it.each([['AB1, AB2'], ['none'], ['AB\n123']])('a number that cannot be one of a parcel is held: %j', (number) => {
		expect(kinds(plan({ lines: [line({ sop_despatch_consignment_no: number })] }))).toEqual(['trackingUnusable']);
	});

	it('a number of another form than the map asks for is held', () => {
		const map = couriers({ courier: 'Royal Mail', carrierCode: 'Royal Mail', trackingForm: 'AA999999999GB' });
		expect(kinds(plan({ couriers: map }))).toEqual([]);
		expect(kinds(plan({ couriers: map, lines: [line({ sop_despatch_consignment_no: 'AB12345678GB' })] }))).toEqual(['trackingUnusable']);
	});
});

describe('where the client keeps the number', () => {
	const order = (more = {}) => ({ id: 900, spare_text_3: 'ZX000000001GB', lines: [{ id: 71, analysis_code_2: 'LN000000001GB' }], ...more });

	it.each([
		['notes', { lines: [line({ sop_despatch_notes: 'NT000000001GB' })] }, 'NT000000001GB'],
		['spare_text_3', { sageOrders: [order()] }, 'ZX000000001GB'],
		['line.analysis_code_2', { sageOrders: [order()] }, 'LN000000001GB'],
	])('%s', (trackingFrom, more, number) => {
		expect(plan({ settings: dispatchSettings({ trackingFrom }), ...more }).packages).toMatchObject([{ trackingNumber: number }]);
	});

	it('one number of the whole order is that of its latest note, and waits to be a new one', () => {
		const settings = dispatchSettings({ trackingFrom: 'spare_text_3' });
		const one = { sop_despatch_line_quantity: '1' };
		const first = plan({ settings, lines: [line(one)], sageOrders: [order()] });
		const shipments = after(first, settle(first, took(first)));
		const shown = shownPackage({ trackingNumber: 'ZX000000001GB', packageItems: [{ orderItemId: '9001', quantity: 1 }] });
		const amazonOrders = [amazonOrder({ packages: [shown], orderItems: [item('9001', 'S-LAMP', 2, 1)] })];
		const both = { settings, shipments, amazonOrders, lines: [line(one), second(one)] };
		expect(plan({ ...both, sageOrders: [order()] })).toMatchObject({ packages: [] });
		const next = plan({ ...both, sageOrders: [order({ spare_text_3: 'ZX000000002GB' })] });
		expect(next.packages).toMatchObject([{ packageReferenceId: '12', trackingNumber: 'ZX000000002GB' }]);
	});
});

describe('orders that stop', () => {
	it('cancelled on Amazon but despatched: a person is told, nothing is sent', () => {
		const planned = plan({ amazonOrders: [amazonOrder({}, { fulfillmentStatus: 'CANCELLED' })] });
		expect(planned.packages).toEqual([]);
		expect(planned.exceptions).toMatchObject([{ kind: 'despatchedButCancelled', owner: 'operations', dueAt: '2026-03-02T16:00:00.000Z' }]);
	});

	it('still pending: it waits', () => {
		expect(plan({ amazonOrders: [amazonOrder({}, { fulfillmentStatus: 'PENDING' })] })).toMatchObject({
			packages: [],
			exceptions: [],
			rows: [{ status: 'waiting' }],
		});
	});

	it('of the programme whose labels Amazon sells: refused before it is sent', () => {
		expect(kinds(plan({ amazonOrders: [amazonOrder({ programs: ['FBM_SHIP_PLUS'] })] }))).toEqual(['confirmationRefused']);
	});

	it('despatched from two sales orders of one Amazon order: refused', () => {
		const planned = plan({ lines: [line(), second({ sop_order_document_no: '0000000043' })] });
		expect(planned.packages).toEqual([]);
		expect(kinds(planned)).toEqual(['despatchUnclear', 'despatchUnclear']);
	});

	it('with goods that Amazon did not sell: refused', () => {
		const planned = plan({ lines: [line({ product_code: 'VASE' })] });
		expect(planned.packages).toEqual([]);
		expect(planned.exceptions[0].message).toContain('stock item VASE, which is no item of Amazon order');
	});

	it('a note that is taken back before Amazon was told is over', () => {
		const { rows } = plan();
		expect(plan({ lines: [], shipments: [...rows], askedOrderIds: [], amazonOrders: [] })).toMatchObject({
			packages: [],
			exceptions: [],
			rows: [{ status: 'over' }],
		});
	});
});

describe('when Amazon does not give the order', () => {
	const failed = (reason: string) => [{ error: 'x', details: { reason, message: 'Amazon is away', record: { orderId: ID } } }];

	it('it is tried again later, and only the third time a person is told', () => {
		let shipments = [...plan({ amazonOrders: failed('unavailable') }).rows];
		expect(shipments).toMatchObject([{ status: 'retry', attempts: 1, nextAttemptAt: minutesLater(5) }]);
		const next = plan({ amazonOrders: failed('rateLimited'), shipments });
		expect(next).toMatchObject({ packages: [], exceptions: [], judged: [], rows: [{ attempts: 2, nextAttemptAt: minutesLater(10) }] });
		shipments = [...next.rows];
		const third = plan({ amazonOrders: failed('unavailable'), shipments });
		expect(kinds(third)).toEqual(['confirmationFailing']);
		expect(third.rows).toMatchObject([{ attempts: 3, nextAttemptAt: minutesLater(20) }]);
	});

	it('and never will, a person is told at once', () => {
		expect(kinds(plan({ amazonOrders: failed('notFound') }))).toEqual(['amazonOrderMissing']);
	});

	it('a confirmed package that Sage has not changed stays as it is', () => {
		expect(plan({ shipments: confirmedQueue(), amazonOrders: failed('unavailable') }).rows).toEqual([]);
	});
});

it('a kit goes with the note that completes it', () => {
	const rows = skus(
		{ sellerSku: 'S-SET', stockCode: 'LAMP', priceShare: 80 },
		{ sellerSku: 'S-SET', stockCode: 'BULB', factor: 2, priceShare: 20 },
	);
	const amazonOrders = [amazonOrder({ orderItems: [item('9005', 'S-SET', 2)] })];
	const bulbs = second({ product_code: 'BULB', sop_order_line_id: 72, sop_despatch_line_quantity: '3', sop_order_line_quantity: '4' });
	const { packages, rows: queue } = plan({ skuMap: rows, amazonOrders, lines: [line(), bulbs] });
	// Two lamps and three bulbs: one set is whole, with the second note.
	expect(packages).toMatchObject([{ packageReferenceId: '12', orderItems: [{ orderItemId: '9005', quantity: 1 }] }]);
	expect(queue).toMatchObject([
		{ despatchNo: '0000000011', status: 'waiting' },
		{ despatchNo: '0000000012', status: 'due' },
	]);
});
