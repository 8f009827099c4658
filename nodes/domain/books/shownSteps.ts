import { DOCUMENT_WORDS } from './documentWords';
import type { PostingPlan } from './plan.types';

/** As many documents as are shown one by one. */
const MOST_SHOWN = 100;

/**
 * The documents of a plan for people, each in two cells, so that a phone has room for them: what it is, and its amount. `plan` is the text of a plan as
 * tables keep it; one that cannot be read shows none.
 */
export function shownSteps(plan: string): ReadonlyArray<readonly string[]> {
	const steps = stepsOf(plan);
	const shown = steps
		.slice(0, MOST_SHOWN)
		.map(({ document, secondReference, date, amount, currency }) => [
			`${DOCUMENT_WORDS[document] ?? document} of ${date}, ${secondReference}`,
			`${amount} ${currency}`,
		]);
	return steps.length > MOST_SHOWN ? [...shown, [`and ${steps.length - MOST_SHOWN} more`, '']] : shown;
}

/** Headings of that table. */
export const STEP_COLUMNS = ['Document', 'Amount'] as const;

function stepsOf(text: string): PostingPlan['steps'] {
	try {
		const steps = (JSON.parse(text) as PostingPlan | null)?.steps;
		return Array.isArray(steps) ? steps : [];
	} catch {
		return []; // what is held has no plan
	}
}
