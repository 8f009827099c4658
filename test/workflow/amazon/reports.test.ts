import { AmazonBench, bodyOf, byId, queryOf, UK } from './fixtures';
import { addEvent, LEDGER, minutesAgo, REPORTS, request, requested, sellsIn } from './reportFixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.startNow()));
afterEach(async () => await bench.sandbox.stop());

/** A finished report of a person's own making, with what Amazon says in its document. */
function addFinished(reportId: string, more: Record<string, unknown>, text?: string): void {
	const reportDocumentId = `amzn1.spdoc.1.4.eu.${reportId}`;
	const time = minutesAgo(5);
	bench.sandbox.store.insert('amazonReport', {
		reportId,
		reportType: LEDGER,
		marketplaceIds: [UK],
		dataStartTime: time,
		dataEndTime: time,
		createdTime: time,
		processingStartTime: time,
		processingEndTime: time,
		...(text === undefined ? {} : { reportDocumentId }),
		...more,
	});
	if (text !== undefined)
		bench.sandbox.store.insert('amazonDocument', {
			reportDocumentId,
			createdTime: time,
			text,
			restricted: more.reportType === 'GET_VAT_TRANSACTION_DATA',
		});
}

test('requests a report with exactly what was given, after a look at what is there', async () => {
	sellsIn(bench, 'A1PA6795UKMFR9', 'Amazon.de', 'DE', 'de_DE');
	const options = {
		dataStartTime: '2026-11-01T00:00:00+01:00',
		dataEndTime: '2026-11-02T00:00:00Z',
		marketplaceIds: 'A1PA6795UKMFR9',
		reportOptions: '{"eventType": "Receipts"}',
	};
	const run = await bench.run({ ...request, options });
	expect(run.json('Amazon')).toEqual([{ reportId: expect.any(String), reportType: LEDGER, outcome: 'requested' }]);
	expect(requested(bench).map(bodyOf)).toEqual([
		{
			reportType: LEDGER,
			marketplaceIds: ['A1F83G8C2ARO7P', 'A1PA6795UKMFR9'],
			dataStartTime: '2026-10-31T23:00:00Z',
			dataEndTime: '2026-11-02T00:00:00Z',
			reportOptions: { eventType: 'Receipts' },
		},
	]);
	expect(bench.asked(REPORTS).map(({ method }) => method)).toEqual(['GET', 'POST']);
	expect(queryOf(bench.asked(REPORTS)[0])).toMatchObject({ reportTypes: LEDGER, pageSize: '100' });
});

test('a request whose answer was lost is found, not made twice', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /^POST \/reports/ });
	const run = await bench.run({ ...request, options: { dataStartTime: '2026-11-01T00:00:00Z' } });
	const reports = bench.sandbox.store.all('amazonReport');
	expect(reports).toHaveLength(1);
	expect(run.json('Amazon')).toEqual([{ reportId: reports[0].reportId, reportType: LEDGER, outcome: 'found' }]);
});

test('a request that got no answer and shows nowhere is not repeated', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'serverError', match: /^POST \/reports/, times: 9 });
	const run = await bench.run(request);
	expect(run.status).toBe('error');
	expect(requested(bench)).toHaveLength(1);
	expect(bench.sandbox.store.all('amazonReport')).toEqual([]);
});

test('takes a report that was just requested for the same period, when that is wanted', async () => {
	addEvent(bench, 120); // with data it ends DONE however slow this machine is; CANCELLED, it would not be taken again
	const options = { dataStartTime: minutesAgo(600), dataEndTime: minutesAgo(60), reuseMinutes: 30 };
	const first = await bench.run({ ...request, options });
	const second = await bench.run({ ...request, options });
	expect(second.json('Amazon')).toEqual([{ ...first.json('Amazon')[0], outcome: 'found' }]);
	expect(requested(bench)).toHaveLength(1);
	const other = await bench.run({ ...request, options: { ...options, dataEndTime: minutesAgo(30) } });
	expect(other.json('Amazon')).toMatchObject([{ outcome: 'requested' }]);
});

test('a settlement report is not requested: Amazon would answer that it is too much', async () => {
	const run = await bench.run({ ...request, reportType: byId('GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2') });
	expect(run.error?.message).toBe('Settlement reports cannot be requested');
	expect(bench.exchanges).toEqual([]);
});

test('lists reports of a type by status', async () => {
	addFinished('1', { processingStatus: 'DONE' }, 'a');
	addFinished('2', { processingStatus: 'CANCELLED' });
	const run = await bench.run({
		resource: 'report',
		operation: 'getAll',
		reportType: byId(LEDGER),
		returnAll: true,
		filters: { processingStatuses: ['CANCELLED'] },
	});
	expect(run.json('Amazon')).toMatchObject([{ reportId: '2', reportType: LEDGER, processingStatus: 'CANCELLED' }]);
	expect(queryOf(bench.asked(REPORTS)[0])).toEqual({ reportTypes: LEDGER, processingStatuses: 'CANCELLED', pageSize: '100' });
});

test('says of a FATAL report what its document says', async () => {
	addFinished('3', { processingStatus: 'FATAL' }, 'The month is\nnot closed yet.');
	const run = await bench.run({ resource: 'report', operation: 'get', reportId: '3' });
	expect(run.json('Amazon')).toMatchObject([
		{
			reportId: '3',
			processingStatus: 'FATAL',
			finished: true,
			explanation: `Report 3 (${LEDGER}) ended FATAL. Amazon says: The month is not closed yet.`,
			remedy: expect.stringContaining('request it again'),
		},
	]);
	const download = await bench.run(
		{ resource: 'report', operation: 'download', reportId: '3' },
		{ more: { onError: 'continueRegularOutput' } },
	);
	expect(download.json('Amazon')).toMatchObject([
		{
			error: expect.stringContaining('The month is not closed yet.'),
			details: { kind: 'runFailed', reason: 'reportWithoutData', reportId: '3', processingStatus: 'FATAL' },
		},
	]);
});

test('opens the document of a FATAL report with a restricted data token, where its type needs one', async () => {
	addFinished('9', { processingStatus: 'FATAL', reportType: 'GET_VAT_TRANSACTION_DATA' }, 'The month is not closed yet.');
	const run = await bench.run({ resource: 'report', operation: 'get', reportId: '9' });
	expect(run.json('Amazon')).toMatchObject([
		{ explanation: 'Report 9 (GET_VAT_TRANSACTION_DATA) ended FATAL. Amazon says: The month is not closed yet.' },
	]);
});

test.each([['{"eventType": ["Adjustments", "Receipts"]}'], ['{"eventType": ""}'], ['{"eventType": null}']])(
	'report options %s are refused: Amazon would refuse them, or make an empty report',
	async (reportOptions) => {
		const run = await bench.run({ ...request, options: { reportOptions } });
		expect(run.error?.message).toBe('Report Options has no single value for eventType');
		expect(bench.exchanges).toEqual([]);
	},
);

test.each(['Adjustments,Receipts', 'Adjustments Receipts', 'adjustments'])(
	'"%s" is no event type of the ledger: Amazon would make an empty report of it',
	async (eventType) => {
		const run = await bench.run({ ...request, options: { reportOptions: JSON.stringify({ eventType }) } });
		expect(run.error?.message).toBe(`There is no event type "${eventType}"`);
		expect(bench.exchanges).toEqual([]);
	},
);

test('refuses more marketplaces than Amazon lists reports for', async () => {
	const marketplaceIds = Array.from({ length: 11 }, (_, n) => `A${n}`).join();
	const run = await bench.run({ resource: 'report', operation: 'getAll', reportType: byId(LEDGER), filters: { marketplaceIds } });
	expect(run.error?.message).toBe('There are 11 marketplace IDs');
	expect(bench.exchanges).toEqual([]);
});

test('says of a CANCELLED report that it can mean two things', async () => {
	addFinished('4', { processingStatus: 'CANCELLED' });
	const run = await bench.run({ resource: 'report', operation: 'get', reportId: '4' });
	expect(run.json('Amazon')).toMatchObject([
		{ finished: true, explanation: expect.stringContaining('there is no data for it, or a report like it was asked for too soon') },
	]);
});

test('an open report is given as it is, without waiting', async () => {
	addFinished('5', { processingStatus: 'IN_PROGRESS' });
	const run = await bench.run({ resource: 'report', operation: 'get', reportId: '5' });
	expect(run.json('Amazon')).toMatchObject([{ processingStatus: 'IN_PROGRESS', finished: false }]);
	expect(bench.asked(`${REPORTS}/5`)).toHaveLength(1);
});

test('waits for a report no longer than allowed, and names it for later', async () => {
	addFinished('6', { processingStatus: 'IN_PROGRESS' });
	const run = await bench.run(
		{ resource: 'report', operation: 'download', reportId: '6', options: { maxWaitSeconds: 2 } },
		{ more: { onError: 'continueRegularOutput' } },
	);
	expect(run.json('Amazon')).toMatchObject([
		{ error: `Report 6 (${LEDGER}) is IN_PROGRESS`, details: { reason: 'reportNotReady', reportId: '6' } },
	]);
	expect(bench.asked(`${REPORTS}/6`)).toHaveLength(3); // at once, after one and after two seconds
});

test('downloads a report untouched, whatever its type', async () => {
	addFinished('7', { processingStatus: 'DONE', reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA' }, 'item-name\tprice\nTeapot\t9.99\n');
	const run = await bench.run({ resource: 'report', operation: 'download', reportId: '7', output: 'file' });
	const [{ json, binary }] = run.items('Amazon');
	expect(Buffer.from(binary!.data.data, 'base64').toString()).toBe('item-name\tprice\nTeapot\t9.99\n');
	expect(json).toMatchObject({ reportId: '7', sizeBytes: 28, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('gives the rows of any report under the headings of the file', async () => {
	addFinished(
		'8',
		{ processingStatus: 'DONE', reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA' },
		'item-name\tprice\nTeapot\t9.99\n"Old" cup\t\n',
	);
	const run = await bench.run({ resource: 'report', operation: 'download', reportId: '8', output: 'rows' });
	expect(run.json('Amazon')).toEqual([
		{ 'item-name': 'Teapot', price: '9.99' },
		{ 'item-name': '"Old" cup', price: '' },
	]);
});

test('columns with the same heading, or none, do not hide each other', async () => {
	addFinished('8', { processingStatus: 'DONE', reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA' }, 'sku\tprice\tprice\t\nT-1\t9.99\t8.99\tx\n');
	const run = await bench.run({ resource: 'report', operation: 'download', reportId: '8', output: 'rows' });
	expect(run.json('Amazon')).toEqual([{ sku: 'T-1', price: '9.99', 'price column 3': '8.99', 'column 4': 'x' }]);
});
