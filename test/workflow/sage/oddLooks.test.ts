import type { IDataObject } from 'n8n-workflow';
import { realTime } from '../../../nodes/Sage200/transport/time';
import { draft, plan, SageBench, steps } from './bench';
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

const ORDER = '203-1234567-0000001';
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

/** What servers, gateways and their pages answer with status 200 in place of a list. None of it says that nothing is there. */
const ODD = [
	'{}',
	'null',
	'0',
	'true',
	'"no list"',
	'{"Message":"An error has occurred."}',
	'{"value":[]}',
	'{"value":[],"@odata.nextLink":"https://sage.example.com/next"}',
	'[{}]',
];

/** From now on the looks are answered oddly. */
const answerOddly = (look: RegExp, body: string) => {
	gateway.arrived.length = 0;
	bench.forget();
	gateway.meddle = ({ method, path }) => (method === 'GET' && look.test(path) ? { status: 200, body } : undefined);
};
const looks = (look: RegExp) => gateway.arrived.filter((request) => look.test(request)).length;

describe.each(ODD)('a look that is answered with %s says nothing', (body) => {
	test.each([
		['is in Sage', true],
		['is not in Sage', false],
	])('an order that %s is not sent, and fails', async (_where, isThere) => {
		if (isThere) expect((await bench.createOrders([draft(ORDER)])).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		answerOddly(/^\/sop_orders$/, body);
		const run = await bench.createOrders([draft(ORDER)]);
		expect(run.json('Sage')).toEqual([]);
		expect(detailsOf(run.error)).toMatchObject({ kind: 'runFailed', reference: ORDER });
		expect(run.error?.message).toMatch(/nothing was sent/);
		expect(looks(/^GET \/sop_orders$/)).toBe(4); // tried again, three times
		expect(bench.posts()).toEqual([]);
		expect(await bench.facts('summary')).toMatchObject({ salesOrders: isThere ? 1 : 0 });
	});

	test.each([
		['is in Sage', true],
		['is not in Sage', false],
	])('a plan that %s is not sent, and fails', async (_where, isThere) => {
		if (isThere) expect((await bench.postPlan(plan())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		answerOddly(/^\/(bank|sales|purchase)_posted_transactions$/, body);
		const [failure] = (await bench.postPlan(plan(), {}, 'continueRegularOutput')).json('Sage');
		expect(failure).toMatchObject({
			error: expect.stringContaining('answer that cannot be understood (GET /sales_posted_transactions)'),
			details: { kind: 'runFailed' },
		});
		expect(looks(/^GET .*_posted_transactions$/)).toBe(4);
		expect(bench.posts()).toEqual([]);
		expect(await bench.bankEntries('AMZGBP')).toHaveLength(isThere ? steps().length - 1 : 0);
	});
});
