import type { ProcessingReport } from '../../../../../nodes/domain/listing/feed';
import type { Feed } from '../../../../../nodes/AmazonSellerCentral/actions/listing/feed';
import { explainFeed, feedResults, patchedChange } from '../../../../../nodes/AmazonSellerCentral/actions/listing/outcome';

const CHANGES = [
	{ sku: 'A', quantity: 1 },
	{ sku: 'B', quantity: 2 },
];
const feed = (processingStatus: Feed['processingStatus']): Feed => ({
	feedId: '7',
	feedType: 'JSON_LISTINGS_FEED',
	processingStatus,
	createdTime: '2026-11-20T12:00:00Z',
});
const REPORT: ProcessingReport = {
	header: { sellerId: 'S', feedId: '7' },
	issues: [{ messageId: 2, sku: 'B', code: '90220', severity: 'ERROR', message: 'Not enough values.' }],
	summary: { errors: 1, warnings: 0, messagesProcessed: 2, messagesAccepted: 1, messagesInvalid: 1 },
};
const outcomes = (status: Feed['processingStatus'], report?: ProcessingReport) =>
	feedResults(CHANGES, feed(status), report).map(({ outcome }) => outcome);

test.each([
	['IN_QUEUE', undefined, ['pending', 'pending']],
	['IN_PROGRESS', undefined, ['pending', 'pending']],
	['CANCELLED', undefined, ['notSent', 'notSent']],
	// Amazon: "some, none, or all of the operations may have completed".
	['FATAL', REPORT, ['unknown', 'unknown']],
	['DONE', undefined, ['unknown', 'unknown']],
	['DONE', REPORT, ['accepted', 'invalid']],
] as const)('a feed that is %s leaves its changes so', (status, report, expected) => {
	expect(outcomes(status, report)).toEqual(expected);
});

test('an invalid change says what Amazon says, and names its feed', () => {
	expect(feedResults(CHANGES, feed('DONE'), REPORT)[1]).toMatchObject({
		sku: 'B',
		quantity: 2,
		method: 'feed',
		feedId: '7',
		message: '90220: Not enough values.',
	});
});

test('INVALID is a refusal, although it comes as a success', () => {
	const submission = { sku: 'A', submissionId: 's', issues: [{ code: '8541', message: 'No.' }] };
	expect(patchedChange(CHANGES[0], { ...submission, status: 'INVALID' })).toMatchObject({ outcome: 'invalid', message: '8541: No.' });
	expect(patchedChange(CHANGES[0], { ...submission, status: 'ACCEPTED' })).toMatchObject({ outcome: 'accepted', submissionId: 's' });
});

test.each([
	['VALID', 'status VALID'],
	['IN_PROGRESS', 'status IN_PROGRESS'],
	['', 'no status'],
	['<b>accepted</b>', 'no status'],
	[undefined, 'no status'],
	[null, 'no status'],
])('the status %j leaves open whether the quantity was set', (status, said) => {
	const submission = { sku: 'A', submissionId: 's', status: status as 'ACCEPTED' };
	expect(patchedChange(CHANGES[0], submission)).toMatchObject({
		outcome: 'unknown',
		message: `Amazon did not say that it accepted the quantity (${said})`,
		remedy: 'Send it again; the quantity is absolute, so that does no harm.',
	});
});

test.each([
	['FATAL', REPORT, 'Feed 7 ended FATAL; what of it was set is not known'],
	['FATAL', undefined, 'Feed 7 ended FATAL without a processing report; what of it was set is not known'],
	['DONE', undefined, 'Feed 7 ended DONE without a processing report; what of it was set is not known'],
	['CANCELLED', undefined, 'Feed 7 was CANCELLED; nothing of it was set'],
	['DONE', REPORT, undefined],
] as const)('a feed that is %s is explained, unless its report does so', (status, report, expected) => {
	expect(explainFeed(feed(status), report)?.explanation).toBe(expected);
});
