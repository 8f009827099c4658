import { knownFacts } from '../../../nodes/domain/settlement/known/known';
import { OPEN_MONTHS } from '../../../nodes/domain/settlement/calendar';
import { classifierFor } from '../../../nodes/domain/settlement/catalogue/classify';
import { foldSettlement } from '../../../nodes/domain/settlement/fold/fold';
import { journalOf } from '../../../nodes/domain/settlement/journal';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { reserve, SALE, settlementOf, type ShortRow } from './fixture';

const UNKNOWN: ShortRow = { type: ['Brand New Type', 'Unseen', 'Whatever'], amount: '-1.00' };
const UNDECIDED: ShortRow = { type: ['AmazonFees', 'Eco-contribution for EPR Pay on Behalf - FR', 'Base fee'], amount: '-5.00' };

const journal = (total: string, rows: ShortRow[]) => {
	const settlement = settlementOf({ total, rows });
	const settings = settingsWith();
	return journalOf(foldSettlement(settlement, settings, []).rows, classifierFor([]), {
		header: settlement.header,
		settings,
		series: DEMO_SERIES,
		postOn: '',
		calendar: OPEN_MONTHS,
		movesClosed: false,
		known: knownFacts({ ordersInSage: 'assumed' }, settlement.header.settlementId, settings),
	});
};
const documents = (entries: ReturnType<typeof journal>['entries']) => entries.map(({ head }) => `${head.document} ${head.secondReference}`);

it('gives an entry for each document in the order of posting, the payout last', () => {
	const { entries, held, balances, payout } = journal('70.40', [
		reserve('Previous Reserve Amount Balance', '100.00'),
		...SALE,
		reserve('Current Reserve Amount', '-50.00'),
	]);
	expect(documents(entries)).toEqual(['sales_receipts SALES-2610-0', 'bank_payment FEES-2610-0', 'bank_transfer PAYOUT-2611-0']);
	expect(held).toEqual([]);
	expect(balances).toEqual({ reserveReleased: 10_000, reserveHeld: 5_000, payableToAmazon: 0, transfersIn: 0 });
	expect(payout).toBe(7_040);
});

it('keeps refused rows out of the entries and on the held account of the journal, which accounts for the whole file', () => {
	const { entries, held, lines } = journal('14.40', [...SALE, UNKNOWN, UNDECIDED]);
	expect(documents(entries)).toEqual(['sales_receipts SALES-2610-0', 'bank_payment FEES-2610-0', 'bank_transfer PAYOUT-2611-0']);
	expect(held.map(({ refusal, lines: behind }) => [refusal.kind, [...behind]])).toEqual([
		['unknownRowType', [6]],
		['feeVatUndecided', [7]],
	]);
	const onHeld = lines.filter(({ part }) => part === 'HELD');
	expect(onHeld).toMatchObject([
		{ accountKind: 'clearing', account: 'AMZGBP', document: 'none', gross: -600, rows: '6-7' },
		{ accountKind: 'held', account: 'HELD', document: 'none', gross: 600, rows: '6-7' },
	]);
	// 24.00 received, 3.60 and 6.00 taken, 14.40 paid out: nothing is left on clearing.
	const clearing = lines.filter(({ accountKind }) => accountKind === 'clearing').map(({ gross }) => gross);
	expect(clearing).toEqual([2_400, -360, -600, -1_440]);
});

it('has no held account where nothing is held', () => {
	expect(journal('20.40', SALE).lines.some(({ accountKind }) => accountKind === 'held')).toBe(false);
});
