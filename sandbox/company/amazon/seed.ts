import { buildAmazon } from '../../amazon/build/build';
import type { SandboxParts } from '../../core/sandbox';
import { demoAmazon } from './demo';

/** Orders, settlements and reports of the demo company. */
export function seedAmazon({ store, clock }: SandboxParts): void {
	buildAmazon(store, demoAmazon(clock.now()));
}
