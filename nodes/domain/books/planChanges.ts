import { canonicalJson } from '../text/canonicalJson';
import type { PlanStep } from './plan.types';
import type { ApprovedParts } from './planHash';

/** As many differences as a message holds. */
const SHOWN = 5;

/**
 * What a plan says otherwise than the one that was approved, in words for the board. `approved` is the text of the plan as the board keeps it; one
 * that cannot be read says so.
 */
export function planChanges(approved: string, plan: ApprovedParts): string {
	const before = readPlan(approved);
	if (!before) return 'the plan that was approved is not on the board any more';
	const changes = [...stepChanges(before.steps, plan.steps), ...otherChanges(before, plan)];
	if (changes.length === 0) return 'the order of its steps';
	const more = changes.length > SHOWN ? [`and ${changes.length - SHOWN} more`] : [];
	return [...changes.slice(0, SHOWN), ...more].join('; ');
}

function readPlan(text: string): ApprovedParts | undefined {
	try {
		const plan = JSON.parse(text) as ApprovedParts | null;
		return plan && Array.isArray(plan.steps) ? plan : undefined;
	} catch {
		return undefined; // a cell that a person changed: said in words by the caller
	}
}

const nameOf = ({ document, secondReference }: PlanStep): string => `${document} ${secondReference}`;

function stepChanges(before: readonly PlanStep[], after: readonly PlanStep[]): string[] {
	const known = new Map(before.map((step) => [nameOf(step), step]));
	const kept = new Set(after.map(nameOf));
	const changed = after.flatMap((step) => {
		const old = known.get(nameOf(step));
		return old ? changeOf(old, step) : [`${nameOf(step)} of ${step.amount} is new`];
	});
	return [...changed, ...before.filter((step) => !kept.has(nameOf(step))).map((step) => `${nameOf(step)} of ${step.amount} is gone`)];
}

function changeOf(old: PlanStep, step: PlanStep): string[] {
	if (old.amount !== step.amount) return [`${nameOf(step)} was ${old.amount} and is ${step.amount}`];
	if (old.date !== step.date) return [`${nameOf(step)} was dated ${old.date} and is dated ${step.date}`];
	const content = ({ step: _position, ...rest }: PlanStep) => canonicalJson(rest);
	return content(old) === content(step) ? [] : [`${nameOf(step)} has other accounts, tax codes or texts`];
}

function otherChanges(before: ApprovedParts, after: ApprovedParts): string[] {
	const names = { subject: 'its subject', currency: 'its currency', clearing: 'what clearing must show afterwards' } as const;
	return (['subject', 'currency', 'clearing'] as const)
		.filter((part) => canonicalJson(before[part] ?? null) !== canonicalJson(after[part] ?? null))
		.map((part) => names[part]);
}
