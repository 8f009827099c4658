import { crossAccountDebt } from '../../../../nodes/domain/settlement/parts/crossAccountDebt';
import type { ShortRow } from '../fixture';
import { linesOf, mapFrom, planRows } from '../remedy';

it.each([
	['Cross-Account Debt Adjustment for DE, ES, NL', { side: 'for', countries: ['DE', 'ES', 'NL'] }],
	['Cross-Account Debt Adjustment against NL, DE,ES', { side: 'against', countries: ['DE', 'ES', 'NL'] }],
	['Cross-Account Debt Adjustment for', undefined],
	['Cross-Account Debt Adjustment for Germany', undefined],
	['Something else', undefined],
])('reads "%s"', (description, expected) => {
	expect(crossAccountDebt(description)).toEqual(expected);
});

it('is held; with the row of the map that its remedy names it goes to an account for money between Amazon accounts', () => {
	const rows: ShortRow[] = [{ type: ['Debt Adjustment', 'Debt Adjustment', 'Cross-Account Debt Adjustment for DE'], amount: '-20.00' }];
	const before = planRows(rows);
	expect(before.exceptions).toMatchObject([{ kind: 'settlementNotSupported', amount: '-20.00' }]);
	const nominalMap = mapFrom(before.exceptions[0].remedy, { nature: 'balance', nominalCode: '1270' });
	expect(linesOf(planRows(rows, { nominalMap }))).toEqual([['bank_payment', '1270', 26, '20.00', '0.00']]);
});
