import { scanSettlement } from '../../../../nodes/domain/settlement/file/read';
import { SettlementTotals } from '../../../../nodes/domain/settlement/file/totals';

const HEADING =
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tsku';
const row = (type: string, amountType: string, description: string, amount: string) =>
	`11\t\t\t\t\t\t${type}\t\t${amountType}\t${description}\t${amount}\t2026-10-21\t`;

test('sums up rows of one kind, and the sums make up the total', () => {
	const text = [
		HEADING,
		'11\t2026-10-20\t2026-11-03\t2026-11-05\t27.35\tGBP\t\t\t\t\t\t\t',
		row('Order', 'ItemPrice', 'Principal', '12.50'),
		row('Refund', 'ItemPrice', 'Principal', '-0.10'),
		row('Order', 'ItemPrice', 'Principal', '17.20'),
		row('Order', 'ItemFees', 'Commission', '-2.25'),
	].join('\n');
	const totals = new SettlementTotals();
	expect(scanSettlement([Buffer.from(text)], () => (one) => totals.add(one))).toMatchObject({ ok: true });
	expect(totals.list()).toEqual([
		{ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'Principal', rows: 2, amount: '29.70' },
		{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Principal', rows: 1, amount: '-0.10' },
		{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', rows: 1, amount: '-2.25' },
	]);
});
