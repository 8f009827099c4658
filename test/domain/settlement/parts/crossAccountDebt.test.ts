import { crossAccountDebt } from '../../../../nodes/domain/settlement/parts/crossAccountDebt';
import type { ShortRow } from '../fixture';
import { planRows } from '../remedy';

it.each([
	['Cross-Account Debt Adjustment for DE, ES, NL', { side: 'for', countries: ['DE', 'ES', 'NL'] }],
	['Cross-Account Debt Adjustment against NL, DE,ES', { side: 'against', countries: ['DE', 'ES', 'NL'] }],
	['Cross-Account Debt Adjustment for', undefined],
	['Cross-Account Debt Adjustment for Germany', undefined],
	['Something else', undefined],
])('reads "%s"', (description, expected) => {
	expect(crossAccountDebt(description)).toEqual(expected);
});

it('posts nothing and waits as a named transfer, which the proof of clearing shows', () => {
	const rows: ShortRow[] = [{ type: ['Debt Adjustment', 'Debt Adjustment', 'Cross-Account Debt Adjustment for DE'], amount: '-20.00' }];
	const { ready, exceptions } = planRows(rows);
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps).toEqual([]);
	expect(ready[0].transfers).toEqual([{ name: 'to DE', amount: -2000 }]);
});
