import { ORDER_ID, settingsOpening, type ShortRow } from '../fixture';
import { planOf } from '../planFixture';

/** A charge of storage and one of long-term storage, which stand on the same nominal account, each with its VAT in a row of its own. */
const split = (kind: 'FBA Inventory Storage Fee' | 'FBA Long Term Storage Fee', net: string, tax: string): ShortRow[] =>
	[['Base fee', net] as const, ['Tax on fee', tax] as const].map(([description, amount]) => ({
		type: ['FBAFees', kind, description],
		amount,
		orderId: ORDER_ID,
		marketplace: 'Amazon.co.uk',
	}));

// Each charge is within a penny of 20 %; together net and VAT come to different sides.
it.each([
	// Net 10.00 - 9.95 = 0.05 to pay, VAT 1.99 - 2.00 = 0.01 back.
	['VAT comes back while net is to pay', '-0.04', ['-10.00', '-1.99'], ['9.95', '2.00'], 'net 0.05, VAT -0.01, gross 0.04'],
	// Net 10.00 - 10.01 = 0.01 back, VAT 2.01 - 1.99 = 0.02 to pay.
	['net comes back while VAT is to pay', '-0.01', ['-10.00', '-2.01'], ['10.01', '1.99'], 'net -0.01, VAT 0.02, gross 0.01'],
])('books no charge of which %s', (_what, total, charge, credit, words) => {
	const rows = [...split('FBA Inventory Storage Fee', charge[0], charge[1]), ...split('FBA Long Term Storage Fee', credit[0], credit[1])];
	const { ready, exceptions } = planOf({ total, rows }, { settings: settingsOpening('0.00') });
	expect(ready).toEqual([]);
	expect(exceptions).toMatchObject([{ kind: 'feeGroupIsCredit', message: expect.stringContaining(words) }]);
});
