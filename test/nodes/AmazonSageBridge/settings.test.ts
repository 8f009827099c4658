import type { NodeOperationError } from 'n8n-workflow';
import { RunCache } from '../../../nodes/AmazonSageBridge/runCache';
import { readSettings } from '../../../nodes/AmazonSageBridge/settings';
import { DEMO_SETTINGS, settingsRows } from '../../../sandbox/demo/settings';
import { fakeContext } from './context';

const settingsFor = (settings: unknown) => readSettings(fakeContext({ settings }).context, new RunCache());

const failureOf = (settings: unknown): NodeOperationError => {
	try {
		settingsFor(settings);
	} catch (error) {
		return error as NodeOperationError;
	}
	throw new Error('nothing was thrown');
};

describe("the client's settings", () => {
	it('are read from the rows of the table, as a list or as its text', () => {
		const rows = settingsRows().map((row, index) => ({ id: index + 1, ...row, createdAt: 'x', updatedAt: 'x' }));
		expect(settingsFor(rows)).toEqual(DEMO_SETTINGS);
		expect(settingsFor(JSON.stringify(rows))).toEqual(DEMO_SETTINGS);
	});

	it('are read once per run', () => {
		const { context, reads } = fakeContext({ settings: settingsRows() });
		const run = new RunCache();
		expect(readSettings(context, run)).toBe(readSettings(context, run));
		expect(reads.settings).toBe(1);
	});

	it('stop the node with every fault and its kind when the table cannot be used', () => {
		const failure = failureOf(settingsRows({ mode: undefined, country: 'Britain' }));
		expect(failure.message).toBe(
			'The table Bridge settings cannot be used, 2 faults: mode is missing, should be one of Review, Auto, Dry run; row 2: country is "Britain", should be a country as two capital letters (ISO 3166), such as GB.',
		);
		expect(failure.context.details).toMatchObject({ kind: 'settingsUnusable' });
	});

	it.each([
		['nothing', undefined, 'Settings is not a list'],
		['null', 'null', 'Settings is not a list'],
		['one cell with an object, as an earlier table had it', '{"timeZone":"Europe/London"}', 'Settings is not a list'],
		['text that lost its last brace', JSON.stringify(settingsRows()).slice(0, -1), 'Settings is not JSON'],
		['an empty table', '[]', 'The table Bridge settings cannot be used, 1 fault: it is empty.'],
		['the empty item of an empty table', [{}], 'The table Bridge settings cannot be used, 1 fault: it is empty.'],
	])('stop the node when they are %s', (_what, given, message) => {
		expect(failureOf(given).message).toBe(message);
	});
});
