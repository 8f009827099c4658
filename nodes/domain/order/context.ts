import type { BridgeSettings } from '../settings/settings.types';

/** One row of the client's SKU map. `factor` units of the stock item are in one unit on Amazon; left out or empty means 1. */
export interface SkuMapRow {
	readonly sellerSku: string;
	readonly stockCode: string;
	readonly factor?: number | string | null;
}

/** What the bridge needs of a Sage product (`/products`). Ids may come as text from a lossless reader. */
export interface SageProductFact {
	readonly code: string;
	readonly tax_code_id?: number | string | null;
	readonly allow_sales_order?: boolean;
}

/** What the bridge needs of a Sage tax code (`/tax_codes`). */
export interface SageTaxCodeFact {
	readonly id: number | string;
	/** The number that people know. */
	readonly code: number | string;
	/** Percent. */
	readonly tax_rate: number | string;
}

/** Number of a Sage tax code with its rate in basis points (20 % = 2000). */
export interface TaxCode {
	readonly code: number;
	readonly rateBasisPoints: number;
}

export interface OrderContextInput {
	readonly settings: BridgeSettings;
	readonly skuMap: readonly SkuMapRow[];
	readonly products: readonly SageProductFact[];
	readonly taxCodes: readonly SageTaxCodeFact[];
	/** `sop_settings.are_prices_tax_inclusive`. */
	readonly pricesIncludeTax: boolean;
	/** ISO 8601 instant from which due times run. */
	readonly now: string;
}

/** Settings and facts of one run, indexed once for all its orders. */
export interface OrderContext extends Omit<OrderContextInput, 'skuMap' | 'products' | 'taxCodes'> {
	/** More than one row per SKU is kept, because it is a stop. */
	readonly rowsBySku: ReadonlyMap<string, readonly SkuMapRow[]>;
	readonly productsByCode: ReadonlyMap<string, SageProductFact>;
	readonly taxCodesById: ReadonlyMap<string, TaxCode>;
	readonly taxCodesByNumber: ReadonlyMap<number, TaxCode>;
}

/** Indexes what is the same for all orders of a run. A tax code whose rate cannot be read is left out, so that no order can use it. */
export function orderContext({ skuMap, products, taxCodes, ...rest }: OrderContextInput): OrderContext {
	const readTaxCodes = taxCodes.flatMap((fact) => {
		const rateBasisPoints = rateInBasisPoints(fact.tax_rate);
		return rateBasisPoints === undefined ? [] : [{ id: String(fact.id), taxCode: { code: Number(fact.code), rateBasisPoints } }];
	});
	return {
		...rest,
		rowsBySku: groupBySku(skuMap),
		productsByCode: new Map(products.map((product) => [product.code, product])),
		taxCodesById: new Map(readTaxCodes.map(({ id, taxCode }) => [id, taxCode])),
		taxCodesByNumber: new Map(readTaxCodes.map(({ taxCode }) => [taxCode.code, taxCode])),
	};
}

function groupBySku(rows: readonly SkuMapRow[]): Map<string, SkuMapRow[]> {
	const groups = new Map<string, SkuMapRow[]>();
	for (const row of rows) {
		const group = groups.get(row.sellerSku);
		if (group) group.push(row);
		else groups.set(row.sellerSku, [row]);
	}
	return groups;
}

/** `20`, `17.5` or `20.00` percent as basis points, read as text; undefined when it has more than two decimals. */
function rateInBasisPoints(percent: number | string): number | undefined {
	const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(String(percent));
	return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}
