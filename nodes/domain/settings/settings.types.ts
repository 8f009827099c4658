/**
 * What a client decides once: accounts, VAT codes, routes and limits. It is read from rows and checked as a whole before anything is fetched or
 * posted; nothing here that names something of Sage has a default.
 */

/** Who ships: the seller (merchant fulfilled) or Amazon. */
export type Channel = 'FBM' | 'FBA';

/** `orders`: each sale is a Sage sales order, the settlement pays it. `summary`: sales are posted from the settlement only. */
export type SalesRoute = 'orders' | 'summary';

/** VAT treatments that rules speak of; each is a tax code of the client's Sage. */
export const VAT_TREATMENTS = ['standard', 'reduced', 'zero', 'exempt', 'outsideScope', 'marketplaceCollected', 'reverseCharge'] as const;

export type VatTreatment = (typeof VAT_TREATMENTS)[number];

/** `review`: a plan waits for approval. `auto`: it posts when every identity holds. `dryRun`: exact lines, nothing sent. */
export type Mode = 'review' | 'auto' | 'dryRun';

/** Something of Sage: its code and the name that Sage shows for it. A code that lost a character names something else, so both are compared with Sage. */
export interface SageName {
	readonly code: string;
	readonly name: string;
}

/** A tax code as a person chose it from Sage's list (`/tax_codes`: code, name, tax_rate, terms). */
export interface SageTaxCode {
	readonly code: number;
	readonly name: string;
	/** Per cent, decimal string as Sage gives it. */
	readonly rate: string;
	readonly terms: string;
}

/** One chain of Amazon's settlements: account type and currency. */
export interface SeriesSettings {
	/** The client's own short name of the series, e.g. `GBP`. */
	readonly key: string;
	/** ISO 4217. */
	readonly currency: string;
	/** Amazon's `accountType` (Finances), e.g. `Standard Orders`; '' where the client has one series only and does not say. */
	readonly accountType: string;
	/** Names of the marketplaces as settlement rows have them, e.g. `Amazon.co.uk`. */
	readonly marketplaces: readonly string[];
	/** Cash book account that is Amazon's balance with us, e.g. `AMZGBP`. */
	readonly clearing: SageName;
	/** Cash book account that the payout reaches. */
	readonly currentAccount: SageName;
	/** Card or other cash book account from which Amazon's charges are paid; without it the current account. */
	readonly chargeAccount?: SageName;
	/** Customer on which orders are posted. */
	readonly customer: SageName;
	/** Customer on which summary sales are posted; its code may be '' only while no route is `summary`. */
	readonly summaryCustomer: SageName;
	/** Amazon in the purchase ledger, for fees that come to a credit. Without it such a settlement is held. */
	readonly supplier?: SageName;
	/** Id of the first settlement of the series that is posted ('' does not check it), and the balance with Amazon before it, agreed by finance ('' holds). */
	readonly openingSettlementId: string;
	readonly openingReserve: string;
}

/** VAT treatments that a label may have: one that Amazon or the carrier charges with it, or none. */
export const LABEL_TREATMENTS = ['standard', 'zero', 'exempt', 'outsideScope'] as const satisfies readonly VatTreatment[];

export type LabelTreatment = (typeof LABEL_TREATMENTS)[number];

/** VAT of labels of one carrier; `*` is any carrier that has no entry, or that Amazon does not name. */
export interface LabelCarrier {
	readonly carrier: string;
	readonly treatment: LabelTreatment;
}

export interface FeeSettings {
	/** First day on which the rules of the VAT of fees hold for the client, `YYYY-MM-DD`; '' always. Fees of earlier days hold. */
	readonly rulesFrom: string;
	/** Labels bought for an order, by its carrier. */
	readonly labelCarriers: readonly LabelCarrier[];
	/** Labels whose row names no order; '' holds them. */
	readonly labelsWithoutOrder: LabelTreatment | '';
}

/** How a promotion on an item shows on the order: in the unit price with a comment, as Sage's unit discount, or as a negative free-text line. */
export type PromotionForm = 'unitPrice' | 'unitDiscount' | 'freeTextLine';

/** What becomes of a record that a person may want to see first. */
export type Handling<Other extends string> = 'hold' | Other;

/** Facts of Amazon's order that a field of Sage's may hold; the last two are buyer data. */
export const HEADER_FACTS = [
	'orderId',
	'marketplace',
	'channel',
	'deliverySpeed',
	'purchaseDate',
	'shipBy',
	'purchaseOrderNumber',
	'buyerVatNumber',
] as const;
export type HeaderFact = (typeof HEADER_FACTS)[number];

/** Facts of an item that a field of its line may hold. */
export const LINE_FACTS = ['orderItemId', 'sellerSku', 'asin'] as const;
export type LineFact = (typeof LINE_FACTS)[number];

/** A field of Sage's order or of its lines that the client has filled. */
export interface FilledField<Fact extends string> {
	/** Sage's name, e.g. `analysis_code_2`. */
	readonly field: string;
	/** '' where it always holds the text. */
	readonly fact: Fact | '';
	/** What it holds where Amazon gives nothing; '' leaves it out. */
	readonly text: string;
}

/** Priority in Sage, one character, of a delivery speed; `*` is any other. */
export interface SpeedPriority {
	readonly speed: string;
	readonly priority: string;
}

export interface OrderSettings {
	/** Sage warehouse by channel. */
	readonly warehouses: Readonly<Record<Channel, SageName>>;
	/** Sage additional charge for delivery. */
	readonly deliveryCharge: SageName;
	/** Nominal accounts of free-text lines. */
	readonly giftWrapNominal: SageName;
	/** Only for promotions as lines of their own; its code may be '' where they are none. */
	readonly promotionNominal: SageName;
	readonly roundingNominal: SageName;
	/** Largest rounding line, decimal string in the order's currency. */
	readonly roundingLimit: string;
	readonly promotionAs: PromotionForm;
	/** A replacement or exchange without proceeds: entered at no price, or held. */
	readonly replacements: Handling<'enter'>;
	/** A buyer asked to cancel before the order is entered: held, or entered and flagged. */
	readonly cancellationRequests: Handling<'flag'>;
	/** Field of Sage's order that flags it, e.g. `spare_text_1`; '' is none. */
	readonly cancellationFlag: string;
	/** An order that Sage has is cancelled, or changed, on Amazon: a person acts, or the flow does where Sage allows. */
	readonly cancelledOnAmazon: Handling<'delete'>;
	readonly changedOnAmazon: Handling<'update'>;
	/** Number of the order in Sage: Sage's own, or the Amazon order id where Sage gives none. */
	readonly documentNumber: 'automatic' | 'amazonOrderId';
	/** Delivery dates that are over when the order is entered. */
	readonly pastDates: 'keep' | 'today' | 'leaveOut';
	readonly orderFields: readonly FilledField<HeaderFact>[];
	readonly lineFields: readonly FilledField<LineFact>[];
	/** Empty leaves the priority to Sage. */
	readonly priorities: readonly SpeedPriority[];
	/** Gift messages are the buyer's words: kept as comment lines by choice. */
	readonly giftMessages: 'off' | 'comment';
	/** Whether buyer name, phone and e-mail may be kept in Sage beside the delivery address. */
	readonly keepBuyerContact: boolean;
}

/** What is held back of a stock item: units, or per cent of what is free, rounded up to whole units. */
export interface StockBuffer {
	readonly kind: 'units' | 'percent';
	readonly value: number;
}

/** An item that several SKUs contain: divided among them, so that no unit is offered twice, or offered whole to each. */
export type Sharing = 'divide' | 'whole';

/** Free stock of several warehouses: one that is below zero counts as empty, or lowers the others. */
export type BelowZero = 'asEmpty' | 'subtract';

/** What the stock flow offers on Amazon. Without seller and warehouses it does not run. */
export interface StockSettings {
	/** Amazon's merchant token of the account; '' where nobody has said. */
	readonly sellerId: string;
	/** Sage warehouses whose free stock is offered. */
	readonly warehouses: readonly SageName[];
	readonly belowZero: BelowZero;
	readonly buffer: StockBuffer;
	/** Most that any listing shows; undefined is no limit. */
	readonly maximum?: number;
	readonly sharing: Sharing;
	/** More listings than that, or a larger share of them in per cent, do not go to zero at once without a person. */
	readonly zeroStopNumber: number;
	readonly zeroStopPercent: number;
	/** Most quantities that are sent one by one; more go by one feed. */
	readonly patchUpTo: number;
	/** How far back pending orders of Amazon, and open orders of Sage, are looked for. */
	readonly openOrderDays: number;
}

/** How the client's Sage says what was sent, and when a person is told. */
export interface DispatchSettings {
	/**
	 * Where the tracking number stands: `consignment` or `notes` of the despatch note, a text field of the sales order (`spare_text_1`), or of its
	 * lines (`line.analysis_code_2`).
	 */
	readonly trackingFrom: string;
	/** Where the courier stands: `courier` of the despatch note, or a text field as above. */
	readonly courierFrom: string;
	/** How long a despatch note may wait for its tracking number before a person is told, in minutes. */
	readonly trackingWaitMinutes: number;
	/** Hours before Amazon's latest ship time from which every obstacle is told. */
	readonly alertHours: number;
	/** How far back the first run looks for despatches. */
	readonly firstRunDays: number;
}

/** How the flows run; every value is harmless and has a default. Minutes and days. */
export interface FlowSettings {
	/** Amazon's marketplace ids whose orders are imported. Required, no default. */
	readonly marketplaceIds: readonly string[];
	readonly overlapMinutes: number;
	readonly firstRunDays: number;
	/** How long an unclear outcome waits before it may be sent again: longer than Sage's own delay. */
	readonly settleMinutes: number;
	readonly leaseMinutes: number;
	/** Nothing is sent in the last minutes of a lease. */
	readonly leaseMarginMinutes: number;
}

/**
 * `orders`: money is posted on account, a person matches it with the old invoice. `summary`: posted as summary sales, only with a person's
 * statement that these sales were not booked order by order.
 */
export type BeforeCutOver =
	| { readonly route: 'orders' }
	| {
			readonly route: 'summary';
			/** Who states it, and when, in the words of the table. */
			readonly statement: string;
	  };

export interface VatSettings {
	/** First day (`YYYY-MM-DD`) of orders whose VAT Amazon calculates and shows in tax rows; '' when it never does. */
	readonly calculationSince: string;
	/** Last day (`YYYY-MM-DD`) of the VAT periods that are filed: a document that waited is not dated in them; '' when nobody says. */
	readonly filedUntil: string;
	/** Who confirmed that the tax codes of stock items are those of their sales; '' when nobody has. */
	readonly stockItemsConfirmed: string;
}

/** FBA stock in Sage: its warehouses, and where the value of lost and damaged units goes. Codes may be '' while `since` is ''. */
export interface FbaSettings {
	/** First day (`YYYY-MM-DD`) of ledger events that are posted; '' posts none. */
	readonly since: string;
	/** How far back the ledger is read again each day: rows come late. */
	readonly lookBackDays: number;
	/** `transfer`: units of each event move between warehouses. `stocktake`: events post value only, and units are counted. */
	readonly units: 'transfer' | 'stocktake';
	/** Warehouses beside that of FBA orders: unfit for sale at Amazon, missing, out for good until a person writes it off. */
	readonly warehouses: Readonly<Record<'damaged' | 'lost' | 'gone', SageName>>;
	/** `provision`: value goes to the nominals. `none`: units move, no value. */
	readonly value: 'provision' | 'none';
	/** When units that are damaged at Amazon lose their value: when they are disposed of, or at once. */
	readonly damagedValue: 'whenDisposed' | 'whenDamaged';
	/** Sage's base currency, ISO 4217, in which its costs are. */
	readonly currency: string;
	/** Cash book account of the pairs of receipt and payment; it returns to zero after each. */
	readonly clearing: SageName;
	readonly nominals: Readonly<Record<'lost' | 'damaged' | 'provision', SageName>>;
	/** Days after which units that are missing and not paid for are a claim. */
	readonly claimAfterDays: number;
	/** Units by which Amazon and Sage may differ per stock item before it is an exception. */
	readonly driftTolerance: number;
}

/** Goods that come back. */
export interface ReturnSettings {
	/** First day (`YYYY-MM-DD`) of returns that are worked; '' works none. */
	readonly since: string;
	/** Days that Amazon has to settle the refund of goods that are back. */
	readonly refundWithinDays: number;
	/** Days after which a refund whose goods did not come back is a claim. */
	readonly claimAfterDays: number;
}

export interface BridgeSettings {
	readonly mode: Mode;
	/** IANA zone in which accounting days and periods are cut. */
	readonly timeZone: string;
	/** Country of the client's VAT registration and establishment, ISO 3166: the VAT of Amazon's fees hangs on it. */
	readonly country: string;
	readonly routes: Readonly<Record<Channel, SalesRoute>>;
	/** Orders created before this instant are not imported (cut-over), ISO 8601 or ''. */
	readonly cutOver: string;
	/** What a settlement does with money of orders from before the cut-over. */
	readonly beforeCutOver: BeforeCutOver;
	/** What becomes of a part of a settlement whose accounting period is closed in Sage. */
	readonly closedPeriods: Handling<'firstOpenDay'>;
	/** What becomes of a settlement whose total in Amazon's Finances is another one. */
	readonly amazonSummary: Handling<'warn'>;
	readonly vat: VatSettings;
	readonly series: readonly SeriesSettings[];
	readonly taxCodes: Readonly<Record<VatTreatment, SageTaxCode>>;
	readonly fees: FeeSettings;
	readonly orders: OrderSettings;
	readonly fba: FbaSettings;
	readonly returns: ReturnSettings;
	readonly stock: StockSettings;
	readonly dispatch: DispatchSettings;
	readonly flow: FlowSettings;
}
