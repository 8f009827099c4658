import { createHash } from 'node:crypto';
import { AmazonBench, settlementText } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.start()));
afterEach(async () => await bench.sandbox.stop());

const getAll = { resource: 'settlement', operation: 'getAll', returnAll: true };
const get = (reportDocumentId: string, options = {}) => ({ resource: 'settlement', operation: 'get', reportDocumentId, options });
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

test('lists the settlement reports that are ready', async () => {
	bench.addReport(5);
	bench.addReport(6, { processingStatus: 'IN_PROGRESS', reportDocumentId: undefined });
	bench.addReport(7, { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA' });
	const run = await bench.run(getAll);
	expect(run.json('Amazon')).toEqual([
		{
			reportId: '505',
			reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
			reportDocumentId: 'amzn1.spdoc.1.4.eu.test-5',
			dataStartTime: '2026-10-20T09:00:00Z',
			dataEndTime: '2026-11-03T09:00:00Z',
			createdTime: '2026-11-05T06:00:00Z',
			processingStatus: 'DONE',
			marketplaceIds: ['A1F83G8C2ARO7P'],
		},
	]);
	expect(run.items('Amazon')[0].pairedItem).toEqual({ item: 0 });
});

test('sends nothing but the token for the second page', async () => {
	for (let n = 1; n <= 19; n++) for (let copy = 0; copy < 6; copy++) bench.addReport(n, { reportId: `${n}-${copy}` });
	const run = await bench.run({ ...getAll, options: { createdSince: '2026-11-02T00:00:00Z', createdUntil: '2026-11-20T00:00:00Z' } });
	expect(run.json('Amazon')).toHaveLength(108); // 18 days of 6 reports
	const [first, second] = bench.asked('/reports/2021-06-30/reports').map(({ url }) => queryOf(url));
	expect(first).toEqual({
		reportTypes: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
		processingStatuses: 'DONE',
		pageSize: '100',
		createdSince: '2026-11-02T00:00:00Z',
		createdUntil: '2026-11-20T00:00:00Z',
	});
	expect(Object.keys(second)).toEqual(['nextToken']);
});

test('downloads a settlement, reads its header and hands on the file untouched', async () => {
	const text = settlementText('110021');
	const id = bench.addReport(5, {}, text);
	const run = await bench.run(get(id));
	expect(run.error).toBeUndefined();
	const [item] = run.items('Amazon');
	expect(item.json).toEqual({
		settlementId: '110021',
		settlementStartDate: '2026-10-20T09:00:00.000Z',
		settlementEndDate: '2026-11-03T09:00:00.000Z',
		depositDate: '2026-11-05T09:00:00.000Z',
		totalAmount: '10.25',
		currency: 'GBP',
		rowCount: 2,
		encoding: expect.stringMatching(/^(utf-8|ascii)$/i),
		decimalSeparator: '.',
		sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
		reportDocumentId: id,
	});
	expect(Buffer.from(item.binary!.data.data, 'base64').toString('utf8')).toBe(text);
	expect(item.binary!.data).toMatchObject({ fileName: 'settlement-110021.txt', mimeType: 'text/tab-separated-values' });
});

test('gives out the rows of a range, without the file', async () => {
	const id = bench.addReport(5);
	const run = await bench.run({ ...get(id), output: 'rows', rowRange: { firstRow: 2, lastRow: 9 } });
	expect(run.items('Amazon').map(({ json, binary }) => [json.line, json.amount, binary])).toEqual([[4, '-2.25', undefined]]);
	const wrong = await bench.run({ ...get(id), output: 'rows', rowRange: { firstRow: 3, lastRow: 2 } });
	expect(wrong.error?.message).toBe('First Row 3 comes after Last Row 2');
});

test('the binary field has the name that was asked for', async () => {
	const run = await bench.run({ ...get(bench.addReport(5)), binaryPropertyName: 'settlementFile' });
	expect(Object.keys(run.items('Amazon')[0].binary!)).toEqual(['settlementFile']);
});

test.each([
	['a cut connection', 'dropBefore' as const],
	['a body that ends half way', 'truncate' as const],
	['an unavailable storage', 'unavailable' as const],
])('downloads again after %s', async (_what, kind) => {
	const id = bench.addReport(5);
	bench.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/documents\// });
	const run = await bench.run(get(id));
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([{ settlementId: '11005' }]);
	expect(bench.asked('/reports/2021-06-30/documents/' + id)).toHaveLength(1); // the address is still good
});

test('a file above the limit is not taken', async () => {
	const rows = 'x'.repeat(1200 * 1024);
	const run = await bench.run(get(bench.addReport(5, {}, `${settlementText('11005')}${rows}`), { maxMegabytes: 1 }));
	expect(run.status).toBe('error');
	expect(run.error?.message).toContain('unpacks to more than 1048576 bytes');
	expect(run.error?.description).toContain('Maximum File Size');
});

test.each([
	['does not add up', settlementText('11005', '10.26'), 'settlementTotalDisagrees', '10.25'],
	['is another report', 'order-id\tsku\n1\t2\n', 'settlementUnreadable', 'settlement-id'],
	['is empty', '', 'settlementUnreadable', ''],
])('a file that %s gives no item to post from', async (_what, text, kind, words) => {
	const id = bench.addReport(5, {}, text);
	const run = await bench.run(get(id), { more: { onError: 'continueRegularOutput' } });
	const [{ json, binary }] = run.items('Amazon');
	expect(Object.keys(json).sort()).toEqual(['details', 'error']);
	expect(json.error).toContain(words);
	expect(json.details).toMatchObject({ kind, reportDocumentId: id, message: json.error, remedy: expect.stringMatching(/\w/) });
	expect(binary).toBeUndefined();
});

test('an address that expired before the download is replaced once', async () => {
	const id = bench.addReport(5);
	// The storage's clock is moved on after the address was made, before it is used.
	let moved = false;
	bench.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
		if (moved || !request.url?.startsWith('/documents/')) return;
		moved = true;
		bench.clock.advance(301_000);
	});
	const run = await bench.run(get(id));
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([{ settlementId: '11005' }]);
	expect(bench.asked('/reports/2021-06-30/documents/' + id)).toHaveLength(2);
});

test('a document that Amazon no longer keeps is refused with what Amazon said', async () => {
	const run = await bench.run(get('amzn1.spdoc.1.4.eu.gone'));
	expect(run.error?.message).toBe('Amazon does not know what getReportDocument asked for (report document amzn1.spdoc.1.4.eu.gone)');
	expect(run.error?.description).toContain('90 days');
});

test('reads a settlement that a person brought, and hands the file on', async () => {
	const file = { data: Buffer.from(settlementText('110077')).toString('base64'), mimeType: 'text/plain', fileName: 'statement.txt' };
	const items = [{ json: {}, binary: { data: file } }];
	const header = await bench.run({ resource: 'settlement', operation: 'readFile' }, { items });
	expect(header.json('Amazon')).toMatchObject([
		{ settlementId: '110077', totalAmount: '10.25', currency: 'GBP', rowCount: 2, fileName: 'statement.txt' },
	]);
	expect(header.items('Amazon')[0].binary).toEqual({ data: file });
	const totals = await bench.run({ resource: 'settlement', operation: 'readFile', output: 'totals' }, { items });
	expect(totals.json('Amazon')[0].totals).toEqual([
		{ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'Principal', rows: 1, amount: '12.50' },
		{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', rows: 1, amount: '-2.25' },
	]);
	const rows = await bench.run({ resource: 'settlement', operation: 'readFile', output: 'rows' }, { items });
	expect(rows.json('Amazon')).toMatchObject([
		{ settlementId: '110077', line: 3, amountDescription: 'Principal', amount: '12.50', currency: 'GBP', sku: 'T-1' },
		{ line: 4, amount: '-2.25' },
	]);
	expect(bench.exchanges).toEqual([]);
});
