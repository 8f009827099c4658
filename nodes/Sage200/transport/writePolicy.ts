import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { fromDecimal, toDecimal, type Minor } from '../../domain/money/money';
import { collectionOf, worthOf } from './amounts';
import type { SageTrouble } from './errors';

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

/** A request that changes something in Sage. */
export interface Write {
	readonly method: WriteMethod;
	readonly path: string;
	readonly body?: unknown;
}

/** What a credential may be used for. `broken`: it cannot be read, so it may be used for nothing. */
export type WritePolicy =
	| { readonly mode: 'all' }
	| { readonly mode: 'readOnly' }
	| { readonly mode: 'limited'; readonly groups: readonly WriteGroup[]; readonly largest?: Minor; readonly mostWrites?: number }
	| { readonly mode: 'broken'; readonly why: string };

/** Paths by what people call them, by the first part of the path. What is in no group cannot be allowed. */
export const WRITE_GROUPS = Object.freeze({
	cashBook: ['bank_payment', 'bank_receipt', 'bank_transfer'],
	customers: ['customers', 'customer_delivery_addresses'],
	despatch: ['sop_despatch_receipts', 'sop_confirm_despatch', 'couriers'],
	nominal: ['nominal_codes', 'cost_centres', 'departments'],
	purchaseLedger: ['purchase_invoices', 'purchase_credit_notes', 'purchase_payments', 'purchase_receipts'],
	salesAllocations: ['sales_allocations'],
	salesLedger: ['sales_invoices', 'sales_credit_notes', 'sales_receipts', 'sales_payments'],
	salesOrders: ['sop_orders', 'sop_orders_status'],
	salesReturns: ['sop_returns', 'sop_returns_status'],
	stock: [
		'stock_transfers',
		'stocktakes',
		'stocktake_new_items',
		'stocktake_amend_items',
		'stocktake_enter_values',
		'stocktake_view_adjustments',
		'stocktake_approve_complete',
		'stocktake_count_sheet_items',
		'warehouse_holdings',
	],
} as const);

export type WriteGroup = keyof typeof WRITE_GROUPS;

const isGroup = (name: unknown): name is WriteGroup => typeof name === 'string' && Object.hasOwn(WRITE_GROUPS, name);

/** Reads the policy of a credential. One that says nothing only reads; anything that is not understood allows nothing. */
export function writePolicyOf(credential: ICredentialDataDecryptedObject): WritePolicy {
	const mode = credential.writePolicy ?? 'readOnly';
	if (mode === 'all' || mode === 'readOnly') return { mode };
	if (mode !== 'limited') return { mode: 'broken', why: `"${String(mode)}" is no write policy` };
	const groups: unknown[] = Array.isArray(credential.allowedWrites) ? credential.allowedWrites : [];
	const strange = groups.find((group) => !isGroup(group));
	if (strange !== undefined) return { mode: 'broken', why: `"${String(strange)}" is nothing that can be written` };
	const largest = String(credential.largestAmount ?? '').trim();
	if (largest !== '' && !/^\d+(\.\d{1,2})?$/.test(largest))
		return { mode: 'broken', why: `the largest amount "${largest}" is no amount with at most two decimals` };
	const most = Number(credential.mostWrites ?? 0);
	if (!Number.isInteger(most) || most < 0)
		return { mode: 'broken', why: `the most writes per execution "${String(credential.mostWrites)}" is no whole number` };
	return {
		mode: 'limited',
		groups: groups as WriteGroup[],
		...(largest === '' ? {} : { largest: fromDecimal(largest) }),
		...(most === 0 ? {} : { mostWrites: most }),
	};
}

/** Why a write may not be sent, or nothing. `done` is how many writes this execution has sent before it. */
export function refusalByPolicy(policy: WritePolicy, write: Write, done: number): SageTrouble | undefined {
	const call = `${write.method} ${write.path}`;
	if (policy.mode === 'all') return undefined;
	if (policy.mode === 'readOnly') return refusal(`it only reads (${call})`);
	if (policy.mode === 'broken') return refusal(`it cannot be read: ${policy.why} (${call})`);
	const { groups, largest, mostWrites } = policy;
	const collection = collectionOf(write.path);
	if (!groups.some((group) => (WRITE_GROUPS[group] as readonly string[]).includes(collection)))
		return refusal(`it does not allow ${collection} (${call})`);
	if (mostWrites !== undefined && done >= mostWrites) return refusal(`it allows ${mostWrites} writes in one execution (${call})`);
	if (largest === undefined) return undefined;
	const worth = worthOf(write.path, write.body);
	if (worth === 'unknown') return refusal(`it limits the amount, and the amount of this request cannot be told (${call})`);
	return worth > largest ? refusal(`${toDecimal(worth)} is more than its largest amount ${toDecimal(largest)} (${call})`) : undefined;
}

function refusal(why: string): SageTrouble {
	return {
		message: `The write policy of the Sage 200 credential refuses this: ${why}`,
		remedy:
			'Nothing was sent. If it is right to send it, have the owner of the Sage 200 credential open it, choose another Write Policy (Limited or Write All) and save; then run again.',
		barredBy: 'policy',
	};
}
