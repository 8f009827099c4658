import type { ResolvedOperation } from './catalogue';

/**
 * Writes that end in the same state however often they are done (models of the operations):
 * a shipment confirmed again under its package reference edits that package; a patch sets absolute values; a document or a token
 * that is not used does nothing; what is cancelled stays cancelled.
 */
const REPEATABLE_WRITES: ReadonlySet<string> = new Set([
	'feeds/2021-06-30/createFeedDocument',
	'listingsItems/2021-08-01/patchListingsItem',
	'orders/v0/confirmShipment',
	'tokens/2021-03-01/createRestrictedDataToken',
]);

/** Methods that HTTP itself calls idempotent (RFC 9110, 9.2.2). */
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Whether a request may be sent again although it is not known what became of the first. Unknown operations that write may not. */
export const isRepeatable = ({ key, method }: Pick<ResolvedOperation, 'key' | 'method'>): boolean =>
	IDEMPOTENT_METHODS.has(method) || REPEATABLE_WRITES.has(key);
