import type { IDataObject } from 'n8n-workflow';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const orderId = (index: number) => `202-1234567-${String(index).padStart(7, '0')}`;

describe('an order that is cancelled in Sage', () => {
	const CANCELLED = { document_status: 'EnumDocumentStatusCancelled', cancelled_status: 'Fully' };
	const cancelFirst = () => {
		const [stored] = bench.sandbox.store.all<IDataObject & { id: number; row: IDataObject }>('sage.order');
		bench.sandbox.store.update('sage.order', stored.id, { row: { ...stored.row, ...CANCELLED } });
		bench.forget();
		return String(stored.row.document_no);
	};

	test.each([
		['posting', false],
		['a dry run', true],
	])('is neither made again nor taken for posted, but named (%s)', async (_title, dryRun) => {
		await bench.createOrders([draft(orderId(1))]);
		const documentNo = cancelFirst();
		const run = await bench.createOrders([draft(orderId(1)), draft(orderId(1)), draft(orderId(2))], { dryRun }, 'continueErrorOutput');
		const [item, again] = run.json('Sage', 1);
		expect(item.details).toMatchObject({ kind: 'orderCancelledInSage', reference: orderId(1), urns: [documentNo] });
		expect(item.error).toContain(`order ${documentNo}`);
		expect(again.details).toMatchObject({ kind: 'orderCancelledInSage' });
		expect(run.json('Sage', 0).map(({ amazonOrderId }) => amazonOrderId)).toEqual([orderId(2)]);
		expect(bench.posts()).toHaveLength(dryRun ? 0 : 1);
	});

	test('does not count beside one that stands, and the settlement is told the status of both', async () => {
		await bench.createOrders([draft(orderId(1))]);
		const cancelled = cancelFirst();
		const [stored] = bench.sandbox.store.all<{ id: number; row: IDataObject }>('sage.order');
		const again = {
			...stored.row,
			id: 900,
			document_no: '0000000900',
			document_status: 'EnumDocumentStatusLive',
			cancelled_status: 'None',
		};
		bench.sandbox.store.insert('sage.order', { ...stored, id: 900, row: again });
		expect((await bench.createOrders([draft(orderId(1))])).json('Sage')).toMatchObject([
			{ outcome: 'alreadyPosted', documentNo: '0000000900' },
		]);
		expect(bench.posts()).toEqual([]);
		const filters = { amazonOrderIds: orderId(1) };
		const found = await bench.run({
			resource: 'salesOrder',
			operation: 'getAll',
			returnAll: true,
			customerReference: '',
			filters,
		} as never);
		expect(found.json('Sage')).toMatchObject([
			{ document_no: cancelled, ...CANCELLED },
			{ document_no: '0000000900', document_status: 'EnumDocumentStatusLive' },
		]);
	});
});
