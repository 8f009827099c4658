import { SALE, settingsOpening, type ShortRow } from '../fixture';
import { planOf } from '../planFixture';

const settings = settingsOpening('0.00');
const charge = (minute: number, amount = '1.00'): ShortRow => ({
	type: ['other-transaction', 'other-transaction', 'Successful charge'],
	amount,
	posted: `2026-10-20 10:${String(minute).padStart(2, '0')}:00 UTC`,
});
const charges = (count: number) => Array.from({ length: count }, (_charge, index) => charge(index));

describe('charges of the card', () => {
	it('have references for nine in a settlement', () => {
		const { ready, exceptions } = planOf({ total: '9.00', rows: charges(9) }, { settings });
		expect(exceptions).toEqual([]);
		expect(ready[0].plan.steps.map(({ secondReference }) => secondReference)).toEqual([
			'CHARGE-2610-0',
			...[2, 3, 4, 5, 6, 7, 8, 9].map((ordinal) => `CHARGE${ordinal}-2610-0`),
			'PAYOUT-2611-0',
		]);
	});

	it('are held from the tenth on, and it alone', () => {
		const { ready, exceptions } = planOf({ total: '10.00', rows: charges(10).reverse() }, { settings });
		expect(ready).toEqual([]);
		// Of rows that stand the latest first in the file the tenth charge is in the first line below the summary.
		expect(exceptions).toMatchObject([
			{
				kind: 'settlementNotSupported',
				amount: '1.00',
				message: '"Successful charge" in line 3 is number 10 of its kind; a settlement has references for 9.',
			},
		]);
	});

	it('that take money away are none', () => {
		const { exceptions } = planOf({ total: '-1.00', rows: [charge(0, '-1.00')] }, { settings });
		expect(exceptions.map(({ kind, message }) => [kind, message])).toEqual([
			['settlementNotSupported', `"Successful charge" in line 3 is not an amount that comes into Amazon's balance.`],
		]);
	});
});

it.each([
	['half past midnight in London', '2026-06-30 23:30:00 UTC', '2026-07-01', 'PAYOUT-2607-0'],
	['half past eleven in London', '2026-06-30 22:30:00 UTC', '2026-06-30', 'PAYOUT-2606-0'],
	['half past eleven in London in winter', '2026-01-31 23:30:00 UTC', '2026-01-31', 'PAYOUT-2601-0'],
])('dates a payout at %s on the day of the client, so that it meets the bank line', (_when, deposit, date, secondReference) => {
	const day = deposit.slice(0, 10);
	const file = {
		start: `${day} 01:00:00 UTC`,
		end: `${day} 12:00:00 UTC`,
		deposit,
		total: '24.00',
		rows: SALE.slice(0, 2).map((row) => ({ ...row, posted: `${day} 11:00:00 UTC` })),
	};
	const { ready, exceptions } = planOf(file, { settings });
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps[1]).toMatchObject({ document: 'bank_transfer', date, secondReference, amount: '24.00' });
});
