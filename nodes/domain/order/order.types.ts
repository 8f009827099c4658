/**
 * A sales order for Sage 200 in the words that people know: customer reference, stock code, tax code number. The Sage 200 node
 * turns the codes into ids and writes the body of `POST /sop_orders`. Amounts and quantities are decimal strings.
 */
/** What a line may carry. Which fields its type needs, `SalesOrderLineDraft` says. */
export interface LineFields {
	/** Standard lines: stock code and warehouse name. */
	readonly stockCode?: string;
	readonly warehouse?: string;
	/** Charge lines: code of the additional charge. */
	readonly chargeCode?: string;
	/** Up to 6000 characters (Sage 200 OpenAPI, sop_order_line). */
	readonly description?: string;
	/** Up to 5 decimals; comments have none. */
	readonly quantity?: string;
	/** Up to 5 decimals; net or gross as `pricesIncludeTax` says. Negative on promotion lines. */
	readonly unitPrice?: string;
	/** What Sage takes off the unit price, up to 5 decimals; lines that have none are sent with none. */
	readonly unitDiscount?: string;
	/** Number of Sage's tax code. */
	readonly taxCode?: number;
	readonly nominalCode?: string;
	readonly costCentre?: string;
	readonly department?: string;
	/** Texts of a standard line by the name of Sage's field: analysis codes, spare texts, comments for the warehouse. */
	readonly texts?: Readonly<Record<string, string>>;
}

type Line<Type extends string, Needed extends keyof LineFields> = LineFields &
	Required<Pick<LineFields, Needed>> & { readonly lineType: Type };

/** One line with the fields that its type needs. JSON that comes in is one once `complaintAboutOrder` has nothing to say. */
export type SalesOrderLineDraft =
	| Line<'standard', 'stockCode' | 'warehouse' | 'quantity' | 'unitPrice' | 'taxCode'>
	| Line<'freeText', 'description' | 'quantity' | 'unitPrice' | 'taxCode'>
	| Line<'charge', 'chargeCode' | 'unitPrice' | 'taxCode'>
	| Line<'comment', 'description'>;

/** Lines that have a price. */
export type PricedLineDraft = Exclude<SalesOrderLineDraft, { readonly lineType: 'comment' }>;

export interface DeliveryAddressDraft {
	readonly postalName: string;
	readonly address1: string;
	readonly address2: string;
	readonly address3: string;
	readonly address4: string;
	readonly city: string;
	readonly county: string;
	readonly postcode: string;
	readonly country: string;
	readonly contact?: string;
	readonly telephoneNumber?: string;
	readonly emailAddress?: string;
}

export interface SalesOrderDraft {
	readonly customerReference: string;
	/** The Amazon order id: what tells whether the order is in Sage. */
	readonly customerDocumentNo: string;
	/** Number of the order where Sage is set to give none; left out where it numbers itself. At most 20 characters. */
	readonly documentNo?: string;
	/** One character A to Z; left out leaves it to Sage. */
	readonly orderPriority?: string;
	/** `YYYY-MM-DD` in the client's time zone. */
	readonly documentDate: string;
	readonly requestedDeliveryDate?: string;
	readonly promisedDeliveryDate?: string;
	readonly currency: string;
	/** What `sop_settings.are_prices_tax_inclusive` said when the prices were worked out. */
	readonly pricesIncludeTax: boolean;
	readonly deliveryAddress?: DeliveryAddressDraft;
	readonly lines: readonly SalesOrderLineDraft[];
	/** Texts for analysis codes and spare texts of the order, by the name of Sage's field (`spare_text_1`). */
	readonly headerTexts?: Readonly<Record<string, string>>;
	/** What the settlement will pay: Amazon's total less tax that Amazon remits. Sage's `total_gross_value` must equal it. */
	readonly expectedGross: string;
}
