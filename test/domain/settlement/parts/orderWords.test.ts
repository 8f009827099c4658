import { toDecimal, minorUnits } from '../../../../nodes/domain/money/money';
import { fewOfEachKind, type OrderException } from '../../../../nodes/domain/settlement/parts/orderWords';
import { OPEN, planRows, sale, stepsOf } from '../planFixture';

const orderId = (index: number) => `202-${String(1_000_000 + index)}-1234567`;
const exception = (index: number, kind: OrderException['refusal']['kind'] = 'orderNotInSage'): OrderException => ({
	orderId: orderId(index),
	value: minorUnits(1_000 + index),
	refusal: { kind, message: `Order ${index}`, remedy: 'Import it.', detail: 'x' },
});
const some = (count: number) => Array.from({ length: count }, (_, index) => exception(index));

it('tells five hundred orders of a kind one by one', () => {
	expect(fewOfEachKind(some(500))).toEqual(some(500));
});

it('tells those beyond together, with their number and value, and leaves other kinds alone', () => {
	const told = fewOfEachKind([...some(502), exception(7, 'creditsDisagree')]);
	expect(told).toHaveLength(502);
	expect(told.slice(0, 500)).toEqual(some(500));
	// The last two are worth 15.00 and 15.01.
	expect(told[500]).toMatchObject({ orderId: '', value: 3_001, refusal: { kind: 'orderNotInSage', detail: 'more' } });
	expect(told[500].refusal.message).toBe(
		'2 more orders of this settlement are of the kind orderNotInSage: 202-1000500-1234567, 202-1000501-1234567.',
	);
	expect(told[501].refusal.kind).toBe('creditsDisagree');
});

it('posts the cash of a settlement of which no order is in Sage, and tells 1,200 orders in 501 exceptions', () => {
	const rows = Array.from({ length: 1_200 }, (_, index) => sale('Principal', '1.00', { orderId: orderId(index) }));
	const outcome = planRows('1200.00', rows, { settings: OPEN, ordersInSage: [] });
	expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 1200.00');
	expect(outcome.exceptions).toHaveLength(501);
	expect(outcome.exceptions.every(({ holds, kind }) => !holds && kind === 'orderNotInSage')).toBe(true);
	expect(outcome.exceptions.at(-1)).toMatchObject({ recordType: 'settlement', recordId: '11111111111', amount: '700.00' });
	expect(new Set(outcome.exceptions.map(({ key }) => key)).size).toBe(501);
	expect(outcome.exceptions.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(Number(toDecimal(minorUnits(120_000))));
});
