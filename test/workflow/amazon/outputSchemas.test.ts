import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { AmazonBench, byId, SHOP, UK } from './fixtures';

jest.setTimeout(120_000);

let bench: AmazonBench;
beforeAll(async () => (bench = await AmazonBench.startNow('demo')));
afterAll(async () => await bench.sandbox.stop());

const SCHEMAS = join(__dirname, '../../../nodes/AmazonSellerCentral/__schema__/v1.0.0');
const daysAgo = (days: number) => DateTime.utc().minus({ days }).toISO();
const FROM = daysAgo(100);
const UK_STORE = { marketplaceId: byId(UK) };

async function itemsOf(
	resource: string,
	operation: string,
	more: object = {},
	items?: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const run = await bench.run({ resource, operation, ...more } as INodeParameters, { items });
	expect(run.error).toBeUndefined();
	return run.items('Amazon');
}

/** Every item has the types of the schema, and no field that the schema, which n8n shows before the first run, does not name. */
function expectToFit(resource: string, operation: string, items: INodeExecutionData[]): IDataObject[] {
	const { version, ...schema } = JSON.parse(readFileSync(join(SCHEMAS, resource, `${operation}.json`), 'utf8')) as {
		version: number;
		properties: object;
	};
	expect(version).toBe(1);
	expect(items.length).toBeGreaterThan(0);
	const validate = new Ajv({ allowUnionTypes: true }).compile({ ...schema, additionalProperties: false });
	for (const { json } of items) expect({ fits: validate(json), errors: validate.errors }).toEqual({ fits: true, errors: null });
	return items.map(({ json }) => json);
}

const check = async (resource: string, operation: string, more: object = {}, items?: INodeExecutionData[]) =>
	expectToFit(resource, operation, await itemsOf(resource, operation, more, items));

test('orders, their packages and a confirmation look as their schemas say', async () => {
	const search = { before: '', pageToken: '', mostPages: 1, keepBack: 0, filters: {} };
	await check('order', 'getPages', { ...search, after: FROM, includedData: ['FULFILLMENT', 'PROCEEDS', 'TAX', 'CANCELLATION'] });
	const orders = (await check('order', 'getAll', {
		returnAll: true,
		after: FROM,
		includedData: ['FULFILLMENT', 'PROCEEDS', 'TAX', 'CANCELLATION', 'PROMOTION'],
	})) as any[];
	const open = orders.find(({ fulfillment }) => fulfillment.fulfillmentStatus === 'UNSHIPPED' && fulfillment.fulfilledBy === 'MERCHANT');
	const orderItems = open.orderItems.map(({ orderItemId, quantityOrdered }: any) => ({ orderItemId, quantity: quantityOrdered }));
	const orderId = open.orderId as string;
	await check('order', 'get', { orderId, includedData: ['FULFILLMENT', 'RECIPIENT', 'BUYER'] });
	const shipment = {
		orderId,
		packageReferenceId: '1',
		carrierCode: 'DPD',
		trackingNumber: '15501234567890',
		shipDate: DateTime.utc().minus({ minutes: 1 }).toISO(),
		specifyOrderItems: 'json',
		orderItems: JSON.stringify(orderItems),
	};
	await check('order', 'confirmShipment', { ...UK_STORE, ...shipment });
	await check('order', 'getPackages', { orderId });
});

test('settlements look as their schemas say', async () => {
	const [{ reportDocumentId }] = await check('settlement', 'getAll');
	await check('settlement', 'get', { reportDocumentId, output: 'totals' });
	await check('settlement', 'readFile', { output: 'totals' }, await itemsOf('settlement', 'get', { reportDocumentId }));
});

test('reports look as their schemas say', async () => {
	const reportType = byId('GET_FBA_REIMBURSEMENTS_DATA');
	const [{ reportId }] = await check('report', 'request', { ...UK_STORE, reportType, options: { dataStartTime: FROM } });
	await check('report', 'download', { reportId, output: 'file' });
	await check('report', 'get', { reportId });
	await check('report', 'getAll', { reportType });
	bench.clock.advance(60_000); // the same report again must not be too soon
	await check('fbaInventory', 'reimbursements', { ...UK_STORE, from: FROM, options: { reuseMinutes: 0 } });
});

test.each([
	['fbaInventory', 'summaries', {}],
	['fbaInventory', 'ledgerDetail', { from: FROM, eventTypes: ['Adjustments', 'Receipts', 'Shipments'] }],
	['fbaInventory', 'ledgerSummary', { from: daysAgo(40), aggregateByLocation: 'COUNTRY', aggregatedByTimePeriod: 'WEEKLY' }],
	['fbaInventory', 'customerReturns', { from: FROM }],
	['return', 'fba', { from: FROM }],
	['return', 'fbm', { from: daysAgo(59) }],
	['vat', 'transactions', { month: DateTime.utc().minus({ days: 35 }).toFormat('yyyy-MM') }],
	['vat', 'invoiceData', { from: daysAgo(45), invoices: 'all' }],
])('%s: %s looks as its schema says', async (resource, operation, more) => {
	bench.clock.advance(60_000);
	await check(resource, operation, { ...UK_STORE, ...more });
});

test('listings look as their schemas say', async () => {
	const includedData = ['summaries', 'attributes', 'issues', 'offers', 'fulfillmentAvailability'];
	await check('listing', 'getAll', { ...SHOP, returnAll: true, includedData });
	await check('listing', 'get', { ...SHOP, sku: byId('HH-KETTLE-17'), includedData });
	await check('listing', 'updateQuantity', { ...SHOP, sku: byId('HH-KETTLE-17'), quantity: 3 });
	const changes = [
		['HH-PAN-24', 2],
		['HH-PAN-28-FBA', 2],
		['HH-NONE', ''],
	].map(([sku, quantity]) => ({ json: { sku, quantity } }));
	const bulk = { ...SHOP, sku: '={{ $json.sku }}', quantity: '={{ $json.quantity }}' };
	await check('listing', 'updateQuantities', { ...bulk, method: 'patch' }, changes);
	const [{ feedId }] = await check('listing', 'updateQuantities', { ...bulk, method: 'feed' }, changes);
	await check('listing', 'getBulkResult', { feedId });
});

test('finances and marketplaces look as their schemas say', async () => {
	await check('finance', 'transactions', { returnAll: true, postedAfter: FROM });
	const [{ relatedIdentifiers }] = (await check('finance', 'payouts', { which: 'made' })) as any[];
	await check('finance', 'settlementSummary', { settlementId: relatedIdentifiers[0].relatedIdentifierValue });
	await check('finance', 'balances');
	await check('marketplace', 'getAll', { source: 'amazon' });
});
