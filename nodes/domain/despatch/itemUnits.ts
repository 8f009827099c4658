import type { MappedSku } from '../order/skuMap';
import { groupBy } from '../lists/groupBy';
import { done, refused, type Problem, type Result } from '../result';
import { isSameInSage } from '../text/sageText';
import type { DespatchedLine, DespatchNote } from './notes';
import type { ShippedItem, ShippedOrder } from './order';

/** An item of Amazon's order with what one unit of it is in Sage. */
interface Candidate {
	readonly item: ShippedItem;
	readonly parts: ReadonlyArray<{ readonly stockCode: string; readonly factor: number }>;
}

/** Units of each order item that were sent up to and with each note, by despatch id: whole ones only. */
export type SentUnits = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * Turns stock units of despatch notes into units on Amazon, added up note by note: a pack or kit counts with the note that completes it. A line goes to the item that its order
 * line was entered for (`itemOfLine`), else to the one item of its stock code, else to the one whose quantity is the line's. What could be two items is refused, unless
 * all of it is sent in one note.
 */
export function sentUnits(
	order: ShippedOrder,
	notes: readonly DespatchNote[],
	skuMap: readonly MappedSku[],
	itemOfLine: ReadonlyMap<string, string>,
): Result<SentUnits, Problem> {
	const candidates = order.items.map((item) => ({ item, parts: partsOf(item, skuMap) }));
	const placed = new Map<number, Array<readonly [Candidate, string, number]>>();
	for (const note of notes) {
		const list: Array<readonly [Candidate, string, number]> = [];
		for (const line of note.lines) {
			if (line.units === undefined) return refused(notWhole(note, line));
			const found = candidatesOf(line, candidates, itemOfLine);
			if (found.length === 0) return refused(notOrdered(order, note, line));
			if (found.length > 1) return allAtOnce(order, notes, candidates, note, line);
			list.push([found[0] as Candidate, line.stockCode, line.units]);
		}
		placed.set(note.despatchId, list);
	}
	return done(addedUp(candidates, notes, placed));
}

/** Rows of the SKU map for a seller SKU; more than one row is a kit. An SKU that is not mapped counts as its own stock code. */
function partsOf({ sellerSku }: ShippedItem, skuMap: readonly MappedSku[]): Candidate['parts'] {
	const rows = skuMap.filter((row) => row.sellerSku === sellerSku);
	return rows.length > 0 ? rows.map(({ stockCode, factor }) => ({ stockCode, factor })) : [{ stockCode: sellerSku, factor: 1 }];
}

const partOf = ({ parts }: Candidate, stockCode: string) => parts.find((part) => isSameInSage(part.stockCode, stockCode));

function candidatesOf(line: DespatchedLine, candidates: readonly Candidate[], itemOfLine: ReadonlyMap<string, string>): Candidate[] {
	const entered = itemOfLine.get(line.orderLineId);
	const own = candidates.filter(
		(each) => entered !== undefined && each.item.orderItemId === entered && partOf(each, line.stockCode) !== undefined,
	);
	if (own.length === 1) return own;
	const ofCode = candidates.filter((each) => partOf(each, line.stockCode) !== undefined);
	if (ofCode.length < 2) return ofCode;
	const sameQuantity = ofCode.filter((each) => each.item.ordered * (partOf(each, line.stockCode)?.factor ?? 0) === line.orderedUnits);
	return sameQuantity.length === 1 ? sameQuantity : ofCode;
}

function addedUp(
	candidates: readonly Candidate[],
	notes: readonly DespatchNote[],
	placed: ReadonlyMap<number, ReadonlyArray<readonly [Candidate, string, number]>>,
): SentUnits {
	const stock = new Map<string, number>();
	const keyOf = ({ item }: Candidate, code: string) => `${item.orderItemId}|${code.trimEnd().toLowerCase()}`;
	const sent = new Map<number, Map<string, number>>();
	for (const { despatchId } of notes) {
		for (const [candidate, code, units] of placed.get(despatchId) ?? []) {
			const key = keyOf(candidate, code);
			stock.set(key, (stock.get(key) ?? 0) + units);
		}
		const whole = candidates.map((each): [string, number] => [
			each.item.orderItemId,
			Math.min(...each.parts.map(({ stockCode, factor }) => Math.floor((stock.get(keyOf(each, stockCode)) ?? 0) / factor))),
		]);
		sent.set(despatchId, new Map(whole));
	}
	return sent;
}

/** Nobody can tell which item a line is; where one note sends the whole order, nobody has to. */
function allAtOnce(
	order: ShippedOrder,
	notes: readonly DespatchNote[],
	candidates: readonly Candidate[],
	note: DespatchNote,
	line: DespatchedLine,
): Result<SentUnits, Problem> {
	const [only, ...others] = notes;
	const isWhole = only !== undefined && others.length === 0 && sendsAll(only, candidates);
	if (!isWhole) return refused(ambiguous(order, note, line));
	return done(new Map([[only.despatchId, new Map(order.items.map(({ orderItemId, ordered }) => [orderItemId, ordered]))]]));
}

function sendsAll(note: DespatchNote, candidates: readonly Candidate[]): boolean {
	const wanted = groupBy(
		candidates.flatMap(({ item, parts }) => parts.map(({ stockCode, factor }) => ({ code: stockCode, units: item.ordered * factor }))),
		({ code }) => code.trimEnd().toLowerCase(),
	);
	const sentOf = (code: string) => sum(note.lines.filter(({ stockCode }) => isSameInSage(stockCode, code)).map(({ units }) => units ?? 0));
	return [...wanted].every(([code, parts]) => sentOf(code) === sum(parts.map(({ units }) => units)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const notWhole = ({ despatchNo }: DespatchNote, { stockCode }: DespatchedLine): Problem => ({
	message: `Despatch note ${despatchNo} has a quantity of stock item ${stockCode} that is no whole number.`,
	remedy: 'Correct the despatch in Sage, or confirm the parcel in Seller Central.',
});

const notOrdered = ({ orderId }: ShippedOrder, { despatchNo }: DespatchNote, { stockCode }: DespatchedLine): Problem => ({
	message: `Despatch note ${despatchNo} has stock item ${stockCode}, which is no item of Amazon order ${orderId}.`,
	remedy:
		'Was something else sent instead? Then agree it with the buyer and confirm the parcel in Seller Central. Else give the SKU its row in the Seller SKU map.',
});

const ambiguous = ({ orderId }: ShippedOrder, { despatchNo }: DespatchNote, { stockCode }: DespatchedLine): Problem => ({
	message: `Despatch note ${despatchNo} has stock item ${stockCode}, which is in several items of Amazon order ${orderId}; nobody can tell of which it is.`,
	remedy: "Confirm the parcel in Seller Central, or keep Amazon's order item id on the lines of orders in Sage.",
});
