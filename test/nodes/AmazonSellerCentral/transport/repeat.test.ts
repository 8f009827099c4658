import { OPERATIONS, resolveOperation } from '../../../../nodes/AmazonSellerCentral/transport/catalogue';
import { isRepeatable } from '../../../../nodes/AmazonSellerCentral/transport/repeat';

const path = { feedId: '1', feedDocumentId: '1', orderId: '1', reportId: '1', reportDocumentId: '1', sellerId: 'A', sku: 'S' };
const may = (operation: { endpoint: string; version: string; name: string }) => isRepeatable(resolveOperation(operation, path));

test.each([
	['searchOrders', true],
	['confirmShipment', true],
	['patchListingsItem', true],
	['createFeedDocument', true],
	['createRestrictedDataToken', true],
	['createReport', false],
	['createFeed', false],
] as const)('%s may be repeated: %s', (name, expected) => {
	expect(may(OPERATIONS[name])).toBe(expected);
});

test('a report that was cancelled may be cancelled again', () => {
	expect(may({ endpoint: 'reports', version: '2021-06-30', name: 'cancelReport' })).toBe(true);
});

test('a payout is never started twice, nor a write that is not known here', () => {
	expect(may({ endpoint: 'transfers', version: '2024-06-01', name: 'initiatePayout' })).toBe(false);
	expect(may({ endpoint: 'orders', version: 'v0', name: 'updateShipmentStatus' })).toBe(false);
});
