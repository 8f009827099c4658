import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { SettlementSummariser } from '../../../nodes/domain/settlement/summary';
import { scanSettlement } from '../../../nodes/domain/settlement/file/read';
import { fileText, reserve, SALE, type ShortFile, type ShortRow } from './fixture';

const row = (type: ShortRow['type'], amount: string, orderId: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	orderId,
	...more,
});

function summaryOf(file: ShortFile) {
	const summariser = new SettlementSummariser(DEMO_SETTINGS);
	const read = scanSettlement([Buffer.from(fileText(file))], () => (one) => summariser.add(one));
	if (!read.ok) throw new Error(read.refusal.message);
	return summariser.summary(read.value);
}

test('names each order whose sale or refund is settled, however its type is spelt, and no other reference', () => {
	const summary = summaryOf({
		total: '110.40',
		rows: [
			...SALE,
			row(['A-to-z GuaranteeRefund', 'ItemPrice', 'Principal'], '-5.00', '202-5550002-1110002', { channel: 'AFN' }),
			row(['Chargeback Refund', 'ItemPrice', 'Principal'], '-5.00', '202-5550003-1110003'),
			row(['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST'], '50.00', '202-5550004-1110004'),
			row(['FBAFees', 'Inbound Defect Fee', 'Base fee'], '-50.00', 'FBA15DKT2X'),
			reserve('Previous Reserve Amount Balance', '100.00'),
		],
	});
	expect(summary.orders).toEqual([
		{ orderId: '202-5550001-1110001', channel: 'FBM' },
		{ orderId: '202-5550002-1110002', channel: 'FBA' },
		{ orderId: '202-5550003-1110003', channel: '' },
	]);
});

test('names an order once, also where its first row is a fee and others lie in between', () => {
	const other = '202-5550002-1110002';
	const summary = summaryOf({
		total: '36.80',
		rows: [
			SALE[2],
			SALE[0],
			row(['Order', 'ItemPrice', 'Principal'], '20.00', other, { channel: 'AFN' }),
			SALE[1],
			row(SALE[2].type, '-3.60', other),
		],
	});
	expect(summary.orders).toEqual([
		{ orderId: '202-5550001-1110001', channel: 'FBM' },
		{ orderId: other, channel: 'FBA' },
	]);
});

test('tells known types from others, and the first and last day on which something may be dated', () => {
	const summary = summaryOf({
		total: '2.00',
		rows: [
			{ ...SALE[0], amount: '1.00', posted: '2026-11-01 00:30:00 UTC' },
			{ ...SALE[0], amount: '-1.00', posted: '2026-10-20 10:00:00 UTC' },
			{ ...SALE[0], amount: '1.00', posted: '2026-11-01 09:00:00 UTC' },
			row(['Never', 'Heard', 'Of'], '1.00', ''),
		],
	});
	expect([summary.firstDay, summary.lastDay]).toEqual(['2026-10-20', '2026-11-02']);
	expect(summary.types).toEqual([
		{ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'Principal', rows: 3, amount: '1.00', known: true },
		{ transactionType: 'Never', amountType: 'Heard', amountDescription: 'Of', rows: 1, amount: '1.00', known: false },
	]);
});
