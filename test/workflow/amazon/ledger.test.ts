import { AmazonBench, bodyOf, byId, UK } from './fixtures';
import { addEvent, LEDGER, minutesAgo, REPORTS, request, requested, sellsIn } from './reportFixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.startNow()));
afterEach(async () => await bench.sandbox.stop());

const seconds = (instant: string) => `${instant.slice(0, 19)}Z`;

test('gets the ledger in detail: one report for each event type, rows with English names', async () => {
	addEvent(bench, 90);
	addEvent(bench, 80, { eventType: 'Receipts', quantity: 120, reason: '', unreconciled: 0 });
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
	expect(requested(bench).map(bodyOf)).toEqual(
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
	addEvent(bench, 90);
	addEvent(bench, 80, { eventType: 'Receipts', quantity: 120 });
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
	sellsIn(bench, 'A1RKKUPIHCS9HS', 'Amazon.es', 'ES', 'es_ES');
	addEvent(bench, 90, { eventType: 'Shipments', title: 'Tetera pequeña', country: 'ES' });
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
	addEvent(bench, 90);
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
	expect(requested(bench)).toHaveLength(1);
});

test('of several reports that are not ready all are named, and a later run goes on with all of them or with none', async () => {
	addEvent(bench, 90);
	addEvent(bench, 80, { eventType: 'Receipts', quantity: 120 });
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
	expect(requested(bench)).toHaveLength(2);
});
