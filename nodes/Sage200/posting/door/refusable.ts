import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import type { PostingFailure } from './postOnce';

/** A value, or why there is none. Refusals before a write are values, so that the caller can say what was done until then. */
export type Refusable<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: PostingFailure };

export const ready = <T>(value: T): Refusable<T> => ({ ok: true, value });

/** A refusal without documents of Sage behind it. `message` names the record, `remedy` how to put it right. */
export function refused(
	kind: ExceptionKindName,
	message: string,
	remedy: string,
): { readonly ok: false; readonly failure: PostingFailure } {
	return { ok: false, failure: { kind, message, remedy, urns: [] } };
}
