import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { TABLES } from '../../sandbox/demo/ids';
import type { Worker } from '../../scripts/queue/bringUp';
import { connectSage } from '../../scripts/start/bringUp';
import { eventually } from '../e2e/world';
import { beginBoth, booksOf, executionsOf, type Stand } from './stand';

jest.setTimeout(1_800_000);

/** Minutes. Settings allow no lease below five, so the templates of this test say it themselves. */
const SHORT_LEASE = { minutes: 1, marginMinutes: 0.4 };
/** So slow that a run is nearly always waiting for its turn to send: the worst moment to be frozen in. */
const REQUESTS_PER_SECOND = 4;
/** n8n declares a worker dead after lock and check, and rechecks for half a minute. */
const SHORT_LOCK = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};
/** On a machine with other work a run of the company takes minutes. */
const LIMIT_MS = 300_000;

let stand: Stand;
let oneProcess: ReturnType<typeof booksOf>;

beforeAll(async () => {
	oneProcess = await beginBoth({ workers: ['worker1', 'worker2'], environment: SHORT_LOCK }, (begun) => (stand = begun));
	await stand.world.publish((workflow) => {
		for (const { parameters } of workflow.nodes)
			if (parameters.workflowInputs?.value?.marginMinutes) Object.assign(parameters.workflowInputs.value, SHORT_LEASE);
	});
	await connectSage(stand.queue.api, stand.queue.sandbox.baseUrl(), { requestsPerSecond: REQUESTS_PER_SECOND });
	// Settlements wait until their turn in this test.
	await setLease('settlements', { holder: 'the test', heldUntil: Date.now() + 3_600_000 });
});
afterAll(async () => await stand?.world.end());

const books = async () => booksOf(await stand.world.sage());
/** The settlement that a run was posting when it was lost; nobody looks at it before the settle time is over. */
async function cutRow() {
	const [row, ...others] = (await stand.world.rows('board')).filter(({ status }) => status === 'posting');
	expect(others).toEqual([]);
	expect(Date.parse(String(row.retryAfter))).toBeGreaterThan(Date.now());
	return row;
}
const postedOnBoard = async () =>
	(await stand.world.rows('board')).filter(({ status }) => status === 'posted').map(({ settlementId }) => settlementId);
const setLease = async (flow: string, data: Record<string, string | number>) =>
	await stand.queue.api.changeRows(TABLES.leases.id, 'lease', flow, data);
const lease = async (flow: string) => (await stand.world.rows('leases')).find((row) => row.lease === flow)!;

/** What one of the flows writes. */
const FLOWS = [
	{
		flow: 'orders',
		step: 8,
		thawed: 'in the middle of the next run',
		inSage: async () => (await books()).orderIds,
		whole: () => oneProcess.orderIds,
		isWrite: (url: string) => url.includes('/sop_orders'),
	},
	{
		flow: 'settlements',
		step: 3,
		thawed: 'after the next run',
		inSage: async () => (await books()).ledger,
		whole: () => oneProcess.ledger,
		isWrite: (url: string) => !url.includes('/sop_orders') && !url.includes('transaction_date_validation'),
	},
];

/** Runs that nobody waited for may still hold a lease: the first run that all of it was given. */
async function ranToItsEnd() {
	for (let tries = 0; tries < 10; tries++) {
		const ran = await stand.world.run();
		if (!ran.orders.skipped && !ran.settlements.skipped) return ran;
		await wait(5_000);
	}
	throw new Error('Every run found a lease held');
}

/** Starts a run and does not wait for it: what it answers when its worker is lost is no concern of these tests. */
const startRun = () => void stand.world.run().catch(() => undefined);

const newestOf = (worker: Worker): number => Math.max(0, ...executionsOf(worker));

/** Starts a run and, as soon as it is in the middle, sends a signal to the worker that took it. */
async function strike(signal: NodeJS.Signals, isInTheMiddle: () => Promise<boolean>): Promise<Worker> {
	startRun();
	expect(await eventually(isInTheMiddle, Boolean, LIMIT_MS)).toBe(true);
	const [worker] = [...stand.queue.workers].sort((a, b) => newestOf(b) - newestOf(a));
	process.kill(worker.process.pid, signal);
	return worker;
}

const hasEnded = ({ logFile }: Worker, execution: number): boolean =>
	new RegExp(`(finished execution|errored while running execution) ${execution}\\b`).test(readFileSync(logFile, 'utf8'));

describe.each(FLOWS)('$flow', ({ flow, step, thawed, inSage, whole, isWrite }) => {
	const count = async () => (await inSage()).length;
	const writes = () => stand.writes.filter(isWrite).length;
	const isDone = async () => (await count()) >= whole().length && (await lease(flow)).holder === '';

	/** Lets the lease of a lost run end by itself: nobody gives it away before, and nothing is sent. */
	async function untilLeaseEnds(): Promise<void> {
		await wait(1_000); // what was on its way when the signal came arrives
		const [{ holder, heldUntil }, sent] = [await lease(flow), writes()];
		expect(holder).not.toBe('');
		expect(Number(heldUntil)).toBeGreaterThan(Date.now());
		startRun(); // it finds the lease held
		while (Number((await lease(flow)).heldUntil) > Date.now()) {
			expect(await lease(flow)).toMatchObject({ holder, heldUntil });
			await wait(1_000);
		}
		expect(writes()).toBe(sent);
	}

	/** A worker that is frozen may be handed the next job; n8n then says that it failed, and the schedule starts another. */
	async function runToItsEnd(): Promise<void> {
		for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline;) {
			startRun();
			if (await eventually(isDone, Boolean, 60_000)) return;
		}
		throw new Error('No run came to its end');
	}

	beforeAll(async () => await setLease(flow, { holder: '', heldUntil: 0 }));

	/** The settlement that a lost run was posting waits for the settle time. Somebody has looked in Sage, and says that it need not. */
	async function looked(): Promise<void> {
		if (flow !== 'settlements') return;
		const { settlementId } = await cutRow();
		await stand.world.onBoard(String(settlementId), { retryAfter: '' });
	}

	test('the lease of a worker that is killed in the middle ends by itself', async () => {
		const before = await count();
		await strike('SIGKILL', async () => (await count()) >= before + step);
		await untilLeaseEnds();
		expect(await count()).toBeLessThan(whole().length);
		await stand.queue.addWorker(`worker for ${flow}`);
		if (flow === 'orders') return;
		const sent = writes();
		expect((await stand.world.run()).settlements).toMatchObject({ skipped: false, posted: 0 });
		expect(writes()).toBe(sent);
		await looked();
	});

	test(`the next run is frozen further on, and thawed ${thawed}: it sends nothing more, and nothing is there twice`, async () => {
		const before = await count();
		const frozen = await strike('SIGSTOP', async () => (await count()) >= before + step);
		const execution = newestOf(frozen);
		let [sent, atTheThaw]: [number, unknown] = [0, undefined];
		try {
			await untilLeaseEnds();
			expect(
				await eventually(
					async () => await stand.queue.api.executionStatus(execution),
					(status) => status !== 'running',
					LIMIT_MS,
				),
			).toMatch(/error|crashed/);
			const left = await count();
			expect(left).toBeLessThan(whole().length);
			await looked();
			if (thawed === 'after the next run') await runToItsEnd();
			else {
				startRun();
				await eventually(count, (there) => there > left, LIMIT_MS);
			}
			expect(hasEnded(frozen, execution)).toBe(false);
			[sent, atTheThaw] = [writes(), await postedOnBoard()];
		} finally {
			process.kill(frozen.process.pid, 'SIGCONT');
		}
		expect(await eventually(async () => hasEnded(frozen, execution), Boolean, LIMIT_MS)).toBe(true);
		if (thawed === 'after the next run') {
			expect(writes()).toBe(sent);
			expect(await postedOnBoard()).toEqual(atTheThaw);
		}
		await runToItsEnd();
		expect([...(await inSage())].sort()).toEqual(whole());
	});

	test('each document was written by one request', async () => {
		await runToItsEnd();
		expect((await inSage()).sort()).toEqual(whole());
		const opening = flow === 'orders' ? 0 : whole().filter((line) => line.includes('"OPENING"')).length;
		expect(writes()).toBe(whole().length - opening);
	});
});

test('the books are those of one process, no lease is held, and a last run sends nothing more', async () => {
	const sent = stand.writes.length;
	expect(await ranToItsEnd()).toMatchObject({ orders: { skipped: false, posted: 0 }, settlements: { skipped: false, posted: 0 } });
	expect(stand.writes.slice(sent).filter((url) => !url.includes('transaction_date_validation'))).toEqual([]);
	expect(await books()).toEqual(oneProcess);
	expect(await stand.world.heldLeases()).toEqual([]);
});
