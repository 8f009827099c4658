import { createHash } from 'node:crypto';
import { canonicalJson } from '../text/canonicalJson';
import type { PostingPlan } from './plan.types';

/** What a person approves: subject, currency, steps and the proof by clearing. Identities are proofs of these and follow from them. */
export type ApprovedParts = Pick<PostingPlan, 'subject' | 'currency' | 'steps' | 'clearing'>;

/** SHA-256, in hex, of what a person approves. The same plan has the same hash in every run. */
export const planHash = ({ subject, currency, steps, clearing }: ApprovedParts): string =>
	createHash('sha256').update(canonicalJson({ subject, currency, steps, clearing })).digest('hex');
