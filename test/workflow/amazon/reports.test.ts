import { AmazonBench, bodyOf, byId, queryOf, settlementText, UK } from './fixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.startNow()));
afterEach(async () => await bench.sandbox.stop());

const REPORTS = '/reports/2021-06-30/reports';
const LEDGER = 'GET_LEDGER_DETAIL_VIEW_DATA';
const created = () => bench.exchanges.filter(({ method, url }) => method === 'POST' && url === REPORTS);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const seconds = (instant: string) => `${instant.slice(0, 19)}Z`;
const request = { resource: 'report', operation: 'request', reportType: byId(LEDGER), marketplaceId: byId(UK) };

function addEvent(minutes: number, more: Record<string, unknown> = {}): void {
	bench.sandbox.store.insert('amazonLedgerEvent', {
		at: minutesAgo(minutes),
		sku: 'T-FBA',
		asin: 'B0T',
		fnSku: 'X0T',
		title: 'Tetera "pequeña"',
		eventType: 'Adjustments',
		referenceId: '47110001',
		quantity: -2,
		fulfillmentCenter: 'XUK1',
		disposition: 'SELLABLE',
		reason: 'M',
		country: 'GB',
		reconciled: 0,
		unreconciled: 2,
		...more,
	});
}

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

/** Marketplaces that the seller has beside the UK. */
const sellsIn = (marketplaceId: string, name: string, countryCode: string, language: string) =>
	bench.sandbox.store.insert('amazonMarketplace', { marketplaceId, name, countryCode, currency: 'EUR', language });

test('requests a report with exactly what was given, after a look at what is there', async () => {
	sellsIn('A1PA6795UKMFR9', 'Amazon.de', 'DE', 'de_DE');
	const options = {
		dataStartTime: '2026-11-01T00:00:00+01:00',
		dataEndTime: '2026-11-02T00:00:00Z',
		marketplaceIds: 'A1PA6795UKMFR9',
		reportOptions: '{"eventType": "Receipts"}',
	};
	const run = await bench.run({ ...request, options });
	expect(run.json('Amazon')).toEqual([{ reportId: expect.any(String), reportType: LEDGER, outcome: 'requested' }]);
	expect(created().map(bodyOf)).toEqual([
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
	expect(created()).toHaveLength(1);
	expect(bench.sandbox.store.all('amazonReport')).toEqual([]);
});

test('takes a report that was just requested for the same period, when that is wanted', async () => {
	addEvent(120); // with data it ends DONE however slow this machine is; CANCELLED, it would not be taken again
	const options = { dataStartTime: minutesAgo(600), dataEndTime: minutesAgo(60), reuseMinutes: 30 };
	const first = await bench.run({ ...request, options });
	const second = await bench.run({ ...request, options });
	expect(second.json('Amazon')).toEqual([{ ...first.json('Amazon')[0], outcome: 'found' }]);
	expect(created()).toHaveLength(1);
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

test('gets the ledger in detail: one report for each event type, rows with English names', async () => {
	addEvent(90);
	addEvent(80, { eventType: 'Receipts', quantity: 120, reason: '', unreconciled: 0 });
	const from = minutesAgo(600);
	const run = await bench.run({
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId(UK),
		from,
		eventTypes: ['Adjustments', 'Receipts'],
		options: { msku: 'T-FBA' },
	});
	expect(run.error).toBeUndefined();
	expect(created().map(bodyOf)).toEqual(
		['Adjustments', 'Receipts'].map((eventType) => ({
			reportType: LEDGER,
			marketplaceIds: [UK],
			dataStartTime: seconds(from),
			reportOptions: { eventType, MSKU: 'T-FBA' },
		})),
	);
	expect(run.json('Amazon')).toEqual([
		{
			date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			fnsku: 'X0T',
			asin: 'B0T',
			msku: 'T-FBA',
			title: 'Tetera "pequeña"',
			eventType: 'Adjustments',
			referenceId: '47110001',
			quantity: -2,
			fulfillmentCenter: 'XUK1',
			disposition: 'SELLABLE',
			reason: 'M',
			country: 'GB',
			reconciledQuantity: 0,
			unreconciledQuantity: 2,
			dateTime: expect.stringMatching(/Z$/),
			reportId: expect.any(String),
		},
		expect.objectContaining({ eventType: 'Receipts', quantity: 120 }),
	]);
	expect(bench.asked(REPORTS).filter(({ method }) => method === 'GET')).toHaveLength(1); // one look for both
});

test('a ledger report whose request got no answer is found among the new ones, each event type its own', async () => {
	addEvent(90);
	addEvent(80, { eventType: 'Receipts', quantity: 120 });
	bench.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /^POST \/reports/, times: 2 });
	const run = await bench.run({
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId(UK),
		from: minutesAgo(600),
		eventTypes: ['Adjustments', 'Receipts'],
	});
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon').map(({ eventType, quantity }) => [eventType, quantity])).toEqual([
		['Adjustments', -2],
		['Receipts', 120],
	]);
	expect(bench.sandbox.store.all('amazonReport')).toHaveLength(2);
});

test('a report of a marketplace in which the account does not sell is refused, with the marketplace in the error', async () => {
	const run = await bench.run({ ...request, options: { marketplaceIds: 'A1PA6795UKMFR9' } });
	expect(run.error?.message).toContain('Amazon does not allow createReport with this credential');
	expect(run.error?.message).toContain('marketplace A1F83G8C2ARO7P, A1PA6795UKMFR9');
	expect(run.error?.description).toContain('the account sells in the marketplace');
});

test('reads the ledger of a Spanish account', async () => {
	sellsIn('A1RKKUPIHCS9HS', 'Amazon.es', 'ES', 'es_ES');
	addEvent(90, { eventType: 'Shipments', title: 'Tetera pequeña', country: 'ES' });
	const run = await bench.run({
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId('A1RKKUPIHCS9HS'),
		from: minutesAgo(600),
		eventTypes: ['Shipments'],
	});
	expect(run.json('Amazon')).toMatchObject([{ eventType: 'Shipments', title: 'Tetera pequeña', disposition: 'SELLABLE', quantity: -2 }]);
});

test('a ledger without events is a stop, because it may have been requested too soon, or no rows by choice', async () => {
	const ledger = {
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId(UK),
		from: minutesAgo(600),
		eventTypes: ['Adjustments'],
	};
	const stopped = await bench.run(ledger, { more: { onError: 'continueRegularOutput' } });
	expect(stopped.json('Amazon')).toMatchObject([
		{ error: expect.stringContaining('was CANCELLED'), details: { reason: 'reportWithoutData', processingStatus: 'CANCELLED' } },
	]);
	const empty = await bench.run({ ...ledger, options: { whenCancelled: 'noRows' } });
	expect([empty.status, empty.json('Amazon')]).toEqual(['success', []]);
});

test('goes on with a report that was requested before', async () => {
	addEvent(90);
	const first = await bench.run({ ...request, options: { dataStartTime: minutesAgo(600), reportOptions: '{"eventType": "Adjustments"}' } });
	const reportId = first.json('Amazon')[0].reportId as string;
	const run = await bench.run({
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId(UK),
		from: minutesAgo(600),
		eventTypes: ['Adjustments'],
		options: { reportId },
	});
	expect(run.json('Amazon')).toMatchObject([{ quantity: -2, reportId }]);
	expect(created()).toHaveLength(1);
});

test('of several reports that are not ready all are named, and a later run goes on with all of them or with none', async () => {
	addEvent(90);
	addEvent(80, { eventType: 'Receipts', quantity: 120 });
	const ledger = {
		resource: 'fbaInventory',
		operation: 'ledgerDetail',
		marketplaceId: byId(UK),
		from: minutesAgo(600),
		eventTypes: ['Adjustments', 'Receipts'],
	};
	// Amazon takes an hour for each.
	bench.sandbox.app.server.prependListener('request', () => {
		const fresh = bench.sandbox.store
			.all('amazonReport')
			.filter(({ processingStatus, slow }) => processingStatus === 'IN_QUEUE' && slow === undefined);
		for (const { id } of fresh) bench.sandbox.store.update('amazonReport', id, { endsAt: bench.clock.now() + 3_600_000, slow: true });
	});
	const early = await bench.run({ ...ledger, options: { maxWaitSeconds: 0 } }, { more: { onError: 'continueRegularOutput' } });
	const { reportId, reportIds } = early.json('Amazon')[0].details as { reportId: string; reportIds: string };
	expect(reportIds.split(',')).toEqual([reportId, expect.any(String)]);
	bench.clock.advance(3_700_000);
	const some = await bench.run({ ...ledger, options: { reportId } });
	expect(some.error?.message).toBe('There are 1 report IDs for 2 reports');
	const all = await bench.run({ ...ledger, options: { reportId: reportIds } });
	expect(all.json('Amazon').map(({ eventType, quantity, reportId: from }) => [eventType, quantity, from])).toEqual([
		['Adjustments', -2, reportId],
		['Receipts', 120, reportIds.split(',')[1]],
	]);
	expect(created()).toHaveLength(2);
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
