import { groupBy } from '../lists/groupBy';
import type { MappedSku } from '../order/skuMap';
import { done, type Result } from '../result';
import { folded } from '../settings/faults';
import type { LedgerEvent } from './ledger';

/** Amazon's own name for units that were found without a label: `Amazon.Found.` and the ASIN. */
const FOUND = /^Amazon\.Found\./i;

/** The stock item of an event by its seller SKU; of units found without a label by the ASIN that other rows of the ledger have. A kit is several. */
export function itemOf(event: LedgerEvent, skuMap: readonly MappedSku[], ledger: readonly LedgerEvent[]): Result<MappedSku, string> {
	const items = itemsOf(event, skuMap, ledger);
	if (!items.ok) return items;
	const [only, ...others] = items.value;
	if (only && others.length === 0) return done(only);
	const codes = items.value.map(({ stockCode }) => stockCode).join(' and ');
	return { ok: false, refusal: `the table Seller SKU map has it as a kit of ${codes}, whose units and value this flow does not share out` };
}

/** The stock items of an event: one, or those of a kit. */
export function itemsOf(
	event: LedgerEvent,
	skuMap: readonly MappedSku[],
	ledger: readonly LedgerEvent[],
): Result<readonly MappedSku[], string> {
	const direct = skuMap.filter(({ sellerSku }) => folded(sellerSku) === folded(event.sku));
	if (direct.length > 0) return done(direct);
	if (!FOUND.test(event.sku) || event.asin === '') return { ok: false, refusal: `the table Seller SKU map has no row for ${event.sku}` };
	const skus = new Set(ledger.filter(({ asin }) => asin === event.asin).map(({ sku }) => folded(sku)));
	const mapped = [...groupBy(skuMap, ({ sellerSku }) => folded(sellerSku))].filter(([sku]) => skus.has(sku)).map(([, rows]) => rows);
	const items = new Set(mapped.map((rows) => rows.map(({ stockCode, factor }) => `${stockCode}|${factor}`).join('+')));
	const [only] = mapped;
	if (only && items.size === 1) return done(only);
	const why = items.size > 1 ? 'belongs to more than one stock item' : 'belongs to no other row of the ledger whose SKU is in the map';
	return { ok: false, refusal: `its units were found without a label, and its ASIN ${event.asin} ${why}` };
}
