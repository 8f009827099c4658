/**
 * What a client decides once: accounts, VAT codes, routes and limits. Reaches the bridge as one JSON parameter (the template's
 * Config node) and `preview` as defaults.
 */

/** Who ships: the seller (merchant fulfilled) or Amazon. */
export type Channel = 'FBM' | 'FBA';

/** `orders`: each sale is a Sage sales order, the settlement pays it. `summary`: sales are posted from the settlement only. */
export type SalesRoute = 'orders' | 'summary';

/** VAT treatments that rules speak of; each is a tax code number of the client's Sage. */
export type VatTreatment = 'standard' | 'reduced' | 'zero' | 'outsideScope' | 'marketplaceCollected' | 'reverseCharge';

/** One Amazon series: account type and currency. */
export interface SeriesSettings {
	/** Cash book account that is Amazon's balance with us, e.g. `AMZGBP`. */
	readonly clearingBankCode: string;
	/** Cash book account that the payout reaches. */
	readonly currentBankCode: string;
	/** Customer on which orders are posted. */
	readonly customerReference: string;
	/** Customer on which summary sales are posted. */
	readonly summaryCustomerReference: string;
	/** Id of the first settlement of the series that is posted ('' does not check it), and the balance with Amazon before it, agreed by finance ('' holds). */
	readonly openingSettlementId: string;
	readonly openingReserve: string;
	/** Amazon in the purchase ledger, for fees that come to a credit. Left out or '', such a settlement is held. */
	readonly supplierReference?: string;
}

export interface OrderSettings {
	/** Sage warehouse by channel. */
	readonly warehouses: Readonly<Record<Channel, string>>;
	/** Sage additional charge for delivery. */
	readonly deliveryChargeCode: string;
	/** Nominal codes of free-text lines. */
	readonly giftWrapNominal: string;
	readonly promotionNominal: string;
	readonly roundingNominal: string;
	/** Largest rounding line, decimal string in the order's currency. */
	readonly roundingLimit: string;
	/** Whether buyer name, phone and e-mail may be kept in Sage beside the delivery address. */
	readonly keepBuyerContact: boolean;
}

export interface BridgeSettings {
	/** IANA zone in which accounting days and periods are cut. */
	readonly timeZone: string;
	/** Country of the client's VAT registration, ISO 3166. */
	readonly country: string;
	readonly routes: Readonly<Record<Channel, SalesRoute>>;
	/** Orders created before this instant are not imported (cut-over), ISO 8601 or ''. A settlement that pays one is held. */
	readonly cutOver: string;
	/** By currency. */
	readonly series: Readonly<Record<string, SeriesSettings>>;
	/** Sage tax code number by VAT treatment. */
	readonly taxCodes: Readonly<Record<VatTreatment, number>>;
	readonly orders: OrderSettings;
}

export const DEFAULT_SETTINGS: BridgeSettings = {
	timeZone: 'Europe/London',
	country: 'GB',
	routes: { FBM: 'orders', FBA: 'orders' },
	cutOver: '',
	series: {
		GBP: {
			clearingBankCode: 'AMZGBP',
			currentBankCode: 'CURRENT',
			customerReference: 'AMZUKGBP',
			summaryCustomerReference: 'AMZSUMGB',
			openingSettlementId: '',
			openingReserve: '',
		},
	},
	taxCodes: { standard: 1, reduced: 5, zero: 0, outsideScope: 9, marketplaceCollected: 0, reverseCharge: 8 },
	orders: {
		warehouses: { FBM: 'HOME', FBA: 'FBA' },
		deliveryChargeCode: 'CARRIAGE',
		giftWrapNominal: '4010',
		promotionNominal: '4020',
		roundingNominal: '4000',
		roundingLimit: '0.05',
		keepBuyerContact: false,
	},
};

/** Lays what the client gives over the defaults, one level deep per group; lists nothing that it does not know. */
export function settingsFrom(given: Partial<BridgeSettings>): BridgeSettings {
	return {
		...DEFAULT_SETTINGS,
		...given,
		routes: { ...DEFAULT_SETTINGS.routes, ...given.routes },
		series: { ...DEFAULT_SETTINGS.series, ...given.series },
		taxCodes: { ...DEFAULT_SETTINGS.taxCodes, ...given.taxCodes },
		orders: { ...DEFAULT_SETTINGS.orders, ...given.orders },
	};
}
