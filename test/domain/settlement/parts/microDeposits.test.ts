import type { ShortRow } from '../fixture';
import { planRows } from '../remedy';

const deposit = (amount: string, posted = '2026-10-20 10:00:00 UTC'): ShortRow => ({
	type: ['Transfers', 'Micro Deposit', 'Micro Deposit'],
	amount,
	posted,
});

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

it('dates each on its own day, as the bank shows them, whatever their order in the file', () => {
	const rows = [
		deposit('0.03', '2026-10-24 10:00:00 UTC'),
		deposit('-0.01', '2026-10-20 10:00:00 UTC'),
		deposit('-0.02', '2026-10-20 11:00:00 UTC'),
	];
	expect(planRows(rows).ready[0].plan.steps).toMatchObject([
		{ secondReference: 'MICRO-2610-0', date: '2026-10-20', bankCode: 'AMZGBP', bankToCode: 'CURRENT', amount: '0.03' },
		{ secondReference: 'MICRO2-2610-0', date: '2026-10-24', bankCode: 'CURRENT', bankToCode: 'AMZGBP', amount: '0.03' },
	]);
});

it('has references for nine days of a period: what comes later moves with the ninth', () => {
	const days = ['18', '19', '20', '21', '22', '23', '24', '25', '26', '27'];
	const { steps } = planRows(days.map((day) => deposit('-0.01', `2026-10-${day} 10:00:00 UTC`))).ready[0].plan;
	expect(steps.filter(({ secondReference }) => secondReference.startsWith('MICRO')).map(({ date, amount }) => [date, amount])).toEqual([
		...days.slice(0, 8).map((day) => [`2026-10-${day}`, '0.01']),
		['2026-10-27', '0.02'],
	]);
});
