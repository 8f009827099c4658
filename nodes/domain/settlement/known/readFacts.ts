import type { AmazonOrderFact } from './amazonOrders';
import type { FoundFacts, StockItemFact } from './known';
import { readCredits } from './readCredits';
import { readOrders } from './readOrders';
import { readPeriods } from './sagePeriods';
import { taxCodeReader, wholeNumber, wordOf, type SageRow } from './sageRow';

/**
 * What the nodes put out, row by row. `orders` are rows of `/sop_orders` with their `lines`, `credits` those of *Sales Ledger: Get Credits of Orders*,
 * `taxCodes` and `products` rows of `/tax_codes` and `/products`, `amazonOrders` what is known of Amazon's orders, `periods` those of *Period: Get Status*. Left out is: nobody looked.
 */
export interface GivenFacts {
	readonly orders?: readonly SageRow[];
	readonly credits?: readonly SageRow[];
	readonly taxCodes?: readonly SageRow[];
	readonly products?: readonly SageRow[];
	readonly amazonOrders?: readonly SageRow[];
	readonly periods?: readonly SageRow[];
}

type ReadFacts = Pick<FoundFacts, 'ordersInSage' | 'credits' | 'stockItems' | 'amazonOrders' | 'periods'>;

/** The one reader of what was found in Sage and Amazon. It refuses nothing: what cannot be read decides nothing. */
export function readFacts({ orders, credits, taxCodes = [], products, amazonOrders, periods }: GivenFacts): ReadFacts {
	const taxCodeOf = taxCodeReader(taxCodes);
	return {
		ordersInSage: orders ? readOrders(orders, taxCodeOf) : 'assumed',
		...(credits && { credits: readCredits(credits) }),
		...(products && { stockItems: products.flatMap((row) => readStockItem(row, taxCodeOf(row))) }),
		...(amazonOrders && { amazonOrders: amazonOrders.flatMap(readAmazonOrder) }),
		...(periods && { periods: readPeriods(periods) }),
	};
}

function readStockItem({ code }: SageRow, taxCode: number | undefined): StockItemFact[] {
	const text = wordOf(code);
	return text === '' ? [] : [{ code: text, ...(taxCode !== undefined && { taxCode }) }];
}

function readAmazonOrder({ orderId, createdTime, shipTo, shipFrom, carrier, units }: SageRow): AmazonOrderFact[] {
	const id = wordOf(orderId);
	if (id === '') return [];
	return [
		{
			orderId: id,
			createdTime: wordOf(createdTime),
			shipTo: wordOf(shipTo),
			shipFrom: wordOf(shipFrom),
			carrier: wordOf(carrier),
			units: wholeNumber(units) ?? 0,
		},
	];
}
