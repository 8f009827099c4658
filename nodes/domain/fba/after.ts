import { cell, type TableRow } from '../text/tableRow';
import type { DecidedMovement } from './adjustments';
import type { MovementRow } from './movements';

const NEVER = '9999-12-31T00:00:00.000Z';

const recordOf = (value: unknown): TableRow => (typeof value === 'object' && value !== null ? (value as TableRow) : {});
const isOf = (item: TableRow, eventId: string): boolean =>
	cell(recordOf(item.subject).id) === eventId || cell(recordOf(item.details).reference) === eventId;

/**
 * Rows of *FBA movements* as they are to stand once Sage has answered. A decision without an answer keeps its row, with the time at which it may be looked at again: its
 * run did not come to it.
 */
export function movementsAfter(
	decided: readonly Pick<DecidedMovement, 'eventId' | 'decision' | 'row'>[],
	results: readonly TableRow[],
	{ now, settleMinutes }: { readonly now: string; readonly settleMinutes: number },
): MovementRow[] {
	return decided
		.filter(({ decision }) => decision === 'post')
		.map(({ eventId, row }) => {
			const answer = results.find((item) => isOf(item, eventId));
			const changed = { ...row, changedAt: now };
			if (!answer) return { ...changed, status: 'failed', message: 'This run did not come to it; the next one goes on.', retryAfter: '' };
			if (['posted', 'alreadyPosted'].includes(cell(answer.outcome))) return { ...changed, ...postedCells(answer, now) };
			return { ...changed, ...failedCells(answer, now, settleMinutes) };
		});
}

function postedCells(answer: TableRow, now: string) {
	const documents = [...listOf(answer.movements).map((id) => ({ movement: id })), ...listOf(answer.steps)];
	return { status: 'posted', message: '', retryAfter: '', postedAt: now, documents: JSON.stringify(documents) };
}

function failedCells(answer: TableRow, now: string, settleMinutes: number) {
	const details = recordOf(answer.details);
	const kind = cell(details.kind);
	const unclear = kind === 'outcomeUnknown' ? new Date(Date.parse(now) + settleMinutes * 60_000).toISOString() : '';
	return {
		status: 'failed',
		message: cell(details.message) || cell(answer.error) || 'Sage 200 gave no message.',
		retryAfter: kind === 'postedNotShown' ? NEVER : unclear,
	};
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
