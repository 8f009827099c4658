import type { RunSummary } from '../../scripts/start/result';
import { TABLES, WORKFLOWS } from '../../sandbox/demo/ids';
import { World, eventually } from './world';

jest.setTimeout(600_000);

let world: World;
let lateRun: Awaited<ReturnType<typeof runTooLate>>;
let firstRun: RunSummary;
let afterFirstRun: unknown;

/** A run whose time to send is over before it sends anything: the margin is longer than the lease. */
async function runTooLate() {
	await world.publish((workflow) => {
		for (const { parameters } of workflow.nodes)
			if (parameters.workflowInputs?.value?.marginMinutes) parameters.workflowInputs.value.marginMinutes = 1_000;
	});
	const summary = await world.run();
	await world.publish();
	return {
		summary,
		...(await world.sage()),
		cursors: await world.cursors(),
		open: await world.openExceptions(),
		leases: await world.heldLeases(),
	};
}

beforeAll(async () => {
	world = await World.begin();
	lateRun = await runTooLate();
	// A bad day: answers that get lost after Sage has written, an Amazon that is away for a moment, a token that ends early.
	await world.misbehave(
		{ side: 'sage', kind: 'dropAfter', match: '^POST .*/sop_orders', times: 2 },
		{ side: 'sage', kind: 'expireToken', match: '^GET .*/products', times: 1 },
		{ side: 'amazon', kind: 'unavailable', match: '^GET /orders/', times: 1 },
	);
	firstRun = await world.run();
	afterFirstRun = await world.sage();
});
afterAll(async () => await world?.end());

test('met every fault that was ordered', () => {
	const { faults } = world.running.sandbox;
	expect(faults.take('sage', 'POST', '/x/sop_orders')).toBeUndefined();
	expect(faults.take('sage', 'GET', '/x/products')).toBeUndefined();
	expect(faults.take('amazon', 'GET', '/orders/x')).toBeUndefined();
});

test('a run whose lease was about to end before it sent anything sent nothing, and said so of every order', async () => {
	const { summary, open, orderIds, ledger, cursors, leases } = lateRun;
	expect(summary.orders).toMatchObject({ skipped: false, fetched: firstRun.orders.fetched, posted: 0, held: firstRun.orders.posted + 3 });
	expect(orderIds).toEqual([]);
	expect([...new Set(ledger.map(({ reference }) => reference))]).toEqual(['OPENING']);
	const late = open.filter(({ kind, recordType }) => kind === 'notSentInTime' && recordType === 'order');
	expect(late.map(({ recordId }) => recordId).sort()).toEqual([...(await world.sage()).orderIds].sort());
	for (const { owner } of late) expect(owner).toBe('support');
	// Without a place the next run lists the same orders again, instead of fetching each by itself.
	expect(cursors).toEqual([]);
	expect(leases).toEqual([]);
});

test('the next run sent all of them and closed what was said', async () => {
	const late = (await world.rows('exceptions')).filter(({ kind, recordType }) => kind === 'notSentInTime' && recordType === 'order');
	expect(late).toHaveLength(firstRun.orders.posted);
	expect(late.filter(({ status }) => status !== 'resolved')).toEqual([]);
	const read = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
	expect(await world.cursors()).toEqual([
		['orders', read],
		['ordersAll', read],
	]);
});

test('brings every order that may go to Sage there once, and holds the others with their reasons', async () => {
	const listed: any[] = await world.sandbox('amazon/orders');
	// Settlements post their money meanwhile, and say of orders that are not there yet that they are not: that is the settlements' own.
	const open = (await world.openExceptions()).filter(({ recordType, flow }) => recordType === 'order' && flow === 'orders');
	expect(open.map(({ kind }) => kind).sort()).toEqual(['addressDoesNotFit', 'unknownSku', 'unknownSku']);
	const held = open.map(({ recordId }) => recordId);
	const due = listed.filter(({ status }) => ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'].includes(status)).map(({ orderId }) => orderId);
	const { orderIds } = await world.sage();
	expect([...orderIds].sort()).toEqual(due.filter((orderId) => !held.includes(orderId)).sort());
	expect(due.length).toBeGreaterThanOrEqual(60);
	const pending = listed.filter(({ status }) => status === 'PENDING').length;
	expect(firstRun.orders).toMatchObject({ skipped: false, fetched: due.length + pending, posted: due.length - 3, held: 3, pending });
});

test('says in one row of the order trail what became of each order, held ones and paid ones too', async () => {
	const trail = await world.rows('orderTrail');
	const rowOf = new Map(trail.map((row) => [row.orderId, row]));
	expect(rowOf.size).toBe(trail.length);
	const listed: any[] = await world.sandbox('amazon/orders');
	for (const { orderId, status } of listed.filter((order) => order.status !== 'CANCELLED')) {
		expect(rowOf.get(orderId)).toMatchObject({ amazonStatus: status, channel: expect.stringMatching(/^FB[AM]$/) });
	}
	for (const orderId of (await world.sage()).orderIds) {
		const { sageOrder, importedAt } = rowOf.get(orderId)!;
		expect([sageOrder, importedAt]).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)]);
	}
	for (const { recordId, kind } of await world.openExceptions())
		if (rowOf.has(recordId)) expect(String(rowOf.get(recordId)!.openExceptions)).toContain(String(kind));
	expect(trail.filter(({ openExceptions }) => String(openExceptions).includes('unknownSku'))).toHaveLength(2);
});

test('adds up in the order trail what settlements moved for an order', async () => {
	const money = (await world.rows('orderMoney')).filter(({ orderId }) => orderId);
	const rowOf = new Map((await world.rows('orderTrail')).map((row) => [row.orderId, row]));
	expect(money.length).toBeGreaterThan(10);
	for (const { orderId } of money) {
		const own = money.filter((row) => row.orderId === orderId);
		const pennies = own.reduce((sum, row) => sum + Math.round(Number(row.settled) * 100), 0);
		const { settled, settlements } = rowOf.get(orderId)!;
		expect(Math.round(Number(settled) * 100)).toBe(pennies);
		expect(String(settlements).split(', ').sort()).toEqual(own.map(({ settlementId }) => String(settlementId)).sort());
	}
});

test('writes each run to the run log', async () => {
	const log = (await world.rows('runLog')).filter(({ flow }) => flow === 'orders');
	expect(log.map(({ status, posted }) => [status, posted])).toEqual([
		['done', 0],
		['done', firstRun.orders.posted],
	]);
});

test('posts nothing more when it runs again', async () => {
	expect((await world.run()).orders).toMatchObject({ skipped: false, posted: 0, held: 3 });
	expect(await world.sage()).toEqual(afterFirstRun);
});

test('posts nothing twice when n8n has forgotten everything and two runs start at once', async () => {
	for (const { id } of [TABLES.cursors, TABLES.board]) await world.running.api.clearRows(id);
	const both = await Promise.all([world.run(), world.run()]);
	const worked = both.filter(({ orders }) => !orders.skipped);
	expect(worked).toHaveLength(1);
	expect(worked[0].orders).toMatchObject({ posted: 0, alreadyPosted: firstRun.orders.posted, held: 3 });
	expect(await world.sage()).toEqual(afterFirstRun);
});

test('a lease that another run holds makes a run that is skipped, and the run log says who holds it and since when', async () => {
	const since = '2026-01-02T03:04:05.000Z';
	const held = { holder: 'run 4711', heldSince: since, heldUntil: Date.now() + 600_000, heldUntilText: 'in ten minutes' };
	await world.running.api.changeRows(TABLES.leases.id, 'lease', 'orders', held);
	expect((await world.run()).orders).toMatchObject({ skipped: true, posted: 0 });
	const last = (await world.rows('runLog')).filter(({ flow }) => flow === 'orders').at(-1)!;
	expect(last.status).toBe('skipped');
	expect(last.message).toContain('run 4711');
	expect(last.message).toContain('2026-01-02');
	expect((await world.heldLeases()).map(({ holder }) => holder)).toEqual(['run 4711']);
	await world.running.api.changeRows(TABLES.leases.id, 'lease', 'orders', { heldUntil: Date.now() - 1 });
	expect((await world.run()).orders).toMatchObject({ skipped: false, held: 3 });
	expect(await world.heldLeases()).toEqual([]);
});

const openFailures = async () =>
	(await world.openExceptions()).filter(({ kind }) => kind === 'runFailed').map(({ message }) => String(message));

test.each([
	['Sage is down', [{ side: 'sage', kind: 'unavailable', match: '^GET .*/sop_settings', times: 4 }], 'Fetch order settings'],
	[
		'Amazon cannot list orders, because the seller took the authorisation back',
		[
			{ side: 'amazon', kind: 'revokeToken', match: '^GET /orders/', times: 1 },
			{ side: 'amazon', kind: 'invalidGrant', match: '^POST /auth/o2/token', times: 4 },
		],
		'Fetch the orders',
	],
] as const)(
	'a run that fails because %s says so, changes nothing in Sage, lets the lease go, and the next run goes on',
	async (_why, faults, node) => {
		const before = { ...(await world.sage()), cursors: await world.cursors() };
		await world.misbehave(...faults);
		await expect(world.run()).rejects.toThrow('run the flows');
		world.running.sandbox.faults.clear();
		const isAtNode = (message: string) => message.includes(`${WORKFLOWS.importOrders.name} stopped at ${node}`);
		expect((await eventually(openFailures, (messages) => messages.some(isAtNode))).filter(isAtNode)).toHaveLength(1);
		expect({ ...(await world.sage()), cursors: await world.cursors() }).toEqual(before);
		expect(
			await eventually(
				async () => await world.heldLeases(),
				(leases) => leases.length === 0,
			),
		).toEqual([]);
		expect((await world.run()).orders).toMatchObject({ skipped: false, posted: 0, held: 3 });
		expect((await openFailures()).filter(isAtNode)).toEqual([]);
		expect(await world.sage()).toEqual(afterFirstRun);
	},
);

test('a run that cannot record what it refused fails, moves nothing on, and the next run records it', async () => {
	const before = { ...(await world.sage()), cursors: await world.cursors() };
	await world.publish((workflow) => {
		const outcome = workflow.nodes.find(({ name }: any) => name === 'Work out what to write');
		if (outcome) outcome.parameters.refused = 'broken';
	});
	await expect(world.run()).rejects.toThrow('run the flows');
	await world.publish();
	const isOfImport = (message: string) => message.includes(`${WORKFLOWS.importOrders.name} stopped at Record the run`);
	expect((await eventually(openFailures, (messages) => messages.some(isOfImport))).filter(isOfImport)).toHaveLength(1);
	expect({ ...(await world.sage()), cursors: await world.cursors() }).toEqual(before);
	expect(
		await eventually(
			async () => await world.heldLeases(),
			(leases) => leases.length === 0,
		),
	).toEqual([]);
	expect((await world.run()).orders).toMatchObject({ posted: 0, held: 3 });
	expect((await openFailures()).filter(isOfImport)).toEqual([]);
	expect(await world.sage()).toEqual(afterFirstRun);
});
