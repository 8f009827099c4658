import type { IDataObject } from 'n8n-workflow';
import type { PostingPlan } from '../../../nodes/domain/books/plan.types';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { SageBench } from './bench';
import { allSteps, balancesOf, DATE, detailsOf, undoOn, verifyOn, whole } from './undoBench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const verify = async (one: PostingPlan) => await verifyOn(bench, one);
const undo = async (one: PostingPlan, more: IDataObject = {}) => await undoOn(bench, one, more);
const balances = () => balancesOf(bench);
const statuses = (verdict: IDataObject) => (verdict.steps as IDataObject[]).map(({ status }) => status);

describe('undo', () => {
	test('brings every nominal account back, input and output VAT each, and the bank accounts with it', async () => {
		const before = balances();
		await bench.postPlan(whole());
		expect(balances()).not.toEqual(before);
		const [item] = (await undo(whole())).json('Sage');
		expect(item).toMatchObject({ subject: { kind: 'settlement', id: '15330000001' }, outcome: 'posted', notPosted: [] });
		expect((item.steps as IDataObject[]).map(({ document, secondReference }) => `${document} ${secondReference}`)).toEqual([
			'sales_credit_notes U-INV-2605-0',
			'bank_payment U-REIMB-2605-0',
			'bank_transfer U-PAYOUT-2605-0',
			'purchase_credit_notes U-FEES-2605-0',
			'purchase_receipts U-FEES-2605-0',
			'sales_receipts U-PAYM-2605-0',
			'sales_invoices 20212345671234567U00',
			'sales_payments U-RCPT-2605-0',
		]);
		expect(balances()).toEqual(before);
		expect(await bench.facts('summary')).toMatchObject({ nominalBalances: '0.00' });
	});

	test('is posted once; what was undone is neither posted nor free', async () => {
		await bench.postPlan(whole());
		await undo(whole());
		bench.forget();
		expect((await undo(whole())).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(detailsOf((await bench.postPlan(whole())).error)).toMatchObject({
			kind: 'undone',
			message: expect.stringContaining('Settlement 15330000001 was undone in Sage 200'),
		});
		const verdict = await verify(whole());
		expect([verdict.agrees, new Set(statuses(verdict))]).toEqual([false, new Set(['undone'])]);
		expect(bench.posts()).toEqual([]);
	});

	test('of chosen steps takes back those alone, and the rest of the plan stands', async () => {
		const before = balances();
		await bench.postPlan(whole({ steps: allSteps().filter(({ secondReference }) => secondReference !== 'FEES-2605-0') }));
		const without = balances();
		await bench.postPlan(whole());
		const [item] = (await undo(whole(), { steps: 'fees-2605-0' })).json('Sage');
		expect((item.steps as IDataObject[]).map(({ document, secondReference }) => `${document} ${secondReference}`)).toEqual([
			'purchase_credit_notes U-FEES-2605-0',
			'purchase_receipts U-FEES-2605-0',
		]);
		expect(balances()).toEqual(without);
		// The fees with a raised revision, all else as it stands.
		const again = item.repostPlan as unknown as PostingPlan;
		expect(again.steps.map(({ secondReference }) => secondReference)).toContain('FEES-2605-1');
		expect(again.steps.map(({ secondReference }) => secondReference)).toContain('PAYOUT-2605-0');
		bench.forget();
		expect(detailsOf((await bench.postPlan(whole())).error)).toMatchObject({ kind: 'undone' });
		expect(bench.posts()).toEqual([]);
		expect((await bench.postPlan(again)).json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
		expect(bench.posts()).toEqual(['bank_payment']);
		expect((await undo(again)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(balances()).toEqual(before);
	});

	test('of what is allocated posts the counter-document where that was chosen, and says which', async () => {
		const before = balances();
		await bench.postPlan(whole());
		const receipt = bench.sandbox.store.all('sage.customerEntry').find(({ secondReference }) => secondReference === 'RCPT-2605-0')!;
		bench.sandbox.store.insert('sage.allocation', { entryId: receipt.id, value: 1_000, day: DATE, session: 1 });
		const [item] = (await undo(whole(), { whenAllocated: 'counterDocument' })).json('Sage');
		expect(item).toMatchObject({ outcome: 'posted', allocated: [`sales_receipts RCPT-2605-0 (URN ${String(receipt.urn)})`] });
		expect(balances()).toEqual(before);
	});

	test('of an undone plan is told where only the purchase ledger shows it yet', async () => {
		await bench.postPlan(whole());
		bench.fault('dropBefore', /POST .*\/purchase_receipts$/);
		await undo(whole(), { steps: 'FEES-2605-0' });
		bench.forget();
		expect(detailsOf((await bench.postPlan(whole())).error)).toMatchObject({
			kind: 'undone',
			message: expect.stringContaining('purchase ledger U-FEES-2605-0'),
		});
		expect(bench.posts()).toEqual([]);
	});

	test('a plan that needs no purchase ledger is posted by a user whose role does not reach it', async () => {
		setBehaviour(bench.sandbox, { closedPaths: ['purchase_posted_transactions'] });
		expect((await bench.postPlan(whole())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});

	test('hands over a plan with raised revisions for posting it again on purpose', async () => {
		await bench.postPlan(whole());
		const [{ repostPlan }] = (await undo(whole())).json('Sage');
		bench.forget();
		expect((await bench.postPlan(repostPlan as unknown as PostingPlan)).json('Sage')).toMatchObject([
			{ outcome: 'posted', clearing: { balance: '547.50', agrees: true } },
		]);
		expect(bench.posts()).toEqual(allSteps().map(({ document }) => document));
	});

	test('undoes what was posted of a plan that stopped half way, and says what there was not', async () => {
		const before = balances();
		await bench.postPlan(whole({ steps: allSteps().slice(0, 3) }));
		const [item] = (await undo(whole())).json('Sage');
		expect(item.notPosted).toEqual(['FEES-2605-0', 'PAYOUT-2605-0', 'REIMB-2605-0', 'INV-2605-0']);
		expect(balances()).toEqual(before);
	});

	test('of a plan that stopped half way keeps the rest of it from being posted, until its revision is raised', async () => {
		await bench.postPlan(whole({ steps: allSteps().slice(0, 3) }));
		const [{ repostPlan }] = (await undo(whole())).json('Sage');
		bench.forget();
		expect(detailsOf((await bench.postPlan(whole())).error)).toMatchObject({
			kind: 'undone',
			message: expect.stringContaining('Settlement 15330000001 was undone in Sage 200'),
		});
		expect(bench.posts()).toEqual([]);
		expect((await bench.postPlan(repostPlan as unknown as PostingPlan)).json('Sage')).toMatchObject([
			{ outcome: 'posted', clearing: { balance: '547.50', agrees: true } },
		]);
	});

	test.each([
		['another supplier', { supplierReference: 'OTHER' }],
		['other tax codes outside VAT', { outsideTaxCodes: '', customerReference: 'AMZUKGBP' }],
	])('that began is not gone on with by way of %s', async (_way, more) => {
		const other = bench.sandbox.store.all('sage.supplier')[0];
		bench.sandbox.store.insert('sage.supplier', { ...other, id: 99_001, reference: 'OTHER' });
		await bench.postPlan(whole());
		bench.fault('dropBefore', /POST .*\/sales_receipts$/);
		await undo(whole());
		bench.forget();
		expect(detailsOf((await undo(whole(), more)).error)).toMatchObject({
			kind: 'undoRefused',
			message: expect.stringContaining('undone in another way already'),
		});
		expect(bench.posts()).toEqual([]);
	});

	test('is taken up where it was left', async () => {
		const before = balances();
		await bench.postPlan(whole());
		bench.fault('dropBefore', /POST .*\/purchase_receipts$/);
		expect(detailsOf((await undo(whole())).error)).toMatchObject({ kind: 'outcomeUnknown', secondReference: 'U-FEES-2605-0' });
		bench.forget();
		expect((await undo(whole())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(bench.posts()).toEqual(['purchase_receipts', 'sales_receipts', 'sales_invoices', 'sales_payments']);
		expect(balances()).toEqual(before);
	});

	test('shows the exact bodies in a dry run, without a confirmation, and posts nothing', async () => {
		await bench.postPlan(whole());
		bench.forget();
		const [item] = (await undo(whole(), { isVatReturnOpen: false, options: { dryRun: true } })).json('Sage');
		expect(item.outcome).toBe('dryRun');
		expect((item.steps as IDataObject[])[2]).toMatchObject({
			document: 'bank_transfer',
			body: { bank_from_id: 1, bank_to_id: 2, payment_value: '700.00', second_reference: 'U-PAYOUT-2605-0' },
		});
		expect(bench.posts()).toEqual([]);
	});
});
