import fc from 'fast-check';
import { ORDER_ID, reserve, settingsOpening, type ShortRow } from './fixture';
import { LIVE, planOf } from './planFixture';

describe('any settlement of known rows', () => {
	const pence = fc.integer({ min: 100, max: 500_000 });
	const instant = fc
		.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 2) })
		.map((epoch) => `${new Date(epoch).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
	const decimal = (minor: number) =>
		`${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
	/** One sold item with 20 % VAT and a commission of a tenth, each in its own order, in or around the month end. */
	const sale = fc.record({ net: pence, posted: instant }).map(({ net, posted }): Array<{ row: ShortRow; minor: number }> => {
		const row = (type: ShortRow['type'], minor: number) => ({
			row: {
				type,
				amount: decimal(minor),
				orderId: ORDER_ID,
				item: `${net}-${posted}`,
				sku: 'A',
				channel: 'MFN' as const,
				marketplace: 'Amazon.co.uk',
				posted,
			},
			minor,
		});
		return [
			row(['Order', 'ItemPrice', 'Principal'], net),
			row(['Order', 'ItemPrice', 'Tax'], Math.round(net / 5)),
			row(['Order', 'ItemFees', 'Commission'], -Math.round(net / 10)),
		];
	});
	const file = fc.record({ sales: fc.array(sale, { minLength: 1, maxLength: 12 }), carriedIn: pence, held: pence, seed: fc.integer() });

	it('balances, plans what the journal says, leaves in clearing what Amazon holds; the order of rows does not matter', () => {
		fc.assert(
			fc.property(file, ({ sales, carriedIn, held, seed }) => {
				const rows = sales.flat();
				const total = rows.reduce((sum, { minor }) => sum + minor, 0) + carriedIn - held;
				fc.pre(total > 0);
				const all = [
					reserve('Previous Reserve Amount Balance', decimal(carriedIn)),
					...rows.map(({ row }) => row),
					reserve('Current Reserve Amount', decimal(-held)),
				];
				const shuffled = [...all].sort(
					(a, b) => ((JSON.stringify(a).length * 31 + seed) % 17) - ((JSON.stringify(b).length * 31 + seed) % 17),
				);
				const plans = [all, shuffled].map((order) =>
					planOf(
						{
							start: '2026-10-20 00:00:00 UTC',
							end: '2026-11-03 00:00:00 UTC',
							deposit: '2026-11-05 08:00:00 UTC',
							total: decimal(total),
							rows: order,
						},
						{ settings: settingsOpening(decimal(carriedIn)), ordersInSage: [LIVE] },
					),
				);
				for (const plan of plans) {
					expect(plan.exceptions).toEqual([]);
					expect(plan.ready[0].plan.identities.every(({ holds }) => holds)).toBe(true);
					expect(plan.ready[0].plan.clearing?.closing).toBe(decimal(held));
				}
				const inAnyOrder = (index: number) =>
					plans[index].ready[0].plan.steps.map((step) => JSON.stringify({ ...step, step: 0, narrative: '' })).sort();
				expect(inAnyOrder(0)).toEqual(inAnyOrder(1));
			}),
			{ numRuns: 60 },
		);
	});
});
