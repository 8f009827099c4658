import type { Clock } from './clock';
import type { Faults } from './faults';
import type { Store } from './store';

/** What both simulated systems are given. */
export interface SandboxParts {
	readonly store: Store;
	readonly clock: Clock;
	readonly faults: Faults;
	readonly rateFactor: number;
	/** Own address, e.g. `http://127.0.0.1:4010`; known after the start. */
	baseUrl(): string;
}
