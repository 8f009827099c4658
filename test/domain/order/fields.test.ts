import fc from 'fast-check';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { orderFields, lineFields, priorities } from '../../../nodes/domain/settings/values';
import type { OrderSettings } from '../../../nodes/domain/settings/settings.types';
import { complaintAboutOrder } from '../../../nodes/Sage200/posting/order/checkOrder';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { ADDRESS, context, lamp, order } from './fixtures';

const having = (orders: Partial<OrderSettings>) => context({ settings: settingsWith({ orders: { ...DEMO_SETTINGS.orders, ...orders } }) });
const draftOf = (given: ReturnType<typeof order>, orders: Partial<OrderSettings> = {}) => {
	const { ready, exceptions } = toSalesOrder(given, having(orders));
	expect(exceptions).toEqual([]);
	return ready[0]!.salesOrder;
};
const HEADER = orderFields.read(
	'analysis_code_1 = "Amazon", analysis_code_2 = marketplace, analysis_code_3 = channel, analysis_code_4 = deliverySpeed else "none", analysis_code_6 = shipBy, spare_text_1 = purchaseOrderNumber, spare_text_2 = buyerVatNumber else "private"',
)!;
const LINE = lineFields.read('analysis_code_1 = orderItemId, spare_text_1 = sellerSku, picking_list_comment = asin else "no ASIN"')!;
const fulfillment = {
	fulfillmentStatus: 'UNSHIPPED',
	fulfilledBy: 'MERCHANT',
	fulfillmentServiceLevel: 'NEXT_DAY',
	shipByWindow: { latestDateTime: '2026-03-03T23:59:59Z' },
	deliverByWindow: { latestDateTime: '2026-03-05T23:59:59Z' },
};
const business = (more: object = {}) =>
	order('24.00', [lamp()], {
		salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P', marketplaceName: 'Amazon.co.uk' },
		fulfillment,
		buyer: { buyerName: 'Ada Byron', buyerPurchaseOrderNumber: 'PO  4711\n/ 2' },
		tax: {
			taxRegistrations: [
				{ entityType: 'MERCHANT', taxRegistrationType: 'VAT', taxRegistrationNumber: 'GB1' },
				{ entityType: 'BUYER', taxRegistrationType: 'VAT', taxRegistrationNumber: 'GB999' },
			],
		},
		...more,
	});

describe('the fields that a client names', () => {
	it("hold facts of Amazon's order, or a text", () => {
		expect(draftOf(business(), { orderFields: HEADER }).headerTexts).toEqual({
			analysis_code_1: 'Amazon',
			analysis_code_2: 'Amazon.co.uk',
			analysis_code_3: 'FBM',
			analysis_code_4: 'NEXT_DAY',
			analysis_code_6: '2026-03-03',
			spare_text_1: 'PO 4711 / 2',
			spare_text_2: 'GB999',
		});
	});

	it('hold their text where Amazon gives nothing, and are left out where there is none', () => {
		const plain = order('24.00', [lamp()]);
		expect(draftOf(plain, { orderFields: HEADER }).headerTexts).toEqual({
			analysis_code_1: 'Amazon',
			analysis_code_3: 'FBM',
			analysis_code_4: 'none',
			spare_text_2: 'private',
		});
	});

	it('are on the line of the item, so that despatch finds it again', () => {
		const [line] = draftOf(business(), { lineFields: LINE }).lines;
		expect(line).toMatchObject({
			stockCode: 'LAMP',
			texts: { analysis_code_1: lamp().orderItemId, spare_text_1: 'S-LAMP', picking_list_comment: 'no ASIN' },
		});
	});

	it('keep nothing of a buyer unless they are named', () => {
		const written = JSON.stringify({ ...draftOf(business()), deliveryAddress: undefined });
		for (const personal of ['4711', 'GB999', 'Ada']) expect(written).not.toContain(personal);
	});
});

it.each([
	['analysis_code_21 = marketplace'],
	['document_no = orderId'],
	['analysis_code_1 = buyerName'],
	['analysis_code_1 = marketplace, analysis_code_1 = channel'],
	['analysis_code_1 = ""'],
	['analysis_code_1'],
])('a setting that names no field or no fact, or a field twice, is none: %s', (text) => {
	expect(orderFields.read(text)).toBeUndefined();
});

it('the comments for the warehouse are fields of lines only', () => {
	expect(orderFields.read('picking_list_comment = orderId')).toBeUndefined();
	expect(lineFields.read('picking_list_comment = asin')).toEqual([{ field: 'picking_list_comment', fact: 'asin', text: '' }]);
});

describe('the priority of an order', () => {
	const speeds = priorities.read('NEXT_DAY = A, expedited = B, * = M')!;
	it.each([
		['NEXT_DAY', 'A'],
		['EXPEDITED', 'B'],
		['STANDARD', 'M'],
		[undefined, 'M'],
	])('is that of its delivery speed: %s', (fulfillmentServiceLevel, priority) => {
		const given = business({ fulfillment: { ...fulfillment, fulfillmentServiceLevel } });
		expect(draftOf(given, { priorities: speeds }).orderPriority).toBe(priority);
	});

	it("is Sage's own where none is named", () => {
		expect(draftOf(business())).not.toHaveProperty('orderPriority');
		expect(draftOf(business(), { priorities: priorities.read('SAME_DAY = A')! })).not.toHaveProperty('orderPriority');
	});

	it.each(['NEXT_DAY = AA', 'NEXT_DAY = 1', '= A', 'NEXT_DAY = A, next_day = B'])('is not understood: %s', (text) => {
		expect(priorities.read(text)).toBeUndefined();
	});
});

describe('delivery dates that are over', () => {
	// The facts of the tests are of 2 March.
	const late = business({ fulfillment: { ...fulfillment, shipByWindow: { latestDateTime: '2026-03-01T23:00:00Z' } } });
	it.each([
		['today', '2026-03-02'],
		['keep', '2026-03-01'],
		['leaveOut', undefined],
	] as const)('become what the client chose: %s', (pastDates, day) => {
		const draft = draftOf(late, { pastDates });
		expect(draft.promisedDeliveryDate).toBe(day);
		expect(draft.requestedDeliveryDate).toBe('2026-03-05');
	});
});

it('the Amazon order id is the number of the order where Sage gives none', () => {
	expect(draftOf(business())).not.toHaveProperty('documentNo');
	expect(draftOf(business(), { documentNumber: 'amazonOrderId' }).documentNo).toBe('202-1111111-2222222');
});

it("a gift message is the buyer's own word and stands in a comment only by choice", () => {
	const gift = lamp({ fulfillment: { packing: { giftOption: { giftMessage: 'Happy\nbirthday' } } } });
	const given = business({ orderItems: [gift] });
	expect(JSON.stringify(draftOf(given))).not.toContain('birthday');
	expect(draftOf(given, { giftMessages: 'comment' }).lines[1]).toEqual({
		lineType: 'comment',
		description: 'Gift message for S-LAMP: Happy birthday',
	});
});

const LENGTHS: ReadonlyArray<readonly [RegExp, number]> = [
	[/^analysis_code_/, 60],
	[/^spare_text_/, 100],
	[/_comment$/, 160],
	[/^(postalName|address\d|city|county|country)$/, 60],
	[/^postcode$/, 10],
	[/^contact$/, 235],
	[/^telephoneNumber$/, 30],
	[/^emailAddress$/, 255],
	[/^customerDocumentNo$/, 30],
	[/^documentNo$/, 20],
	[/^orderPriority$/, 1],
	[/^description$/, 6000],
];

/** Every text of a draft with the name of its field. */
const textsIn = (value: unknown, name = ''): Array<[string, string]> => {
	if (typeof value === 'string') return [[name, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, Array.isArray(value) ? name : key));
};

it('whatever buyers write, an order that may go to Sage is within the lengths of its fields', () => {
	const odd = fc.oneof(
		fc.string({ maxLength: 200, unit: 'grapheme' }),
		fc.string({ maxLength: 200, unit: 'binary' }),
		fc.constantFrom("O'Brien; DROP TABLE--", '\u202eevil', 'x'.repeat(70), 'é'.repeat(61), '  ', '<script>', '\u0000', '👩‍👩‍👧‍👦'.repeat(20)),
	);
	const some = {
		orderFields: HEADER,
		lineFields: LINE,
		giftMessages: 'comment',
		keepBuyerContact: true,
		documentNumber: 'amazonOrderId',
	} as const;
	let sent = 0;
	fc.assert(
		fc.property(
			fc.record({ name: odd, company: odd, line1: odd, line2: odd, city: odd, post: odd, phone: odd, mail: odd, po: odd, gift: odd }),
			(text) => {
				const item = lamp({ fulfillment: { packing: { giftOption: { giftMessage: text.gift } } } });
				const given = business({
					orderItems: [item],
					buyer: { buyerName: text.name, buyerEmail: text.mail, buyerPurchaseOrderNumber: text.po },
					recipient: {
						deliveryAddress: {
							...ADDRESS,
							name: text.name,
							companyName: text.company,
							addressLine1: text.line1,
							addressLine2: text.line2,
							city: text.city,
							postalCode: text.post.slice(0, 12),
							phone: text.phone,
						},
					},
				});
				const draft = toSalesOrder(given, having(some)).ready[0]?.salesOrder;
				// What the domain lets through and Sage could not hold, the node refuses before it sends.
				if (!draft || complaintAboutOrder(draft)) return;
				sent++;
				for (const [name, value] of textsIn(draft)) {
					const [, longest] = LENGTHS.find(([pattern]) => pattern.test(name)) ?? [/./, 6000];
					expect([name, value.length <= longest]).toEqual([name, true]);
				}
			},
		),
		{ numRuns: 1000 },
	);
	expect(sent).toBeGreaterThan(50);
});
