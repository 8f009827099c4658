import { fromDecimal, type Minor } from '../money/money';
import { done, refused, type Refusal, type Result } from '../result';
import { instantOf } from '../text/tableRow';
import { isPosted, type BoardRow } from './desk/board';

/** Start of a settlement and end of the one before may lie so far apart, in milliseconds: that they are equal is proven for no long run of pairs. */
const TOLERANCE = 60_000;

/** Whether a settlement that starts at `start` takes up one that ends at `end`; milliseconds since the epoch. */
export const meets = (start: number, end: number): boolean => Math.abs(start - end) <= TOLERANCE;

/** Whether `one` lies after `other` by more than the tolerance. */
export const isAfter = (one: number, other: number): boolean => one - other > TOLERANCE;

/** What Amazon held at the end of a settlement. */
export interface Carried {
	/** The reserve. */
	readonly reserve: Minor;
	/** Reserve less the debt that it carries over; negative when the seller owes. */
	readonly balance: Minor;
}

export const isSameCarried = (one: Carried, other: Carried): boolean => one.reserve === other.reserve && one.balance === other.balance;

/** A settlement on the board, as one link of a chain. */
export interface Link {
	readonly row: BoardRow;
	readonly start: number;
	readonly end: number;
	/** Not known of a settlement that was held before it was planned. */
	readonly carried?: Carried;
}

export interface PostedLink extends Link {
	readonly carried: Carried;
}

export interface Links {
	readonly posted: readonly PostedLink[];
	/** Known to the board and not posted: held, waiting, in the middle of its posting. */
	readonly open: readonly Link[];
}

/** Reads the rows of one currency as links. A row that cannot be read is a stop: it may be the one that comes before. */
export function readLinks(rows: readonly BoardRow[]): Result<Links> {
	const posted: PostedLink[] = [];
	const open: Link[] = [];
	for (const row of rows) {
		const [start, end, carried] = [instantOf(row.startDate), instantOf(row.endDate), carriedOf(row)];
		if (start === undefined || end === undefined) return refused(unreadable(row, start === undefined ? 'startDate' : 'endDate'));
		if (!isPosted(row)) open.push({ row, start, end, ...(carried && { carried }) });
		else if (!carried) return refused(unreadable(row, amountOf(row.currentReserve) === undefined ? 'currentReserve' : 'closingClearing'));
		else posted.push({ row, start, end, carried });
	}
	return distinct(posted, open);
}

/** Two rows of one posted settlement that say the same are one; that say different things are a stop. */
function distinct(posted: readonly PostedLink[], open: readonly Link[]): Result<Links> {
	const byId = new Map<string, PostedLink>();
	for (const link of posted) {
		const { settlementId } = link.row;
		const known = byId.get(settlementId);
		const agrees = !known || (known.end === link.end && isSameCarried(known.carried, link.carried));
		if (!agrees) {
			return refused({
				kind: 'boardUnreadable',
				message: `Settlement ${settlementId} stands twice on the settlement board as posted, with different dates or figures.`,
				remedy: 'Delete the row that is wrong.',
				detail: settlementId,
			});
		}
		byId.set(settlementId, link);
	}
	return done({ posted: [...byId.values()].sort((a, b) => a.end - b.end), open: open.filter(({ row }) => !byId.has(row.settlementId)) });
}

const amountOf = (text: string): Minor | undefined => (/^-?\d{1,13}(\.\d{1,2})?$/.test(text) ? fromDecimal(text) : undefined);

function carriedOf({ currentReserve, closingClearing }: BoardRow): Carried | undefined {
	const [reserve, balance] = [amountOf(currentReserve), amountOf(closingClearing)];
	return reserve === undefined || balance === undefined ? undefined : { reserve, balance };
}

const unreadable = (row: BoardRow, column: keyof BoardRow): Refusal => ({
	kind: 'boardUnreadable',
	message: `The settlement board says "${row[column]}" for ${column} of settlement ${row.settlementId} (${row.status || 'without status'}).`,
	remedy: 'Write it as the other rows have it: instants as 2026-10-31T08:00:00.000Z, amounts as 1234.50.',
	detail: `${row.settlementId}|${column}`,
});
