import { buildAmazon } from '../../amazon/build/build';
import { COLLECTIONS } from '../../amazon/records';
import type { SandboxParts } from '../../core/sandbox';
import { demoCalendar } from './calendar';
import { demoAmazon } from './demo';
import { demoLedger } from './ledger';
import { demoListings } from './stock';

/** Orders, settlements, reports, listings and stock movements of the demo company: all of them or none, and only once. */
export function seedAmazon({ store, clock }: SandboxParts): void {
	if (store.all(COLLECTIONS.orders).length > 0) return;
	const now = clock.now();
	store.transaction(() => {
		buildAmazon(store, demoAmazon(now));
		for (const listing of demoListings(now)) store.insert(COLLECTIONS.listings, listing);
		for (const event of demoLedger(demoCalendar(now))) store.insert(COLLECTIONS.ledger, event);
	});
}
