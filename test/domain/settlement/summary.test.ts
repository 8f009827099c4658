import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { SettlementSummariser } from '../../../nodes/domain/settlement/summary';
import { reserve, SALE, settlementOf, type ShortRow } from './fixture';

const row = (type: ShortRow['type'], amount: string, orderId: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	orderId,
	...more,
});

test('names each order whose sale or refund is settled, however its type is spelt, and no other reference', () => {
	const settlement = settlementOf({
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
	const summariser = new SettlementSummariser(DEMO_SETTINGS);
	for (const one of settlement.rows) summariser.add(one);
	expect(summariser.summary(settlement).orders).toEqual([
		{ orderId: '202-5550001-1110001', channel: 'FBM' },
		{ orderId: '202-5550002-1110002', channel: 'FBA' },
		{ orderId: '202-5550003-1110003', channel: '' },
	]);
});
