import { createHash } from 'node:crypto';
import type { PostingPlan } from '../books/plan.types';
import { standingDecision, type CheckedDecision } from '../decisions/standing';
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

/** What decisions on an event of the FBA ledger are about: its row of *FBA movements*. */
export const MOVEMENT = 'movement';

/** What people decided, and the record that it is about. */
export interface Decided {
	readonly decisions: readonly CheckedDecision[];
	readonly recordType: string;
	readonly recordId: string;
	/** Form in which it is approved. */
	readonly form: string;
}

/** SHA-256, in hex, of what a person approves: the units with their warehouses, and the documents of their value. */
export const movementHash = ({ move, plan }: Movement): string =>
	createHash('sha256')
		.update(canonicalJson({ move, currency: plan?.currency ?? '', steps: plan?.steps ?? [] }))
		.digest('hex');

/** May it be posted? By the mode, and in review by the decision that its row names, about exactly this movement. */
export function decideMovement(mode: Mode, row: ApprovalRow, hash: string, { decisions, form, ...record }: Decided): MovementVerdict {
	const howTo = `To approve it, decide in the form "${form}": the next run posts it.`;
	const { approvedBy } = row;
	if (mode === 'auto') return { decision: 'post', status: 'posting', message: '', approvedBy };
	if (mode === 'dryRun') return { decision: 'dryRun', status: 'dry run', message: 'The mode is Dry run: nothing is posted.', approvedBy };
	const waiting = (message: string): MovementVerdict => ({ decision: 'wait', status: 'awaiting approval', message, approvedBy: '' });
	const status = movementStatus(row);
	if (status === undefined) return waiting(`The status "${row.status.slice(0, 40)}" is not understood. ${howTo}`);
	const goesOn = (status === 'posting' || status === 'failed') && row.decisionId !== '';
	if (status !== 'approved' && !goesOn) return waiting(howTo);
	const decision = standingDecision(decisions, { ...record, decisionId: row.decisionId, about: row.planHash, choices: ['approve'] });
	if (!decision.ok) return waiting(`The word "${status}" alone approves nothing. ${decision.refusal} ${howTo}`);
	const { person } = decision.value;
	if (row.planHash !== hash) return waiting(`It changed after ${person} approved it. Please look again. ${howTo}`);
	return { decision: 'post', status: 'posting', message: `Approved by ${person}.`, approvedBy: person };
}

/** Where an approval stands in a row. */
type ApprovalRow = Pick<MovementRow, 'status' | 'approvedBy' | 'decisionId' | 'planHash'>;
