import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { workOutAdjustments } from '../../../nodes/domain/fba/adjustments';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { ledgerRow } from '../../domain/fba/ledgerRows';
import { SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await bench.run({
		resource,
		operation,
		...more,
		options: { settleDelaySeconds: 0, createHolding: true, ...(more.options as IDataObject) },
	} as INodeParameters);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const inStock = async (warehouses: string) =>
	(await run('stock', 'getHoldings', { returnAll: true, filters: { stockCodes: 'PAN-28', warehouses } }))
		.json('Sage')
		.map(({ quantity_in_stock: quantity }) => Number(quantity));

/** Two pans that Amazon cannot find, at 21.40 each, as the bridge makes them. */
function loss() {
	const [decided] = workOutAdjustments({
		settings: DEMO_SETTINGS,
		ledger: [ledgerRow({ msku: 'HH-PAN-28-FBA', quantity: -2, date: '2026-05-12', dateTime: '2026-05-12T08:00:00+01:00' })],
		movements: [],
		skuMap: [{ sellerSku: 'HH-PAN-28-FBA', stockCode: 'PAN-28', factor: 1, priceShare: 10_000, row: 'row 1' }],
		inSage: [],
		costs: [{ code: 'PAN-28', product_group_costing_method_type: 'Standard', standard_cost: '21.40000' }],
		approvals: [],
		executionId: '1',
		now: '2026-05-13T10:00:00.000Z',
	}).decided;
	const { move, plan } = decided as NonNullable<typeof decided>;
	return { move, plan } as unknown as { move: IDataObject; plan: IDataObject };
}

test('Get Costs gives method and cost of stock items', async () => {
	const rows = (await run('product', 'getCosts', { returnAll: true, filters: { codes: 'PAN-28,BOOK-SOUP' } })).json('Sage');
	expect(rows).toMatchObject([
		{ code: 'PAN-28', product_group_costing_method_type: 'Standard', standard_cost: '21.40000' },
		{ code: 'BOOK-SOUP', product_group_costing_method_type: 'Average', average_buying_price: '0.00000' },
	]);
});

test('units move and their value follows, once; clearing is at zero after it', async () => {
	const given = loss();
	const whole = await run('stock', 'transferWithValue', given);
	const [first] = whole.json('Sage');
	expect(first).toMatchObject({
		outcome: 'posted',
		subject: { kind: 'fbaAdjustment', id: given.move.reference },
		clearing: { bankCode: 'AMZFBA', balance: '0.00', agrees: true },
	});
	expect((first.steps as IDataObject[]).map(({ document, amount }) => [document, amount])).toEqual([
		['bank_receipt', '42.80'],
		['bank_payment', '42.80'],
	]);
	expect([...(await inStock('FBA')), ...(await inStock('FBA-LOST'))]).toEqual([118, 2]);
	expect(bench.posts()).toEqual(['warehouse_holdings', 'stock_transfers', 'bank_receipt', 'bank_payment']);
	expect((await run('stock', 'transferWithValue', given)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
	expect(bench.posts()).toHaveLength(4);
});

test('where the value is refused no unit moves', async () => {
	const { move, plan } = loss();
	const steps = (plan.steps as IDataObject[]).map((step) => ({ ...step, bankCode: 'NOWHERE' }));
	const { error } = await run('stock', 'transferWithValue', { move, plan: { ...plan, steps } });
	expect(detailsOf(error)).toMatchObject({ kind: 'notFoundInSage', reference: move.reference });
	expect(bench.posts()).toEqual([]);
});

test('the plan of another event is refused, and nothing is sent', async () => {
	const { move, plan } = loss();
	const { error } = await run('stock', 'transferWithValue', { move: { ...move, reference: 'FBA000000000000000' }, plan });
	expect(detailsOf(error)).toMatchObject({ kind: 'identityFails' });
	expect(bench.posts()).toEqual([]);
});

test('a run that was cut after the units goes on with their value', async () => {
	const { move, plan } = loss();
	await run('stock', 'transferWithValue', { move, plan: '' });
	expect((await run('stock', 'transferWithValue', { move, plan })).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	expect(bench.posts()).toEqual(['warehouse_holdings', 'stock_transfers', 'bank_receipt', 'bank_payment']);
});

test('a dry run shows units and documents and sends nothing', async () => {
	const { move, plan } = loss();
	const [item] = (await run('stock', 'transferWithValue', { move, plan, options: { dryRun: true } })).json('Sage');
	expect(item).toMatchObject({ outcome: 'dryRun', move: { quantity: '2', toWarehouse: 'FBA-LOST' } });
	expect((item.steps as IDataObject[]).map(({ outcome }) => outcome)).toEqual(['dryRun', 'dryRun']);
	expect(bench.posts()).toEqual([]);
});

test('its value is undone once, and posted again by nothing', async () => {
	const { move, plan } = loss();
	await run('stock', 'transferWithValue', { move, plan });
	const undo = { plan, isVatReturnOpen: true, outsideTaxCodes: '26' };
	expect((await run('postingPlan', 'reverse', undo)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	expect((await run('postingPlan', 'reverse', undo)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
	const { error } = await run('stock', 'transferWithValue', { move, plan });
	expect(detailsOf(error)).toMatchObject({ kind: 'undone' });
	expect(bench.posts().slice(4)).toEqual(['bank_receipt', 'bank_payment']);
});

test('value alone is posted where people count the units', async () => {
	const { plan } = loss();
	expect((await run('stock', 'transferWithValue', { move: '', plan })).json('Sage')).toMatchObject([{ outcome: 'posted', movements: [] }]);
	expect(bench.posts()).toEqual(['bank_receipt', 'bank_payment']);
	const { error } = await run('stock', 'transferWithValue', { move: '', plan: '' });
	expect(error?.message).toContain('Move and Plan are both empty');
});
