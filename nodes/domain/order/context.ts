import { groupBy, type NonEmpty } from '../lists/groupBy';
import type { BridgeSettings } from '../settings/settings.types';
import { folded } from '../settings/faults';
import { sageText } from '../text/sageText';
import { textOf } from '../text/textOf';
import type { MappedSku } from './skuMap';

/** What the bridge needs of a Sage product (`/products`). Ids may come as text from a lossless reader. */
export interface SageProductFact {
	readonly code: string;
	readonly tax_code_id?: number | string | null;
	readonly allow_sales_order?: boolean;
	/** Its words are in no page; one that says Inactive is understood. */
	readonly product_status_type?: string | null;
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
	/** As `readSkuMap` gives it. */
	readonly skuMap: readonly MappedSku[];
	readonly products: readonly SageProductFact[];
	readonly taxCodes: readonly SageTaxCodeFact[];
	/** `sop_settings.are_prices_tax_inclusive`. */
	readonly pricesIncludeTax: boolean;
	/** ISO 8601 instant from which due times run. */
	readonly now: string;
}

/** Settings and facts of one run, indexed once for all its orders. */
export interface OrderContext extends Omit<OrderContextInput, 'skuMap' | 'products' | 'taxCodes'> {
	/** Several of an SKU are the stock items of a kit. */
	readonly mappedBySku: ReadonlyMap<string, NonEmpty<MappedSku>>;
	/** By the SKU without case and blanks: what an SKU that is not in the map comes near to. */
	readonly mappedByFold: ReadonlyMap<string, MappedSku>;
	/** By the code as Sage compares it. */
	readonly productsByCode: ReadonlyMap<string, SageProductFact>;
	readonly taxCodesById: ReadonlyMap<string, TaxCode>;
	readonly taxCodesByNumber: ReadonlyMap<number, TaxCode>;
}

/**
 * Indexes what is the same for all orders of a run. A tax code whose rate or number cannot be read is left out, and so is a product whose code is
 * no text, so that no order can use them.
 */
export function orderContext({ skuMap, products, taxCodes, ...rest }: OrderContextInput): OrderContext {
	const readTaxCodes = taxCodes.flatMap((fact) => {
		const rateBasisPoints = rateInBasisPoints(fact.tax_rate);
		const code = textOf(fact.code).trim();
		if (rateBasisPoints === undefined || !/^\d{1,9}$/.test(code)) return [];
		return [{ id: textOf(fact.id), taxCode: { code: Number(code), rateBasisPoints } }];
	});
	return {
		...rest,
		mappedBySku: groupBy(skuMap, ({ sellerSku }) => sellerSku),
		mappedByFold: new Map(skuMap.map((mapped) => [folded(mapped.sellerSku), mapped])),
		productsByCode: new Map(products.flatMap((product) => (isCode(product.code) ? [[sageText(product.code), product]] : []))),
		taxCodesById: new Map(readTaxCodes.map(({ id, taxCode }) => [id, taxCode])),
		taxCodesByNumber: new Map(readTaxCodes.map(({ taxCode }) => [taxCode.code, taxCode])),
	};
}

/** A code given as a number may have lost its leading zero. */
const isCode = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** `20`, `17.5` or `20.00` percent as basis points, read as text; undefined when it has more than two decimals. */
function rateInBasisPoints(percent: number | string): number | undefined {
	const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(textOf(percent));
	return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}
