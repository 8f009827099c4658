import type { AmazonOrder } from '../../../nodes/domain/order/amazonOrder.types';
import { orderChanges, type OrderAction } from '../../../nodes/domain/order/orderChanges';
import type { OrderSettings } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { ADDRESS, breakdown, context, item, lamp, netPrices, order, part } from './fixtures';

const ID = '202-1111111-2222222';
const unsent = (fulfillmentStatus = 'UNSHIPPED') => ({
	fulfillmentStatus,
	fulfilledBy: 'MERCHANT',
	// The facts of the tests are of 2 March, 09:00.
	shipByWindow: { latestDateTime: '2026-03-02T17:30:00Z' },
});
const lamps = (quantity: number, more = {}) =>
	item(
		'S-LAMP',
		quantity,
		`${24 * quantity}.00`,
		[breakdown('ITEM', `${20 * quantity}.00`), breakdown('TAX', `${4 * quantity}.00`, part('ITEM', `${4 * quantity}.00`))],
		more,
	);
const amazon = (items = [lamp()], more: Partial<AmazonOrder> = {}, total = '24.00') =>
	order(total, items, { fulfillment: unsent(), ...more });
const cancelled = () => amazon([lamp()], { fulfillment: unsent('CANCELLED') });
const asked = () => amazon([lamp({ cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } } })]);

/** A line of one lamp as Sage gives it: amounts as text. */
const sageLine = (more = {}) => ({
	id: 71,
	line_type: 'EnumLineTypeStandard',
	code: 'LAMP',
	description: 'Lamp',
	line_quantity: '1.00000',
	selling_unit_price: '24.00000',
	unit_discount_value: '0.00000',
	tax_code_id: 1729,
	allocated_quantity: '1.00000',
	despatch_receipt_quantity: '0.00000',
	invoice_credit_quantity: '0.00000',
	...more,
});
const sage = (more = {}, lines = [sageLine()]) => ({
	id: 900,
	document_no: '0000000042',
	customer_document_no: ID,
	document_status: 'EnumDocumentStatusLive',
	cancelled_status: 'None',
	despatch_receipt_status: 'None',
	total_gross_value: '24.00',
	delivery_address: {
		postal_name: 'Ada Byron',
		address_1: '12 Engine Row',
		city: 'Hucknall',
		postcode: 'NG15 7AA',
		country: 'United Kingdom',
	},
	lines,
	...more,
});

const having = (orders: Partial<OrderSettings>) => context({ settings: settingsWith({ orders: { ...DEMO_SETTINGS.orders, ...orders } }) });
const actionsOf = (outcome: ReturnType<typeof orderChanges>) => outcome.ready.filter((each): each is OrderAction => each.action !== 'none');
/** The order as Sage has it, with what the settlement will pay where that is compared. */
const asItIs = (expectedGross?: string, more = {}) => ({
	amazonOrderId: ID,
	action: 'none',
	outcome: 'alreadyPosted',
	sageOrderId: '900',
	documentNo: '0000000042',
	documentStatus: 'EnumDocumentStatusLive',
	creditLimitExceeded: false,
	totalGrossValue: '24.00',
	...(expectedGross && { expectedGross, grossAgrees: expectedGross === '24.00' }),
	...more,
});
const kinds = (outcome: ReturnType<typeof orderChanges>) => outcome.exceptions.map(({ kind }) => kind);

describe('an order that Sage has', () => {
	it('stands as it is while it is what Amazon has', () => {
		expect(orderChanges(amazon(), [sage()], context())).toEqual({ ready: [asItIs('24.00')], exceptions: [], leftAlone: 'unchanged' });
	});

	it('stands as it is once all is sent, and what the settlement pays is still compared', () => {
		const sent = amazon([lamps(2)], { fulfillment: unsent('SHIPPED') }, '48.00');
		expect(orderChanges(sent, [sage()], context())).toEqual({ ready: [asItIs('48.00')], exceptions: [], leftAlone: 'sent' });
	});

	it('stands as it is while it is pending, and is not compared', () => {
		const pending = amazon([lamp()], { fulfillment: unsent('PENDING') });
		expect(orderChanges(pending, [sage()], context())).toEqual({ ready: [asItIs()], exceptions: [], leftAlone: 'pending' });
	});

	it.each([
		['not in Sage', amazon(), []],
		['cancelled', cancelled(), [sage({ document_status: 'EnumDocumentStatusCancelled' })]],
	])('is left alone as %s', (leftAlone, given, rows) => {
		expect(orderChanges(given, rows, context())).toEqual({ ready: [], exceptions: [], leftAlone });
	});

	it('is shown as over its credit limit where Sage says so', () => {
		const held = sage({ document_status: 'EnumDocumentStatusOnHold', is_credit_limit_exceeded: true });
		const facts = { documentStatus: 'EnumDocumentStatusOnHold', creditLimitExceeded: true };
		expect(orderChanges(amazon(), [held], context()).ready).toEqual([asItIs('24.00', facts)]);
	});

	it('is the same while its price comes to the same pennies, however many decimals Sage keeps', () => {
		const three = amazon([lamps(3)], {}, '72.00');
		const cut = sage({ total_gross_value: '72.00' }, [sageLine({ line_quantity: '3', selling_unit_price: '24.001' })]);
		expect(orderChanges(three, [cut], context()).leftAlone).toBe('unchanged');
		const other = sage({ total_gross_value: '72.01' }, [sageLine({ line_quantity: '3', selling_unit_price: '24.002' })]);
		expect(kinds(orderChanges(three, [other], context()))).toEqual(['orderChangedOnAmazon']);
	});

	it('does not count where it is cancelled beside one that stands', () => {
		const rows = [sage({ id: 899, document_status: 'EnumDocumentStatusCancelled' }), sage()];
		expect(orderChanges(amazon(), rows, context()).leftAlone).toBe('unchanged');
	});

	it.each([
		['postedTwice', [sage(), sage({ id: 901, document_no: '0000000043' })]],
		['orderNotFinished', [sage({ document_no: '##17' })]],
		['orderNotFinished', [sage({ document_status: 'EnumDocumentStatusDraft' })]],
		['orderNotFinished', [sage({ document_status: 3 })]],
		['orderCancelledInSage', [sage({ document_status: 'EnumDocumentStatusCancelled' })]],
	])('is told as %s, and nothing is done to it', (kind, rows) => {
		const outcome = orderChanges(amazon(), rows, having({ changedOnAmazon: 'update', cancelledOnAmazon: 'delete' }));
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toMatchObject([{ kind, flow: 'orders', recordType: 'order', recordId: ID, amount: '24.00' }]);
	});
});

describe('an order that is cancelled on Amazon', () => {
	it('is told to operations with the hours left', () => {
		const outcome = orderChanges(cancelled(), [sage()], context());
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'cancelledOnAmazon',
				owner: 'operations',
				message: `Order ${ID} is cancelled on Amazon, and Sage order 0000000042 stands; nothing of it is despatched or invoiced. It is to be sent within 8 hours.`,
			},
		]);
	});

	it('is deleted where the client chose so; what is allocated is no obstacle', () => {
		const outcome = orderChanges(cancelled(), [sage()], having({ cancelledOnAmazon: 'delete' }));
		expect(outcome.exceptions).toEqual([]);
		expect(outcome.ready).toEqual([
			{ amazonOrderId: ID, action: 'delete', sageOrderId: '900', documentNo: '0000000042', reason: `Order ${ID} is cancelled on Amazon` },
		]);
	});

	it.each([
		['despatched', sage({}, [sageLine({ despatch_receipt_quantity: '1.00000' })])],
		['invoiced', sage({}, [sageLine({ invoice_credit_quantity: 1 })])],
		['despatched, by its header', sage({ despatch_receipt_status: 'Partially' })],
		['despatched in a quantity that cannot be read', sage({}, [sageLine({ despatch_receipt_quantity: 'one' })])],
	])('is never deleted once something of it is %s', (_what, row) => {
		const outcome = orderChanges(cancelled(), [row], having({ cancelledOnAmazon: 'delete' }));
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions[0].message).toContain('but something of Sage order 0000000042 is despatched or invoiced');
	});
});

describe('an order whose buyer asks to cancel', () => {
	it('is told at once', () => {
		const outcome = orderChanges(asked(), [sage()], context());
		expect(outcome.ready).toEqual([asItIs()]);
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'buyerAskedToCancel',
				owner: 'operations',
				message: `The buyer asked to cancel S-LAMP of order ${ID} (Ordered by mistake), which is order 0000000042 in Sage; nothing of it is despatched or invoiced. It is to be sent within 8 hours.`,
			},
		]);
	});

	it('is flagged in Sage as well, once, where a field is named for it', () => {
		const flagging = having({ cancellationFlag: 'analysis_code_4' });
		const outcome = orderChanges(asked(), [sage()], flagging);
		expect(kinds(outcome)).toEqual(['buyerAskedToCancel']);
		expect(outcome.ready).toMatchObject([
			{ action: 'update', sageOrderId: '900', changes: { headerTexts: { analysis_code_4: 'Buyer asked to cancel on Amazon' } } },
		]);
		const again = orderChanges(asked(), [sage({ analysis_code_4: 'Buyer asked to cancel on Amazon' })], flagging);
		expect(again.ready).toEqual([asItIs()]);
		expect(kinds(again)).toEqual(['buyerAskedToCancel']);
	});
});

describe('an order that changed on Amazon', () => {
	const updating = having({ changedOnAmazon: 'update' });
	const three = () => amazon([lamps(3)], {}, '72.00');
	const moved = () => amazon([lamp()], { recipient: { deliveryAddress: { ...ADDRESS, addressLine1: '3 Loom Lane', city: 'Arnold' } } });

	it('is told with what differs, without the address itself', () => {
		const outcome = orderChanges(moved(), [sage()], context());
		expect(outcome.ready).toEqual([asItIs()]);
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'orderChangedOnAmazon',
				owner: 'operations',
				message: `Order ${ID} differs from Sage order 0000000042: delivery address (address1, city). Changes are left to people (orders.changedOnAmazon). It is to be sent within 8 hours.`,
			},
		]);
	});

	it('is updated in quantity where the client chose so', () => {
		expect(orderChanges(three(), [sage()], updating)).toEqual({
			exceptions: [],
			ready: [
				{
					amazonOrderId: ID,
					action: 'update',
					sageOrderId: '900',
					documentNo: '0000000042',
					reason: `Order ${ID} differs from Sage order 0000000042: LAMP: quantity 1.00000 in Sage, 3 for Amazon's order`,
					changes: { lines: [{ line: '71', quantity: '3' }] },
					expectedGross: '72.00',
				},
			],
		});
	});

	it('is updated with its whole address', () => {
		const [action] = actionsOf(orderChanges(moved(), [sage()], updating));
		expect(action?.changes).toEqual({
			deliveryAddress: expect.objectContaining({ address1: '3 Loom Lane', city: 'Arnold', postalName: 'Ada Byron' }),
		});
	});

	it('loses the lines of an item that is cancelled, and the delivery is set anew', () => {
		const book = { id: 72, line_type: 'EnumLineTypeStandard', code: 'BOOK', line_quantity: 1, selling_unit_price: 9.5, tax_code_id: 1728 };
		const gone = item('S-BOOK', 1, '0.00', [], { cancellation: { cancellationExecution: { cancelledBy: 'BUYER' } } });
		const [action] = actionsOf(orderChanges(amazon([lamp(), gone]), [sage({}, [sageLine(), sageLine(book)])], updating));
		expect(action?.changes).toEqual({ lines: [{ line: '72', remove: true }] });
		expect(action?.reason).toContain("BOOK is no more in Amazon's order");
	});

	it('keeps comments, and what people added at no price', () => {
		const added = [
			sageLine({ id: 73, code: 'GIFT', selling_unit_price: '0.00000' }),
			{ id: 74, line_type: 'EnumLineTypeComment', description: 'Ring twice' },
		];
		expect(orderChanges(amazon(), [sage({}, [sageLine(), ...(added as never[])])], updating).leftAlone).toBe('unchanged');
	});

	it('gets a line that it lacks, with its price as Sage is set', () => {
		const { ready } = orderChanges(
			amazon([lamp(), item('S-BOOK', 1, '9.50', [breakdown('ITEM', '9.50')])], {}, '33.50'),
			[sage({}, [sageLine({ selling_unit_price: '20' })])],
			netPrices(),
		);
		expect(ready).toEqual([asItIs()]);
		const settings = settingsWith({ orders: { ...DEMO_SETTINGS.orders, changedOnAmazon: 'update' } });
		const facts = context({ pricesIncludeTax: false, settings });
		const updated = orderChanges(
			amazon([lamp(), item('S-BOOK', 1, '9.50', [breakdown('ITEM', '9.50')])], {}, '33.50'),
			[sage({}, [sageLine({ selling_unit_price: '20' })])],
			facts,
		);
		expect(actionsOf(updated)[0]?.changes).toEqual({
			lines: [{ lineType: 'standard', stockCode: 'BOOK', warehouse: 'HOME', quantity: '1', unitPrice: '9.50', taxCode: 2 }],
		});
	});

	it.each([
		['something of it is despatched', sage({}, [sageLine({ despatch_receipt_quantity: 1 })]), /Something of it is despatched or invoiced/],
		[
			'its tax code is another',
			sage({}, [sageLine({ tax_code_id: 1728 })]),
			/An update cannot change this: LAMP: tax code 2 in Sage, 1 for/,
		],
	])('is told and not updated when %s', (_what, row, words) => {
		const outcome = orderChanges(three(), [row], updating);
		expect(outcome.ready).toEqual([asItIs()]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderChangedOnAmazon', message: expect.stringMatching(words) }]);
	});

	it('is told when it cannot be compared any more and comes to something else in Sage', () => {
		const dearer = amazon([item('S-NEW', 1, '30.00', [breakdown('ITEM', '30.00')])], {}, '30.00');
		const outcome = orderChanges(dearer, [sage()], updating);
		expect(outcome.ready).toEqual([asItIs()]);
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'orderChangedOnAmazon',
				message: expect.stringMatching(/^The order comes to 24\.00 in Sage and 30\.00 on Amazon.*SKU S-NEW is not in the SKU map/),
			},
		]);
	});

	it('stands as people entered it, where the flow could not and both come to the same', () => {
		const outcome = orderChanges(amazon([item('S-NEW', 1, '24.00', [breakdown('ITEM', '24.00')])]), [sage()], updating);
		expect(outcome).toEqual({ ready: [asItIs('24.00')], exceptions: [], leftAlone: 'entered by hand' });
	});
});
