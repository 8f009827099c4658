import { World } from './world';

jest.setTimeout(600_000);

let world: World;
let untouched: Awaited<ReturnType<World['sage']>>;

beforeAll(async () => {
	world = await World.begin();
	untouched = await world.sage();
});
afterAll(async () => await world?.end());

const settingsProblem = async () =>
	(await world.openExceptions()).filter(({ kind }) => kind === 'settingsUnusable' || kind === 'settingsDisagree');

test.each([
	['a tax code that lost a digit', 'taxCodes.reduced', '5 | Reduced rate | 5 %', '| Reduced rate | 5 %', 'settingsUnusable'],
	['a clearing account that lost a character', 'series.GBP.clearing', undefined, 'AMZGB | Amazon UK clearing (GBP)', 'settingsDisagree'],
	['a mode that nobody knows', 'mode', 'Auto', 'Aut', 'settingsUnusable'],
])('%s: nothing is fetched or posted, the run fails and the exception names the setting', async (_what, key, _right, wrong, kind) => {
	const right = String((await world.rows('settings')).find((row) => row.key === key)?.value);
	await world.set(key, wrong);
	await expect(world.run()).rejects.toThrow('run the flows');
	await world.set(key, right);
	expect(await world.sage()).toEqual(untouched);
	const problem = (await settingsProblem()).find((row) => row.kind === kind);
	expect(String(problem?.message)).toContain(key);
	// Its reason is recorded, so the failed run itself is no second exception.
	expect((await world.openExceptions()).filter((row) => String(row.message).includes('Import Amazon orders'))).toEqual([]);
	const log = (await world.rows('runLog')).at(-1)!;
	expect([log.flow, log.status, String(log.message).includes(key)]).toEqual(['orders', 'failed', true]);
	expect(await world.heldLeases()).toEqual([]);
});

test('with the settings right again the next run goes through and closes what was said', async () => {
	const { orders } = await world.run();
	expect(orders).toMatchObject({ skipped: false, held: 3 });
	expect(orders.posted).toBeGreaterThanOrEqual(60);
	expect(await settingsProblem()).toEqual([]);
});
