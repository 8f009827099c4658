import type { ExceptionRecord } from '../exceptions/exception';
import type { CursorRow, ReadPages, Reading } from '../order/readings';
import type { BoardRow } from '../settlement/desk/board';
import type { OrderMoneyRow } from '../settlement/desk/orderMoney';
import type { WaitingRow } from '../settlement/desk/waiting';
import type { TableRow } from '../text/tableRow';
import type { TrailRow } from '../trail/trail';

/** JSON of an n8n item, of which only named fields are read. */
export type Item = Readonly<Record<string, unknown>>;

/** Flows that keep a run log; their records are orders, settlements, allocations, events of the FBA ledger, returns or listings, packages. */
export type Flow = 'orders' | 'settlements' | 'allocations' | 'fba' | 'returns' | 'stock' | 'dispatch' | 'shipRisk';

/** How a run ended: at its end, without its lease at the start (`skipped`), because the lease could not be kept, or at a failure. */
export type Ended = 'done' | 'skipped' | 'leaseLost' | 'failed';

/** What the nodes of a run put out. Lists may hold empty items, which are passed over by who reads them. */
export interface RunInput {
	readonly flow: Flow;
	/** Execution of n8n. */
	readonly runId: string;
	/** Id of the workflow in n8n, whose failed runs are over once it gets to its end; '' is none. */
	readonly workflowId: string;
	/** Id of the workflow whose execution `runId` is: together they lead to the run in n8n. */
	readonly ranIn: string;
	/** ISO 8601 instants. */
	readonly startedAt: string;
	readonly now: string;
	readonly ended: Ended;
	/** Item of *Take a lease* or *Renew a lease*: heldBy, heldSince, heldUntil. */
	readonly lease: Item;
	/** Exceptions of the bridge. */
	readonly refused: readonly ExceptionRecord[];
	/** Success items of the posting node. */
	readonly results: readonly Item[];
	/** Of orders: those that Sage had already (Order: Follow), and what became of their changes and deletions in Sage, failures among them. */
	readonly inSage?: readonly Item[];
	readonly updated?: readonly Item[];
	readonly deleted?: readonly Item[];
	/** Items of error outputs: `{ error, details: { kind, message, remedy, reference, secondReference, stepsDone } }`. */
	readonly failures: readonly Item[];
	/** Rows of *Bridge exceptions* that are not resolved. */
	readonly known: readonly TableRow[];
	/** Orders as fetched from Amazon: only id, marketplace, channel, dates and fulfilment status are read. */
	readonly seen: readonly Item[];
	readonly counts: Item;
	/** Summaries of earlier outcomes of the same run. */
	readonly parts: readonly Item[];
	/** Of a settlement: the row that Decide made, what Read gave where Decide was not reached, and the board. */
	readonly boardRow: BoardRow | null;
	readonly settlement: Item | null;
	readonly board: readonly BoardRow[];
	/** Of a settlement: rows of *Order money* and *Waiting credits* that are to stand once it is posted. */
	readonly orderMoney: readonly OrderMoneyRow[];
	readonly waiting: readonly WaitingRow[];
	/** Of a follow-up: rows of *Waiting credits* as they were decided. */
	readonly followed: readonly WaitingRow[];
	/** Records of which everything was judged: orders of a follow-up, events and stock items of FBA; of stock keys of exceptions that were looked at. */
	readonly judged: readonly string[];
	/** Window that was looked at, up to whose end the cursor moves; null keeps it. */
	readonly window: { readonly after: string; readonly before: string } | null;
	/** Of an order import: what was to be read of Amazon's search, how far each reading came, and orders that the run was called for; null where nothing was fetched. */
	readonly fetched?: {
		readonly readings: readonly Reading[];
		readonly pages: readonly ReadPages[];
		readonly askedOrderIds: readonly string[];
	} | null;
	/** Minutes that an unclear outcome settles. */
	readonly settleMinutes: number;
}

/** The row that a table of exceptions keeps; `status` is `open` or `ignored`. */
export interface ExceptionRow extends Omit<ExceptionRecord, 'holds'> {
	/** `yes` or `no`: whether the record waits for it. */
	readonly holds: string;
	readonly status: 'open' | 'ignored';
	readonly reason: string;
	readonly lastSeenAt: string;
	/** The run that saw it last. */
	readonly executionId: string;
	readonly workflowId: string;
}

export interface Counts {
	readonly fetched: number;
	readonly posted: number;
	readonly alreadyPosted: number;
	readonly held: number;
	readonly pending: number;
}

/** Of an order import: orders whose buyers ask to cancel, orders cancelled on Amazon that were deleted in Sage, and those that wait for a person there. */
export interface Cancellations {
	readonly asked: number;
	readonly done: number;
	readonly held: number;
}

export interface RunLogRow extends Counts {
	readonly flow: Flow;
	readonly status: 'done' | 'skipped' | 'failed';
	readonly executionId: string;
	readonly startedAt: string;
	readonly finishedAt: string;
	readonly message: string;
}

export interface RunOutcome {
	readonly exceptions: readonly ExceptionRow[];
	/** Keys of exceptions that this run proved to be over. */
	readonly solved: readonly string[];
	readonly runLog: RunLogRow;
	/** Rows of *Flow cursors* to write. */
	readonly cursors: readonly CursorRow[];
	readonly boardRow: BoardRow | null;
	readonly orderMoney: readonly OrderMoneyRow[];
	readonly waiting: readonly WaitingRow[];
	/** Rows of *Order money* whose refunds are credited now. */
	readonly credited: ReadonlyArray<{ readonly key: string; readonly credited: string }>;
	/** Columns of *Order trail*, one row per order that the run has something to say of. */
	readonly trail: readonly TrailRow[];
	/** Orders whose settlements, amounts and credits the trail is to show anew, from *Order money*. */
	readonly settledOrders: readonly string[];
	readonly summary: Counts & {
		readonly flow: Flow;
		/** Settlement that it is of, '' for a whole run. */
		readonly record: string;
		readonly status: RunLogRow['status'];
		readonly skipped: boolean;
		readonly message: string;
		readonly cancellations?: Cancellations;
	};
}
