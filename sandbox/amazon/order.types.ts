/** The part of Amazon's order (Orders API 2026-01-01) that the sandbox fills. Amounts are decimal strings. */
export interface Money {
	amount: string;
	currencyCode: string;
}

export type FulfillmentStatus =
	'PENDING_AVAILABILITY' | 'PENDING' | 'UNSHIPPED' | 'PARTIALLY_SHIPPED' | 'SHIPPED' | 'CANCELLED' | 'UNFULFILLABLE';
export type FulfilledBy = 'MERCHANT' | 'AMAZON';
export type ProceedsType = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'TAX' | 'DISCOUNT';
export type ProceedsSubtype = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'DISCOUNT';

export interface DateTimeRange {
	earliestDateTime: string;
	latestDateTime: string;
}

export interface CustomerAddress {
	name: string;
	companyName?: string;
	addressLine1: string;
	addressLine2?: string;
	addressLine3?: string;
	city: string;
	stateOrRegion?: string;
	postalCode: string;
	countryCode: string;
	phone?: string;
	addressType: 'RESIDENTIAL' | 'COMMERCIAL' | 'PICKUP_POINT';
}

export interface ItemProceeds {
	proceedsTotal: Money;
	breakdowns: Array<{ type: ProceedsType; subtotal: Money; detailedBreakdowns?: Array<{ subtype: ProceedsSubtype; value: Money }> }>;
}

export interface AmazonOrderItem {
	orderItemId: string;
	quantityOrdered: number;
	programs?: string[];
	product: {
		asin: string;
		title: string;
		sellerSku: string;
		condition: { conditionType: string; conditionSubtype: string };
		price?: { unitPrice: Money; priceDesignation?: string };
	};
	proceeds?: ItemProceeds;
	promotion?: { breakdowns: Array<{ promotionId: string }> };
	cancellation?: {
		cancellationRequest: { requester: string; cancelReason: string };
		cancellationExecution?: { cancelledBy: string; cancelReason: string };
	};
	fulfillment?: {
		quantityFulfilled: number;
		quantityUnfulfilled: number;
		packing?: { giftOption: { giftMessage: string; giftWrapLevel: string } };
		shipping?: { internationalShipping: { iossNumber: string } };
	};
	tax?: {
		taxCalculationBreakdowns: Array<{ reportingScheme: string }>;
		taxCollections: Array<{ model: string; responsibleParty: string }>;
	};
}

export interface OrderPackage {
	packageReferenceId: string;
	createdTime: string;
	packageStatus: { status: string };
	carrier?: string;
	shipTime: string;
	shippingService?: string;
	trackingNumber?: string;
	packageItems: Array<{ orderItemId: string; quantity: number }>;
}

export interface AmazonOrder {
	orderId: string;
	createdTime: string;
	lastUpdatedTime: string;
	programs?: string[];
	salesChannel: { channelName: string; marketplaceId: string; marketplaceName: string };
	buyer?: { buyerName: string; buyerEmail?: string; buyerCompanyName?: string; buyerPurchaseOrderNumber?: string };
	recipient?: { deliveryAddress: CustomerAddress };
	proceeds?: { grandTotal: Money; breakdowns: Array<{ type: ProceedsType; subtotal: Money }> };
	payment?: { paymentExecutions: Array<{ paymentMethod: string; paymentAmount: Money }> };
	tax?: { taxRegistrations: Array<{ entityType: string; legalName: string; taxRegistrationType: string; taxRegistrationNumber: string }> };
	fulfillment: {
		fulfillmentStatus: FulfillmentStatus;
		fulfilledBy: FulfilledBy;
		fulfillmentServiceLevel: string;
		shipByWindow: DateTimeRange;
		deliverByWindow: DateTimeRange;
	};
	orderItems: AmazonOrderItem[];
	packages?: OrderPackage[];
}
