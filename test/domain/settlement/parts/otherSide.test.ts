import { NOW, ORDER_ID, planInOnlySeries, settingsOpening, settlementOf, type ShortRow } from '../fixture';

const row = (type: ShortRow['type'], amount: string): ShortRow => ({
	type,
	amount,
	orderId: ORDER_ID,
	item: '71000000000001',
	sku: 'HH-PAN-24',
	channel: 'MFN',
	marketplace: 'Amazon.co.uk',
});
const held = (rows: ShortRow[], total: string, route: 'orders' | 'summary') => {
	const { ready, exceptions } = planInOnlySeries({
		settlement: settlementOf({ total, rows }),
		settings: settingsOpening('0.00', { routes: { FBM: route, FBA: route } }),
		nominalMap: [],
		ordersInSage: route === 'orders' ? [{ customerDocumentNo: ORDER_ID, documentNo: '12', documentStatus: 'EnumDocumentStatusLive' }] : [],
		previous: null,
		now: NOW,
	});
	expect([ready.length, exceptions.length]).toEqual([0, 1]);
	return exceptions[0];
};

const REFUND = [row(['Refund', 'ItemPrice', 'Principal'], '10.00'), row(['Refund', 'ItemPrice', 'Tax'], '2.00')];
const SALE = [row(['Order', 'ItemPrice', 'Principal'], '-10.00'), row(['Order', 'ItemPrice', 'Tax'], '-2.00')];
const INVOICE =
	'a sales invoice of 12.00 (net 10.00 and VAT 2.00 on nominal 4030 with tax code 1), and a sales receipt into AMZGBP of 12.00';
const CREDIT =
	'a sales credit note of 12.00 (net 10.00 and VAT 2.00 on nominal 4000 with tax code 1), and a sales payment out of AMZGBP of 12.00';

it.each<[string, ShortRow[], string, 'orders' | 'summary', string]>([
	["a refund of an order in the seller's favour", REFUND, '12.00', 'orders', `On customer AMZUKGBP they are ${INVOICE}.`],
	["summary refunds in the seller's favour", REFUND, '12.00', 'summary', `On customer AMZSUMGB they are ${INVOICE}.`],
	['sales of orders that cost money', SALE, '-12.00', 'orders', 'On customer AMZUKGBP they are a sales payment of 12.00 out of AMZGBP.'],
	['summary sales that cost money', SALE, '-12.00', 'summary', `On customer AMZSUMGB they are ${CREDIT}.`],
])('holds %s, and names the documents, amounts and codes that finance keys instead', (_what, rows, total, route, words) => {
	const { kind, owner, message, remedy } = held(rows, total, route);
	expect([kind, owner]).toEqual(['settlementNotSupported', 'finance']);
	expect(message).toContain(words);
	expect(remedy).toMatch(/by hand in Sage, then set its row on the Settlement board to posted with currentReserve and closingClearing/);
});
