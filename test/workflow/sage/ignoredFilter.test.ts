import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { realTime } from '../../../nodes/Sage200/transport/time';
import { draft, SageBench } from './bench';
import { Gateway } from './gateway';

let bench: SageBench;
let gateway: Gateway;
beforeEach(async () => {
	bench = await SageBench.start();
	gateway = await Gateway.before(bench);
	jest.spyOn(realTime, 'sleep').mockResolvedValue(undefined); // between the tries of a read
});
afterEach(async () => {
	jest.restoreAllMocks();
	await gateway.stop();
	await bench.stop();
});

const [OTHER, ASKED, ABSENT] = ['203-1234567-0000001', '203-1234567-0000002', '203-1234567-0000003'];

/** A server that leaves the question out of account, and gives all orders it has. */
function ignoreFilter(): void {
	gateway.arrived.length = 0;
	gateway.meddle = (request) => {
		const url = new URL(request.url, 'http://sage.example.com');
		url.searchParams.delete('$filter');
		request.url = url.pathname + url.search;
		return undefined;
	};
}
const orders = () => bench.sandbox.store.all<IDataObject & { id: number }>('sage.order');
const changes = () => gateway.arrived.filter((request) => !request.startsWith('GET '));

describe.each(['cancel', 'delete'])('%s', (operation) => {
	const run = async (orderBy: string, order: string) =>
		await bench.run({ resource: 'salesOrder', operation, orderBy, order, options: { settleDelaySeconds: 0 } } as INodeParameters);

	test.each([
		['that is there beside another', 'amazonOrderId', [OTHER, ASKED], ASKED],
		['that is not there, while another is', 'amazonOrderId', [OTHER], ABSENT],
		['by a number that is not there', 'documentNo', [OTHER], '0000000777'],
		['by an id that is not there', 'id', [OTHER], '777'],
	])('of an order %s: with a server that ignores the filter nothing is touched', async (_which, orderBy, there, order) => {
		await bench.createOrders(there.map((id) => draft(id)));
		const before = structuredClone(orders());
		expect(before).toHaveLength(there.length);
		ignoreFilter();
		const { error, json } = await run(orderBy, order);
		expect(json('Sage')).toEqual([]);
		expect(`${error?.message} ${String(error?.description)}`).toMatch(/GET \/sop_orders.*records that were not asked for/s);
		expect(changes()).toEqual([]);
		expect(orders()).toEqual(before);
	});
});
