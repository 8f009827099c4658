import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axios from 'axios';
import { DEMO_DECISION_KEY } from '../../sandbox/demo/credentials';
import { TABLES } from '../../sandbox/demo/ids';
import { OWNER } from '../../scripts/start/n8nProcess';
import { verifyDecisions } from '../../scripts/verifyDecisions/command';
import { FormPerson } from './formDriver';
import { APPROVE, World } from './world';

jest.setTimeout(600_000);

const MEMBER = { email: 'member@example.com', firstName: 'Mel', lastName: 'Member', password: 'HarbourHearth2' } as const;
const HOLD = 'Hold: nothing is posted until it is released';
const RELEASE = 'Release: it is worked out again and waits for approval';

let world: World;
let first: any;
let member: FormPerson;
let untouched: unknown;

const url = () => world.running.n8n.url;
const run = async () => (await world.run()).settlements;
const ledger = async () => (await world.sage()).ledger;
const log = async () => await world.rows('decisionLog');
/** Nothing was decided and nothing posted. */
const nothingDecided = async (decisions: number) => {
	expect(await log()).toHaveLength(decisions);
	expect(await world.boardRow(first.settlementId)).toMatchObject({ status: 'awaiting approval' });
	expect(await ledger()).toEqual(untouched);
};

/** Another person of this n8n, who took up the invitation of its owner. */
async function invite(): Promise<FormPerson> {
	const owner = await FormPerson.signIn(url(), OWNER.email, OWNER.password);
	const headers = { cookie: owner.cookie };
	const invited = await axios.post(`${url()}/rest/invitations`, [{ email: MEMBER.email, role: 'global:member' }], { headers });
	const token = new URL(invited.data.data[0].user.inviteAcceptUrl).searchParams.get('token');
	await axios.post(`${url()}/rest/invitations/accept`, { token, ...MEMBER });
	return await FormPerson.signIn(url(), MEMBER.email, MEMBER.password);
}

beforeAll(async () => {
	world = await World.begin();
	[first] = await world.settlements();
	member = await invite();
	await world.set('mode', 'Review');
	untouched = await ledger();
	await world.run();
});
afterAll(async () => await world?.end());

test('an empty table Deciders lets nobody decide, not even the owner of n8n', async () => {
	await world.running.api.clearRows(TABLES.deciders.id);
	expect(await world.decide(first.settlementId, APPROVE)).toContain('Nobody may decide yet');
	await nothingDecided(0);
	await world.running.api.addRows(TABLES.deciders.id, [{ person: OWNER.email, kinds: 'all', note: '' }]);
});

test('a person who is not in the table is refused by name', async () => {
	expect(await world.decide(first.settlementId, APPROVE, { by: member })).toContain(`${MEMBER.email} may not decide this`);
	await nothingDecided(0);
});

test('what another site could send, with the session and without the token of the page, is refused', async () => {
	const owner = await FormPerson.signIn(url(), OWNER.email, OWNER.password);
	const fields = { 'field-0': first.settlementId };
	const attempts: Array<Record<string, string>> = [{}, { cookie: owner.cookie }, { cookie: owner.cookie, 'x-auth-token': 'made up' }];
	for (const headers of attempts) expect((await owner.send('/form/decide-settlement', fields, headers)).status).toBe(401);
	await nothingDecided(0);
});

test('a settlement that is not there is said', async () => {
	expect(await world.decide('99999', APPROVE)).toContain('The Settlement board has no settlement');
	await nothingDecided(0);
});

test('a decision without a reason is none', async () => {
	expect(await world.decide(first.settlementId, APPROVE, { reason: ' ' })).toContain('No reason was given');
	await nothingDecided(0);
});

test('a row of the log that somebody typed, named on the board, approves nothing', async () => {
	const decisionId = 'f'.repeat(64);
	const board = await world.boardRow(first.settlementId);
	const row = { recordType: 'settlement', recordId: first.settlementId, choice: 'approve', kind: 'approve', person: OWNER.email };
	await world.running.api.addRows(TABLES.decisionLog.id, [{ ...row, about: String(board?.planHash), number: '1', decisionId }]);
	await world.onBoard(first.settlementId, { status: 'approved', decisionId });
	expect(await run()).toMatchObject({ posted: 0 });
	expect((await world.boardRow(first.settlementId))?.message).toContain('the chain of decisions on this record does not hold');
	await nothingDecided(1);
	await world.running.api.clearRows(TABLES.decisionLog.id);
	await world.onBoard(first.settlementId, { decisionId: '' });
});

test('a settlement on hold is not posted in any mode, until it is released', async () => {
	expect(await world.decide(first.settlementId, HOLD)).toContain(`decided by ${OWNER.email}`);
	await world.set('mode', 'Auto');
	await world.onBoard(first.settlementId, { status: 'approved' });
	expect(await run()).toMatchObject({ posted: 0 });
	expect(await world.boardRow(first.settlementId)).toMatchObject({ status: 'on hold' });
	expect(await ledger()).toEqual(untouched);
	await world.set('mode', 'Review');
	await world.decide(first.settlementId, RELEASE);
	await run();
	await nothingDecided(2);
});

test('an approval by a person who is taken out of Deciders before the run posts nothing', async () => {
	await world.decide(first.settlementId, APPROVE);
	await world.running.api.changeRows(TABLES.deciders.id, 'person', OWNER.email, { kinds: 'map' });
	expect(await run()).toMatchObject({ posted: 0 });
	expect((await world.boardRow(first.settlementId))?.message).toContain(`${OWNER.email} is not in the table Deciders for "approve"`);
	await nothingDecided(3);
	await world.running.api.changeRows(TABLES.deciders.id, 'person', OWNER.email, { kinds: 'all' });
});

test('another person who is in the table approves, and it is posted under his address', async () => {
	await world.running.api.addRows(TABLES.deciders.id, [{ person: MEMBER.email, kinds: 'approve', note: '' }]);
	expect(await world.decide(first.settlementId, APPROVE, { by: member })).toContain(`decided by ${MEMBER.email}`);
	expect(await run()).toMatchObject({ posted: 1 });
	expect(await world.boardRow(first.settlementId)).toMatchObject({ status: 'posted', approvedBy: MEMBER.email });
	expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(first.currentReserve);
});

test('the log is whole when it is checked outside n8n', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'log-'));
	try {
		const file = join(folder, 'decisions.json');
		writeFileSync(file, JSON.stringify(await log()));
		const { code, out } = verifyDecisions([file], { DECISION_KEY: DEMO_DECISION_KEY });
		expect([code, out.split('\n')[0]]).toEqual([0, '4 decisions on 1 records, 0 faults, 0 missing.']);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
