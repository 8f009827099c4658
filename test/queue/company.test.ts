import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { TABLES, WORKFLOWS } from '../../sandbox/demo/ids';
import { EXECUTION_ID } from '../../workflows/source/builder/expressions';
import { LEASES } from '../../workflows/source/tables';
import { leaseAsker } from '../e2e/leaseAsker';
import { beginBoth, booksOf, executionsOf, runScript, type Stand } from './stand';

jest.setTimeout(1_200_000);

const TAKE = { id: 'amzTestTakeLease', name: 'Test: take a lease', path: 'test-take', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a011' };
const times = { minutes: 10, marginMinutes: 4 };

let oneProcess: ReturnType<typeof booksOf>;
let stand: Stand;

beforeAll(async () => {
	oneProcess = await beginBoth({ workers: ['worker1', 'worker2'] }, (begun) => (stand = begun));
	await stand.world.publishBeside(leaseAsker(TAKE, WORKFLOWS.takeLease, EXECUTION_ID));
});
afterAll(async () => await stand?.world.end());

const books = async () => booksOf(await stand.world.sage());
const freeLease = async () => await stand.queue.api.changeRows(TABLES.leases.id, 'lease', 'orders', { holder: '', heldUntil: 0 });

test('the whole company twice at once: the flows take turns, and the books are those of one process', async () => {
	const both = await Promise.all([stand.world.run(), stand.world.run()]);
	expect(both.filter(({ orders }) => !orders.skipped)).toHaveLength(1);
	// A run that was skipped for orders may have reached the settlements before their orders were there; the next run does the rest.
	const last = await stand.world.run();
	expect([last.orders.skipped, last.settlements.skipped]).toEqual([false, false]);
	expect(await books()).toEqual(oneProcess);
	expect(new Set(oneProcess.orderIds).size).toBeGreaterThanOrEqual(60);
	expect(oneProcess.orderIds).toHaveLength(new Set(oneProcess.orderIds).size);
	expect(await stand.world.heldLeases()).toEqual([]);
});

test('a run after them sends nothing more to Sage', async () => {
	const sent = stand.writes.length;
	expect(sent).toBeGreaterThan(60);
	expect(await stand.world.run()).toMatchObject({ orders: { posted: 0 }, settlements: { posted: 0 } });
	expect(stand.writes.slice(sent).filter((url) => !url.includes('transaction_date_validation'))).toEqual([]);
});

test('of fifty that ask for a lease at once on two workers, one has it and all are told who', async () => {
	const before = stand.queue.workers.map((worker) => executionsOf(worker).length);
	for (let round = 0; round < 2; round++) {
		await freeLease();
		const answers = await Promise.all(
			Array.from({ length: 50 }, async () => await stand.world.call(TAKE.path, { lease: 'orders', ...times })),
		);
		const winners = answers.filter(({ won }) => won === true);
		expect(winners).toHaveLength(1);
		const rows = await stand.world.rows('leases');
		expect(rows.map(({ lease }) => lease).sort()).toEqual([...LEASES].sort());
		expect(rows.find(({ lease }) => lease === 'orders')?.holder).toBe(winners[0].holder);
		expect([...new Set(answers.map(({ heldBy }) => heldBy))]).toEqual([winners[0].holder]);
	}
	const after = stand.queue.workers.map((worker) => executionsOf(worker).length);
	for (const [index, count] of after.entries()) expect(count).toBeGreaterThan(before[index] + 10);
});

test('the wait before a deployment says who holds a lease, and ends well only when none is held', async () => {
	await freeLease();
	const { holder } = await stand.world.call(TAKE.path, { lease: 'orders', ...times });
	await expect(runScript(stand.queue, 'wait-for-leases.sh', '0')).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining(`orders is held by run ${holder}`),
	});
	await freeLease();
	expect(await runScript(stand.queue, 'wait-for-leases.sh', '0')).toBe('No lease is held.\n');
});

test('a restore is refused while n8n runs; afterwards tables and credentials are those of the back-up, and nothing is posted twice', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'backup-'));
	try {
		const file = (await runScript(stand.queue, 'backup.sh', join(folder, 'n8n.dump'))).trim();
		const board = await stand.world.rows('board');
		expect(board).toHaveLength(3);
		await stand.queue.api.clearRows(TABLES.board.id);
		await expect(runScript(stand.queue, 'restore.sh', file)).rejects.toMatchObject({
			stderr: expect.stringContaining('Stop main and workers first'),
		});
		await stand.queue.stopAll();
		await runScript(stand.queue, 'restore.sh', file);
		await stand.queue.startAll();
		expect(await stand.world.rows('board')).toEqual(board);
		expect(await stand.world.run()).toMatchObject({ orders: { skipped: false, posted: 0 }, settlements: { skipped: false, posted: 0 } });
		expect(await books()).toEqual(oneProcess);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
