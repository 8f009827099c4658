import { setTimeout as wait } from 'node:timers/promises';
import { TABLES } from '../../sandbox/demo/ids';
import { connectSage } from '../../scripts/start/bringUp';
import { eventually, World } from './world';

jest.setTimeout(900_000);

/** So slow that a settlement takes a while, and the middle of it can be hit. */
const REQUESTS_PER_SECOND = 4;
const LIMIT_MS = 240_000;

let world: World;
let first: any;
let second: any;

const documents = async () => (await world.sage()).ledger.filter(({ reference }: any) => reference !== 'OPENING');
const documentsOf = async ({ settlementId }: any) => (await documents()).filter(({ reference }: any) => reference === settlementId);
const lease = async () => (await world.rows('leases')).find((row) => row.lease === 'settlements')!;
const keyOf = ({ reference, secondReference }: any) => `${reference} ${secondReference}`;

/** Starts a run of which nobody knows how it ends. */
const startRun = () => void world.run().catch(() => undefined);
const untilInTheMiddleOf = async (settlement: any) =>
	expect(await eventually(async () => (await documentsOf(settlement)).length >= 2, Boolean, LIMIT_MS)).toBe(true);

/** What stands in Sage of a settlement is each step of its plan, once. */
async function isWholeAndOnce(settlement: any): Promise<void> {
	const row = await world.boardRow(settlement.settlementId);
	expect(row?.status).toBe('posted');
	const { steps } = JSON.parse(String(row?.plan));
	expect((await documentsOf(settlement)).map(keyOf).sort()).toEqual(steps.map(keyOf).sort());
}

/** The lease of a lost run is never given away. Somebody who is certain that nothing is at work frees it, as the documentation says. */
async function freeLease(): Promise<void> {
	expect((await lease()).holder).not.toBe('');
	await world.running.api.changeRows(TABLES.leases.id, 'lease', 'settlements', { heldUntil: 0 });
}

/** The run that comes next leaves the settlement alone: what was on its way may show in Sage only later. */
async function isLeftAlone(settlement: any): Promise<void> {
	const row = await world.boardRow(settlement.settlementId);
	expect(row?.status).toBe('posting');
	expect(Date.parse(String(row?.retryAfter))).toBeGreaterThan(Date.now());
	const before = await documents();
	expect((await world.run()).settlements).toMatchObject({ skipped: false, posted: 0 });
	expect(await documents()).toEqual(before);
	await world.onBoard(settlement.settlementId, { retryAfter: '' });
}

beforeAll(async () => {
	world = await World.begin();
	[first, second] = await world.settlements();
	await world.set('mode', 'Dry run');
	await world.run(); // the orders, so that only settlements are left
	await world.set('mode', 'Auto');
	await connectSage(world.running.api, world.running.sandbox.baseUrl(), { requestsPerSecond: REQUESTS_PER_SECOND });
});
afterAll(async () => await world?.end());

test('a run that is stopped in the middle of a settlement sends nothing more', async () => {
	startRun();
	await untilInTheMiddleOf(first);
	const execution = Number((await lease()).holder);
	await world.running.api.stopExecution(execution);
	const status = async () => await world.running.api.executionStatus(execution);
	expect(await eventually(status, (now) => now === 'canceled', LIMIT_MS)).toBe('canceled');
	await wait(1_000); // what was on its way when the button was pressed
	const sent = await documentsOf(first);
	await wait(5_000); // twenty requests at this pace
	expect(await documents()).toEqual(sent);
	expect(JSON.parse(String((await world.boardRow(first.settlementId))?.plan)).steps.length).toBeGreaterThan(sent.length);
});

test('after a stop the settlement is left alone for the settle time, and goes on behind what was sent', async () => {
	await freeLease();
	await isLeftAlone(first);
	const before = (await documentsOf(first)).map(keyOf);
	startRun();
	await untilInTheMiddleOf(second);
	await isWholeAndOnce(first);
	expect((await documentsOf(first)).map(keyOf).slice(0, before.length)).toEqual(before);
});

test('n8n is killed in the middle of the next settlement: after its new start nothing is there twice, and nothing is missing', async () => {
	await world.cutPower();
	const row = await world.boardRow(second.settlementId);
	expect(JSON.parse(String(row?.plan)).steps.length).toBeGreaterThan((await documentsOf(second)).length);
	await freeLease();
	await isLeftAlone(second);
	expect((await world.run()).settlements).toMatchObject({ skipped: false, posted: 1 });
	for (const settlement of [first, second]) await isWholeAndOnce(settlement);
	expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(second.currentReserve);
	const { orderIds } = await world.sage();
	expect(new Set(orderIds).size).toBe(orderIds.length);
	expect(await world.heldLeases()).toEqual([]);
});
