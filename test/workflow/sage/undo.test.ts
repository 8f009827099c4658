import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { PlanStep, PostingPlan } from '../../../nodes/domain/books/plan.types';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { nominalBalances } from '../../../sandbox/sage/books/ledger';
import { line, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const DATE = '2026-05-10';
const HEAD = { reference: '15330000001', date: DATE, narrative: 'Amazon settlement 15330000001', currency: 'GBP', lines: [] };
/** All of the usual plan, and a reimbursement outside the scope of VAT, and a summary invoice. */
const allSteps = (): PlanStep[] => [
	...steps(),
	{
		...HEAD,
		step: 6,
		document: 'bank_receipt',
		secondReference: 'REIMB-2605-0',
		amount: '15.00',
		bankCode: 'AMZGBP',
		lines: [line({ nominalCode: '4900', taxCode: 26, net: '15.00', tax: '0.00', gross: '15.00' })],
	},
	{
		...HEAD,
		step: 7,
		document: 'sales_invoices',
		secondReference: 'INV-2605-0',
		amount: '48.00',
		customerReference: 'AMZSUMGB',
		lines: [line({ nominalCode: '4000', net: '40.00', tax: '8.00', gross: '48.00' })],
	},
];
/** 532.50 as after the usual plan, and 15.00. */
const whole = (more: Partial<PostingPlan> = {}) =>
	plan({ steps: allSteps(), clearing: { bankCode: 'AMZGBP', closing: '547.50', movement: '0.00' }, ...more });

const verify = async (one: PostingPlan) =>
	(await bench.run({ resource: 'postingPlan', operation: 'verify', plan: JSON.stringify(one) } as INodeParameters)).json('Sage')[0];
const undo = async (one: PostingPlan, more: IDataObject = {}) =>
	await bench.run({
		resource: 'postingPlan',
		operation: 'reverse',
		plan: JSON.stringify(one),
		isVatReturnOpen: true,
		supplierReference: supplier(),
		customerReference: '',
		outsideTaxCodes: '26',
		date: '',
		options: { settleDelaySeconds: 0 },
		...more,
	} as INodeParameters);
const supplier = () => String(bench.sandbox.store.all('sage.supplier')[0].reference);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const balances = () => Object.fromEntries([...nominalBalances(bench.sandbox)].filter(([, balance]) => balance !== 0));
const statuses = (verdict: IDataObject) => (verdict.steps as IDataObject[]).map(({ status }) => status);

describe('verify', () => {
	test('finds every step once, with its VAT, and the clearing balance', async () => {
		await bench.postPlan(whole());
		bench.forget();
		const verdict = await verify(whole());
		expect(verdict).toMatchObject({
			subject: { kind: 'settlement', id: '15330000001' },
			agrees: true,
			problems: [],
			clearing: { balance: '547.50', agrees: true },
		});
		expect((verdict.steps as IDataObject[]).map(({ status, vat }) => [status, vat])).toEqual([
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'none'],
			['agrees', 'agrees'],
			['agrees', 'agrees'],
		]);
		expect(bench.posts()).toEqual([]);
	});

	test('names what is missing', async () => {
		await bench.postPlan(whole({ steps: allSteps().filter(({ step }) => step !== 4) }));
		const verdict = await verify(whole());
		expect(verdict).toMatchObject({
			agrees: false,
			problems: [{ kind: 'notFoundInSage', step: 4, secondReference: 'FEES-2605-0' }],
			clearing: { agrees: false },
		});
	});

	test('names another VAT code and another amount', async () => {
		const fees = allSteps()[3];
		await bench.postPlan(
			whole({
				steps: [
					{
						...fees,
						lines: [line({ net: '60.00', tax: '12.00', gross: '72.00' }), line({ taxCode: 21, net: '45.71', tax: '2.29', gross: '48.00' })],
					},
				],
			}),
		);
		const verdict = await verify(whole({ steps: [fees] }));
		const [problem] = verdict.problems as IDataObject[];
		expect(problem.kind).toBe('postedDiffers');
		expect(problem.message).toContain('net on tax code 1 60.00 instead of 100.00');
		expect(problem.message).toContain('VAT on tax code 21 2.29 instead of 0.00');
	});

	test('names both documents of a step that stands twice', async () => {
		const fees = whole({ steps: [allSteps()[3]] });
		bench.sandbox.store.insert('sage.behaviour', { id: 1, visibleAfterSeconds: 3600 });
		await bench.postPlan(fees);
		await bench.postPlan(fees);
		bench.clock.advance(3_601_000);
		bench.reconnect();
		const verdict = await verify(fees);
		expect(statuses(verdict)).toEqual(['twice']);
		const [{ kind, urns }] = verdict.problems as Array<{ kind: string; urns: string[] }>;
		expect([kind, new Set(urns).size]).toEqual(['postedTwice', 2]);
	});
});

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

	/** Fees of 60.00 that came back as a credit, and what a client has who takes fees through the purchase ledger. */
	const purchases = (): PlanStep[] => [
		{
			...HEAD,
			step: 1,
			document: 'purchase_credit_notes',
			secondReference: 'FEECRN-2605-0',
			amount: '60.00',
			supplierReference: supplier(),
			lines: [line({ net: '50.00', tax: '10.00', gross: '60.00' })],
		},
		{
			...HEAD,
			step: 2,
			document: 'purchase_receipts',
			secondReference: 'FEERCPT-2605-0',
			amount: '60.00',
			supplierReference: supplier(),
			bankCode: 'AMZGBP',
		},
		{
			...HEAD,
			step: 3,
			document: 'purchase_invoices',
			secondReference: 'FEEINV-2605-0',
			amount: '24.00',
			supplierReference: supplier(),
			lines: [line({ net: '20.00', tax: '4.00', gross: '24.00' })],
		},
		{
			...HEAD,
			step: 4,
			document: 'purchase_payments',
			secondReference: 'FEEPAYM-2605-0',
			amount: '24.00',
			supplierReference: supplier(),
			bankCode: 'AMZGBP',
		},
	];
	const ofPurchases = () => plan({ steps: purchases(), clearing: { bankCode: 'AMZGBP', closing: '448.50', movement: '36.00' } });

	test('takes back every document of the purchase ledger by its opposite there', async () => {
		const before = balances();
		expect((await bench.postPlan(ofPurchases())).json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { agrees: true } }]);
		const [item] = (await undo(ofPurchases())).json('Sage');
		expect((item.steps as IDataObject[]).map(({ document, secondReference }) => `${document} ${secondReference}`)).toEqual([
			'purchase_receipts U-FEEPAYM-2605-0',
			'purchase_credit_notes U-FEEINV-2605-0',
			'purchase_payments U-FEERCPT-2605-0',
			'purchase_invoices U-FEECRN-2605-0',
		]);
		expect(balances()).toEqual(before);
	});

	test.each([
		[6_000, 'a document of that amount'],
		[2_400, 'a smaller one'],
	])('a purchase ledger that keeps documents from %d pence for an authorisation gets none: nothing is posted (%s)', async (pence) => {
		setBehaviour(bench.sandbox, { authorisationThresholdPence: pence });
		expect(detailsOf((await bench.postPlan(ofPurchases())).error)).toMatchObject({
			kind: 'refusedByPolicy',
			message: expect.stringContaining('would keep purchase_credit_notes FEECRN-2605-0 of 60.00 for an authorisation'),
		});
		expect(bench.posts()).toEqual([]);
		setBehaviour(bench.sandbox, { authorisationThresholdPence: 6_001 });
		expect((await bench.postPlan(ofPurchases())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
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

	describe('is refused before the first write', () => {
		beforeEach(async () => {
			await bench.postPlan(whole());
			bench.forget();
		});
		const refusal = async (more: IDataObject) => {
			const { error } = await undo(whole(), more);
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
});
