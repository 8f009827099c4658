import { buildAmazon } from '../../amazon/build/build';
import { COLLECTIONS } from '../../amazon/records';
import type { SandboxParts } from '../../core/sandbox';
import { demoAmazon } from './demo';

/** Orders, settlements and reports of the demo company: all of them or none, and only once. */
export function seedAmazon({ store, clock }: SandboxParts): void {
	if (store.all(COLLECTIONS.orders).length > 0) return;
	store.transaction(() => buildAmazon(store, demoAmazon(clock.now())));
}
