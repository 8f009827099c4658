import { COLLECTION } from '../../../sandbox/sage/books/names';
import { isStandard, linesOf, outstandingOf, quantityOf } from '../../../sandbox/sage/books/orderState';
import { freeStock, findHolding } from '../../../sandbox/sage/books/stock';
import { despatch } from '../../../sandbox/sage/postings/despatch';
import { changeAllocation } from '../../../sandbox/sage/postings/orderAllocation';
import type { OrderRecord } from '../../../sandbox/sage/postings/salesOrder';
import type { DespatchRecord } from '../../../sandbox/sage/books/despatch';
import { instant } from '../../../sandbox/sage/books/calendar';
import type { Row } from '../../../sandbox/sage/shapes/shape';
import { MINUTE, until, type World } from './world';

const HOME = 1;
const UNIT = 100_000;
/** Of the orders that could go, in a hundred. */
const LEFT_FOR_LATER = 0.1;
const IN_TWO_PARCELS = 0.06;
const TRACKED_LATER = 0.08;

/** The people who pack: they take what Sage can deliver, in the order of its numbers, and say so in Sage. */
export class Warehouse {
	notes = 0;
	/** Orders that were looked at and could not go because the goods were not there. */
	short = 0;

	constructor(private readonly world: World) {}

	/** They pack at these instants, and leave nothing behind at the last one. */
	open(times: readonly number[]): void {
		for (const [index, at] of times.entries()) this.world.time.after(until(this.world, at), () => this.pack(index === times.length - 1));
	}

	private pack(isLast: boolean): void {
		const { sandbox, chance } = this.world;
		for (const { id } of sandbox.store.all<OrderRecord>(COLLECTION.order)) {
			if (!isLast && chance.happens(LEFT_FOR_LATER)) continue;
			sandbox.store.transaction(() => this.send(id, isLast));
		}
	}

	private send(id: number, isLast: boolean): void {
		const { sandbox, chance } = this.world;
		const order = sandbox.store.get<OrderRecord>(COLLECTION.order, id)!;
		const { document_status: status, document_no: number } = order.row;
		if (status !== 'EnumDocumentStatusLive' || String(number).startsWith('##')) return;
		const lines = linesOf(order.row).map((line) => this.setAside(line));
		const isPart = !isLast && chance.happens(IN_TWO_PARCELS);
		const items = lines.filter(isGoods).flatMap((line) => {
			const quantity = isPart
				? Math.floor(quantityOf(line, 'allocated_quantity') / UNIT / 2) * UNIT
				: quantityOf(line, 'allocated_quantity');
			return quantity > 0 ? [{ id: line.id, quantity }] : [];
		});
		if (lines.some((line) => isGoods(line) && outstandingOf(line) > quantityOf(line, 'allocated_quantity'))) this.short++;
		const changed = sandbox.store.update(COLLECTION.order, id, { row: { ...order.row, lines } }) as OrderRecord;
		if (items.length > 0) this.say(changed, items);
	}

	/** What is free, up to what the line still lacks. Goods of other warehouses are none of theirs. */
	private setAside(line: Row): Row {
		if (!isGoods(line)) return line;
		const holding = findHolding(this.world.sandbox, line.product_id as number, HOME);
		const missing = outstandingOf(line) - quantityOf(line, 'allocated_quantity');
		const quantity = holding ? Math.max(0, Math.min(missing, freeStock(this.world.sandbox, holding.id))) : 0;
		return changeAllocation(this.world.sandbox, line, quantity, 'line');
	}

	private say(order: OrderRecord, items: readonly Row[]): void {
		const { sandbox, chance, time } = this.world;
		this.notes++;
		const tracking = {
			courier_id: chance.pick([1, 2, 3]),
			consignment_no: `XH${100_000_000 + this.notes}GB`,
			weight: 0,
			pieces: 1,
			notes: '',
		};
		const isLater = chance.happens(TRACKED_LATER);
		const note = despatch(sandbox, order, items, instant(time.now()), isLater ? { ...tracking, consignment_no: '' } : tracking);
		if (isLater) time.after(chance.between(20, 120) * MINUTE, () => this.track(note, tracking.consignment_no));
	}

	private track({ id }: DespatchRecord, consignmentNo: string): void {
		const { sandbox, time } = this.world;
		sandbox.store.update(COLLECTION.despatch, id, { consignmentNo, updatedAt: instant(time.now()) });
	}
}

const isGoods = (line: Row): boolean => isStandard(line) && line.warehouse_id === HOME;
