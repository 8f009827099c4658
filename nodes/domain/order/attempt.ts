import { refused as refusedWith, type Refusal, type Refused, type Result } from '../result';

/** A step that succeeds with a value or is refused, with everything that is wrong with it; `toSalesOrder` adds order, value and due time. */
export type Attempt<T> = Result<T, readonly Refusal[]>;

export const refused = (...refusals: readonly Refusal[]): Refused<readonly Refusal[]> => refusedWith(refusals);

/** All values, or all refusals: a person then puts everything right in one go. */
export function collect<T>(attempts: readonly Attempt<T>[]): Attempt<T[]> {
	const refusals = refusalsOf(...attempts);
	return refusals.length > 0
		? refused(...refusals)
		: { ok: true, value: attempts.flatMap((attempt) => (attempt.ok ? [attempt.value] : [])) };
}

/** Everything that is wrong with the attempts; empty when all succeeded. */
export function refusalsOf(...attempts: ReadonlyArray<Attempt<unknown>>): Refusal[] {
	return attempts.flatMap((attempt) => (attempt.ok ? [] : attempt.refusal));
}
