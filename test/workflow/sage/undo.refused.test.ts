import type { IDataObject } from 'n8n-workflow';
import { SageBench } from './bench';
import { DATE, detailsOf, undoOn, whole } from './undoBench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

describe('an undo is refused before the first write', () => {
	beforeEach(async () => {
		await bench.postPlan(whole());
		bench.forget();
	});
	const refusal = async (more: IDataObject) => {
		const { error } = await undoOn(bench, whole(), more);
		expect(bench.posts()).toEqual([]);
		return detailsOf(error);
	};

	test('without the confirmation that the VAT return is not filed', async () => {
		expect(await refusal({ isVatReturnOpen: false })).toMatchObject({
			kind: 'undoRefused',
			message: expect.stringContaining('VAT return'),
			remedy: expect.stringContaining('finance'),
		});
		expect(bench.exchanges).toEqual([]);
	});
	test('without a supplier for input VAT', async () => {
		expect(await refusal({ supplierReference: '' })).toMatchObject({
			kind: 'undoRefused',
			secondReference: 'FEES-2605-0',
			message: expect.stringContaining('input VAT'),
		});
	});
	test('with a step that the plan does not have', async () => {
		expect(await refusal({ steps: 'FEES-2605-0,FEES-2605-7' })).toMatchObject({
			kind: 'undoRefused',
			message: 'The plan has no step FEES-2605-7',
		});
		expect(await refusal({ steps: '[]' })).toMatchObject({ message: 'No step of the plan is chosen' });
	});
	test('with a supplier that is not in Sage', async () => {
		expect(await refusal({ supplierReference: 'NOBODY' })).toMatchObject({
			kind: 'notFoundInSage',
			message: 'Sage 200 has no supplier NOBODY',
		});
	});
	test('in a closed period', async () => {
		expect(await refusal({ date: '2025-12-31' })).toMatchObject({ kind: 'closedPeriod' });
	});
	test('while something is allocated', async () => {
		const receipt = bench.sandbox.store.all('sage.customerEntry').find(({ secondReference }) => secondReference === 'RCPT-2605-0')!;
		bench.sandbox.store.insert('sage.allocation', { entryId: receipt.id, value: 1_000, day: DATE, session: 1 });
		expect(await refusal({})).toMatchObject({
			kind: 'undoRefused',
			message: expect.stringContaining('sales_receipts RCPT-2605-0'),
			remedy: expect.stringContaining('allocation'),
		});
	});
	test.each([
		['PAYOUT-2605-0', 'bank_transfer'],
		['RCPT-2605-0', 'sales_receipts'],
	])('while %s is reconciled with a bank statement', async (secondReference, document) => {
		const entry = bench.sandbox.store.all('sage.bankEntry').find((each) => each.secondReference === secondReference)!;
		bench.sandbox.store.update('sage.bankEntry', entry.id as number, { statementDay: '2026-05-12', statementPage: 3 });
		expect(await refusal({})).toMatchObject({
			kind: 'undoRefused',
			message: `Reconciled with the bank in Sage 200: ${document} ${secondReference} (URN ${String(entry.urn)})`,
		});
	});
	test('by the write policy, whole, before any of it', async () => {
		bench.credentials.sage200OAuth2Api = {
			...bench.credentials.sage200OAuth2Api,
			writePolicy: 'limited',
			allowedWrites: ['cashBook', 'salesLedger'],
		};
		expect(await refusal({})).toMatchObject({
			kind: 'refusedByPolicy',
			message: expect.stringContaining('does not allow purchase_credit_notes'),
		});
	});
});
