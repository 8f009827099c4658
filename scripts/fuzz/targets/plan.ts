import type { PostingPlan } from '../../../nodes/domain/books/plan.types';
import { raiseRevision, reversePlan } from '../../../nodes/domain/books/reverse';
import { complaintAboutPlan } from '../../../nodes/Sage200/posting/plan/checkPlan';
import { mutatedOneOf } from '../json';
import { target } from '../target';

const step = {
	step: 1,
	document: 'bank_payment',
	date: '2026-10-31',
	reference: '11111111111',
	secondReference: 'FEES-2610-0',
	currency: 'GBP',
	bankCode: 'AMZGBP',
	amount: '3.60',
	narrative: 'Fees',
	period: '2026-10',
};
const line = {
	nominalCode: '6200',
	costCentre: '',
	department: '',
	net: '3.00',
	tax: '0.60',
	gross: '3.60',
	taxCode: 1,
	narrative: 'Commission',
};
const PLANS = [
	{
		planVersion: 1,
		settlementId: '11111111111',
		clearingBankCode: 'AMZGBP',
		currency: 'GBP',
		steps: [
			{ ...step, lines: [line] },
			{ ...step, step: 2, document: 'bank_transfer', secondReference: 'PAYOUT-2611-0', bankToCode: 'CURRENT', amount: '70.40', lines: [] },
		],
		identities: [{ name: 'The plan is the journal', holds: true, left: '1.00', right: '1.00' }],
		closingClearing: '0.00',
		clearingMovement: '0.00',
	},
];

const REVERSE = { supplierReference: 'AMAZON', customerReference: 'AMZUKGBP', outsideTaxCodes: [9] };

/** A posting plan that came through a workflow, where a person may have changed it: it is taken, or a complaint in words. */
export const postingPlan = target({
	name: 'postingPlan',
	draw: (chance) => mutatedOneOf(chance, PLANS),
	read: (value) => {
		// The operation takes an object only.
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
		if (complaintAboutPlan(value as unknown as PostingPlan) !== undefined) return;
		raiseRevision(value as unknown as PostingPlan);
		reversePlan(value as unknown as PostingPlan, REVERSE);
	},
});
