import { DEMO_SERIES, settingsWith } from '../../../../sandbox/demo/settings';
import type { PlanInput } from '../../../../nodes/domain/settlement/plan';
import { ORDER_ID, settingsOpening, type ShortRow } from '../fixture';
import { back, inSage, kinds, linesOf, OPEN, planRows, row, sale, stepsOf, SUMMARY } from '../planFixture';

const plan = (total: string, rows: ShortRow[], more: Partial<Omit<PlanInput, 'series'>> = {}) =>
	planRows(total, rows, { settings: SUMMARY, ordersInSage: [], ...more });

const WHOLE = [
	sale('Principal', '20.00'),
	sale('Tax', '4.00'),
	sale('Shipping', '5.00'),
	sale('ShippingTax', '1.00'),
	sale('GiftWrap', '2.50'),
	sale('GiftWrapTax', '0.50'),
];
const INVOICE = 'INV-2610-0';
const CREDIT_NOTE = '20255500011110001C00';

describe('accounts of a sale', () => {
	it.each([
		['as Amazon writes them', WHOLE],
		['delivery first', [...WHOLE.slice(2), ...WHOLE.slice(0, 2)]],
		['tax first', WHOLE.toReversed()],
	])('puts goods on sales and delivery on delivery, each with its tax: %s', (_order, rows) => {
		const outcome = plan('33.00', rows);
		expect(linesOf(outcome, INVOICE)).toEqual(['4000 T1 20.00 + 4.00', '4010 T1 7.50 + 1.50']);
		expect(stepsOf(outcome)?.[0]).toBe('sales_invoices INV-2610-0 33.00');
	});

	it('takes the map for each row type, and lets the tax of a row follow it', () => {
		const nominalMap = [
			{ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'Principal', nominalCode: '4100', costCentre: 'WEB' },
			{ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'GiftWrap', nominalCode: '4015' },
		];
		expect(linesOf(plan('33.00', WHOLE, { nominalMap }), INVOICE)).toEqual([
			'4010 T1 5.00 + 1.00',
			'4015 T1 2.50 + 0.50',
			'4100 T1 20.00 + 4.00',
		]);
	});

	it('shares out the tax that the order in Sage proves among goods and delivery of a refund, to the penny', () => {
		// 12.00 contains 2.00 of tax, 1.99 contains 0.33 (1.99 / 6 = 0.3317).
		const nominalMap = [{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Shipping', nominalCode: '4031' }];
		const outcome = plan('-13.99', [back('Principal', '-12.00'), back('Shipping', '-1.99')], {
			settings: OPEN,
			ordersInSage: inSage('20.00', '4.00'),
			nominalMap,
		});
		expect(linesOf(outcome, CREDIT_NOTE)).toEqual(['4030 T1 10.00 + 2.00', '4031 T1 1.66 + 0.33']);
	});

	it('keeps tax codes apart, and tax that Amazon pays out of both', () => {
		const collected = { item: '2', sku: 'B' };
		const rows = [
			...WHOLE.slice(0, 2),
			sale('Principal', '10.00', collected),
			sale('Tax', '2.00', collected),
			row(['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'], '-2.00', collected),
		];
		expect(linesOf(plan('34.00', rows), INVOICE)).toEqual(['4000 T1 20.00 + 4.00', '4000 T12 10.00 + 0.00']);
	});
});

describe('VAT of a sale without tax rows on the summary route', () => {
	const PAN = [{ code: 'HH-PAN-24', taxCode: 1 }];
	const off20 = { ...SUMMARY, vat: { ...SUMMARY.vat, calculationSince: '' } };
	const rows = [sale('Principal', '120.00')];

	it('is that of the stock item while Amazon does not calculate VAT, once a person has confirmed the stock items', () => {
		expect(linesOf(plan('120.00', rows, { settings: off20, stockItems: PAN }), INVOICE)).toEqual(['4000 T1 100.00 + 20.00']);
		const unconfirmed = { ...off20, vat: { ...off20.vat, stockItemsConfirmed: '' } };
		const held = plan('120.00', rows, { settings: unconfirmed, stockItems: PAN });
		expect([held.ready, kinds(held)]).toEqual([[], ['itemVatUndecided']]);
		expect(held.exceptions[0].remedy).toContain('vat.stockItemsConfirmed');
	});

	it('holds all orders of a SKU as one cause', () => {
		const second = sale('Principal', '60.00', { orderId: '202-5550002-1110002' });
		const held = plan('180.00', [...rows, second], { settings: off20 });
		expect(held.exceptions).toMatchObject([{ kind: 'itemVatUndecided', amount: '180.00', holds: true }]);
		expect(held.exceptions[0].message).toContain('202-5550001-1110001, 202-5550002-1110002');
	});

	it('is that of the stock item that the SKU map names', () => {
		const skuMap = [{ sellerSku: 'HH-PAN-24', stockCode: 'PAN24', factor: 1, priceShare: 10_000, row: 'row 1' }];
		const stockItems = [{ code: 'PAN24', taxCode: 21 }];
		// 5 % in 120.00 are 5.71 (120 / 21 = 5.714).
		expect(linesOf(plan('120.00', rows, { settings: off20, stockItems, skuMap }), INVOICE)).toEqual(['4000 T21 114.29 + 5.71']);
	});

	it('of a kit is that of its stock items where they agree, and undecided where they do not', () => {
		const part = (stockCode: string, priceShare: number) => ({ sellerSku: 'HH-PAN-24', stockCode, factor: 1, priceShare, row: 'row' });
		const skuMap = [part('PAN24', 7_000), part('LID24', 3_000)];
		const taxed = (...codes: number[]) => [
			{ code: 'PAN24', taxCode: codes[0] },
			{ code: 'LID24', taxCode: codes[1] },
		];
		expect(linesOf(plan('120.00', rows, { settings: off20, stockItems: taxed(1, 1), skuMap }), INVOICE)).toEqual([
			'4000 T1 100.00 + 20.00',
		]);
		const mixed = plan('120.00', rows, { settings: off20, stockItems: taxed(1, 2), skuMap });
		expect([mixed.ready, kinds(mixed)]).toEqual([[], ['itemVatUndecided']]);
	});

	it('is none on goods that are sent abroad, at 20 % on those for the Isle of Man', () => {
		const sentTo = (shipTo: string) => [
			{ orderId: ORDER_ID, createdTime: '2026-10-18T10:00:00Z', shipTo, shipFrom: 'GB', carrier: '', units: 1 },
		];
		const to = (shipTo: string) =>
			linesOf(plan('120.00', rows, { settings: off20, stockItems: PAN, amazonOrders: sentTo(shipTo) }), INVOICE);
		expect(to('GG')).toEqual(['4000 T2 120.00 + 0.00']);
		expect(to('US')).toEqual(['4000 T2 120.00 + 0.00']);
		expect(to('IM')).toEqual(['4000 T1 100.00 + 20.00']);
	});

	it('hangs on the day of the order, not of the row, when Amazon began to calculate', () => {
		const since = { ...SUMMARY, vat: { ...SUMMARY.vat, calculationSince: '2026-10-19' } };
		const zero = [sale('Principal', '120.00'), sale('Tax', '0.00')];
		const made = (day: string) => [{ orderId: ORDER_ID, createdTime: `${day}T10:00:00Z`, shipTo: '', shipFrom: '', carrier: '', units: 1 }];
		// Before: rows of 0.00 say nothing, the stock item decides. From that day on they say that there is none, and the stock item disagrees.
		const before = plan('120.00', zero, { settings: since, stockItems: PAN, amazonOrders: made('2026-10-18') });
		expect(linesOf(before, INVOICE)).toEqual(['4000 T1 100.00 + 20.00']);
		const after = plan('120.00', zero, { settings: since, stockItems: PAN, amazonOrders: made('2026-10-19') });
		expect([after.ready, kinds(after)]).toEqual([[], ['itemVatUndecided']]);
		const book = [{ code: 'HH-PAN-24', taxCode: 2 }];
		expect(linesOf(plan('120.00', zero, { settings: since, stockItems: book, amazonOrders: made('2026-10-19') }), INVOICE)).toEqual([
			'4000 T2 120.00 + 0.00',
		]);
	});

	it('keeps a zero-rated book and its delivery at 20 % apart', () => {
		const book = [sale('Principal', '9.99'), sale('Tax', '0.00'), sale('Shipping', '4.00'), sale('ShippingTax', '0.80')];
		expect(linesOf(plan('14.79', book, { stockItems: [{ code: 'HH-PAN-24', taxCode: 2 }] }), INVOICE)).toEqual([
			'4000 T2 9.99 + 0.00',
			'4010 T1 4.00 + 0.80',
		]);
	});
});

describe('what comes to nothing', () => {
	it('asks for nothing: rows of 0.00 of a multi-channel order, on whatever route and marketplace', () => {
		const nothing = ['Principal', 'Tax', 'Shipping'].map((what) =>
			sale(what, '0.00', { orderId: 'S02-1234567-1234567', marketplace: 'Non-Amazon UK' }),
		);
		for (const settings of [OPEN, SUMMARY]) {
			const outcome = plan('0.00', nothing, { settings });
			expect([kinds(outcome), outcome.ready[0].plan.steps]).toEqual([[], []]);
		}
	});

	it('makes no credit note of a refund that comes to nothing', () => {
		const rows = [back('Principal', '-10.00'), row(['Refund', 'Promotion', 'Principal'], '10.00', { adjustmentId: 'A1' })];
		const outcome = plan('0.00', rows, { settings: OPEN, ordersInSage: inSage('20.00', '4.00') });
		expect([kinds(outcome), outcome.ready[0].plan.steps]).toEqual([[], []]);
	});

	it('posts nothing for a split fee that its discount takes back whole', () => {
		const fee = (description: string, amount: string) => row(['AmazonFees', 'Vine Enrollment Fee', description], amount);
		const outcome = plan('0.00', [fee('Base fee', '-200.00'), fee('Discount on fee', '200.00')]);
		expect([kinds(outcome), outcome.ready[0].plan.steps]).toEqual([[], []]);
	});
});

describe('what holds a settlement', () => {
	it.each<[string, string, ShortRow[], Partial<PlanInput>, string[]]>([
		[
			'a sale that does not say who shipped, while the routes differ',
			'24.00',
			WHOLE.slice(0, 2).map((each) => ({ ...each, channel: '' as const })),
			{ settings: settingsOpening('0.00', { routes: { FBM: 'orders', FBA: 'summary' } }) },
			['settlementNotSupported'],
		],
		[
			'French VAT, although it is 20 % too',
			'24.00',
			WHOLE.slice(0, 2).map((each) => ({ ...each, marketplace: 'Amazon.fr' })),
			{},
			['itemVatUndecided'],
		],
		[
			'the VAT of a client who is registered elsewhere',
			'24.00',
			WHOLE.slice(0, 2),
			{ settings: { ...SUMMARY, country: 'IE' } },
			['itemVatUndecided'],
		],
	])('%s', (_why, total, rows, more, expected) => {
		const outcome = plan(total, rows, more);
		expect(outcome.ready).toEqual([]);
		expect(kinds(outcome)).toEqual(expected);
	});
});

describe('the VAT of a refund without tax rows', () => {
	it.each<[string, string, string, string[]]>([
		['5 % over all, which a quarter of the goods at 20 % gives too', '100.00', '5.00', ['itemVatUndecided']],
		['so little tax that two rates fit', '0.20', '0.01', ['itemVatUndecided']],
		['20 %', '100.00', '20.00', []],
		['20 % but for the pennies of its lines', '100.00', '20.02', []],
		['nothing', '100.00', '0.00', []],
	])('waits unless the order in Sage proves its rate: %s. The cash is posted', (_what, net, tax, expected) => {
		const outcome = plan('-5.00', [back('Principal', '-5.00')], { settings: OPEN, ordersInSage: inSage(net, tax) });
		expect(kinds(outcome)).toEqual(expected);
		expect(outcome.exceptions.every(({ holds }) => !holds)).toBe(true);
		expect(stepsOf(outcome)).toContain('sales_payments REFUNDS-2610-0 5.00');
		expect(outcome.ready[0].waiting.map(({ gross }) => gross)).toEqual(expected.map(() => '5.00'));
	});

	it('waits where Amazon shows no tax, while the whole order in Sage is at 20 %', () => {
		const rows = [back('Principal', '-5.00'), back('Tax', '0.00')];
		const to = (net: string, tax: string) => kinds(plan('-5.00', rows, { settings: OPEN, ordersInSage: inSage(net, tax) }));
		expect(to('20.00', '4.00')).toEqual(['itemVatUndecided']);
		expect(to('20.00', '0.00')).toEqual([]);
	});

	it('is that of the line of its SKU in Sage', () => {
		const line = (code: string, taxCode: number, net: string, tax: string) =>
			({ kind: 'stock', code, taxCode, net, tax, quantity: 1 }) as const;
		const ordersInSage = inSage('30.00', '4.00', { lines: [line('HH-PAN-24', 1, '20.00', '4.00'), line('BOOK', 2, '10.00', '0.00')] });
		const of = (sku: string) =>
			linesOf(plan('-6.00', [back('Principal', '-6.00', { sku })], { settings: OPEN, ordersInSage }), CREDIT_NOTE);
		expect(of('hh-pan-24')).toEqual(['4030 T1 5.00 + 1.00']);
		expect(of('BOOK')).toEqual(['4030 T2 6.00 + 0.00']);
	});
});

it('takes the tax of a bulk order, rounded unit by unit, from its lines in Sage', () => {
	// 20 % of 49.80 would be 9.96; 30 units at 1.66 have 0.33 each.
	const lines = [{ kind: 'stock', code: 'HH-PAN-24', taxCode: 1, net: '49.80', tax: '9.90', quantity: 30 }] as const;
	const outcome = plan('-59.70', [back('Principal', '-49.80'), back('Tax', '-9.90')], {
		settings: OPEN,
		ordersInSage: inSage('49.80', '9.90', { lines }),
	});
	expect(kinds(outcome)).toEqual([]);
	expect(linesOf(outcome, CREDIT_NOTE)).toEqual(['4030 T1 49.80 + 9.90']);
});

it('takes the units of a refund from the sale in the same file', () => {
	const sold = [sale('Principal', '49.80', { quantity: 30 }), sale('Tax', '9.90')];
	const given = [back('Principal', '-49.80'), back('Tax', '-9.90')];
	expect(kinds(plan('0.00', [...sold, ...given]))).toEqual([]);
	const unknown = [sale('Principal', '49.80'), sale('Tax', '9.90'), ...given];
	expect(kinds(plan('0.00', unknown))).toEqual(['itemVatUndecided', 'itemVatUndecided']);
});

it('reads the rate of a refund of pennies from the order', () => {
	const outcome = plan('-0.12', [back('Principal', '-0.10'), back('Tax', '-0.02')], {
		settings: OPEN,
		ordersInSage: inSage('20.00', '4.00'),
	});
	expect(linesOf(outcome, CREDIT_NOTE)).toEqual(['4030 T1 0.10 + 0.02']);
});

describe('a file whose rows stand in another order', () => {
	const settings = settingsWith({ series: [{ ...DEMO_SERIES, openingReserve: '0.00' }] });
	const refund = (net: string, tax: string, posted: string) => [
		back('Principal', net, { posted, adjustmentId: posted }),
		back('Tax', tax, { posted, adjustmentId: posted }),
	];
	const charge = (amount: string, posted: string) =>
		row(['other-transaction', 'other-transaction', 'Successful charge'], amount, { orderId: '', posted });
	const rows = [
		...refund('-1.00', '-0.20', '2026-10-30 10:00:00 UTC'),
		...refund('-2.00', '-0.40', '2026-11-01 10:00:00 UTC'),
		charge('7.00', '2026-10-30 11:00:00 UTC'),
		charge('9.00', '2026-10-30 12:00:00 UTC'),
	];

	it('gives each posting the same references', () => {
		const keys = [rows, rows.toReversed()].map((ofFile) => {
			const { ready } = plan('12.40', ofFile, { settings, ordersInSage: inSage('20.00', '4.00') });
			return ready[0].plan.steps
				.map(({ document, secondReference, date, amount }) => [document, secondReference, date, amount].join(' '))
				.sort();
		});
		expect(keys[0]).toEqual(keys[1]);
		expect(keys[0]).toContain('sales_credit_notes 20255500011110001C00 2026-10-31 1.20');
		expect(keys[0]).toContain('bank_transfer CHARGE2-2610-0 2026-10-30 9.00');
	});

	it('takes the route from the rows of an order that name who shipped', () => {
		const routes = settingsOpening('0.00', { routes: { FBM: 'orders', FBA: 'summary' } });
		const mixed = [sale('Tax', '4.00', { channel: '' }), sale('Principal', '20.00', { channel: 'AFN' })];
		for (const ofFile of [mixed, mixed.toReversed()])
			expect(stepsOf(plan('24.00', ofFile, { settings: routes }))?.[0]).toBe('sales_invoices INV-2610-0 24.00');
		const torn = [sale('Tax', '4.00', { channel: 'MFN' }), sale('Principal', '20.00', { channel: 'AFN' })];
		for (const ofFile of [torn, torn.toReversed()])
			expect(kinds(plan('24.00', ofFile, { settings: routes }))).toEqual(['settlementNotSupported']);
	});
});
