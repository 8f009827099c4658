import { SourceLines } from '../../books/sourceLines';
import { addMinor, minorUnits, ZERO, type Minor } from '../../money/money';
import { FEE_NATURES, type Classification, type Classifier } from '../catalogue/classify';
import type { Nature } from '../catalogue/entry';
import { holdOfType, type TypeHold } from '../catalogue/typeRefusal';
import type { Held } from '../held';
import { subjectOf, type Subject } from '../items/subjectOf';
import { isGoods, isTaxNature } from '../items/subjects';
import { BALANCE_NATURES } from '../parts/balances';
import { isPartOfCharge, type OrderFacts } from '../parts/feeGroups';
import { channelOf, rowsFrom, type ClassifiedRow } from '../rows';
import type { Periods } from '../../time/accountingPeriods';
import type { SettlementRow } from '../settlement.types';
import type { FoldedRows } from './fold';
import { FBA, FBM, FoldedSide, GOODS, REFUND, SALE, TAX, WITHHELD } from './orderSide';
import type { RowKind } from './rowKinds';

const SALE_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax'];
const REFUND_NATURES: readonly Nature[] = ['refund', 'refundTax'];

/** Looks at one order; a side of it without rows has count 0. */
export type LookAtOrder = (sales: FoldedSide, refunds: FoldedSide) => void;

/** Rows that grow together; the amount stands by itself until they are complete. */
interface Growing {
	readonly rows: ClassifiedRow;
	amount: number;
}

interface Refused {
	readonly hold: TypeHold;
	readonly lines: SourceLines;
	value: Minor;
}

/** A folded settlement with what its rows are to the books. What neither catalogue nor map settles is held by type. */
export class ClassifiedFold {
	/** By kind: what it is, undefined for what is held; its period; what of an order it is about; what it is to one, in bits. */
	readonly is: Array<Classification | undefined> = [];
	readonly periods: string[] = [];
	readonly subjects: Subject[] = [];
	readonly roles: Uint8Array;
	private readonly holds: Array<TypeHold | undefined> = [];

	constructor(
		private readonly folded: FoldedRows,
		classify: Classifier,
		periodOf: Periods['periodOf'],
	) {
		this.roles = new Uint8Array(folded.kinds.length);
		for (const [number, kind] of folded.kinds.entries()) {
			const is = classify({ ...kind.type, marketplaceName: kind.marketplaceName }, kind.day);
			const hold = holdOfType(kind.type, is, !is || !BALANCE_NATURES.includes(is.nature));
			this.holds[number] = hold;
			this.periods[number] = periodOf(kind.day);
			this.is[number] = hold ? undefined : is;
			this.subjects[number] = is ? subjectOf(kind.type, is) : 'goods';
			this.roles[number] = hold || !is ? 0 : roleOf(kind, is);
		}
	}

	/** Gives the id of an order by its number, and holds nothing else of the fold. */
	get orderIdOf(): (order: number) => string {
		return this.folded.orderIdOf;
	}

	/** Days and periods on which something other than money between Amazon and us moved. */
	get postedDays(): ReadonlyArray<Pick<ClassifiedRow, 'day' | 'period'>> {
		return this.folded.kinds.flatMap(({ day }, number) => {
			const is = this.is[number];
			return is && !BALANCE_NATURES.includes(is.nature) ? [{ day, period: this.periods[number] as string }] : [];
		});
	}

	/** Looks at each order with sales or refunds, in the order in which orders come in the file. */
	eachOrder(look: LookAtOrder): void {
		const { folded } = this;
		const { orderCount } = folded;
		const [sales, refunds] = [new FoldedSide(folded, this, SALE), new FoldedSide(folded, this, REFUND)];
		for (let order = 0; order < orderCount; order++) {
			sales.begin(order);
			refunds.begin(order);
			this.addUp(order, sales, refunds);
			if (sales.count + refunds.count > 0) look(sales, refunds);
		}
	}

	private addUp(order: number, sales: FoldedSide, refunds: FoldedSide): void {
		const { roles, periods } = this;
		const { cells } = this.folded;
		for (let item = cells.firstItem(order); item >= 0; item = cells.nextItem(item)) {
			const end = cells.endOfRows(item);
			for (let row = cells.firstRow(item); row < end; row++) {
				const kind = cells.kind(row);
				const role = roles[kind] as number;
				if (role !== 0) ((role & SALE) !== 0 ? sales : refunds).add(row, item, role, periods[kind] as string);
			}
		}
	}

	/** All rows that are neither sales nor refunds, in the order of the file. Fees that are alike in all that their VAT hangs on are one. */
	others(orders: OrderFacts): ClassifiedRow[] {
		const rows = this.addedUp();
		const fees = new MergedFees(this.folded, orders, (row, item) => this.rowOf(row, item));
		for (const [row, item, number] of this.kept((kind) => this.is[kind] !== undefined && this.roles[kind] === 0)) {
			const is = this.is[number] as Classification;
			const kind = this.folded.kinds[number] as RowKind;
			if (FEE_NATURES.includes(is.nature) && !isPartOfCharge(is, kind.type)) fees.add(row, item, number);
			else rows.push(this.rowOf(row, item));
		}
		return [...rows, ...fees.rows].sort((a, b) => a.row.line - b.row.line);
	}

	/** Rows that are held, by type. */
	held(): Held[] {
		const refused = new Map<string, Refused>();
		const take = (hold: TypeHold, amount: Minor, lines: SourceLines): void => {
			const group = refused.get(hold.key) ?? { hold, lines: new SourceLines(), value: ZERO };
			refused.set(hold.key, group);
			group.lines.addAll(lines);
			group.value = addMinor(group.value, amount);
		};
		for (const [number, kind] of this.folded.kinds.entries()) {
			const hold = this.holds[number];
			if (hold && kind.isAddedUp) take(hold, minorUnits(kind.amount), kind.lines);
		}
		const { cells } = this.folded;
		for (const [row, , number] of this.kept((kind) => this.holds[kind] !== undefined))
			take(this.holds[number] as TypeHold, minorUnits(cells.amount(row)), SourceLines.of(cells.line(row)));
		const inOrder = [...refused.values()].sort((a, b) => (a.lines.first ?? 0) - (b.lines.first ?? 0));
		return inOrder.map(({ hold, lines: behind, value }) => ({ lines: behind, value, refusal: hold.refuse(rowsFrom(behind)) }));
	}

	/** A row that was kept. */
	rowOf(at: number, item: number): ClassifiedRow {
		const row = this.folded.rowAt(at, item);
		return this.classified(this.folded.cells.kind(at), row, SourceLines.of(row.line));
	}

	private classified(kind: number, row: SettlementRow, lines: SourceLines): ClassifiedRow {
		const { day } = this.folded.kinds[kind] as RowKind;
		const [is, period, subject] = [this.is[kind] as Classification, this.periods[kind] as string, this.subjects[kind] as Subject];
		return { row, is, day, period, subject, lines };
	}

	private addedUp(): ClassifiedRow[] {
		return this.folded.kinds.flatMap((kind, number) => {
			if (!this.is[number] || !kind.isAddedUp) return [];
			return [this.classified(number, { ...kind.first, amount: minorUnits(kind.amount) }, kind.lines)];
		});
	}

	/** Rows of some kinds that were kept, in the order of the file, each with its item and kind. */
	private *kept(isWanted: (kind: number) => boolean): Generator<readonly [row: number, item: number, kind: number]> {
		const { cells } = this.folded;
		const wanted = this.folded.kinds.map((_kind, number) => isWanted(number));
		if (!wanted.includes(true)) return;
		for (let item = 0; item < cells.itemCount; item++) {
			const end = cells.endOfRows(item);
			for (let row = cells.firstRow(item); row < end; row++) {
				const kind = cells.kind(row);
				if (wanted[kind]) yield [row, item, kind];
			}
		}
	}
}

/** Tax that Amazon withholds belongs to what it is withheld of. */
function sideOf({ type }: RowKind, { nature }: Classification): number {
	if (nature === 'taxWithheld') return type.transactionType.toLowerCase() === 'order' ? SALE : REFUND;
	if (SALE_NATURES.includes(nature)) return SALE;
	return REFUND_NATURES.includes(nature) ? REFUND : 0;
}

function roleOf(kind: RowKind, is: Classification): number {
	const side = sideOf(kind, is);
	if (side === 0) return 0;
	const channel = channelOf(kind);
	const ofChannel = channel && (channel === 'FBA' ? FBA : FBM);
	return (
		side |
		(isTaxNature(is) ? TAX : 0) |
		(is.nature === 'taxWithheld' ? WITHHELD : 0) |
		(isGoods({ is, subject: subjectOf(kind.type, is) }) ? GOODS : 0) |
		(ofChannel ?? 0)
	);
}

/** Fees by kind and by what their order says of them. */
class MergedFees {
	private readonly merged = new Map<number, Growing>();
	private readonly journeys = new Map<string, number>([['', 0]]);

	constructor(
		private readonly folded: FoldedRows,
		private readonly orders: OrderFacts,
		private readonly rowOf: (row: number, item: number) => ClassifiedRow,
	) {}

	get rows(): ClassifiedRow[] {
		return [...this.merged.values()].map(({ rows, amount }) => ({ ...rows, row: { ...rows.row, amount: minorUnits(amount) } }));
	}

	add(row: number, item: number, number: number): void {
		const { cells, kinds } = this.folded;
		const key = this.journeyOf(cells.order(item)) * kinds.length + number;
		const known = this.merged.get(key);
		if (known) {
			known.amount += cells.amount(row);
			known.rows.lines.add(cells.line(row));
			return;
		}
		const rows = this.rowOf(row, item);
		this.merged.set(key, { rows, amount: rows.row.amount });
	}

	/** Numbers what is known of an order; 0 where there is none. */
	private journeyOf(order: number): number {
		if (this.folded.isBlank(order)) return 0;
		if (this.orders.areNone) return 1;
		const orderId = this.folded.orderId(order);
		const countries = this.orders.countriesOf(orderId);
		const key = [countries?.from, countries?.to, this.orders.carrierOf(orderId), 'order'].join('|');
		let number = this.journeys.get(key);
		if (number === undefined) this.journeys.set(key, (number = this.journeys.size));
		return number;
	}
}
