import { setBehaviour } from '../../sandbox/sage/books/behaviour';
import { TABLES } from '../../sandbox/demo/ids';
import { OWNER } from '../../scripts/start/n8nProcess';
import type { RunSummary } from '../../scripts/start/result';
import { APPROVE, World } from './world';

jest.setTimeout(600_000);

/** Longer than the Sage node looks for a posting by default (4 looks, 2 seconds apart). */
const HIDDEN_SECONDS = 15;

let world: World;
let first: any;
let second: any;
/** Carries a row type that nobody knows. */
let third: any;
let firstRun: RunSummary;
let afterFirstRun: unknown;
let firstRunEnded: number;
let untouched: unknown;

const run = async () => (await world.run()).settlements;
const board = async () => (await world.rows('board')).map(({ settlementId, status }) => [settlementId, status]);
const ledger = async () => (await world.sage()).ledger;
/** Postings of settlements; orders are in no ledger. */
const nothingPosted = async () => expect(await ledger()).toEqual(untouched);

beforeAll(async () => {
	world = await World.begin();
	[first, second, third] = await world.settlements();
	untouched = await ledger();
});
afterAll(async () => await world?.end());

describe('in mode Dry run', () => {
	beforeAll(async () => await world.set('mode', 'Dry run'));

	test('nothing is posted, and the board says that it was a dry run', async () => {
		expect(await run()).toMatchObject({ skipped: false, posted: 0 });
		await nothingPosted();
		expect((await world.boardRow(first.settlementId))?.status).toBe('dry run');
	});
});

describe('in mode Review', () => {
	beforeAll(async () => await world.set('mode', 'Review'));

	test('a settlement waits for approval, and nothing is posted', async () => {
		expect(await run()).toMatchObject({ skipped: false, posted: 0 });
		const row = await world.boardRow(first.settlementId);
		expect(row).toMatchObject({ status: 'awaiting approval', total: first.total });
		expect(String(row?.planHash)).toMatch(/^[0-9a-f]{64}$/);
		await nothingPosted();
	});

	test('a word that nobody knows is answered with not understood, and nothing is posted', async () => {
		await world.onBoard(first.settlementId, { status: 'aproved', approvedBy: 'Ann Finance' });
		expect(await run()).toMatchObject({ posted: 0 });
		const row = await world.boardRow(first.settlementId);
		expect(String(row?.message)).toMatch(/not understood/i);
		expect(String(row?.message)).toContain('aproved');
		await nothingPosted();
	});

	test('the right words and a name, typed into the board, approve nothing', async () => {
		await world.onBoard(first.settlementId, { status: 'approved', approvedBy: OWNER.email });
		expect(await run()).toMatchObject({ posted: 0 });
		expect(String((await world.boardRow(first.settlementId))?.message)).toMatch(
			/^The word "approved" alone approves nothing\. No decision is named\./,
		);
		await nothingPosted();
	});

	test('a plan that has changed since its approval waits again, and nothing is posted', async () => {
		await world.onBoard(first.settlementId, { planHash: '0'.repeat(64) });
		expect(await world.decide(first.settlementId, APPROVE)).toContain(`decided by ${OWNER.email}`);
		expect(await run()).toMatchObject({ posted: 0 });
		const row = await world.boardRow(first.settlementId);
		expect([row?.status, /^The plan changed after/.test(String(row?.message))]).toEqual(['awaiting approval', true]);
		await nothingPosted();
	});

	test('an approval in the form is posted, under the address of who approved', async () => {
		await world.decide(first.settlementId, APPROVE);
		expect(await world.boardRow(first.settlementId)).toMatchObject({ status: 'approved', approvedBy: OWNER.email });
		expect(await run()).toMatchObject({ posted: 1 });
		expect(await world.boardRow(first.settlementId)).toMatchObject({ status: 'posted', approvedBy: OWNER.email });
		expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(first.currentReserve);
		expect((await world.boardRow(second.settlementId))?.status).toBe('awaiting approval');
	});
});

describe('in mode Auto', () => {
	beforeAll(async () => {
		await world.set('mode', 'Auto');
		// A bad day: answers that get lost after Sage has written, a token that ends early.
		await world.misbehave(
			{ side: 'sage', kind: 'errorAfter', match: '^POST .*/bank_payment', times: 1 },
			{ side: 'sage', kind: 'dropAfter', match: '^POST .*/bank_transfer', times: 1 },
			{ side: 'amazon', kind: 'expireToken', match: '^GET /reports/', times: 1 },
		);
		firstRun = await world.run();
		firstRunEnded = Date.now();
		afterFirstRun = await world.sage();
	});

	test('met every fault that was ordered', () => {
		const { faults } = world.running.sandbox;
		for (const path of ['/x/bank_payment', '/x/bank_transfer']) expect(faults.take('sage', 'POST', path)).toBeUndefined();
		expect(faults.take('amazon', 'GET', '/reports/x')).toBeUndefined();
	});

	test('the next settlement is posted, and the third is held because of its unknown row type', async () => {
		expect(await board()).toEqual([
			[first.settlementId, 'posted'],
			[second.settlementId, 'posted'],
			[third.settlementId, 'held'],
		]);
		const reasons = (await world.openExceptions()).filter(({ recordType }) => recordType === 'settlement');
		expect(reasons.map(({ kind, recordId }) => [kind, recordId])).toContainEqual(['unknownRowType', third.settlementId]);
		expect(reasons.filter(({ recordId }) => recordId !== third.settlementId)).toEqual([]);
		expect(firstRun.settlements).toMatchObject({ skipped: false, posted: 1, held: 1 });
	});

	test('leaves on the clearing account what Amazon holds, to the penny', async () => {
		expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(second.currentReserve);
	});

	test('brings each payout to the current account, once and in full', async () => {
		const { transactions } = await world.sandbox('sage/banks/CURRENT');
		const paid = (id: string) => transactions.filter(({ reference }: any) => reference === id).map(({ amount }: any) => amount);
		expect([paid(first.settlementId), paid(second.settlementId), paid(third.settlementId)]).toEqual([[first.total], [second.total], []]);
	});

	test('keeps the nominal ledger in balance', async () => {
		expect((await world.sandbox('sage/summary')).nominalBalances).toBe('0.00');
		const pence = (text: string) => Number(text.replace('.', ''));
		for (const { entries } of await ledger())
			expect(entries.reduce((sum: number, { debit, credit }: any) => sum + pence(debit) - pence(credit), 0)).toBe(0);
	});

	test('posts nothing more when it runs again', async () => {
		expect(await run()).toMatchObject({ skipped: false, posted: 0, held: 1 });
		expect(await world.sage()).toEqual(afterFirstRun);
	});

	test('posts nothing twice when the board has been forgotten', async () => {
		await world.running.api.clearRows(TABLES.board.id);
		expect(await run()).toMatchObject({ posted: 0, alreadyPosted: 2, held: 1 });
		expect(await world.sage()).toEqual(afterFirstRun);
	});

	test('a settlement that cannot be downloaded is reported by itself, and a later run closes it', async () => {
		await world.publish((workflow) => {
			const download = workflow.nodes.find(({ name }: any) => name === 'Download the settlement');
			if (download) download.parameters.reportDocumentId = 'no such document';
		});
		expect(await run()).toMatchObject({ posted: 0 });
		await world.publish();
		const ofReports = async () =>
			(await world.openExceptions()).filter(({ kind, recordType }) => kind === 'runFailed' && recordType === 'report');
		expect((await ofReports()).length).toBe(1);
		await run();
		expect(await ofReports()).toEqual([]);
		expect(await world.sage()).toEqual(afterFirstRun);
	});

	test('sends nothing again after Sage took a posting that it does not show, until a person says so', async () => {
		await world.running.api.addRows(TABLES.nominals.id, [
			{
				transactionType: 'ServiceFee',
				amountType: 'Returns Insight Programme',
				amountDescription: '*',
				nominalCode: '6270',
				vat: 'inclusive',
				nature: 'fee',
			},
		]);
		// What the first run posted shows; what is posted from now on does not, for longer than the node looks.
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, firstRunEnded + (HIDDEN_SECONDS + 1) * 1000 - Date.now())));
		setBehaviour(world.running.sandbox, { visibleAfterSeconds: HIDDEN_SECONDS });
		expect(await run()).toMatchObject({ posted: 0, held: 1 });
		const taken = await world.sage();
		expect(taken).not.toEqual(afterFirstRun);
		const open = (await world.openExceptions()).filter(({ recordId }) => recordId === third.settlementId);
		expect(open.map(({ kind, message }) => [kind, /took it as URN \d+/.test(String(message))])).toEqual([['postedNotShown', true]]);
		expect((await world.boardRow(third.settlementId))?.status).toBe('failed');
		setBehaviour(world.running.sandbox, { visibleAfterSeconds: 0 });
		expect(await run()).toMatchObject({ posted: 0 });
		expect(await world.sage()).toEqual(taken);
		await world.onBoard(third.settlementId, { retryAfter: '' });
		expect(await run()).toMatchObject({ posted: 1, held: 0 });
		expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(third.currentReserve);
		expect((await world.openExceptions()).filter(({ recordId }) => recordId === third.settlementId)).toEqual([]);
	});
});
