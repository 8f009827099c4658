import { chunksOf } from '../listing/feed';
import type { QuantityChange } from '../listing/quantity';
import { groupBy } from '../lists/groupBy';
import type { ListingRow } from './stock.types';

/** Quantities of one marketplace that are sent together, between two renewals of the lease. */
export interface QuantityBatch {
	readonly marketplaceId: string;
	readonly method: 'patch' | 'feed';
	readonly changes: readonly BatchedChange[];
}

/** A quantity with where and how it is sent, as the node that sends it takes it. */
export interface BatchedChange extends QuantityChange {
	readonly marketplaceId: string;
	readonly method: 'patch' | 'feed';
}

/** At four a second, under half a minute. */
const PATCHES_AT_ONCE = 100;

/**
 * Few quantities of a marketplace go one by one, many by one feed. What is out of stock goes before everything else, and one by one as long as that is few: a feed takes minutes. No SKU is in
 * two batches of a marketplace.
 */
export function batchesOf(due: readonly ListingRow[], patchUpTo: number): QuantityBatch[] {
	return [...groupBy(due, ({ marketplaceId }) => marketplaceId)].flatMap(([marketplaceId, rows]) => {
		const changes = rows.map(({ sellerSku, due: quantity }) => ({ sku: sellerSku, quantity: Number(quantity) }));
		const zeros = changes.filter(({ quantity }) => quantity === 0);
		const others = changes.filter(({ quantity }) => quantity > 0);
		const by = (method: QuantityBatch['method'], some: readonly QuantityChange[]): QuantityBatch[] =>
			(method === 'feed' ? [some] : chunksOf(some, PATCHES_AT_ONCE)).map((each) => ({
				marketplaceId,
				method,
				changes: each.map((change) => ({ ...change, marketplaceId, method })),
			}));
		if (changes.length <= patchUpTo) return by('patch', [...zeros, ...others]);
		if (zeros.length > patchUpTo || others.length === 0) return by('feed', [...zeros, ...others]);
		return [...by('patch', zeros), ...by(others.length <= patchUpTo ? 'patch' : 'feed', others)];
	});
}
