import type { PlanInput } from '../../../nodes/domain/settlement/plan';
import type { NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { ORDER_ID, SALE, settingsOpening, type ShortFile, type ShortRow } from './fixture';
import { kinds, planOf, SIMPLE, SUMMARY } from './planFixture';

describe('holding a settlement', () => {
	const unknown: ShortRow = { type: ['Brand New Type', 'Unseen', 'Whatever'], amount: '-1.00' };

	it('holds the whole settlement when one row type is unknown, and shows type, value, count and an example', () => {
		const outcome = planOf({ total: '68.40', rows: [...SIMPLE.rows, unknown, unknown] });
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toHaveLength(1);
		expect(outcome.exceptions[0]).toMatchObject({
			kind: 'unknownRowType',
			owner: 'finance',
			recordId: '11111111111',
			amount: '-2.00',
			currency: 'GBP',
			dueAt: '2026-11-06T09:00:00.000Z',
		});
		const version = planOf(SIMPLE).ready[0].catalogueVersion;
		expect(version).toMatch(/^20\d\d-[01]\d$/);
		expect(outcome.exceptions[0].message).toBe(
			`Row type "Brand New Type / Unseen / Whatever" is not in the catalogue of ${version}: Amazon may have changed its fee structure (2 rows, first in line 8).`,
		);
		expect(planOf({ total: '69.40', rows: [...SIMPLE.rows, unknown] }).exceptions[0].message).toContain('(1 row, in line 8)');
	});

	it("goes on once the client's map knows the type", () => {
		const nominalMap: NominalMapRow[] = [
			{
				transactionType: 'brand new type',
				amountType: 'UNSEEN',
				amountDescription: '*',
				nature: 'fee',
				vat: 'inclusive',
				nominalCode: '6290',
				costCentre: 'WEB',
			},
		];
		const outcome = planOf({ total: '69.40', rows: [...SIMPLE.rows, unknown] }, { nominalMap });
		expect(outcome.ready[0].plan.steps[1].lines).toContainEqual(
			expect.objectContaining({ nominalCode: '6290', costCentre: 'WEB', net: '0.83', tax: '0.17', gross: '1.00' }),
		);
	});

	it.each<[string, ShortFile, Partial<PlanInput>, string[]]>([
		[
			'withheld tax does not cancel the tax of its item, on the summary route',
			{
				total: '17.00',
				rows: [...SALE, { ...SALE[0], type: ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'], amount: '-3.40' }],
			},
			{ settings: SUMMARY, ordersInSage: [] },
			['withheldTaxDoesNotCancel'],
		],
		[
			'the VAT of a fee is not settled for the marketplace',
			{ total: '20.40', rows: SALE.map((row) => ({ ...row, marketplace: 'Amazon.pl' })) },
			{ settings: settingsOpening('0.00') },
			['feeVatUndecided'],
		],
		[
			'no rule says how a fee is charged',
			{ total: '-5.00', rows: [{ type: ['AmazonFees', 'Eco-contribution for EPR Pay on Behalf - FR', 'Base fee'], amount: '-5.00' }] },
			{ settings: settingsOpening('0.00') },
			['feeVatUndecided'],
		],
		[
			'the fees of an account come to a credit',
			{ total: '1.20', rows: [{ type: ['Refund', 'ItemFees', 'Commission'], amount: '1.20', orderId: ORDER_ID }] },
			{ settings: settingsOpening('0.00') },
			['feeGroupIsCredit'],
		],
		[
			'a row type has no fixed meaning',
			{ total: '-1.00', rows: [{ type: ['other-transaction', 'other-transaction', 'MiscAdjustment'], amount: '-1.00' }] },
			{ settings: settingsOpening('0.00') },
			['rowTypeUndecided'],
		],
		['the opening balance is not agreed', SIMPLE, { settings: settingsOpening('') }, ['settlementChainBroken']],
		['the opening balance is another', SIMPLE, { settings: settingsOpening('99.99') }, ['settlementChainBroken']],
		[
			'another settlement is agreed as the first',
			SIMPLE,
			{
				settings: settingsWith({
					series: [{ ...DEMO_SERIES, openingReserve: '100.00', openingSettlementId: '99999999999' }],
				}),
			},
			['settlementChainBroken'],
		],
		[
			'the settlement before ended at another moment',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T07:00:00Z', currentReserve: '100.00', closingClearing: '100.00' } },
			['settlementChainBroken'],
		],
		[
			'the settlement before left another clearing balance',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T08:00:00Z', currentReserve: '100.00', closingClearing: '90.00' } },
			['settlementChainBroken'],
		],
		[
			'the reserve held before is another',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T08:00:00Z', currentReserve: '90.00', closingClearing: '100.00' } },
			['reserveDisagrees'],
		],
	])('holds when %s', (_why, file, more, expected) => {
		const outcome = planOf(file, more);
		expect(outcome.ready).toEqual([]);
		expect(kinds(outcome)).toEqual(expected);
		expect(outcome.exceptions.every(({ holds }) => holds)).toBe(true);
		for (const exception of outcome.exceptions)
			expect([exception.message, exception.remedy, exception.key].every((text) => text.length > 0)).toBe(true);
	});
});

it('waits while Amazon is still to be asked about orders of a summary channel: their sales would be left out of the invoice', () => {
	const outcome = planOf(SIMPLE, { leftToAsk: 52 });
	expect(outcome.ready).toEqual([]);
	expect(outcome.exceptions).toMatchObject([{ kind: 'settlementWaits', holds: true, message: expect.stringContaining('52 more orders') }]);
	expect(planOf(SIMPLE, { leftToAsk: 0 }).ready).toHaveLength(1);
});
