import { buildAmazon } from '../../amazon/build/build';
import { COLLECTIONS } from '../../amazon/records';
import type { SandboxParts } from '../../core/parts';
import { demoCalendar } from './calendar';
import { demoAmazon } from './demo';
import { demoLedger } from './ledger';
import { demoListings } from './stock';
import { demoFbaReturns, demoFbmReturns, demoReimbursements, demoShipments } from './turnedBack';

/** Orders, settlements, reports, listings and stock movements of the demo company: all of them or none, and only once. */
export function seedAmazon({ store, clock }: SandboxParts): void {
	if (store.all(COLLECTIONS.orders).length > 0) return;
	const now = clock.now();
	const calendar = demoCalendar(now);
	const seller = demoAmazon(now);
	const fbaReturns = demoFbaReturns(calendar, seller);
	const events = [...demoLedger(calendar), ...demoShipments(seller), ...fbaReturns.events].sort(
		(a, b) => Date.parse(a.at) - Date.parse(b.at),
	);
	const add = (collection: string, records: ReadonlyArray<Record<string, unknown>>): void =>
		records.forEach((record) => void store.insert(collection, record));
	store.transaction(() => {
		buildAmazon(store, seller);
		add(COLLECTIONS.listings, demoListings(now));
		add(COLLECTIONS.ledger, events);
		add(COLLECTIONS.reimbursements, demoReimbursements(seller));
		add(COLLECTIONS.returns, [...fbaReturns.rows, ...demoFbmReturns(seller)]);
	});
}
