import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const RETURN = {
	customerReference: 'AMZUKGBP',
	documentNo: '203-1234567-0000001',
	date: '2026-05-12',
	specifyLines: 'json',
	lines: JSON.stringify(draft('x').lines.slice(0, 1)),
};
const create = async (more: IDataObject = {}) =>
	await bench.run({
		resource: 'salesReturn',
		operation: 'create',
		...RETURN,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const list = async (filters: IDataObject) =>
	(await bench.run({ resource: 'salesReturn', operation: 'getAll', returnAll: true, filters } as INodeParameters)).json('Sage');
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

test('creates a return once and finds it by its document number', async () => {
	// 25.00 net, 5.00 VAT
	const [first] = (await create()).json('Sage');
	expect(first).toMatchObject({ outcome: 'posted', documentNo: RETURN.documentNo, returnNo: expect.any(String), totalGrossValue: '30.00' });
	expect((await create()).json('Sage')).toEqual([{ ...first, outcome: 'alreadyPosted' }]);
	expect(bench.posts().filter((path) => path === 'sop_returns')).toHaveLength(1);
	expect(await list({ documentNumbers: RETURN.documentNo, customerReferences: 'AMZUKGBP' })).toMatchObject([
		{ customer_document_no: RETURN.documentNo },
	]);
});

test('an unclear outcome is looked into, not repeated; a dry run posts nothing', async () => {
	expect((await create({ options: { dryRun: true } })).json('Sage')).toMatchObject([
		{ outcome: 'dryRun', request: 'POST /sop_returns', body: { customer_id: 27825, customer_document_no: RETURN.documentNo } },
	]);
	bench.fault('dropAfter', /^POST .*\/sop_returns$/);
	expect((await create()).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	expect(bench.posts().filter((path) => path === 'sop_returns')).toHaveLength(1);
});

test('says that an older Sage 200 has no returns, and what to do instead', async () => {
	setBehaviour(bench.sandbox, { release: '2024R1' });
	const run = await create();
	expect(run.error?.message).toBe('This Sage 200 has no sales returns: they came with version 2025 R1');
	expect(detailsOf(run.error)).toMatchObject({ kind: 'refusedBySage', remedy: expect.stringContaining('Credit Note') });
	const listed = await bench.run({ resource: 'salesReturn', operation: 'getAll', returnAll: true });
	expect(listed.error?.message).toContain('2025 R1');
	expect(bench.posts().filter((path) => path === 'sop_returns')).toEqual([]);
});

test.each<[string, IDataObject, string]>([
	['no lines', { specifyLines: 'json', lines: '[]' }, 'orderDataMissing'],
	[
		'an unknown stock code',
		{ specifyLines: 'json', lines: JSON.stringify([{ ...draft('x').lines[0], stockCode: 'NOPE' }]) },
		'unknownStockCode',
	],
	['a document number too long', { documentNo: 'x'.repeat(31) }, 'textTooLong'],
	['an unknown customer', { customerReference: 'NOBODY' }, 'notFoundInSage'],
])('refuses %s', async (_title, more, kind) => {
	expect(detailsOf((await create(more)).error)).toMatchObject({ kind });
	expect(bench.posts().filter((path) => path === 'sop_returns')).toEqual([]);
});
