import { back, inSage, OPEN, planRows } from '../planFixture';

const OCTOBER = [back('Principal', '-10.00'), back('Tax', '-2.00')];
const NOVEMBER = [
	back('Principal', '-5.00', { adjustmentId: 'A2', posted: '2026-11-02 10:00:00 UTC' }),
	back('Tax', '-1.00', { adjustmentId: 'A2', posted: '2026-11-02 10:00:00 UTC' }),
];

it('dates and numbers the credit notes of an order by month, and pays each month by itself', () => {
	const outcome = planRows('-18.00', [...NOVEMBER, ...OCTOBER], { settings: OPEN, credits: [], ordersInSage: inSage('100.00', '20.00') });
	expect(outcome.ready[0].plan.steps).toMatchObject([
		{ secondReference: '20255500011110001C00', date: '2026-10-31', amount: '12.00' },
		{ secondReference: '20255500011110001C10', date: '2026-11-02', amount: '6.00' },
		{ secondReference: 'REFUNDS-2610-0', date: '2026-10-31', amount: '12.00' },
		{ secondReference: 'REFUNDS-2611-0', date: '2026-11-02', amount: '6.00' },
	]);
});
