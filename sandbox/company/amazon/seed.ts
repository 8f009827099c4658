import type { SandboxParts } from '../../core/sandbox';

/** Orders, settlements and reports of the demo company. */
export function seedAmazon(_parts: SandboxParts): void {}
