import { LISTINGS } from '../../../sandbox/company/amazon/listings';
import { demoListings } from '../../../sandbox/company/amazon/stock';
import { PRODUCTS, SKU_MAP } from '../../../sandbox/company/company';
import { seedSage } from '../../../sandbox/company/sage/seed';
import type { Sandbox } from '../../../sandbox/core/sandbox';
import { COLLECTIONS, type ListingRecord } from '../../../sandbox/amazon/records';
import { firstOpenDay } from '../../../sandbox/sage/books/calendar';
import { COLLECTION } from '../../../sandbox/sage/books/names';
import { binsOf, findHolding, moveStock, openHolding } from '../../../sandbox/sage/books/stock';
import { demoRows } from '../../../sandbox/demo/rows';
import ids from '../../../workflows/package/ids.json';
import { LEASES, leaseRow } from '../../../workflows/source/tables';
import type { Chance } from '../../chaos/random';
import type { Tables } from '../engine/tables';
import type { MomentBook } from './moments';

/** Goods that Sage has and nobody has mapped yet: seller SKU to stock code. */
export const UNMAPPED = [
	{ id: 15561, sellerSku: 'HH-APRON-OCHRE', stockCode: 'APRON-OCHRE', name: 'Linen apron, ochre' },
	{ id: 15562, sellerSku: 'HH-JUG-2L', stockCode: 'JUG-2L', name: 'Stoneware jug, 2 litres' },
] as const;

const HOME = 1;
const FIFTH_DECIMAL = 100_000;

/** The company at the beginning of the day: goods for about as many orders as come, some of them short, and listings that offer what is there. */
export function openShop(sandbox: Sandbox, chance: Chance, orders: number, moments: MomentBook): void {
	seedSage(sandbox);
	const [template] = sandbox.store.all(COLLECTION.product);
	for (const { id, stockCode, name } of UNMAPPED) {
		sandbox.store.insert(COLLECTION.product, { ...template, id, code: stockCode, name });
		openHolding(sandbox, id, HOME);
	}
	for (const { id, code } of [...PRODUCTS, ...UNMAPPED.map(({ id: own, stockCode }) => ({ id: own, code: stockCode }))]) {
		setStock(sandbox, id, code, Math.ceil((orders * chance.between(8, 50)) / 100) + 5);
		moments.opening.set(code, unitsAtHome(sandbox, code));
	}
	for (const listing of demoListings(sandbox.clock.now())) {
		const record = sandbox.store.insert(COLLECTIONS.listings, listing as Record<string, unknown>) as unknown as ListingRecord;
		offer(sandbox, record);
	}
}

/** Brings the stock of the home warehouse to a number of units. */
function setStock(sandbox: Sandbox, productId: number, code: string, units: number): void {
	const holding = findHolding(sandbox, productId, HOME) ?? openHolding(sandbox, productId, HOME);
	const [bin] = binsOf(sandbox, holding.id);
	const change = units * FIFTH_DECIMAL - bin.inStock;
	moveStock(sandbox, bin, change, 'Stocktake', { day: firstOpenDay(sandbox.clock.now()), reference: code });
}

/** Units in the home warehouse, whoever they are set aside for. */
export function unitsAtHome(sandbox: Sandbox, stockCode: string): number {
	const product = sandbox.store.all(COLLECTION.product).find(({ code }) => code === stockCode);
	const holding = product && findHolding(sandbox, product.id, HOME);
	return holding ? binsOf(sandbox, holding.id).reduce((sum, { inStock }) => sum + inStock, 0) / FIFTH_DECIMAL : 0;
}

const SOLD_FROM_HOME = [...SKU_MAP, ...UNMAPPED.map((each) => ({ ...each, factor: 1 }))].filter(
	({ sellerSku }) => !sellerSku.endsWith('-FBA'),
);

/** Before the first run each of the SKUs that share goods is offered its part of them, so that nothing is promised twice. */
function offer(sandbox: Sandbox, listing: ListingRecord): void {
	const known = SOLD_FROM_HOME.find(({ sellerSku }) => sellerSku === listing.sku);
	if (!known) return;
	const sharers = SOLD_FROM_HOME.filter(({ stockCode }) => stockCode === known.stockCode).length;
	const quantity = Math.floor(unitsAtHome(sandbox, known.stockCode) / sharers / known.factor);
	const accepted = listing.accepted.map((each) => ({ ...each, quantity }));
	sandbox.store.update(COLLECTIONS.listings, listing.id, { accepted, shownBefore: accepted, visibleFrom: 0 });
}

/** What a consultant fills in before the first run. */
export function fillTables(tables: Tables): void {
	for (const { tableId, rows } of demoRows('day@example.com')) for (const row of rows) tables.of(tableId).insert({ ...row });
	for (const lease of LEASES) tables.of(ids.dataTables.leases.id).insert(leaseRow(lease));
}

export const SELLER_LISTINGS = LISTINGS;
