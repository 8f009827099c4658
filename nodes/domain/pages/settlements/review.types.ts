import type { BoardRow } from '../../settlement/desk/board';
import type { TableRow } from '../../text/tableRow';
import type { Names } from '../names';
import type { View } from '../show';
import type { PlanView, PostedView } from './planView';

export interface ReviewInput {
	/** Rows of *Settlement board* of this settlement. */
	readonly board: readonly TableRow[];
	/** Rows of *Bridge exceptions* that are open. */
	readonly exceptions: readonly TableRow[];
	/** Rows of *Order money* and of *Waiting credits* of this settlement. */
	readonly orderMoney: readonly TableRow[];
	readonly waiting: readonly TableRow[];
	readonly settings: readonly TableRow[];
	/** `id` of the settlement. */
	readonly query: { readonly id?: string };
	readonly view: View;
}

/** One settlement with its plan, as every part of the page gets it. */
export interface Reviewed {
	readonly row: BoardRow;
	readonly plan: PlanView;
	readonly documents: readonly PostedView[];
	readonly names: Names;
	readonly view: View;
}
