import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { nominalBalances } from '../../../sandbox/sage/books/ledger';
import { NOW, planInOnlySeries, settlementOf, type ShortRow } from '../../domain/settlement/fixture';
import { SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const row = (type: ShortRow['type'], amount: string): ShortRow => ({
	type,
	amount,
	marketplace: 'Amazon.co.uk',
	posted: '2026-05-05 10:00:00 UTC',
});
/** 412.50 carried in; a commission of 12.00 given back; 3.60 of advertising; 100.00 held back. */
const ROWS = [
	row(['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance'], '412.50'),
	row(['Refund', 'ItemFees', 'Commission'], '12.00'),
	row(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-3.60'),
	row(['other-transaction', 'other-transaction', 'Current Reserve Amount'], '-100.00'),
];

test('fees that come to a credit go into Sage as input VAT taken back, once, and leave nothing on the supplier', async () => {
	const [supplier] = bench.sandbox.store.all<{ id: number; reference: string; balance?: unknown }>('sage.supplier');
	const settlement = settlementOf({
		settlementId: '15330000002',
		start: '2026-04-26 08:00:00 UTC',
		end: '2026-05-10 08:00:00 UTC',
		deposit: '2026-05-10 12:00:00 UTC',
		total: '320.90',
		rows: ROWS,
	});
	const settings = settingsWith({
		series: [{ ...DEMO_SERIES, openingReserve: '412.50', supplier: { code: supplier.reference, name: '' } }],
	});
	const { ready, exceptions } = planInOnlySeries({ settlement, settings, nominalMap: [], ordersInSage: [], previous: null, now: NOW });
	expect(exceptions).toEqual([]);
	const before = Object.fromEntries(nominalBalances(bench.sandbox));

	const clearing = { balance: '100.00', expected: '100.00', agrees: true };
	expect((await bench.postPlan(ready[0].plan)).json('Sage')).toMatchObject([{ outcome: 'posted', clearing }]);
	const after = nominalBalances(bench.sandbox);
	const moved = [...after].map(([code, balance]) => [code, balance - (before[code] ?? 0)] as const).filter(([, change]) => change !== 0);
	// 10.00 net and 2.00 VAT back; 3.00 and 0.60 charged; 320.90 from clearing to the bank.
	expect(moved.map(([, change]) => change).sort((a, b) => a - b)).toEqual([-31250, -1000, -140, 300, 32090]);
	expect((await bench.postPlan(ready[0].plan)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', clearing }]);
	expect(await bench.facts('summary')).toMatchObject({ nominalBalances: '0.00' });
});
