import { setTimeout as passed } from 'node:timers/promises';
import { plan, draft, SageBench, steps } from './bench';
import { Gateway } from './gateway';

let bench: SageBench;
let gateway: Gateway;
const realNow = Date.now;
beforeEach(async () => {
	bench = await SageBench.start();
	gateway = await Gateway.before(bench);
});
afterEach(async () => {
	Date.now = realNow;
	await gateway.stop();
	await bench.stop();
});

const SLOW_MS = 400;
const LIMIT_MS = 3_600_000;
const REFUSED = { status: 401, body: '{"statusCode":401,"message":"Unauthorized."}' };
const posts = (path: string) => gateway.arrived.filter((request) => request === `POST ${path}`).length;

/** Answers the posting with 401, long after it came; meanwhile the end of the run's time goes by, or not. */
function refuseSlowly(path: string, isOverMeanwhile: boolean): void {
	gateway.meddle = async (request) => {
		if (request.method !== 'POST' || request.path !== path) return undefined;
		if (posts(path) > 1) return undefined;
		await passed(SLOW_MS);
		if (isOverMeanwhile) Date.now = () => realNow() + 2 * LIMIT_MS;
		return REFUSED;
	};
}

const ORDERS = async (sendBefore: string) => await bench.createOrders([draft('203-1234567-0000001')], { sendBefore });
const PAYMENT = async (sendBefore: string) =>
	await bench.postPlan(plan({ steps: [steps()[3]], clearing: { bankCode: 'AMZGBP', closing: '292.50', movement: '0.00' } }), {
		sendBefore,
	});
const inAnHour = () => new Date(realNow() + LIMIT_MS).toISOString();

describe.each([
	['an order', '/sop_orders', ORDERS],
	['a payment', '/bank_payment', PAYMENT],
] as const)('%s that Sage refuses slowly, because the access has ended', (_what, path, post) => {
	test('is not sent again once the end of the time has gone by, not even after the node has ended', async () => {
		refuseSlowly(path, true);
		const run = await post(inAnHour());
		expect((run.error as unknown as { context: object }).context).toMatchObject({ details: { kind: 'notSentInTime' } });
		await passed(3 * SLOW_MS);
		expect(posts(path)).toBe(1);
		expect(bench.posts()).toEqual([]);
	});

	test('is sent once more with the new access while there is time, and stands once', async () => {
		refuseSlowly(path, false);
		expect((await post(inAnHour())).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		await passed(3 * SLOW_MS);
		expect(posts(path)).toBe(2);
		expect(bench.posts()).toEqual([path.slice(1)]);
	});
});
