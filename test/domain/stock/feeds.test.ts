import { afterFeeds } from '../../../nodes/domain/stock/feeds';
import { NOW, row } from './fixtures';

const ROWS = ['A', 'B', 'C'].map((sku, index) =>
	row(sku, '1', { state: 'inFeed', due: '9', feedId: 'F1', messageId: String(index + 1), sentAt: '2026-11-03T08:40:00.000Z' }),
);
const result = (more: object) => ({ feedId: 'F1', finished: true, processingStatus: 'DONE', ...more });
const counts = (messagesAccepted: number, messagesInvalid: number) => ({
	messagesProcessed: messagesAccepted + messagesInvalid,
	messagesAccepted,
	messagesInvalid,
});
const states = (item: object, now = NOW) =>
	afterFeeds(ROWS, [item as never], now).map(({ sellerSku, state, offered }) => [sellerSku, state, offered]);

describe('listings that were in a feed', () => {
	it("are sent where the processing report takes them, refused where it says so with Amazon's words", () => {
		const issues = [
			{ messageId: 2, severity: 'ERROR', code: '90220', message: 'Missing.' },
			{ messageId: 3, severity: 'WARNING', message: 'Fine.' },
		];
		const item = result({ issues, summary: counts(2, 1) });
		expect(states(item)).toEqual([
			['A', 'sent', '9'],
			['B', 'refused', '1'],
			['C', 'sent', '9'],
		]);
		expect(afterFeeds(ROWS, [item], NOW)[1].message).toBe('90220: Missing.');
	});

	it.each([
		['its counts do not agree with its issues', { issues: [], summary: counts(2, 1) }],
		['an issue speaks of the whole feed', { issues: [{ severity: 'ERROR', message: 'No.' }], summary: counts(2, 1) }],
		['it has no report', {}],
		['it ended FATAL', { processingStatus: 'FATAL', issues: [], summary: counts(3, 0) }],
		['it was cancelled', { processingStatus: 'CANCELLED' }],
	])('are due again where %s', (_why, more) => {
		expect(states(result(more)).map(([, state]) => state)).toEqual(['due', 'due', 'due']);
	});

	it('stay in it while it is at work, or cannot be looked at, for some hours', () => {
		expect(states({ feedId: 'F1', finished: false, processingStatus: 'IN_QUEUE' })).toEqual([]);
		expect(states({ error: 'Amazon did not answer' })).toEqual([]);
		expect(states({ error: 'Amazon did not answer' }, '2026-11-03T14:41:00.000Z').map(([, state]) => state)).toEqual(['due', 'due', 'due']);
	});
});
