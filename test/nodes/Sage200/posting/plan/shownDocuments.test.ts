import type { IDataObject } from 'n8n-workflow';
import type { PlanStep } from '../../../../../nodes/domain/books/plan.types';
import type { Resolved } from '../../../../../nodes/Sage200/posting/door/directory';
import type { StepIds } from '../../../../../nodes/Sage200/posting/plan/documentBody';
import { shownOf } from '../../../../../nodes/Sage200/posting/plan/shownDocuments';

const idsOf = (ids: Record<string, number>): Resolved => ({ idOf: (code) => ids[code], entryOf: (code) => ({ id: ids[code] }) });
const IDS = { banks: idsOf({ AMZGBP: 7, CURRENT: 8 }), customers: idsOf({}), suppliers: idsOf({}), taxCodes: idsOf({}) } as StepIds;

const payout: PlanStep = {
	step: 1,
	document: 'bank_transfer',
	reference: '15330000001',
	secondReference: 'PAYOUT-2605-0',
	date: '2026-05-12',
	narrative: 'Payout',
	amount: '700.00',
	currency: 'GBP',
	bankCode: 'AMZGBP',
	bankToCode: 'CURRENT',
	lines: [],
};
const leg = (bankId: number, more: IDataObject = {}): IDataObject => ({
	bank_id: bankId,
	bank_transaction_type: 'Bank Transfer',
	reference: '15330000001',
	second_reference: 'PAYOUT-2605-0',
	transaction_date: '2026-05-12T00:00:00Z',
	cheque_value: '700.00',
	urn: 100 + bankId,
	...more,
});

describe('a transfer', () => {
	it('is shown whole by a leg in each of its two banks', () => {
		expect(shownOf(payout, [leg(7), leg(8)], IDS)).toEqual([{ label: 'URN 107 and 108', urns: ['107', '108'], differences: [] }]);
	});

	it.each([
		['the bank that pays', leg(8), 'no leg in AMZGBP', '108'],
		['the bank that receives', leg(7), 'no leg in CURRENT', '107'],
	])('differs when %s shows no leg', (_bank, row, difference, urn) => {
		expect(shownOf(payout, [row], IDS)).toEqual([{ label: `URN ${urn}`, urns: [urn], differences: [difference] }]);
	});

	it('stands twice when one bank shows two legs, and the second of them is not whole', () => {
		const shown = shownOf(payout, [leg(7), leg(8), leg(8, { urn: 208 })], IDS);
		expect(shown).toEqual([
			{ label: 'URN 107 and 108', urns: ['107', '108'], differences: [] },
			{ label: 'URN 208', urns: ['208'], differences: ['no leg in AMZGBP'] },
		]);
	});

	it('has no leg in a bank that received where it should have paid', () => {
		const turned = leg(7, { bank_transaction_type: 'BankAccountEntryType.Receipt' });
		expect(shownOf(payout, [turned, leg(8)], IDS)).toMatchObject([{ urns: ['108'], differences: ['no leg in AMZGBP'] }]);
	});

	it.each([
		['another amount', { cheque_value: '700.01' }, 'amount 700.01 instead of 700.00'],
		['another date', { transaction_date: '2026-05-13T00:00:00Z' }, 'date 2026-05-13 instead of 2026-05-12'],
	])('differs by %s in one of its legs', (_what, more, difference) => {
		expect(shownOf(payout, [leg(7), leg(8, more)], IDS)).toMatchObject([{ differences: [difference] }]);
	});

	it('is not shown by rows of another second reference', () => {
		expect(shownOf(payout, [leg(7, { second_reference: 'PAYOUT-2605-1' }), leg(8, { second_reference: '' })], IDS)).toEqual([]);
	});
});
