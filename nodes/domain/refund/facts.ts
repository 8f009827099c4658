import type { CheckedDecision } from '../decisions/standing';
import type { MappedSku } from '../order/skuMap';
import type { SageRow } from '../settlement/known/sageRow';
import type { BridgeSettings } from '../settings/settings.types';
import type { TableRow } from '../text/tableRow';

/** What the tables and both systems say of returns. */
export interface ReturnFacts {
	readonly settings: BridgeSettings;
	/** Rows of *Return: Get FBA Returns* and *Return: Get FBM Returns*. */
	readonly fba: readonly TableRow[];
	readonly fbm: readonly TableRow[];
	/** Rows of *Returns* and *Order money*. */
	readonly returns: readonly TableRow[];
	readonly orderMoney: readonly TableRow[];
	readonly skuMap: readonly MappedSku[];
	/** Sales orders with lines, credits, tax codes of Sage. */
	readonly ordersInSage: readonly SageRow[];
	readonly credits: readonly SageRow[];
	readonly taxCodes: readonly SageRow[];
	/** What *Sales Return: Get Many* gave: an item with `error` where Sage has no sales returns. */
	readonly returnsInSage: readonly TableRow[];
	/** What people decided on returns, as *Decision: Check* gave it. */
	readonly approvals: readonly CheckedDecision[];
	readonly executionId: string;
	readonly now: string;
}
