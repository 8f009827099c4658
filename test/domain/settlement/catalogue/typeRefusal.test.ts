import { CATALOGUE } from '../../../../nodes/domain/settlement/catalogue/catalogue';
import { DECISIONS } from '../../../../nodes/domain/settlement/catalogue/decisions';
import { holdOfType } from '../../../../nodes/domain/settlement/catalogue/typeRefusal';
import type { ShortRow } from '../fixture';
import { linesOf, mapFrom, planRows } from '../remedy';

const row = (type: ShortRow['type'], amount: string): ShortRow => ({ type, amount, marketplace: 'Amazon.co.uk' });

/** Plans the rows, checks that they hold for one reason alone, and plans them again with the row of the map that its remedy names. */
function followed(rows: ShortRow[], kind: string, decision: Parameters<typeof mapFrom>[1]) {
	const before = planRows(rows);
	expect(before.ready).toEqual([]);
	expect(before.exceptions.map((exception) => exception.kind)).toEqual([kind]);
	const after = planRows(rows, { nominalMap: mapFrom(before.exceptions[0].remedy, decision) });
	expect(after.exceptions).toEqual([]);
	return { held: before.exceptions[0], after };
}

describe('the remedy for a row type that nobody knows', () => {
	it('releases the settlement: a new fee in one row', () => {
		const rows = [row(['other-transaction', 'other-transaction', 'Robot Rental'], '-12.00')];
		const { held, after } = followed(rows, 'unknownRowType', { nature: 'fee', nominalCode: '6295', vat: 'standard' });
		expect(held.message).toContain('"other-transaction / other-transaction / Robot Rental" is not in the catalogue of 2026-11');
		expect(linesOf(after)).toEqual([['bank_payment', '6295', 1, '10.00', '2.00']]);
	});

	it("releases the settlement: one row of the map speaks for base, tax and discount of one of Amazon's fees", () => {
		const fee = (part: string, amount: string) => row(['AmazonFees', 'Robot Rental Fee', part], amount);
		const rows = [fee('Base fee', '-60.00'), fee('Discount on fee', '10.00'), fee('Tax on fee', '-10.00')];
		const { held, after } = followed(rows, 'unknownRowType', { nominalCode: '6295' });
		expect(held).toMatchObject({ amount: '-60.00', message: expect.stringContaining('The fee "AmazonFees / Robot Rental Fee"') });
		expect(held.message).toContain('3 rows, first in line 3');
		expect(linesOf(after)).toEqual([['bank_payment', '6295', 1, '50.00', '10.00']]);
	});

	it('releases the settlement where a wider row of the map names no nature', () => {
		const rows = [row(['Order', 'ItemFees', 'Robot Fee'], '-12.00')];
		const wide = [{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: '*', costCentre: 'AMZ' }];
		const before = planRows(rows, { nominalMap: wide });
		expect(before.exceptions).toMatchObject([{ kind: 'unknownRowType', message: expect.stringContaining('names no nature') }]);
		const [added] = mapFrom(before.exceptions[0].remedy, { nature: 'fee', nominalCode: '6295', vat: 'inclusive' });
		const after = planRows(rows, { nominalMap: [...wide, added] });
		expect(after.ready[0].plan.steps[0].lines).toMatchObject([{ nominalCode: '6295', costCentre: 'AMZ', net: '10.00', tax: '2.00' }]);
	});

	it('releases the settlement where a row of the map has a nature and no account', () => {
		const type = { transactionType: 'other-transaction', amountType: 'other-transaction', amountDescription: 'Robot Rental' };
		const rows = [row([type.transactionType, type.amountType, type.amountDescription], '12.00')];
		const before = planRows(rows, { nominalMap: [{ ...type, nature: 'reimbursement' }] });
		expect(before.exceptions).toMatchObject([{ kind: 'unmappedNominal' }]);
		const nominalMap = mapFrom(before.exceptions[0].remedy, { nature: 'reimbursement', nominalCode: '4905' });
		expect(linesOf(planRows(rows, { nominalMap }))).toEqual([['bank_receipt', '4905', 26, '12.00', '0.00']]);
	});
});

/** What a row of 12.00 comes to by what a person says it is; 26 is outside the scope. */
const BOOKED: Readonly<Record<string, readonly [amount: string, line: readonly unknown[]]>> = {
	fee: ['-12.00', ['bank_payment', '7999', 26, '12.00', '0.00']],
	reimbursement: ['12.00', ['bank_receipt', '7999', 26, '12.00', '0.00']],
	balance: ['-12.00', ['bank_payment', '7999', 26, '12.00', '0.00']],
};

describe('the remedy for a decision', () => {
	const cases = Object.entries(DECISIONS).flatMap(([decision, { options }]) => options.map((option) => [decision, option] as const));

	it.each(cases)('releases the settlement: %s, %s', (decision, option) => {
		const type = CATALOGUE.find((entry) => entry.decision === decision);
		if (!type) throw new Error(`no row type waits for ${decision}`);
		const nature = /^nature (\w+)/.exec(option)?.[1] ?? '';
		const [amount, line] = BOOKED[nature] ?? ['12.00', undefined];
		const rows = [row([type.transactionType, type.amountType, type.amountDescription.replace('*', 'anything')], amount)];
		const { held, after } = followed(rows, 'rowTypeUndecided', {
			nature,
			nominalCode: '7999',
			...(nature === 'fee' && { vat: 'outsideScope' }),
		});
		expect(held.remedy).toContain(option);
		if (line) expect(linesOf(after)).toEqual([line]);
		else
			expect(after.ready[0].plan.steps[0]).toMatchObject({
				document: 'bank_transfer',
				bankCode: 'CURRENT',
				bankToCode: 'AMZGBP',
				amount: '12.00',
			});
	});
});

it('lets rows that stay in clearing be without a nominal code', () => {
	const type = { transactionType: 'other-transaction', amountType: 'other-transaction', amountDescription: 'Current Reserve Amount' };
	const is = { nature: 'reserveHeld', vat: 'outsideScope', nominalCode: '', costCentre: '', department: '' } as const;
	expect(holdOfType(type, is, false)).toBeUndefined();
	expect(holdOfType(type, is, true)?.refuse('1 row').kind).toBe('unmappedNominal');
});
