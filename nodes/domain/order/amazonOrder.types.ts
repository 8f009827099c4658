/**
 * The parts of an order of Amazon's Orders API 2026-01-01 that a sales order is made of (model `orders_2026-01-01.json`). Names are
 * Amazon's. What Amazon marks as optional is optional here; values of open lists stay `string`, because Amazon adds to them.
 */

export interface AmazonMoney {
	/** Decimal text, e.g. `19.99`. */
	readonly amount: string;
	readonly currencyCode: string;
}

export interface AmazonDateTimeRange {
	readonly earliestDateTime?: string;
	readonly latestDateTime?: string;
}

export interface AmazonAddress {
	readonly name?: string;
	readonly companyName?: string;
	readonly addressLine1?: string;
	readonly addressLine2?: string;
	readonly addressLine3?: string;
	readonly city?: string;
	readonly districtOrCounty?: string;
	readonly stateOrRegion?: string;
	readonly municipality?: string;
	readonly postalCode?: string;
	/** ISO 3166, two letters. */
	readonly countryCode?: string;
	readonly phone?: string;
}

export interface AmazonDetailedBreakdown {
	/** ITEM, SHIPPING, GIFT_WRAP, COD_FEE, OTHER, DISCOUNT. */
	readonly subtype?: string;
	readonly value?: AmazonMoney;
}

export interface AmazonItemBreakdown {
	/** ITEM, SHIPPING, GIFT_WRAP, COD_FEE, OTHER, TAX, DISCOUNT. */
	readonly type: string;
	readonly subtotal: AmazonMoney;
	readonly detailedBreakdowns?: readonly AmazonDetailedBreakdown[];
}

export interface AmazonOrderBreakdown {
	/** As for items, and DELIVERY_TIP, which stands on the order alone. */
	readonly type: string;
	readonly subtotal: AmazonMoney;
}

export interface AmazonOrderItem {
	readonly orderItemId: string;
	readonly quantityOrdered: number;
	/** Present when the item is sold by weight or length instead of by count. */
	readonly measurement?: { readonly unit: string; readonly value: number };
	readonly product: {
		readonly asin?: string;
		readonly title?: string;
		readonly sellerSku?: string;
		/** `unitPrice`: of one unit, before any calculation by quantity. `priceDesignation`: BUSINESS_PRICE. */
		readonly price?: { readonly unitPrice?: AmazonMoney; readonly priceDesignation?: string };
	};
	readonly proceeds?: { readonly proceedsTotal?: AmazonMoney; readonly breakdowns?: readonly AmazonItemBreakdown[] };
	readonly promotion?: { readonly breakdowns?: ReadonlyArray<{ readonly promotionId?: string }> };
	readonly cancellation?: {
		/** `requester`: BUYER. */
		readonly cancellationRequest?: { readonly requester?: string; readonly cancelReason?: string };
		readonly cancellationExecution?: { readonly cancelledBy?: string; readonly cancelReason?: string };
	};
	readonly fulfillment?: {
		readonly quantityFulfilled?: number;
		readonly quantityUnfulfilled?: number;
		readonly packing?: { readonly giftOption?: { readonly giftMessage?: string } };
	};
	readonly tax?: { readonly taxCollections?: ReadonlyArray<{ readonly model?: string; readonly responsibleParty?: string }> };
}

export interface AmazonOrder {
	readonly orderId: string;
	readonly createdTime: string;
	readonly lastUpdatedTime?: string;
	readonly salesChannel?: { readonly channelName?: string; readonly marketplaceId?: string; readonly marketplaceName?: string };
	readonly buyer?: { readonly buyerName?: string; readonly buyerEmail?: string; readonly buyerPurchaseOrderNumber?: string };
	/** Registrations of the buyer, the merchant and the marketplace. */
	readonly tax?: {
		readonly taxRegistrations?: ReadonlyArray<{
			readonly entityType?: string;
			readonly taxRegistrationType?: string;
			readonly taxRegistrationNumber?: string;
		}>;
	};
	readonly recipient?: { readonly deliveryAddress?: AmazonAddress };
	readonly proceeds?: { readonly grandTotal?: AmazonMoney; readonly breakdowns?: readonly AmazonOrderBreakdown[] };
	readonly fulfillment?: {
		readonly fulfillmentStatus?: string;
		/** AMAZON or MERCHANT. */
		readonly fulfilledBy?: string;
		/** The delivery speed that the buyer chose: STANDARD, EXPEDITED, NEXT_DAY … */
		readonly fulfillmentServiceLevel?: string;
		readonly shipByWindow?: AmazonDateTimeRange;
		readonly deliverByWindow?: AmazonDateTimeRange;
	};
	readonly orderItems: readonly AmazonOrderItem[];
	/** `associationType`: REPLACEMENT_ORIGINAL_ID, EXCHANGE_ORIGINAL_ID. */
	readonly associatedOrders?: ReadonlyArray<{ readonly orderId?: string; readonly associationType?: string }>;
}
