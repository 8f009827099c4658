/** What Amazon's Orders API says of an order and the settlement file does not. Every field may be ''. */
export interface AmazonOrderFact {
	readonly orderId: string;
	/** ISO 8601 instant. */
	readonly createdTime: string;
	/** ISO 3166; the Isle of Man as `IM`, Jersey `JE`, Guernsey `GG`, Gibraltar `GI`. */
	readonly shipTo: string;
	readonly shipFrom: string;
	readonly carrier: string;
	/** Units ordered; 0 when not known. */
	readonly units: number;
}

/** Inside UK VAT for goods: the Isle of Man is, the Channel Islands and Gibraltar are not (HMRC, VAT Notice 700 and 60). */
const UK_FOR_VAT: readonly string[] = ['GB', 'UK', 'IM'];

export const isUkForVat = (country: string): boolean => UK_FOR_VAT.includes(country.trim().toUpperCase());

/** Whether goods left the United Kingdom: known to be sent from it, or from nowhere that is named, to a country outside it. */
export const isExport = (order: AmazonOrderFact | undefined): boolean =>
	order !== undefined && order.shipTo !== '' && !isUkForVat(order.shipTo) && (order.shipFrom === '' || isUkForVat(order.shipFrom));

/** Sent from stock outside the United Kingdom: another country's VAT, or an import. */
export const isFromAbroad = (order: AmazonOrderFact | undefined): boolean =>
	order !== undefined && order.shipFrom !== '' && !isUkForVat(order.shipFrom);

export const isWithinUk = (order: AmazonOrderFact | undefined): boolean =>
	order !== undefined && isUkForVat(order.shipTo) && (order.shipFrom === '' || isUkForVat(order.shipFrom));

export const byOrderId = <T extends { readonly orderId: string }>(facts: readonly T[]): ReadonlyMap<string, T> =>
	new Map(facts.map((fact) => [fact.orderId, fact]));
