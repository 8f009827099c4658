/** One stock item in a listing: so many units of it are in one unit on Amazon. */
export interface Component {
	readonly stockCode: string;
	readonly factor: number;
}

/** What a seller SKU is made of, and what the client decided about its quantity, in the SKU map. */
export interface Offer {
	readonly sku: string;
	/** One for a single item or a pack, several for a kit. */
	readonly components: readonly Component[];
	/** False: its quantity is never sent. */
	readonly isOffered: boolean;
	/** Its part of an item that it shares with other SKUs, compared with theirs; 1 unless the client says another. */
	readonly weight: number;
	/** Units of the listing that are held back, after everything else. */
	readonly buffer: number;
	/** Most that is offered; undefined where the client sets none. */
	readonly maximum?: number;
}

/** Who sends a listing: the seller alone, Amazon (or both), nobody said, or there is no such listing. Only of the first kind quantities are sent. */
export type ListingChannel = 'seller' | 'amazon' | 'unknown' | 'notListed';

/** A listing as Amazon shows it. */
export interface ShownListing {
	readonly sku: string;
	readonly marketplaceId: string;
	readonly asin: string;
	readonly channel: ListingChannel;
	/** Units that the seller has to send, as Amazon shows them; undefined where it shows none. */
	readonly quantity?: number;
	/** Amazon shows it to buyers, or would if it were in stock. */
	readonly isActive: boolean;
}

/** Where a listing stands with what was sent of it. */
export type ListingState = 'upToDate' | 'due' | 'sent' | 'inFeed' | 'refused' | 'stopped' | 'held' | 'leftOut';

/** A row of the table *Listings*: one per SKU and marketplace. Texts, as a Data Table keeps them; '' is unknown. */
export interface ListingRow {
	/** `marketplace id|SKU`. */
	readonly key: string;
	readonly sellerSku: string;
	readonly marketplaceId: string;
	readonly asin: string;
	readonly channel: string;
	readonly state: string;
	/** Quantity that Amazon last accepted, or showed before anything was sent. */
	readonly offered: string;
	/** Quantity that it should be. */
	readonly due: string;
	/** What Amazon showed last, and what is wrong with it. */
	readonly shown: string;
	readonly difference: string;
	readonly message: string;
	/** Units of orders that Sage does not know of, and the rule, by which `due` was worked out. */
	readonly reserved: string;
	readonly basis: string;
	/** The feed that has it, and its message there. */
	readonly feedId: string;
	readonly messageId: string;
	/** The mass-zero stop that keeps it. */
	readonly stop: string;
	/** ISO 8601 instants. */
	readonly sentAt: string;
	readonly checkedAt: string;
}
