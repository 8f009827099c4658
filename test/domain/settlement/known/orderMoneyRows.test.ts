import { minorUnits, ZERO } from '../../../../nodes/domain/money/money';
import { OrderMoneyRows, type MovedMoney } from '../../../../nodes/domain/settlement/known/orderMoneyRows';

const COMMON = { settlementId: '11111111111', series: 'GBP', currency: 'GBP' };
const sold: MovedMoney = {
	sold: '2026-10',
	given: '',
	settled: minorUnits(2_400),
	tax: minorUnits(400),
	units: 2,
	stockUnits: 12,
	refunded: ZERO,
	credited: '',
};

it('gives the row of each order back, with the references of the receipt and the payment that carry it', () => {
	const rows = new OrderMoneyRows(COMMON, (order) => `order ${order}`);
	rows.add(7, sold);
	rows.add(3, { ...sold, given: '2026-11', tax: undefined, refunded: minorUnits(1_200), credited: 'us' });
	rows.add(5, { ...sold, sold: '', settled: ZERO, tax: undefined, units: 0, stockUnits: 0, given: '2026-10', credited: 'waiting' });
	const common = { ...COMMON, settled: 2_400, units: 2, stockUnits: 12 };
	expect([...rows]).toEqual([
		{ ...common, orderId: 'order 7', period: '2026-10', receipt: 'SALES-2610-0', payment: '', tax: 400, refunded: 0, credited: '' },
		{
			...common,
			orderId: 'order 3',
			period: '2026-11',
			receipt: 'SALES-2610-0',
			payment: 'REFUNDS-2611-0',
			refunded: 1_200,
			credited: 'us',
		},
		{
			...COMMON,
			orderId: 'order 5',
			period: '2026-10',
			receipt: '',
			payment: 'REFUNDS-2610-0',
			settled: 0,
			units: 0,
			stockUnits: 0,
			refunded: 0,
			credited: 'waiting',
		},
	]);
	expect([...rows]).toEqual([...rows]);
});
