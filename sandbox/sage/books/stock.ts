import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { decimalText } from '../shapes/write';
import { refuse } from '../refusal';
import { instant } from './calendar';
import { COLLECTION } from './names';

/** A product in a warehouse. Quantities stand on its bins, in the fifth decimal of a stock unit. */
export type HoldingRecord = StoredRecord & {
	productId: number;
	warehouseId: number;
	reorderLevel: number;
	minimumLevel: number;
	maximumLevel: number;
	createdAt: string;
	updatedAt: string;
};
export type BinRecord = StoredRecord & {
	holdingId: number;
	productId: number;
	name: string;
	priority: number;
	inStock: number;
	reserved: number;
	allocated: number;
	lastStocktake: string | null;
	createdAt: string;
	updatedAt: string;
};
/** One row of the product's history. `quantity` is positive into stock and negative out of it. */
export type StockMove = StoredRecord & {
	productId: number;
	warehouseId: number;
	binName: string;
	kind: MoveKind;
	quantity: number;
	day: string;
	reference: string;
	secondReference: string;
	sourceReference: string;
	sourceName: string;
	memo: string;
	movedAt: string;
};

/** The stored words are not documented; the group and the area behind them are. */
export type MoveKind = 'Despatch' | 'Transfer out' | 'Transfer in' | 'Stocktake' | 'Opening balance';
export type MoveText = Partial<Pick<StockMove, 'day' | 'reference' | 'secondReference' | 'sourceReference' | 'sourceName' | 'memo'>>;

/** Every warehouse has this bin to begin with. */
export const FIRST_BIN = 'Unspecified';

type Parts = Pick<SandboxParts, 'store' | 'clock'>;

export const findHolding = (parts: Pick<Parts, 'store'>, productId: number, warehouseId: number): HoldingRecord | undefined =>
	parts.store.all<HoldingRecord>(COLLECTION.holding).find((each) => each.productId === productId && each.warehouseId === warehouseId);

/** Bins of a holding in the order in which stock is taken from them. */
export const binsOf = (parts: Pick<Parts, 'store'>, holdingId: number): BinRecord[] =>
	parts.store
		.all<BinRecord>(COLLECTION.bin)
		.filter((each) => each.holdingId === holdingId)
		.sort((left, right) => left.priority - right.priority || left.id - right.id);

/** Keeps a product in a warehouse, with the first bin, empty. */
export function openHolding(parts: Parts, productId: number, warehouseId: number): HoldingRecord {
	const now = instant(parts.clock.now());
	const levels = { reorderLevel: 0, minimumLevel: 0, maximumLevel: 0 };
	const holding = parts.store.insert(COLLECTION.holding, { productId, warehouseId, ...levels, createdAt: now, updatedAt: now });
	openBin(parts, holding, FIRST_BIN, 9);
	return holding;
}

export function openBin(parts: Parts, holding: HoldingRecord, name: string, priority: number): BinRecord {
	const now = instant(parts.clock.now());
	const empty = { inStock: 0, reserved: 0, allocated: 0, lastStocktake: null };
	return parts.store.insert(COLLECTION.bin, {
		holdingId: holding.id,
		productId: holding.productId,
		name,
		priority,
		...empty,
		createdAt: now,
		updatedAt: now,
	});
}

const freeOfBin = (bin: BinRecord): number => bin.inStock - bin.allocated;

/** What a sales order may still allocate. */
export const freeStock = (parts: Pick<Parts, 'store'>, holdingId: number): number =>
	binsOf(parts, holdingId).reduce((sum, bin) => sum + freeOfBin(bin), 0);

/** Sets stock aside for a sales order. Refuses more than is free. */
export function allocateStock(parts: Parts, holding: HoldingRecord, quantity: number, path: string): void {
	const free = freeStock(parts, holding.id);
	if (quantity > free) refuse(`'${path}' is more than the free stock of ${decimalText(free, 5)}.`);
	spread(parts, holding, quantity, freeOfBin, (bin, part) => ({ allocated: bin.allocated + part }));
}

/** Gives back what was set aside. */
export function releaseStock(parts: Parts, holding: HoldingRecord, quantity: number): void {
	spread(
		parts,
		holding,
		quantity,
		(bin) => bin.allocated,
		(bin, part) => ({ allocated: bin.allocated - part }),
	);
}

/** Takes allocated stock out of the warehouse and writes the product's history. */
export function issueAllocated(parts: Parts, holding: HoldingRecord, quantity: number, text: MoveText): void {
	spread(
		parts,
		holding,
		quantity,
		(bin) => bin.allocated,
		(bin, part) => {
			writeMove(parts, holding, bin, 'Despatch', -part, text);
			return { allocated: bin.allocated - part, inStock: bin.inStock - part };
		},
	);
}

/** Changes the stock of one bin by a signed quantity. Refuses to take more than is free. */
export function moveStock(parts: Parts, bin: BinRecord, quantity: number, kind: MoveKind, text: MoveText): void {
	if (quantity < 0 && -quantity > freeOfBin(bin)) refuse(`The bin ${bin.name} has only ${decimalText(freeOfBin(bin), 5)} free.`);
	const holding = parts.store.get<HoldingRecord>(COLLECTION.holding, bin.holdingId)!;
	writeMove(parts, holding, bin, kind, quantity, text);
	changeBin(parts, bin, { inStock: bin.inStock + quantity });
}

/** Every movement and allocation moves the stamps of bin and holding. */
export function changeBin(parts: Parts, bin: BinRecord, change: Partial<BinRecord>): void {
	const updatedAt = instant(parts.clock.now());
	parts.store.update(COLLECTION.bin, bin.id, { ...change, updatedAt });
	parts.store.update(COLLECTION.holding, bin.holdingId, { updatedAt });
}

/** Shares a quantity out over the bins, each up to its limit. */
function spread(
	parts: Parts,
	holding: HoldingRecord,
	quantity: number,
	limit: (bin: BinRecord) => number,
	change: (bin: BinRecord, part: number) => Partial<BinRecord>,
): void {
	let left = quantity;
	for (const bin of binsOf(parts, holding.id)) {
		const part = Math.min(left, limit(bin));
		if (part <= 0) continue;
		changeBin(parts, bin, change(bin, part));
		left -= part;
	}
	if (left !== 0) throw new Error(`Holding ${holding.id} lacks ${left} to share out.`);
}

function writeMove(parts: Parts, holding: HoldingRecord, bin: BinRecord, kind: MoveKind, quantity: number, text: MoveText): void {
	const now = instant(parts.clock.now());
	const blank = { day: now.slice(0, 10), reference: '', secondReference: '', sourceReference: '', sourceName: '', memo: '' };
	parts.store.insert(COLLECTION.stockMove, {
		...blank,
		...text,
		productId: holding.productId,
		warehouseId: holding.warehouseId,
		binName: bin.name,
		kind,
		quantity,
		movedAt: now,
	});
}
