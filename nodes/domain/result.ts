import type { ExceptionKindName } from './exceptions/kinds';

/**
 * Why something is refused: the one form that a refusal has from the domain to the desk. `message` names the record and what was seen,
 * `remedy` says how to put it right; neither carries secrets or buyer data.
 */
export interface Refusal {
	readonly kind: ExceptionKindName;
	readonly message: string;
	readonly remedy: string;
	/** Tells two refusals of one kind on one record apart, e.g. the SKU. */
	readonly detail?: string;
	/** Value at stake, decimal string, with its currency (ISO 4217). */
	readonly amount?: string;
	readonly currency?: string;
}

/** A value, or why there is none. `R` is what a room adds to a refusal, e.g. the URNs of Sage. */
export type Result<T, R = Refusal> = Done<T> | Refused<R>;

export interface Done<T> {
	readonly ok: true;
	readonly value: T;
}

export interface Refused<R = Refusal> {
	readonly ok: false;
	readonly refusal: R;
}

export const done = <T>(value: T): Done<T> => ({ ok: true, value });

export const refused = <R>(refusal: R): Refused<R> => ({ ok: false, refusal });
