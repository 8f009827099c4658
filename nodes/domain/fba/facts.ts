import type { CheckedDecision } from '../decisions/standing';
import type { MappedSku } from '../order/skuMap';
import type { BridgeSettings } from '../settings/settings.types';
import type { TableRow } from '../text/tableRow';

/** What the tables and both systems say. */
export interface FbaFacts {
	readonly settings: BridgeSettings;
	/** Rows of *FBA Inventory: Get Ledger Detail*. */
	readonly ledger: readonly TableRow[];
	/** Rows of *FBA movements*. */
	readonly movements: readonly TableRow[];
	readonly skuMap: readonly MappedSku[];
	/** Rows of *Stock: Get Movements* of Sage under the references of the events. */
	readonly inSage: readonly TableRow[];
	/** Rows of *Product: Get Costs* of Sage. */
	readonly costs: readonly TableRow[];
	/** What people decided on events, as *Decision: Check* gave it. */
	readonly approvals: readonly CheckedDecision[];
	readonly executionId: string;
	/** ISO 8601 instant. */
	readonly now: string;
}
