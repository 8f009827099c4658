import fc from 'fast-check';
import type { PricedLineDraft, SalesOrderDraft } from '../../../nodes/domain/order/order.types';
import { orderChanges } from '../../../nodes/domain/order/orderChanges';
import { readSkuMap } from '../../../nodes/domain/order/skuMap';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { breakdown, context, item, order, part } from './fixtures';

const mapOf = (...rows: Array<[stockCode: string, factor: number, priceShare: number]>) => {
	const read = readSkuMap(
		rows.map(([stockCode, factor, priceShare]) => ({ sellerSku: 'S-SET', stockCode, factor, priceShare })),
		[],
	);
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value;
};

/** A lamp and two bulbs, both at 20 %. */
const SET = mapOf(['LAMP', 1, 80], ['BULB', 2, 20]);
const PRODUCTS = [
	{ code: 'LAMP', tax_code_id: 1729 },
	{ code: 'BULB', tax_code_id: 1729 },
	{ code: 'BOOK', tax_code_id: 1728 },
];
const facts = (more = {}) => context({ skuMap: SET, products: PRODUCTS, ...more });

const decimal = (pence: number) => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;

/** So many sets at a unit price with VAT in pence, with a promotion, as Amazon shows it without tax. */
const sets = (quantity: number, unit: number, promotion = 0) =>
	order(decimal(quantity * unit - promotion), [
		item('S-SET', quantity, decimal(quantity * unit - promotion), [
			breakdown('ITEM', decimal(quantity * unit)),
			...(promotion > 0 ? [breakdown('DISCOUNT', `-${decimal(promotion)}`, part('ITEM', `-${decimal(promotion)}`))] : []),
		]),
	]);

function draftOf(given: ReturnType<typeof order>, more = {}): SalesOrderDraft {
	const { ready, exceptions } = toSalesOrder(given, facts(more));
	expect(exceptions).toEqual([]);
	return ready[0].salesOrder;
}

const shown = ({ lines }: SalesOrderDraft) =>
	lines.map((line) =>
		line.lineType === 'comment' ? line.description : [line.stockCode ?? line.description, line.quantity, line.unitPrice],
	);

describe('a kit of several stock items', () => {
	it('is a line for each of them, whose prices share out what the buyer paid', () => {
		// 80 % of 24.99 are 19.992: 19.99 for the lamp, the other 5.00 for two bulbs.
		expect(shown(draftOf(sets(1, 2499)))).toEqual([
			['LAMP', '1', '19.99'],
			['BULB', '2', '2.50'],
		]);
	});

	it('takes a promotion off all of them, and says it once', () => {
		// 24.99 less 3.00: 21.99, of which 80 % are 17.592.
		expect(shown(draftOf(sets(1, 2499, 300)))).toEqual([
			['LAMP', '1', '17.59'],
			['BULB', '2', '2.20'],
			'Promotion on S-SET. Price 24.99 GBP, promotion -3.00 GBP.',
		]);
	});

	it('has a stock item at no price where none of the price falls to it', () => {
		const skuMap = mapOf(['LAMP', 1, 100], ['BULB', 2, 0]);
		expect(shown(draftOf(sets(2, 2499), { skuMap }))).toEqual([
			['LAMP', '2', '24.99'],
			['BULB', '4', '0.00'],
		]);
	});

	it('is held where its stock items are taxed in different ways', () => {
		const { ready, exceptions } = toSalesOrder(sets(1, 2499), facts({ skuMap: mapOf(['LAMP', 1, 80], ['BOOK', 1, 20]) }));
		expect(ready).toEqual([]);
		expect(exceptions).toMatchObject([{ kind: 'vatUndecided', message: expect.stringContaining('(LAMP 1, BOOK 2)') }]);
	});

	it('is held once for each stock item that Sage does not have', () => {
		const { ready, exceptions } = toSalesOrder(sets(1, 2499), facts({ skuMap: mapOf(['LAMP', 1, 80], ['GONE', 1, 20]) }));
		expect([ready, exceptions.map(({ kind }) => kind)]).toEqual([[], ['unknownStockCode']]);
	});

	it('has its order item on each of its lines, for despatch', () => {
		const orders = { ...DEMO_SETTINGS.orders, lineFields: [{ field: 'analysis_code_1', fact: 'orderItemId', text: '' }] as const };
		const { lines } = draftOf(sets(1, 2499), { settings: settingsWith({ orders }) });
		expect(lines.map(({ texts }) => texts)).toEqual([{ analysis_code_1: '750001' }, { analysis_code_1: '750001' }]);
	});

	it('comes to what was paid to the penny, whatever its shares, prices net or gross, promotions in any form', () => {
		const share = fc.integer({ min: 0, max: 10_000 });
		fc.assert(
			fc.property(
				share,
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 100, max: 99_999 }),
				fc.integer({ min: 0, max: 100 }),
				fc.boolean(),
				fc.constantFrom('unitPrice', 'unitDiscount', 'freeTextLine'),
				(own, factor, quantity, unit, promotion, pricesIncludeTax, promotionAs) => {
					const skuMap = mapOf(['LAMP', 1, own / 100], ['BULB', factor, (10_000 - own) / 100]);
					const settings = settingsWith({ orders: { ...DEMO_SETTINGS.orders, promotionAs } } as never);
					const draft = draftOf(sets(quantity, unit, promotion), { skuMap, settings, pricesIncludeTax });
					expect(grossOf(draft)).toBe(quantity * unit - promotion);
				},
			),
			{ numRuns: 500 },
		);
	});
});

const FIFTH = 100_000;
const fifths = (text = '0') => Math.round(Number(text) * FIFTH);

/** Pence that Sage makes of an order at 20 %: lines to the penny, VAT on the total; the rounding line is at the zero rate. */
function grossOf({ lines, pricesIncludeTax }: SalesOrderDraft): number {
	const priced = lines.filter((line): line is PricedLineDraft => line.lineType !== 'comment');
	const worth = (of: readonly PricedLineDraft[]) =>
		of.reduce((sum, line) => {
			const exact = (fifths(line.unitPrice) - fifths(line.unitDiscount)) * Number(line.quantity ?? 1);
			return sum + Math.sign(exact) * Math.round(Math.abs(exact) / 1000);
		}, 0);
	const taxed = worth(priced.filter(({ taxCode }) => taxCode === 1));
	const rest = worth(priced.filter(({ taxCode }) => taxCode !== 1));
	return rest + taxed + (pricesIncludeTax ? 0 : Math.sign(taxed) * Math.round(Math.abs(taxed) / 5));
}

describe('after the import of a kit', () => {
	const line = (id: number, code: string, quantity: string, price: string) => ({
		id,
		line_type: 'EnumLineTypeStandard',
		code,
		description: code,
		line_quantity: quantity,
		selling_unit_price: price,
		unit_discount_value: '0.00000',
		tax_code_id: 1729,
	});
	const inSage = {
		id: 900,
		document_no: '0000000042',
		customer_document_no: '202-1111111-2222222',
		document_status: 'EnumDocumentStatusLive',
		total_gross_value: '24.99',
		delivery_address: {
			postal_name: 'Ada Byron',
			address_1: '12 Engine Row',
			city: 'Hucknall',
			postcode: 'NG15 7AA',
			country: 'United Kingdom',
		},
		lines: [line(71, 'LAMP', '1.00000', '19.99000'), line(72, 'BULB', '2.00000', '2.50000')],
	};
	const settings = settingsWith({ orders: { ...DEMO_SETTINGS.orders, changedOnAmazon: 'update' } });

	it('nothing is changed while the order is as it was', () => {
		const { ready, leftAlone } = orderChanges(sets(1, 2499), [inSage], facts({ settings }));
		expect([ready.map(({ action }) => action), leftAlone]).toEqual([['none'], 'unchanged']);
	});

	it('another quantity changes the lines of all its stock items', () => {
		const { ready } = orderChanges(sets(2, 2499), [inSage], facts({ settings }));
		// 49.98: 80 % are 39.984, so 39.98 for two lamps and 10.00 for four bulbs.
		expect(ready).toMatchObject([
			{
				action: 'update',
				changes: {
					lines: [
						{ line: '71', quantity: '2' },
						{ line: '72', quantity: '4' },
					],
				},
			},
		]);
	});
});
