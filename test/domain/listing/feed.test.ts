import { chunksOf, outcomesOf, parseProcessingReport, quantityFeed, type FeedIssue } from '../../../nodes/domain/listing/feed';

const CHANGES = [
	{ sku: 'HH-KETTLE', quantity: 4 },
	{ sku: 'HH-CUP', quantity: 0 },
	{ sku: 'HH-TRAY', quantity: 12 },
];
const report = (issues: FeedIssue[], accepted: number, invalid: number, processed = accepted + invalid) => ({
	header: { sellerId: 'A1HARBOUR', version: '2.0', feedId: '70001' },
	issues,
	summary: { errors: invalid, warnings: 0, messagesProcessed: processed, messagesAccepted: accepted, messagesInvalid: invalid },
});
const refusal: FeedIssue = { messageId: 2, sku: 'HH-CUP', code: '8541', severity: 'ERROR', message: 'No such SKU.' };

test('the feed has one PATCH message per change, numbered from 1', () => {
	expect(quantityFeed('A1HARBOUR', CHANGES.slice(0, 2), 'en_GB')).toEqual({
		header: { sellerId: 'A1HARBOUR', version: '2.0', issueLocale: 'en_GB' },
		messages: [
			{
				messageId: 1,
				sku: 'HH-KETTLE',
				operationType: 'PATCH',
				productType: 'PRODUCT',
				patches: [
					{ op: 'merge', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 4 }] },
				],
			},
			{
				messageId: 2,
				sku: 'HH-CUP',
				operationType: 'PATCH',
				productType: 'PRODUCT',
				patches: [
					{ op: 'merge', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 0 }] },
				],
			},
		],
	});
});

test('a message with an error is invalid, the others are accepted when the counts say so', () => {
	expect(outcomesOf(CHANGES, report([refusal], 2, 1)).map(({ outcome }) => outcome)).toEqual(['accepted', 'invalid', 'accepted']);
});

test('a warning does not make a message invalid, and is handed on', () => {
	const warning: FeedIssue = { ...refusal, severity: 'WARNING' };
	expect(outcomesOf(CHANGES, report([warning], 3, 0))[1]).toEqual({ outcome: 'accepted', issues: [warning] });
});

test.each([
	['fewer messages were processed than sent', report([refusal], 1, 1)],
	['more messages are invalid than are named', report([refusal], 1, 2)],
	['an error speaks of the whole feed', report([{ severity: 'ERROR', message: 'The feed cannot be read.' }, refusal], 2, 1)],
])('nothing counts as accepted when %s', (_what, answer) => {
	expect(outcomesOf(CHANGES, answer).map(({ outcome }) => outcome)).toEqual(['unknown', 'invalid', 'unknown']);
});

test('an error of the whole feed is shown with every message', () => {
	const whole: FeedIssue = { severity: 'ERROR', message: 'The feed cannot be read.' };
	expect(outcomesOf(CHANGES, report([whole], 0, 0, 0)).map(({ issues }) => issues)).toEqual([[whole], [whole], [whole]]);
});

test('what is no processing report is not read as one', () => {
	expect(parseProcessingReport(report([], 3, 0))).toMatchObject({ header: { feedId: '70001' } });
	for (const other of [null, 'text', {}, { header: { feedId: '1' } }, { header: { feedId: '1' }, issues: 'none', summary: {} }])
		expect(parseProcessingReport(other)).toBeUndefined();
});

test('cuts into chunks and loses nothing', () => {
	expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
	expect(chunksOf([], 2)).toEqual([]);
});
