import { UK } from './fixtures';
import { PollBench } from './pollBench';

jest.setTimeout(60_000);

let bench: PollBench;
// The sandbox keeps the four hours between two reports only at real rates.
beforeEach(async () => (bench = await PollBench.start(1)));
afterEach(async () => await bench.stop());

const adjustment = { event: 'fbaAdjustment', marketplaceIds: UK };
const CREATE = '/reports/2021-06-30/reports';
const created = () => bench.amazon.asked(CREATE).filter(({ method, status }) => method === 'POST' && status === 202);
const HOURS = 60;

/** A row of the ledger, so many minutes from now. */
const adjust = (minutes: number, more: Record<string, unknown> = {}) =>
	void bench.amazon.sandbox.store.insert('amazonLedgerEvent', {
		at: new Date(bench.amazon.clock.now() + minutes * 60_000).toISOString(),
		sku: 'T-1',
		asin: 'B0TESTTEST',
		fnSku: 'X00TEST001',
		title: 'Teapot',
		eventType: 'Adjustments',
		referenceId: '9001',
		quantity: -1,
		fulfillmentCenter: 'LTN4',
		disposition: 'SELLABLE',
		reason: 'M',
		country: 'GB',
		reconciled: 0,
		unreconciled: 1,
		...more,
	});
/** Waits for the next report, requests it and reads it. */
const nextReport = async () => {
	expect(await bench.later(4 * HOURS + 5, adjustment)).toEqual([]);
	return await bench.later(5, adjustment);
};

test('requests a report of adjustments alone, in whole days, and gives its rows at a later poll', async () => {
	expect(await bench.poll(adjustment)).toEqual([]);
	expect(created().map(({ requestBody }) => JSON.parse(String(requestBody)))).toEqual([
		{
			reportType: 'GET_LEDGER_DETAIL_VIEW_DATA',
			marketplaceIds: [UK],
			reportOptions: { eventType: 'Adjustments' },
			dataStartTime: '2026-11-13T00:00:00Z',
			dataEndTime: '2026-11-20T12:00:00Z',
		},
	]);
	expect(await bench.later(5, adjustment)).toEqual([]); // CANCELLED: there is no data
	adjust(10);
	adjust(11, { eventType: 'Receipts', reason: '', quantity: 5 });
	expect(await nextReport()).toEqual([
		expect.objectContaining({
			fnsku: 'X00TEST001',
			msku: 'T-1',
			eventType: 'Adjustments',
			quantity: -1,
			reason: 'M',
			disposition: 'SELLABLE',
			reportId: expect.any(String),
		}),
	]);
});

test('what happened before the start is no event', async () => {
	adjust(-2 * HOURS);
	await bench.poll(adjustment);
	adjust(1);
	expect(await bench.later(5, adjustment)).toEqual([]); // the report of the start
	expect(await nextReport()).toHaveLength(1);
});

test('gives identical rows each, and none of them again with the next report', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	adjust(1);
	adjust(1);
	expect(await nextReport()).toHaveLength(2);
	bench.restart();
	expect(await nextReport()).toEqual([]);
	expect(await nextReport()).toEqual([]);
});

test('a row that comes late is not lost, and one whose reconciled units changed is not new', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	adjust(1, { referenceId: '9002' });
	expect(await nextReport()).toHaveLength(1);
	const [record] = bench.amazon.sandbox.store.all('amazonLedgerEvent');
	bench.amazon.sandbox.store.update('amazonLedgerEvent', record.id, { reconciled: 1, unreconciled: 0 });
	adjust(-2 * HOURS, { referenceId: '9003' });
	expect(await nextReport()).toMatchObject([{ referenceId: '9003' }]);
});

test('asks for no second report before four hours are over', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	for (let poll = 0; poll < 11; poll++) await bench.later(20, adjustment);
	expect(created()).toHaveLength(1);
	await bench.later(25, adjustment);
	expect(created()).toHaveLength(2);
});

test('a CANCELLED report moves no cursor: the next one covers its time again', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	for (let report = 0; report < 40; report++) expect(await nextReport()).toEqual([]); // nearly seven days
	const starts = created().map(({ requestBody }) => JSON.parse(String(requestBody)).dataStartTime as string);
	expect(new Set(starts)).toEqual(new Set(['2026-11-13T00:00:00Z']));
});

test('a report that was made although its answer was lost is found, and not asked for twice', async () => {
	bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /^POST \/reports\// });
	await bench.poll(adjustment);
	expect(bench.amazon.sandbox.store.all('amazonReport')).toHaveLength(1);
	expect(bench.memory).toMatchObject({
		state: { pendingReport: { reportId: bench.amazon.sandbox.store.all('amazonReport')[0].reportId } },
	});
});

test('a document whose turn comes after the poll is left to the next one, which gives its rows', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment); // CANCELLED: there is no data
	adjust(1);
	await bench.later(4 * HOURS + 5, adjustment);
	// Another process has used the rate up: the next slot comes in a minute.
	bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'throttle', match: /^GET \/reports\/2021-06-30\/documents\// });
	bench.amazon.clock.advance(5 * 60_000);
	const start = bench.amazon.clock.now();
	await expect(bench.poll(adjustment, { budgetMs: 36_000 })).rejects.toThrow('rate limit for getReportDocument');
	expect(bench.amazon.clock.now() - start).toBeLessThan(36_000);
	expect(await bench.later(5, adjustment)).toHaveLength(1);
});

test('a FATAL report fails the poll, and the next report reads on', async () => {
	await bench.poll(adjustment);
	const [report] = bench.amazon.sandbox.store.all('amazonReport');
	bench.amazon.sandbox.store.update('amazonReport', report.id, { processingStatus: 'FATAL' });
	const reportDocumentId = 'amzn1.spdoc.1.4.eu.fatal';
	bench.amazon.sandbox.store.insert('amazonDocument', {
		reportDocumentId,
		createdTime: new Date(bench.amazon.clock.now()).toISOString(),
		text: 'The ledger is out of order.',
	});
	bench.amazon.sandbox.store.update('amazonReport', report.id, { reportDocumentId });
	await expect(bench.later(5, adjustment)).rejects.toThrow('ended FATAL. Amazon says: The ledger is out of order.');
	adjust(1);
	expect(await nextReport()).toHaveLength(1);
});

test('a report that is gone after 90 days is asked for anew, from where the last one that was read ended', async () => {
	await bench.poll(adjustment);
	const [report] = bench.amazon.sandbox.store.all('amazonReport');
	bench.amazon.sandbox.store.delete('amazonReport', report.id);
	bench.amazon.clock.advance(91 * 24 * HOURS * 60_000);
	adjust(-24 * HOURS);
	expect(await bench.poll(adjustment)).toEqual([]);
	expect(created().map(({ requestBody }) => JSON.parse(String(requestBody)).dataStartTime as string)).toEqual([
		'2026-11-13T00:00:00Z',
		'2026-11-13T00:00:00Z',
	]);
	expect(await bench.later(5, adjustment)).toHaveLength(1);
});

test('a document that cannot be read fails the poll once; the time is read again with the next report', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	adjust(1);
	await bench.later(4 * HOURS + 5, adjustment);
	const pending = (bench.memory.state as { pendingReport: { reportId: string } }).pendingReport.reportId;
	bench.amazon.clock.advance(5 * 60_000);
	const [report] = bench.amazon.sandbox.store.all('amazonReport').filter(({ reportId }) => reportId === pending);
	const reportDocumentId = 'amzn1.spdoc.1.4.eu.odd';
	bench.amazon.sandbox.store.insert('amazonDocument', {
		reportDocumentId,
		createdTime: new Date(bench.amazon.clock.now()).toISOString(),
		text: 'sorry\nno ledger\n',
	});
	bench.amazon.sandbox.store.update('amazonReport', report.id, { processingStatus: 'DONE', reportDocumentId });
	await expect(bench.poll(adjustment)).rejects.toThrow();
	expect(await bench.later(5, adjustment)).toEqual([]);
	expect(await nextReport()).toHaveLength(1);
});

test('asks for no more than the 18 months that Amazon keeps, however long there was nothing', async () => {
	await bench.poll(adjustment);
	await bench.later(5, adjustment);
	await bench.later(600 * 24 * HOURS, adjustment);
	const { dataStartTime, dataEndTime } = JSON.parse(String(created()[1].requestBody)) as { dataStartTime: string; dataEndTime: string };
	expect((Date.parse(dataEndTime) - Date.parse(dataStartTime)) / 86_400_000).toBeLessThan(542);
});

test('needs a marketplace', async () => {
	await expect(bench.poll({ event: 'fbaAdjustment', marketplaceIds: ' ' })).rejects.toThrow('Marketplace IDs is empty');
	await expect(bench.poll({ event: 'fbaAdjustment', marketplaceIds: ' ' }, { mode: 'manual' })).rejects.toThrow('Marketplace IDs is empty');
});
