import type { MappedSku } from '../order/skuMap';
import { done, type Result } from '../result';
import { folded } from '../settings/faults';
import type { LedgerEvent } from './ledger';

/** Amazon's own name for units that were found without a label: `Amazon.Found.` and the ASIN. */
const FOUND = /^Amazon\.Found\./i;

/** The stock item of an event by its seller SKU; of units found without a label by the ASIN that other rows of the ledger have. */
export function itemOf(event: LedgerEvent, skuMap: readonly MappedSku[], ledger: readonly LedgerEvent[]): Result<MappedSku, string> {
	const direct = skuMap.find(({ sellerSku }) => folded(sellerSku) === folded(event.sku));
	if (direct) return done(direct);
	if (!FOUND.test(event.sku) || event.asin === '') return { ok: false, refusal: `the table Seller SKU map has no row for ${event.sku}` };
	const skus = new Set(ledger.filter(({ asin }) => asin === event.asin).map(({ sku }) => folded(sku)));
	const mapped = skuMap.filter(({ sellerSku }) => skus.has(folded(sellerSku)));
	const items = new Set(mapped.map(({ stockCode, factor }) => `${stockCode}|${factor}`));
	const [only] = mapped;
	if (only && items.size === 1) return done(only);
	const why = items.size > 1 ? 'belongs to more than one stock item' : 'belongs to no other row of the ledger whose SKU is in the map';
	return { ok: false, refusal: `its units were found without a label, and its ASIN ${event.asin} ${why}` };
}
