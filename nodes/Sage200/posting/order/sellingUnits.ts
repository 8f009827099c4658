import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../domain/result';
import { sageText } from '../../../domain/text/sageText';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import type { Resolved } from '../door/directory';
import { refused, type Posting } from '../door/refusal';

/** Ids of the units in which stock items are kept, by stock code as Sage compares it; only of items that can be sold in other units. */
export type StockUnits = ReadonlyMap<string, number>;

/** Of an item that is sold in the unit in which it is kept nothing has to be said. */
export const NO_UNITS: StockUnits = new Map();

/**
 * The stock units of items whose product group lets them be sold in several (Professional; stock.json, `selling_quantities_use_multiple_units`). Amazon's units
 * times the factor of the SKU map are stock units, and which unit Sage takes for such an item when a line names none is not documented: two pieces could become two
 * cartons. So their lines name the unit. Refused where Sage does not say which it is. Throws when Sage cannot be read.
 */
export async function stockUnitsOf(
	client: SageClient,
	cache: RunCache,
	products: Resolved,
	stockCodes: readonly string[],
): Promise<Posting<StockUnits>> {
	const units = new Map<string, number>();
	for (const stockCode of stockCodes) {
		const product = products.entryOf(stockCode);
		if (units.has(sageText(stockCode)) || !hasSellingUnits(product)) continue;
		const unit = await stockUnitOf(client, cache, Number(product.id));
		if (unit === undefined)
			return refused(
				'sellingUnitUnclear',
				`Stock item ${stockCode} can be sold in several units, and Sage 200 does not say in which one it is kept`,
				'Give the stock item its stock unit in Sage 200, or map the SKU to a stock item with one unit. Until then enter its orders by hand.',
			);
		units.set(sageText(stockCode), unit);
	}
	return done(units);
}

const hasSellingUnits = ({ product_group: group }: IDataObject): boolean =>
	(group as IDataObject | null | undefined)?.selling_quantities_use_multiple_units === true;

/** `stock_unit_id` comes with the expanded units only (stock.json, `product`). */
async function stockUnitOf(client: SageClient, cache: RunCache, productId: number): Promise<number | undefined> {
	const product = await cache.remember(
		`stockUnit|${productId}`,
		async () => await client.record(`/products/${productId}`, 'id', { expand: ['units'] }, productId),
	);
	const id = Number(product.stock_unit_id);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** What the line of a stock item says of its unit: quantity and price are both in it. */
export function unitFields(stockCode: string, units: StockUnits): Record<string, number> {
	const unit = units.get(sageText(stockCode));
	return unit === undefined ? {} : { selling_unit_id: unit, pricing_unit_id: unit };
}
