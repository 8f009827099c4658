import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { COLLECTIONS, type DocumentRecord, type ReportRecord } from '../../sandbox/amazon/records';
import { OWNER } from '../../scripts/start/n8nProcess';
import { APPROVE, World } from './world';

jest.setTimeout(600_000);

const PATH = 'upload-settlement-file';

let world: World;
let first: any;
let second: any;
let file: string;

/** Amazon does not list the settlement any more. Gives its file, as Seller Central does. */
function takeOffTheList(end: string): string {
	const { store } = world.running.sandbox;
	const reports = store
		.all<ReportRecord>(COLLECTIONS.reports)
		.filter(({ dataEndTime }) => Date.parse(String(dataEndTime)) === Date.parse(end));
	expect(reports.length).toBeGreaterThan(0);
	for (const { id } of reports) store.delete(COLLECTIONS.reports, id);
	const [{ reportDocumentId }] = reports;
	return String(store.all<DocumentRecord>(COLLECTIONS.documents).find((document) => document.reportDocumentId === reportDocumentId)?.text);
}

/** Gives a file to the form as a browser does. The sign-in is n8n's own and is left out here. */
async function upload(text: string, name = 'settlement.txt'): Promise<void> {
	const form = new FormData();
	form.append('field-0', new Blob([text], { type: 'text/plain' }), name);
	const url = `${world.running.api.url}/form/${PATH}`;
	for (let tries = 0; ; tries++) {
		const { status, data } = await axios.post(url, form, { validateStatus: () => true, timeout: 120_000 });
		if (status === 200) return;
		if (tries === 20) throw new Error(`The form answered ${status}: ${JSON.stringify(data).slice(0, 500)}`);
		await wait(1000);
	}
}

/** Waits until the board says so. */
async function untilBoard(settlementId: string, status: string): Promise<any> {
	for (let tries = 0; tries < 120; tries++) {
		const row = await world.boardRow(settlementId);
		if (row?.status === status && (await world.heldLeases()).length === 0) return row;
		await wait(1000);
	}
	return await world.boardRow(settlementId);
}

beforeAll(async () => {
	world = await World.begin();
	[first, second] = await world.settlements();
	file = takeOffTheList(first.endDate);
	await world.publish((workflow) => {
		for (const node of workflow.nodes) if (node.name === 'When a file is uploaded') node.parameters.authentication = 'none';
	});
});
afterAll(async () => await world?.end());

test('a settlement that Amazon does not list keeps the next one from being posted', async () => {
	await world.set('mode', 'Review');
	await world.run();
	expect((await world.boardRow(first.settlementId))?.status).toBeUndefined();
	expect((await world.boardRow(second.settlementId))?.status).toBe('held');
});

test('its file is put on the board and waits for approval, like one that was fetched', async () => {
	const before = (await world.sage()).ledger;
	await upload(file);
	const row = await untilBoard(first.settlementId, 'awaiting approval');
	expect(row).toMatchObject({ status: 'awaiting approval', total: first.total, reportIds: '' });
	expect(row.message).toContain('upload it again once the plan is approved');
	expect((await world.sage()).ledger).toEqual(before);
});

test('is posted when it is uploaded again after the approval, and not a second time', async () => {
	await world.decide(first.settlementId, APPROVE);
	await upload(file);
	expect(await untilBoard(first.settlementId, 'posted')).toMatchObject({ status: 'posted', approvedBy: OWNER.email });
	expect((await world.sandbox('sage/banks/AMZGBP')).balance).toBe(first.currentReserve);
	const posted = await world.sage();
	const runs = async () => (await world.rows('runLog')).filter(({ flow }) => flow === 'settlements').length;
	const known = await runs();
	await upload(file);
	for (let tries = 0; tries < 120 && (await runs()) === known; tries++) await wait(1000);
	expect(await runs()).toBe(known + 1);
	expect(await world.sage()).toEqual(posted);
});

test('the next one, which is fetched, follows on', async () => {
	await world.run();
	expect((await world.boardRow(second.settlementId))?.status).toBe('awaiting approval');
});

test('a file that is no settlement is said, and nothing is posted', async () => {
	const posted = await world.sage();
	await upload('order-id\tsku\r\n1\t2\r\n', 'orders.txt');
	const open = async () => (await world.openExceptions()).filter(({ kind }) => kind === 'settlementUnreadable');
	for (let tries = 0; tries < 120 && (await open()).length === 0; tries++) await wait(1000);
	expect((await open()).map(({ recordId }) => recordId)).toEqual(['orders.txt']);
	expect(await world.sage()).toEqual(posted);
});
