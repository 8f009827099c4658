import type { SandboxParts } from '../../core/sandbox';

/** Puts the demo company's books into the store. */
export function seedSage(parts: SandboxParts): void {
	void parts;
}
