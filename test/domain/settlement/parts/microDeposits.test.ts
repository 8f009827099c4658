import type { ShortRow } from '../fixture';
import { planRows } from '../remedy';

const deposit = (amount: string): ShortRow => ({ type: ['Transfers', 'Micro Deposit', 'Micro Deposit'], amount });

it('moves the penny with which Amazon tries the bank account to the current account', () => {
	const { ready, exceptions } = planRows([deposit('-0.01')]);
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps).toMatchObject([
		{ document: 'bank_transfer', secondReference: 'MICRO-2610-0', bankCode: 'AMZGBP', bankToCode: 'CURRENT', amount: '0.01' },
	]);
});

it('moves nothing where the penny came back', () => {
	expect(planRows([deposit('-0.01'), deposit('0.01')]).ready[0].plan.steps).toEqual([]);
});
