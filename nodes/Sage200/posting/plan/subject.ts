import type { PlanSubject, SubjectKind } from '../../../domain/books/plan.types';

const WORDS: Readonly<Record<SubjectKind, string>> = {
	settlement: 'Settlement',
	fbaAdjustment: 'FBA adjustment',
	refund: 'Refund of order',
};

/** What a plan posts, in words: `Settlement 15330000001`. */
export const subjectName = ({ kind, id, orderId }: PlanSubject): string =>
	orderId ? `${WORDS[kind] ?? 'Posting plan'} ${orderId} in settlement ${id}` : `${WORDS[kind] ?? 'Posting plan'} ${id}`;
