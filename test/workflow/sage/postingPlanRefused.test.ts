import type { IDataObject } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { line, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

describe('refuses before the first write', () => {
	const refusal = async (change: Parameters<typeof plan>[0]) => {
		const run = await bench.postPlan(plan(change));
		expect(run.status).toBe('error');
		expect(bench.posts()).toEqual([]);
		return detailsOf(run.error);
	};
	const withStep = (index: number, change: object) => ({
		steps: steps().map((step, at) => (at === index ? { ...step, ...change } : step)),
	});

	test('a bank that is not in Sage', async () => {
		expect(await refusal(withStep(4, { bankToCode: 'NOBANK' }))).toMatchObject({
			kind: 'notFoundInSage',
			reference: '15330000001',
			message: 'Sage 200 has no bank account NOBANK',
			stepsDone: [],
		});
	});
	test('a customer that is not in Sage', async () => {
		expect(await refusal(withStep(2, { customerReference: 'NOBODY' }))).toMatchObject({
			kind: 'notFoundInSage',
			message: 'Sage 200 has no customer NOBODY',
		});
	});
	test('a tax code that is not in Sage', async () => {
		expect(await refusal(withStep(3, { lines: [line({ taxCode: 77 })] }))).toMatchObject({
			kind: 'notFoundInSage',
			message: 'Sage 200 has no tax code 77',
		});
	});
	test.each([
		[{ nominalCode: '9999' }, 'Sage 200 has no nominal code 9999'],
		[{ costCentre: 'ZZZ', department: 'YYY' }, 'Sage 200 has no nominal code 6200 cost centre ZZZ department YYY'],
	])('a nominal account that is not in Sage, on whichever step: %j', async (account, message) => {
		expect(await refusal(withStep(3, { lines: [line(account)] }))).toMatchObject({ kind: 'notFoundInSage', message, stepsDone: [] });
	});
	test('a customer in another currency, on whose account pounds would become euros', async () => {
		bench.sandbox.store.update('sage.customer', 27825, { currency_id: 2 });
		expect(await refusal({})).toMatchObject({
			kind: 'settlementNotSupported',
			message: 'The customer AMZUKGBP is kept in Euro €, and this is to be posted in GBP',
		});
	});
	test('a day that the calendar does not have', async () => {
		expect(await refusal(withStep(4, { date: '2026-02-30' }))).toMatchObject({
			kind: 'identityFails',
			message: expect.stringContaining('"2026-02-30" is no date'),
		});
	});
	test('a date in a closed period, on whichever step', async () => {
		expect(await refusal(withStep(4, { date: '2025-12-31' }))).toMatchObject({
			kind: 'closedPeriod',
			message: expect.stringContaining('2025-12-31'),
		});
	});
	test('a sum that does not hold', async () => {
		expect(await refusal(withStep(4, { amount: '0.00' }))).toMatchObject({ kind: 'identityFails' });
	});
	test('a bank in another currency, in which pounds would become euros', async () => {
		bench.sandbox.store.update('sage.bank', 2, { account_currency_id: 2 });
		expect(await refusal({})).toMatchObject({
			kind: 'settlementNotSupported',
			message: 'The bank account AMZGBP is kept in Euro €, and this is to be posted in GBP',
		});
	});
	test('what stands in Sage with another amount, naming the step and the URN', async () => {
		await bench.postPlan(
			plan({ steps: [{ ...steps()[3], amount: '12.00', lines: [line({ net: '10.00', tax: '2.00', gross: '12.00' })] }] }),
		);
		bench.forget();
		const details = await refusal({});
		expect(details).toMatchObject({
			kind: 'postedDiffers',
			step: 4,
			secondReference: 'FEES-2605-0',
			urns: [expect.stringMatching(/^\d+$/)],
			message: expect.stringContaining('amount 12.00 instead of 120.00'),
		});
	});
	test('what stands in Sage on another day', async () => {
		await bench.postPlan(plan({ steps: [{ ...steps()[3], date: '2026-05-11' }] }));
		bench.forget();
		expect(await refusal({})).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringContaining('date 2026-05-11 instead of 2026-05-10'),
		});
	});
	test('what stands in Sage twice, naming both URNs', async () => {
		const twin = steps()[3];
		const post = async () => await bench.postPlan(plan({ steps: [twin] }));
		setBehaviour(bench.sandbox, { visibleAfterSeconds: 3600 }); // neither run sees the other: what a missing lease comes to
		await post();
		await post();
		bench.clock.advance(3_601_000);
		bench.forget();
		const details = await refusal({});
		expect(details).toMatchObject({ kind: 'postedTwice', step: 4 });
		expect(new Set(details.urns as string[]).size).toBe(2);
		for (const urn of details.urns as string[]) expect(details.message).toContain(`URN ${urn}`);
	});
	describe('a plan that was made anew after a part of it was posted', () => {
		const posted = async (index: number) => {
			await bench.postPlan(plan({ steps: [steps()[index]] }));
			bench.forget();
		};
		test('with another customer', async () => {
			await posted(0);
			expect(await refusal(withStep(0, { customerReference: 'AMZSUMGB' }))).toMatchObject({
				kind: 'postedDiffers',
				message: expect.stringMatching(/: cash book RCPT-2605-0 \(URN \d+\), sales ledger RCPT-2605-0 \(URN \d+\)$/),
			});
		});
		test('with another bank', async () => {
			await posted(3);
			expect(await refusal(withStep(3, { bankCode: 'CURRENT' }))).toMatchObject({
				kind: 'postedDiffers',
				message: expect.stringContaining('cash book FEES-2605-0'),
			});
		});
		test('without a document that stands in Sage', async () => {
			await posted(3);
			const details = await refusal({ steps: steps().filter(({ step }) => step !== 4) });
			expect(details).toMatchObject({
				kind: 'postedDiffers',
				message: expect.stringMatching(
					/^Settlement 15330000001 has documents in Sage 200 that the plan does not have: cash book FEES-2605-0 \(URN \d+\)$/,
				),
			});
		});
		test('as another revision, without an undo of the first', async () => {
			await posted(3);
			expect(await refusal(withStep(3, { secondReference: 'FEES-2605-1' }))).toMatchObject({
				kind: 'postedDiffers',
				message: expect.stringContaining('FEES-2605-0'),
			});
		});
	});
	test('a Sage that cannot be read', async () => {
		bench.fault('unavailable', /GET .*\/customers/, 10);
		const run = await bench.postPlan(plan());
		expect(run.error?.message).toContain('Sage 200 is not available just now (503, GET /customers)');
		expect(bench.posts()).toEqual([]);
	});
});
