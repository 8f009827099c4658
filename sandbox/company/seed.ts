import type { SandboxParts } from '../core/parts';
import { seedAmazon } from './amazon/seed';
import { seedSage } from './sage/seed';

/** Fills an empty store with the demo company on both sides; a store that was seeded before stays as it is. */
export function seedDemoCompany(parts: SandboxParts): void {
	if (parts.store.all('meta').some((record) => record.kind === 'seeded')) return;
	seedAmazon(parts);
	seedSage(parts);
	parts.store.insert('meta', { kind: 'seeded', at: new Date(parts.clock.now()).toISOString() });
}
