import { groupBy } from '../../lists/groupBy';
import type { MappedSku } from '../../order/skuMap';
import type { BridgeSettings, VatTreatment } from '../../settings/settings.types';
import { sageText } from '../../text/sageText';
import { byOrderId, type AmazonOrderFact } from './amazonOrders';
import { creditsInSage, type CreditFact, type CreditsInSage } from './credits';
import type { OrderDecision } from './decisions';
import type { OrderMoney } from './orderMoney';
import { ordersInSage, type OrdersInSage, type SageOrderFact } from './sageOrders';
import type { SagePeriod } from './sagePeriods';
import { treatmentOfCode } from './sageVat';

/** A stock item of Sage with the number of its tax code. */
export interface StockItemFact {
	readonly code: string;
	readonly taxCode?: number;
}

/** What is known of a settlement's orders besides the file. Left out is: nobody looked. */
export interface FoundFacts {
	/** Orders of the settlement that were found in Sage; `assumed` when nobody looked (preview). */
	readonly ordersInSage: readonly SageOrderFact[] | 'assumed';
	/** Credits in Sage by Amazon order id, ours too. Never left out where the orders were looked up: a credit note would be posted uncompared. */
	readonly credits?: readonly CreditFact[];
	readonly amazonOrders?: readonly AmazonOrderFact[];
	readonly stockItems?: readonly StockItemFact[];
	readonly skuMap?: readonly MappedSku[];
	/** What other settlements moved for these orders. */
	readonly orderMoney?: readonly OrderMoney[];
	readonly decisions?: readonly OrderDecision[];
	/** Sage's accounting periods. */
	readonly periods?: readonly SagePeriod[];
}

/** Stock items of a seller SKU, one or those of a kit, with the VAT of its sales where a person has confirmed that stock items have the codes of their sales. */
export interface StockItem {
	readonly codes: readonly string[];
	/** Left out for a kit whose stock items are taxed in several ways. */
	readonly treatment?: VatTreatment;
}

/** The same facts, sorted for looking up by order and SKU. */
export interface KnownFacts {
	readonly sage: OrdersInSage;
	readonly credits: CreditsInSage;
	readonly amazon: ReadonlyMap<string, AmazonOrderFact>;
	readonly money: ReadonlyMap<string, readonly OrderMoney[]>;
	readonly decisions: readonly OrderDecision[];
	readonly stockItemOf: (sku: string) => StockItem | undefined;
	/** Units of stock items in one unit of the SKU; of a kit, of all its stock items. */
	readonly factorOf: (sku: string) => number;
}

/** The facts of a run. Throws a RangeError where the orders were looked up and the credits were not: a forgotten input must not credit a refund twice. */
export function knownFacts(found: FoundFacts, settlementId: string, settings: BridgeSettings): KnownFacts {
	if (found.ordersInSage !== 'assumed' && found.credits === undefined)
		throw new RangeError('The orders of the settlement were looked up in Sage, and the credits of its refunds were not.');
	const bySku = groupBy(found.skuMap ?? [], ({ sellerSku }) => sellerSku);
	const byCode = new Map((found.stockItems ?? []).map((item) => [sageText(item.code), item]));
	return {
		sage: ordersInSage(found.ordersInSage),
		credits: creditsInSage(found.credits ?? 'assumed'),
		amazon: byOrderId(found.amazonOrders ?? []),
		money: groupBy(
			(found.orderMoney ?? []).filter((row) => row.settlementId !== settlementId),
			({ orderId }) => orderId,
		),
		decisions: found.decisions ?? [],
		stockItemOf: (sku) => stockItem(bySku.get(sku)?.map(({ stockCode }) => stockCode) ?? [sku], byCode, settings),
		factorOf: bySku.size === 0 ? () => 1 : (sku) => bySku.get(sku)?.reduce((units, { factor }) => units + factor, 0) ?? 1,
	};
}

/** A SKU that the map does not name may be the stock code itself: then Sage has an item of that code. */
function stockItem(codes: readonly string[], byCode: ReadonlyMap<string, StockItemFact>, settings: BridgeSettings): StockItem | undefined {
	const named = codes.filter((code) => code !== '');
	if (named.length === 0) return undefined;
	const items = named.map((code) => byCode.get(sageText(code)));
	const treatments = new Set(items.map((item) => item && treatmentOfCode(item.taxCode, settings)));
	const [treatment] = treatments;
	const isCertain = treatments.size === 1 && settings.vat.stockItemsConfirmed !== '';
	return {
		codes: named.map((code, index) => items[index]?.code ?? code),
		...(isCertain && treatment && { treatment }),
	};
}
