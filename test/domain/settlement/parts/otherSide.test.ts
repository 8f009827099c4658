import type { ShortRow } from '../fixture';
import { planRows, row, SUMMARY } from '../planFixture';

const held = (rows: ShortRow[], total: string) => {
	const { ready, exceptions } = planRows(total, rows, { settings: SUMMARY, ordersInSage: [] });
	expect([ready.length, exceptions.length]).toEqual([0, 1]);
	return exceptions[0];
};

const REFUND = [row(['Refund', 'ItemPrice', 'Principal'], '10.00'), row(['Refund', 'ItemPrice', 'Tax'], '2.00')];
const SALE = [row(['Order', 'ItemPrice', 'Principal'], '-10.00'), row(['Order', 'ItemPrice', 'Tax'], '-2.00')];
const INVOICE =
	'a sales invoice of 12.00 (net 10.00 and VAT 2.00 on nominal 4030 with tax code 1), and a sales receipt into AMZGBP of 12.00';
const CREDIT =
	'a sales credit note of 12.00 (net 10.00 and VAT 2.00 on nominal 4000 with tax code 1), and a sales payment out of AMZGBP of 12.00';

it.each<[string, ShortRow[], string, string]>([
	["summary refunds in the seller's favour", REFUND, '12.00', `On customer AMZSUMGB they are ${INVOICE}.`],
	['summary sales that cost money', SALE, '-12.00', `On customer AMZSUMGB they are ${CREDIT}.`],
])('holds %s, and names the documents, amounts and codes that finance keys instead', (_what, rows, total, words) => {
	const { kind, owner, holds, message, remedy } = held(rows, total);
	expect([kind, owner, holds]).toEqual(['settlementNotSupported', 'finance', true]);
	expect(message).toContain(words);
	expect(remedy).toMatch(/by hand in Sage, then set its row on the Settlement board to posted with currentReserve and closingClearing/);
});
