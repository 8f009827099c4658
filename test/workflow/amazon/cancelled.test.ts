import type { INodeParameters } from 'n8n-workflow';
import { runAmazonNode } from '../../../bench/node';
import type { FaultKind } from '../../../sandbox/core/faults';
import { FaultBench, SEARCH, search, type Failed } from './faultBench';
import { anOrder } from './fixtures';

jest.setTimeout(120_000);

let bench: FaultBench;
beforeEach(async () => (bench = await FaultBench.start()));
afterEach(async () => await bench.stop());

describe('an execution that is cancelled ends at once, on the time of day', () => {
	const DOCUMENT = /^GET \/documents\//;
	const settlement = () => ({
		resource: 'settlement',
		operation: 'get',
		reportDocumentId: bench.amazon.addReport(5),
		binaryPropertyName: 'data',
		output: 'header',
		options: {},
	});
	beforeEach(() => {
		jest.restoreAllMocks();
		bench.amazon.addOrders(anOrder(1));
	});

	test.each<[string, FaultKind, RegExp, () => INodeParameters]>([
		['while Amazon is silent', 'hang', SEARCH, () => search],
		['while an answer drips', 'slowDrip', SEARCH, () => search],
		['while it waits for its turn after a 429', 'throttle', SEARCH, () => search],
		['while the login is silent', 'hang', /^POST \/auth/, () => search],
		['while a document drips', 'slowDrip', DOCUMENT, settlement],
		['while the storage is silent', 'hang', DOCUMENT, settlement],
	])('%s', async (_when, kind, match, parameters) => {
		bench.order(kind, match, 1000);
		const cancel = new AbortController();
		let cancelledAt = Infinity;
		bench.amazon.sandbox.app.server.prependListener('request', ({ method, url }: { method: string; url: string }) => {
			if (match.test(`${method} ${url.split('?')[0]}`)) setTimeout(() => void ((cancelledAt = performance.now()), cancel.abort()), 150);
		});
		const error = await runAmazonNode(parameters(), [{ json: {} }], bench.amazon.credentials, undefined, cancel.signal).catch(
			(failure: Failed) => failure,
		);
		expect((error as Failed).context.details).toMatchObject({ reason: 'cancelled' });
		expect(performance.now() - cancelledAt).toBeLessThan(1000);
		expect(bench.asked(match)).toBe(1);
		bench.expectNothingPrivate(error as Failed);
	});
});
