import type { SandboxParts } from '../../core/parts';
import { behaviourOf } from '../books/behaviour';
import type { TraderEntry } from '../books/ledger';
import type { TraderRecord } from '../books/masters';
import { COLLECTION } from '../books/names';
import { SALES } from '../books/traders';
import { Refusal } from '../refusal';
import type { Row } from '../shapes/shape';

/** The permission that lets a user save an order above the limit as live, and the one for prices and discounts of their own. */
const HOLDS = 'override_credit_holds';
const PRICES = 'override_prices_discounts';

const lacks = (parts: SandboxParts, permission: string): boolean => behaviourOf(parts).lackedPermissions.includes(permission);

/** 401, not 403, where the user may not override a line's price or discount (sop.json, change log of the lines). */
export function needPricePermission(parts: SandboxParts, lines: readonly Row[]): void {
	const overrides = ['selling_unit_price_overridden', 'unit_discount_overridden', 'unit_discount_value', 'unit_discount_percent'];
	const isOverridden = lines.some((line) => overrides.some((name) => Boolean(line[name])));
	if (isOverridden && lacks(parts, PRICES)) throw new Refusal(401, 'The user does not have permission to override prices and discounts.');
}

/**
 * How an order stands to the customer's credit limit: balance, orders not yet invoiced and this one together, in pence. A limit of 0 is
 * none. An order above it is saved on hold, unless a user who may override credit holds says so.
 */
export function creditOf(parts: SandboxParts, customer: TraderRecord, gross: number, overrides: boolean): Row {
	const limit = ((customer as Row).credit_limit as number | undefined) || behaviourOf(parts).creditLimitPence;
	const isExceeded = limit > 0 && balanceOf(parts, customer.id) + openOrdersOf(parts, customer.id) + gross > limit;
	const isHeld = isExceeded && !(overrides && !lacks(parts, HOLDS));
	return { is_credit_limit_exceeded: isExceeded, document_status: isHeld ? 'EnumDocumentStatusOnHold' : 'EnumDocumentStatusLive' };
}

const balanceOf = ({ store }: SandboxParts, customerId: number): number =>
	store
		.all<TraderEntry>(SALES.entries)
		.filter(({ traderId }) => traderId === customerId)
		.reduce((sum, { kind, goods, tax }) => sum + SALES.sides[kind] * (goods + tax), 0);

const openOrdersOf = ({ store }: SandboxParts, customerId: number): number =>
	store
		.all<{ id: number; row: Row }>(COLLECTION.order)
		.filter(({ row }) => row.customer_id === customerId && /Live|OnHold/.test(String(row.document_status)))
		.reduce((sum, { row }) => sum + (row.total_gross_value as number), 0);
