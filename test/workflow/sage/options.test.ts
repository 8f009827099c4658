import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { draft, plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const ORDER = '203-1234567-0000001';

describe('an option that is there and cannot be used stops, and nothing is sent', () => {
	test.each<[string, unknown]>([
		['looks', 'x'],
		['looks', 0],
		['looks', '={{ undefined }}'],
		['settleMinutes', 'x'],
		['settleMinutes', ''],
		['settleMinutes', -5],
		['settleMinutes', '={{ $json.nothing.there }}'],
		['settleDelaySeconds', 'soon'],
		['lastUnclearAt', ''],
		['lastUnclearAt', '={{ null }}'],
		['dryRun', '={{ $json.nothing }}'],
		['dryRun', 'yes'],
	])('%s = %p', async (name, value) => {
		const orders = await bench.createOrders([draft(ORDER)], { [name]: value } as IDataObject);
		expect(orders.error?.message).toMatch(/Nothing was sent/);
		const posted = await bench.postPlan(plan(), { [name]: value } as IDataObject);
		expect(posted.error?.message).toMatch(/Nothing was sent/);
		expect(bench.posts()).toEqual([]);
	});
});

describe('steps per call', () => {
	const outcomes = (run: Awaited<ReturnType<SageBench['postPlan']>>) =>
		run
			.json('Sage')
			.map(({ outcome, stepsLeft, steps: done }) => [outcome, stepsLeft, (done as IDataObject[]).map(({ outcome: each }) => each)]);

	test('posts so many that are not there yet, says how many are left, and the last call proves clearing', async () => {
		expect(outcomes(await bench.postPlan(plan(), { stepsPerCall: 2 }))).toEqual([['more', 3, ['posted', 'posted']]]);
		expect(bench.posts()).toHaveLength(2);
		expect(outcomes(await bench.postPlan(plan(), { stepsPerCall: 2 }))).toEqual([
			['more', 1, ['alreadyPosted', 'alreadyPosted', 'posted', 'posted']],
		]);
		const last = await bench.postPlan(plan(), { stepsPerCall: 2 });
		expect(last.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '532.50', agrees: true } }]);
		expect(bench.posts()).toEqual(steps().map(({ document }) => document));
	});

	test('of exactly those that are left leave none', async () => {
		expect(outcomes(await bench.postPlan(plan(), { stepsPerCall: 5 }))).toMatchObject([['posted', undefined, Array(5).fill('posted')]]);
	});
});

describe('a plan in another currency than its accounts is refused before anything is sent', () => {
	test('euros on accounts in pounds: account and both currencies are named', async () => {
		const euros = plan({ currency: 'EUR', steps: steps().map((step) => ({ ...step, currency: 'EUR' })) });
		for (const options of [{}, { dryRun: true }]) {
			const run = await bench.postPlan(euros, options);
			expect(run.error?.message).toBe('The bank account AMZGBP is kept in Pound Sterling £, and this is to be posted in EUR');
		}
		expect(bench.posts()).toEqual([]);
	});

	test('a credit note of a customer that no bank stands beside', async () => {
		const [, creditNote] = steps();
		const run = await bench.postPlan(plan({ currency: 'SEK', clearing: undefined, steps: [{ ...creditNote, currency: 'SEK' }] }));
		expect(run.error?.message).toBe('The customer AMZUKGBP is kept in Pound Sterling £, and this is to be posted in SEK');
		expect(bench.posts()).toEqual([]);
	});
});

describe('Settings: Check Names', () => {
	const tax = { setting: 'taxCodes.standard', kind: 'taxCode', code: 1, name: 'Std Rate', rate: '20.00', terms: 'Not Applicable' };
	const names: IDataObject[] = [
		{ setting: 'series.GBP.customer', kind: 'customer', code: 'AMZUKGBP', name: 'Amazon UK' },
		{ setting: 'orders.deliveryCharge', kind: 'additionalCharge', code: 'CARRIAGE', name: 'Carriage' },
		tax,
	];
	const check = async (list: IDataObject[]) =>
		await bench.run({ resource: 'settings', operation: 'checkNames', names: JSON.stringify(list) } as INodeParameters);
	/** The names as Sage shows them. */
	const asInSage = (): IDataObject[] => {
		const nameOf = (collection: string, field: string, code: unknown) =>
			bench.sandbox.store.all<IDataObject & { id: number }>(collection).find((row) => row[field] === code)?.name ?? null;
		return [
			{ ...names[0], name: nameOf('sage.customer', 'reference', 'AMZUKGBP') },
			{ ...names[1], name: nameOf('sage.charge', 'code', 'CARRIAGE') },
			tax,
		];
	};

	test('says how many agree', async () => {
		expect((await check([...asInSage().filter(({ name }) => name !== null)])).json('Sage')).toMatchObject([{ agrees: true }]);
	});

	test('names all that differ at once', async () => {
		const run = await check([
			{ ...tax, code: 2 },
			{ ...tax, rate: '2.00' },
			{ ...tax, terms: 'Other' },
			{ setting: 'series.GBP.clearing', kind: 'bank', code: 'AMZG', name: 'x' },
			{ setting: 'series.GBP.customer', kind: 'customer', code: 'AMZUKGBP', name: 'Somebody else' },
			{ setting: 'odd', kind: 'toString', code: 'A', name: 'B' },
			{ setting: 'empty', kind: 'bank', code: '', name: '' },
		]);
		const { kind, message } = (run.error as unknown as { context: { details: IDataObject } }).context.details;
		expect(kind).toBe('settingsDisagree');
		for (const part of [
			'tax code 2 is "Zero Rated" in Sage 200, and "Std Rate" in the settings',
			'tax code 1 has the rate 20.00 in Sage 200, and 2.00 in the settings',
			'has the terms "Not Applicable" in Sage 200, and "Other"',
			'series.GBP.clearing: bank account AMZG is not in Sage 200',
			'and "Somebody else" in the settings',
			'"toString" is nothing that Sage 200 has',
			'empty: it names no bank account',
		])
			expect(message).toContain(part);
	});

	test('of nothing is no agreement', async () => expect((await check([])).error?.message).toContain('name nothing'));
});
