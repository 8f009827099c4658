import { answerFieldOf, holdsAnswer } from '../../../../nodes/AmazonSellerCentral/transport/answers';

/** JSON that no text can be made of: `String()` of it throws. */
const HOSTILE = { toString: 'x', valueOf: null };

it.each([
	['orders/2026-01-01/searchOrders', { orders: [] }, true],
	['orders/2026-01-01/searchOrders', { orders: {} }, false],
	['orders/2026-01-01/getOrder', { order: {} }, true],
	['orders/2026-01-01/getOrder', { order: 'order' }, false],
	['reports/2021-06-30/getReportDocument', { url: 'https://storage.example.com/file' }, true],
	['reports/2021-06-30/getReportDocument', { url: HOSTILE }, false],
	['reports/2021-06-30/getReportDocument', { url: '' }, false],
	['feeds/2021-06-30/createFeed', { feedId: '7' }, true],
	['feeds/2021-06-30/createFeed', { feedId: 7 }, false],
	['feeds/2021-06-30/createFeed', { feedId: null }, false],
	['feeds/2021-06-30/createFeed', [], false],
	['feeds/2021-06-30/createFeed', null, false],
])('an answer to %s that is %j holds what it must: %s', (operation, body, holds) => {
	expect(holdsAnswer(body, answerFieldOf(operation))).toBe(holds);
});
