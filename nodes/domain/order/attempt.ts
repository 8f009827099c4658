import type { ExceptionKindName } from '../exceptions/kinds';

/** Why an order cannot become a sales order; `toSalesOrder` adds order, value and due time. No buyer data in any text. */
export interface Refusal {
	readonly kind: ExceptionKindName;
	readonly message: string;
	readonly remedy: string;
	/** Tells two refusals of one kind on one order apart, e.g. the SKU. */
	readonly detail?: string;
}

/** A step that succeeds with a value or is refused, with everything that is wrong with it. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const done = <T>(value: T): Attempt<T> => ({ ok: true, value });

export const refused = (...refusals: readonly Refusal[]): Attempt<never> => ({ ok: false, refusals });

/** All values, or all refusals: a person then puts everything right in one go. */
export function collect<T>(attempts: readonly Attempt<T>[]): Attempt<T[]> {
	const refusals = refusalsOf(...attempts);
	return refusals.length > 0 ? refused(...refusals) : done(attempts.flatMap((attempt) => (attempt.ok ? [attempt.value] : [])));
}

/** Everything that is wrong with the attempts; empty when all succeeded. */
export function refusalsOf(...attempts: ReadonlyArray<Attempt<unknown>>): Refusal[] {
	return attempts.flatMap((attempt) => (attempt.ok ? [] : attempt.refusals));
}
