import { isPosted } from '../settlement/desk/board';
import type { WaitingRow } from '../settlement/desk/waiting';
import { cell } from '../text/tableRow';
import { isInSage, saysSomething } from './refusals';
import type { Item, RunInput, RunOutcome } from './run.types';

type WaitingOutcome = Pick<RunOutcome, 'orderMoney' | 'waiting' | 'credited'>;

const NEVER = '9999-12-31T00:00:00.000Z';

/**
 * What is to stand about orders: of a settlement that is posted, what it moved for each and which credit notes wait; of a follow-up, what became
 * of those that waited.
 */
export function waitingAfter(run: RunInput, boardRow: RunOutcome['boardRow']): WaitingOutcome {
	const isDone = boardRow !== null && isPosted(boardRow);
	const followed = run.followed.filter(saysSomething).map((row) => followedRow(run, row));
	return {
		orderMoney: isDone ? run.orderMoney.filter(saysSomething) : [],
		waiting: isDone ? run.waiting.filter(saysSomething) : followed,
		credited: followed.flatMap(({ status, key }) => {
			if (status === 'posted') return [{ key, credited: 'us' }];
			return status === 'closed' ? [{ key, credited: 'byHand' }] : [];
		}),
	};
}

/** The row with what Sage answered to its plan; a row that nothing was sent for stands as it was decided. */
function followedRow(run: RunInput, row: WaitingRow): WaitingRow {
	const base = { ...row, executionId: run.runId, updatedAt: run.now };
	if (row.status !== 'posting') return base;
	const answer = run.results.filter(saysSomething).find((item) => isOf(item, row));
	if (answer && isInSage(answer)) {
		const documents = Array.isArray(answer.steps) ? JSON.stringify(answer.steps) : row.documents;
		return { ...base, status: 'posted', message: '', documents, retryAfter: '', postedAt: run.now };
	}
	const failure = run.failures.filter(saysSomething).find((item) => isOf(item, row));
	if (!failure) return base;
	const details = (failure.details ?? {}) as Item;
	return {
		...base,
		status: 'failed',
		message: cell(details.message) || cell(failure.error),
		retryAfter: retryAfter(run, cell(details.kind)),
	};
}

function isOf(item: Item, { orderId, settlementId }: WaitingRow): boolean {
	const [subject, details] = [item.subject ?? {}, item.details ?? {}] as [Item, Item];
	return (
		(cell(subject.orderId) === orderId && cell(subject.id) === settlementId) ||
		(cell(details.orderId) === orderId && cell(details.reference) === settlementId)
	);
}

function retryAfter({ now, settleMinutes }: RunInput, kind: string): string {
	if (kind === 'postedNotShown') return NEVER;
	return kind === 'outcomeUnknown' ? new Date(Date.parse(now) + settleMinutes * 60_000).toISOString() : '';
}
