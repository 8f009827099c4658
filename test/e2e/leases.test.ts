import { TABLES, WORKFLOWS } from '../../sandbox/demo/ids';
import { EXECUTION_ID } from '../../workflows/source/builder/expressions';
import { LEASES } from '../../workflows/source/tables';
import { leaseAsker } from './leaseAsker';
import { World } from './world';

jest.setTimeout(240_000);

let world: World;

const TAKE = { id: 'amzTestTakeLease', name: 'Test: take a lease', path: 'test-take', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a011' };
const RENEW = {
	id: 'amzTestRenewLeas',
	name: 'Test: renew a lease',
	path: 'test-renew',
	webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a012',
};
const GIVE = {
	id: 'amzTestGiveLease',
	name: 'Test: give a lease back',
	path: 'test-give',
	webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a013',
};

const times = { minutes: 10, marginMinutes: 4 };
const lease = async (name = 'orders') => (await world.rows('leases')).find((row) => row.lease === name)!;
const free = async () => await world.running.api.changeRows(TABLES.leases.id, 'lease', 'orders', { holder: '', heldUntil: 0 });

beforeAll(async () => {
	world = await World.begin();
	await world.publishBeside(
		leaseAsker(TAKE, WORKFLOWS.takeLease, EXECUTION_ID),
		leaseAsker(RENEW, WORKFLOWS.renewLease, '={{ $json.body.holder }}'),
		leaseAsker(GIVE, WORKFLOWS.releaseLease, '={{ $json.body.holder }}'),
	);
});
afterAll(async () => await world?.end());
beforeEach(free);

test('the rows are there once after Prepare the tables, however often it ran', async () => {
	await world.call('prepare-the-demo');
	await world.call('prepare-the-demo');
	expect((await world.rows('leases')).map((row) => [row.lease, row.holder, row.heldUntil])).toEqual(LEASES.map((lease) => [lease, '', 0]));
});

test('of fifty that ask at once, one has the lease and all are told who', async () => {
	const answers = await Promise.all(Array.from({ length: 50 }, async () => await world.call(TAKE.path, { lease: 'orders', ...times })));
	const winners = answers.filter(({ won }) => won === true);
	expect(winners).toHaveLength(1);
	const { holder, heldUntil } = await lease();
	expect(winners[0].holder).toBe(holder);
	for (const { won, heldBy } of answers) expect([won, heldBy]).toEqual([heldBy === winners[0].holder && won, holder]);
	expect(await world.rows('leases')).toHaveLength(LEASES.length);
	expect(Number(heldUntil)).toBeGreaterThan(Date.now());
});

test('says until when something may be sent: the end of the lease less the margin', async () => {
	const { heldUntil, sendBefore, heldSince } = await world.call(TAKE.path, { lease: 'orders', ...times });
	expect(Date.parse(heldUntil) - Date.parse(sendBefore)).toBe(4 * 60_000);
	expect(Date.parse(heldUntil) - Date.parse(heldSince)).toBeGreaterThan(9.9 * 60_000);
	expect(Number((await lease()).heldUntil)).toBe(Date.parse(heldUntil));
});

test('a lease whose time is up is taken over, and its earlier holder can neither prolong it nor give it back', async () => {
	const first = await world.call(TAKE.path, { lease: 'orders', ...times });
	await world.running.api.changeRows(TABLES.leases.id, 'lease', 'orders', { heldUntil: Date.now() - 1 });
	await expect(world.call(RENEW.path, { lease: 'orders', holder: first.holder, ...times })).rejects.toThrow();
	const second = await world.call(TAKE.path, { lease: 'orders', ...times });
	expect([second.won, second.holder === first.holder]).toEqual([true, false]);
	await expect(world.call(RENEW.path, { lease: 'orders', holder: first.holder, ...times })).rejects.toThrow();
	await world.call(GIVE.path, { lease: 'orders', holder: first.holder });
	expect((await lease()).holder).toBe(second.holder);
	await world.call(GIVE.path, { lease: 'orders', holder: second.holder });
	expect((await lease()).holder).toBe('');
});

test('its holder prolongs it', async () => {
	const { holder, heldUntil } = await world.call(TAKE.path, { lease: 'orders', ...times });
	const renewed = await world.call(RENEW.path, { lease: 'orders', holder, minutes: 20, marginMinutes: 4 });
	expect(renewed).toMatchObject({ won: true, holder });
	expect(Date.parse(renewed.heldUntil) - Date.parse(heldUntil)).toBeGreaterThan(9.9 * 60_000);
	expect(Date.parse(renewed.heldUntil) - Date.parse(renewed.sendBefore)).toBe(4 * 60_000);
});

test('a lease without a row, or with two, is refused', async () => {
	await expect(world.call(TAKE.path, { lease: 'nobody knows', ...times })).rejects.toThrow();
	expect(await world.rows('leases')).toHaveLength(LEASES.length);
	await world.running.api.addRows(TABLES.leases.id, [{ lease: 'orders', holder: '', heldSince: '', heldUntil: 0, heldUntilText: 'free' }]);
	await expect(world.call(TAKE.path, { lease: 'orders', ...times })).rejects.toThrow();
	expect((await world.rows('leases')).map(({ holder }) => holder)).toEqual([...LEASES, 'twice'].map(() => ''));
});
