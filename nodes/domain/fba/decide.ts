import { createHash } from 'node:crypto';
import type { PostingPlan } from '../books/plan.types';
import type { Mode } from '../settings/settings.types';
import { canonicalJson } from '../text/canonicalJson';
import { movementStatus, type MovementRow, type MovementStatus } from './movements';

/** Units of a stock item from one warehouse of Sage to another, as *Stock: Transfer with Value Once* takes them. */
export interface UnitMove {
	readonly stockCode: string;
	readonly fromWarehouse: string;
	readonly toWarehouse: string;
	/** Stock units, text. */
	readonly quantity: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	readonly secondReference: string;
}

/** What an event posts: units that move, their value, or both. */
export interface Movement {
	readonly move: UnitMove | null;
	readonly plan: PostingPlan | null;
}

export interface MovementVerdict {
	/** Only `post` may be sent; `dryRun` shows its lines. */
	readonly decision: 'post' | 'dryRun' | 'wait';
	readonly status: MovementStatus;
	readonly message: string;
	readonly approvedBy: string;
}

const HOW_TO_APPROVE = 'To approve, set status to approved and approvedBy to your name: the next run posts it.';

/** SHA-256, in hex, of what a person approves: the units with their warehouses, and the documents of their value. */
export const movementHash = ({ move, plan }: Movement): string =>
	createHash('sha256')
		.update(canonicalJson({ move, currency: plan?.currency ?? '', steps: plan?.steps ?? [] }))
		.digest('hex');

/** May it be posted? By the mode, and in review by the approval of exactly this movement on its row. */
export function decideMovement(mode: Mode, row: Pick<MovementRow, 'status' | 'approvedBy' | 'planHash'>, hash: string): MovementVerdict {
	const { approvedBy } = row;
	if (mode === 'auto') return { decision: 'post', status: 'posting', message: '', approvedBy };
	if (mode === 'dryRun') return { decision: 'dryRun', status: 'dry run', message: 'The mode is Dry run: nothing is posted.', approvedBy };
	const waiting = (message: string, name = ''): MovementVerdict => ({
		decision: 'wait',
		status: 'awaiting approval',
		message,
		approvedBy: name,
	});
	const status = movementStatus(row);
	if (status === undefined) return waiting(`The status "${row.status.slice(0, 40)}" is not understood. ${HOW_TO_APPROVE}`, approvedBy);
	const goesOn = (status === 'posting' || status === 'failed') && approvedBy !== '';
	if (status !== 'approved' && !goesOn) return waiting(HOW_TO_APPROVE, approvedBy);
	if (row.planHash !== hash)
		return waiting(`It changed after ${approvedBy || 'somebody'} approved it. Please look again. ${HOW_TO_APPROVE}`);
	if (approvedBy === '') return waiting(`Approved, but approvedBy is empty: say who approves. ${HOW_TO_APPROVE}`);
	return { decision: 'post', status: 'posting', message: `Approved by ${approvedBy}.`, approvedBy };
}
