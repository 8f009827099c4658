import type { ExceptionKindName } from './exceptions/kinds';

/**
 * What is wrong, and the way out: what every refusal says. `message` names the record and what was seen, `remedy` says how to put it right;
 * neither carries secrets or buyer data. A room adds to it what its callers need, e.g. the step that cannot be undone.
 */
export interface Problem {
	readonly message: string;
	readonly remedy: string;
}

/** Why a record is refused: the one form that a refusal has from the domain to the desk. */
export interface Refusal extends Problem {
	readonly kind: ExceptionKindName;
	/** Tells two refusals of one kind on one record apart, e.g. the SKU. */
	readonly detail?: string;
	/** Value at stake, decimal string, with its currency (ISO 4217). */
	readonly amount?: string;
	readonly currency?: string;
}

/** A value, or why there is none. `R` is what a room says instead of a refusal, or adds to it. */
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
