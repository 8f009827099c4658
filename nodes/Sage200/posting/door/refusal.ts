import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import { refused as asRefused, type Refusal, type Refused, type Result } from '../../../domain/result';
import type { PlanStep } from '../../../domain/books/plan.types';

/** A refusal of this node: with the documents of Sage that it is about, and the step of a plan at which it stands. */
export interface PostingRefusal extends Refusal {
	/** URNs or document numbers. */
	readonly urns: readonly string[];
	readonly at?: PlanStep;
}

/** A value, or why there is none. Refusals before a write are values, so that the caller can say what was done until then. */
export type Posting<T> = Result<T, PostingRefusal>;

/** `message` names the record, `remedy` says how to put it right. */
export const refused = (
	kind: ExceptionKindName,
	message: string,
	remedy: string,
	urns: readonly string[] = [],
	at?: PlanStep,
): Refused<PostingRefusal> => asRefused({ kind, message, remedy, urns, ...(at ? { at } : {}) });
