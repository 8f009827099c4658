import { NOW, planInOnlySeries, settlementOf, type ShortRow } from '../fixture';
import { linesOf, sale, SUMMARY } from '../planFixture';

describe('settlements of very many rows', () => {
	const orderId = (index: number) => `202-${String(1_000_000 + index)}-1234567`;
	const settlement = (count: number, rowsOf: (index: number) => ShortRow[], total: string) =>
		settlementOf({ total, rows: Array.from({ length: count }, (_, index) => rowsOf(index)).flat() });

	it('take time in proportion: 30,000 summary sales', () => {
		const input = {
			settlement: settlement(
				30_000,
				(index) => [sale('Principal', '10.00', { orderId: orderId(index) }), sale('Tax', '2.00', { orderId: orderId(index) })],
				'360000.00',
			),
			settings: SUMMARY,
			nominalMap: [],
			ordersInSage: [],
			previous: null,
			now: NOW,
		};
		const before = process.cpuUsage();
		expect(linesOf(planInOnlySeries(input), 'INV-2610-0')).toEqual(['4000 T1 300000.00 + 60000.00']);
		// Copying the rows of a line for each item took 11 s for 20,000; one pass takes a fraction of a second.
		const { user } = process.cpuUsage(before);
		expect(user / 1_000).toBeLessThan(10_000);
	});
});
