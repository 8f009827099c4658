import { PollBench } from './pollBench';

jest.setTimeout(60_000);

let bench: PollBench;
beforeEach(async () => (bench = await PollBench.start()));
afterEach(async () => await bench.stop());

const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const settlementReady = { event: 'settlementReady' };
const reportFinished = {
	event: 'reportFinished',
	reportTypes: 'GET_FBA_REIMBURSEMENTS_DATA, GET_MERCHANT_LISTINGS_ALL_DATA',
	statuses: ['CANCELLED', 'DONE', 'FATAL'],
};
const ids = (items: Array<{ reportId?: unknown }>) => items.map((item) => item.reportId);
const REIMBURSEMENTS = { reportType: 'GET_FBA_REIMBURSEMENTS_DATA' };
const minutesFromNow = (minutes: number) => ({ createdTime: new Date(bench.amazon.clock.now() + minutes * 60_000).toISOString() });
const finish = (reportId: string, processingStatus: string) => {
	const record = bench.amazon.sandbox.store.all('amazonReport').find((report) => report.reportId === reportId)!;
	bench.amazon.sandbox.store.update('amazonReport', record.id, { processingStatus });
};

test('gives a settlement once it is there, with what the Settlement operations need', async () => {
	bench.amazon.addReport(5);
	expect(await bench.poll(settlementReady)).toEqual([]);
	bench.amazon.addReport(6, minutesFromNow(10));
	expect(await bench.later(30, settlementReady)).toEqual([
		{
			reportId: '506',
			reportType: SETTLEMENT,
			reportDocumentId: 'amzn1.spdoc.1.4.eu.test-6',
			processingStatus: 'DONE',
			marketplaceIds: ['A1F83G8C2ARO7P'],
			dataStartTime: '2026-10-20T09:00:00Z',
			dataEndTime: '2026-11-03T09:00:00Z',
			createdTime: '2026-11-20T12:10:00Z',
		},
	]);
	bench.restart();
	expect(await bench.later(30, settlementReady)).toEqual([]);
});

test('a settlement that Amazon still works on when others are given is not passed by', async () => {
	bench.amazon.addReport(5, { processingStatus: 'IN_PROGRESS', ...minutesFromNow(-30) });
	expect(await bench.poll(settlementReady)).toEqual([]);
	bench.amazon.addReport(6, minutesFromNow(10));
	expect(ids(await bench.later(60, settlementReady))).toEqual(['506']);
	for (let day = 0; day < 3; day++) expect(await bench.later(1440, settlementReady)).toEqual([]);
	finish('505', 'DONE');
	expect(ids(await bench.later(60, settlementReady))).toEqual(['505']);
	expect(await bench.later(60, settlementReady)).toEqual([]);
});

test('gives reports of the given types in whatever way they finish, and no others', async () => {
	await bench.poll(reportFinished);
	bench.amazon.addReport(5, { ...REIMBURSEMENTS, ...minutesFromNow(1), processingStatus: 'CANCELLED' });
	bench.amazon.addReport(6, { ...REIMBURSEMENTS, ...minutesFromNow(2), processingStatus: 'IN_QUEUE' });
	bench.amazon.addReport(7, minutesFromNow(3));
	expect(await bench.later(10, reportFinished)).toMatchObject([{ reportId: '505', processingStatus: 'CANCELLED' }]);
	finish('506', 'FATAL');
	expect(await bench.later(10, reportFinished)).toMatchObject([{ reportId: '506', processingStatus: 'FATAL' }]);
	expect(await bench.later(10, reportFinished)).toEqual([]);
});

test('can be limited to reports that can be downloaded', async () => {
	const done = { ...reportFinished, statuses: ['DONE'] };
	await bench.poll(done);
	bench.amazon.addReport(5, { ...REIMBURSEMENTS, ...minutesFromNow(1), processingStatus: 'CANCELLED' });
	bench.amazon.addReport(6, { ...REIMBURSEMENTS, ...minutesFromNow(1) });
	expect(ids(await bench.later(10, done))).toEqual(['506']);
});

test.each([
	['', 0],
	[Array.from({ length: 11 }, (_, n) => `TYPE_${n}`).join(), 11],
])('refuses report types %j', async (reportTypes, count) => {
	await expect(bench.poll({ ...reportFinished, reportTypes })).rejects.toThrow(`Report Types has ${count} types`);
	expect(bench.amazon.exchanges).toEqual([]);
});

test('a listing that fails on its second page gives nothing and forgets nothing', async () => {
	await bench.poll(settlementReady);
	for (let n = 1; n <= 120; n++) bench.amazon.addReport(1, { reportId: `many-${n}`, ...minutesFromNow(n / 100) });
	let pages = 0;
	bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
		if (request.url?.startsWith('/reports/') && ++pages === 2)
			bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'serverError', match: /^GET \/reports\//, times: 5 });
	});
	await expect(bench.later(10, settlementReady)).rejects.toThrow('Amazon could not answer getReports');
	expect(await bench.later(10, settlementReady)).toHaveLength(120);
	expect(await bench.later(10, settlementReady)).toEqual([]);
});

test('a manual run shows the latest settlements', async () => {
	bench.amazon.addReport(5);
	expect(ids(await bench.poll(settlementReady, { mode: 'manual' }))).toEqual(['505']);
	expect(bench.memory).toEqual({});
});
