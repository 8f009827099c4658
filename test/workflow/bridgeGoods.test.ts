import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { ledgerRow } from '../domain/fba/ledgerRows';
import { chain, nodeOf, runWorkflow, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const NOW = '2026-11-12T04:00:00.000Z';
const ORDER = '202-1111111-2222222';
const text = (value: unknown): string => JSON.stringify(value);
const SKU_MAP = text([{ sellerSku: 'LAMP-FBA', stockCode: 'LAMP', factor: 1 }]);

/** Both outputs of an operation on n8n-core. An empty row is what a Data Table without rows gives. */
async function bridge(resource: string, operation: string, parameters: INodeParameters = {}, settings = settingsRows()) {
	const node = nodeOf('Bridge', BRIDGE, { resource, operation, settings: text(settings), now: NOW, ...parameters });
	const run = await runWorkflow(chain(startNode(), node), {
		nodeTypes: { [BRIDGE]: new AmazonSageBridge() },
		credentialTypes: [],
		credentials: {},
		items: [{ json: {} }],
	});
	expect(run.error).toBeUndefined();
	return { ready: run.json('Bridge'), exceptions: run.json('Bridge', 1) };
}

describe('FBA stock', () => {
	const LEDGER = text([ledgerRow({ quantity: -3 }), ledgerRow({ reason: 'X', referenceId: '4700000002' })]);
	const COSTS = text([{ code: 'LAMP', product_group_costing_method_type: 'Average', average_buying_price: '3.33333' }]);

	test('goes from the ledger to what is posted and to the rows as they are to stand', async () => {
		const movements = '[{}]';
		expect((await bridge('fba', 'choose', { movements })).ready).toEqual([
			{ from: '2026-08-12T00:00:00.000Z', marketplaceId: 'A1F83G8C2ARO7P' },
		]);
		const known = { ledger: LEDGER, movements, skuMap: SKU_MAP };
		const [needs] = (await bridge('fba', 'needs', known)).ready;
		expect(needs).toMatchObject({ stockCodes: ['LAMP'] });
		const { ready, exceptions } = await bridge('fba', 'workOut', { ...known, inSage: '[{}]', costs: COSTS, executionId: '7' });
		expect(exceptions.map(({ kind }) => kind)).toEqual(['fbaReasonUnknown']);
		const { decided } = ready[0] as { decided: Array<IDataObject & { plan: { steps: IDataObject[] } }> };
		expect(decided).toMatchObject([{ decision: 'post', dryRun: false, move: { quantity: '3', toWarehouse: 'FBA-LOST' } }]);
		expect(decided[0].plan.steps.map(({ amount }) => amount)).toEqual(['10.00', '10.00']);
		const results = text([{ subject: { id: decided[0].eventId }, outcome: 'posted', movements: ['1', '2'], steps: [] }]);
		expect((await bridge('fba', 'record', { decided: text(decided), results })).ready).toMatchObject([
			{ eventId: decided[0].eventId, status: 'posted', postedAt: NOW },
		]);
	});

	test('is off without a first day, and reads nothing', async () => {
		const off = settingsRows().filter(({ key }) => !key.startsWith('fba.'));
		expect((await bridge('fba', 'choose', { movements: '[]' }, off)).ready).toEqual([]);
	});

	test('is compared with Sage, and what Amazon paid with what it lost', async () => {
		const summary = text([{ date: '2026-11-11', msku: 'LAMP-FBA', asin: 'B0LAMP', disposition: 'SELLABLE', endingWarehouseBalance: 9 }]);
		const holdings = text([{ product: { code: 'LAMP' }, warehouse_name: 'FBA', quantity_in_stock: '10.00000' }]);
		const compared = await bridge('fba', 'drift', { summary, holdings, skuMap: SKU_MAP });
		expect(compared.ready).toMatchObject([{ rows: [{ stockCode: 'LAMP', sellableDifference: '-1' }] }]);
		expect(compared.exceptions).toMatchObject([{ kind: 'fbaDrift', recordId: 'LAMP' }]);
		const reimbursements = text([
			{ reimbursementId: 'R1', sku: 'LAMP-FBA', reason: 'Lost_Warehouse', approvalDate: '2026-11-01', quantityReimbursedTotal: 1 },
		]);
		const claims = await bridge('fba', 'claims', { reimbursements, movements: '[{}]', judged: text(['LAMP']) });
		expect(claims.ready).toEqual([{ rows: [], judged: ['LAMP', 'R1'] }]);
		expect(claims.exceptions).toMatchObject([{ kind: 'fbaPaidWithoutLoss', recordId: 'R1' }]);
	});
});

describe('returns', () => {
	const FBA = text([
		{ returnDate: '2026-11-10', orderId: ORDER, sku: 'LAMP-FBA', quantity: 1, detailedDisposition: 'SELLABLE', licensePlateNumber: 'LPN1' },
	]);
	const ORDERS = text([
		{
			customer_document_no: ORDER,
			document_no: '0000000042',
			document_status: 'EnumDocumentStatusLive',
			total_net_value: '20.00',
			total_tax_value: '4.00',
			lines: [
				{
					line_type: 'EnumLineTypeStandard',
					code: 'LAMP',
					line_quantity: '1',
					tax_code_id: 5,
					line_total_value: '20.00',
					line_tax_value: '4.00',
				},
			],
		},
	]);

	test('go from the reports to the sales return and to the row as it is to stand', async () => {
		expect((await bridge('returns', 'choose', { returns: '[{}]' })).ready).toMatchObject([{ from: '2026-09-13T00:00:00.000Z' }]);
		expect((await bridge('returns', 'needs', { fba: FBA, fbm: '[{}]' })).ready).toEqual([{ orderIds: [ORDER] }]);
		const { ready } = await bridge('returns', 'workOut', {
			fba: FBA,
			fbm: '[{}]',
			returns: '[{}]',
			orderMoney: '[{}]',
			skuMap: SKU_MAP,
			ordersInSage: ORDERS,
			credits: '[{}]',
			taxCodes: text([{ id: 5, code: 1 }]),
			returnsInSage: '[{}]',
			executionId: '7',
		});
		const { decided } = ready[0] as { decided: IDataObject[] };
		expect(decided).toMatchObject([{ customerReference: 'AMZUKGBP', lines: [{ unitPrice: '0.00', warehouse: 'FBA' }], dryRun: false }]);
		const results = text([{ outcome: 'posted', documentNo: decided[0].documentNo, returnNo: 'R000000001' }]);
		expect((await bridge('returns', 'record', { decided: text(decided), results })).ready).toMatchObject([
			{ status: 'posted', sageReturn: 'R000000001' },
		]);
	});
});
