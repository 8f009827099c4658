import type { SandboxParts } from '../../core/parts';
import { COLLECTION } from './names';

/** How the simulated company behaves where Sage's documentation is silent. Tests switch it; the demo takes the defaults. */
export type Behaviour = {
	/** Postings show in queries only after so many seconds, as with batch posting; balances move at once. */
	visibleAfterSeconds: number;
	/** Payments, receipts on customers and credit notes are read back with a minus (true) or all values positive (false). */
	signedValues: boolean;
	/** Whether this Sage has sales returns (2025 R1 and later); an older one answers 404. */
	hasSalesReturns: boolean;
};

const DEFAULTS: Behaviour = { visibleAfterSeconds: 0, signedValues: true, hasSalesReturns: true };

export function behaviourOf(parts: Pick<SandboxParts, 'store'>): Behaviour {
	return { ...DEFAULTS, ...parts.store.get(COLLECTION.behaviour, 1) };
}

export function setBehaviour(parts: Pick<SandboxParts, 'store'>, change: Partial<Behaviour>): void {
	parts.store.insert(COLLECTION.behaviour, { ...behaviourOf(parts), ...change, id: 1 });
}
