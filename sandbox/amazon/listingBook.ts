import { MARKETPLACE } from '../company/company';
import type { SandboxParts } from '../core/parts';
import { applyPatches, type Issue, type Patch } from './listingPatch';
import { isoTime } from './isoTime';
import { COLLECTIONS, type Availability, type ListingRecord } from './records';
import { PACE } from './work';

export interface Submission {
	readonly issues: Issue[];
	readonly listing?: ListingRecord;
}

/** The seller's listings, with quantities that are accepted at once and shown a little later. */
export class ListingBook {
	/** Ids by SKU: a feed of 25,000 messages looks up as many listings. */
	private readonly ids = new Map<string, number>();

	constructor(private readonly parts: Pick<SandboxParts, 'store' | 'clock' | 'rateFactor'>) {}

	all(): ListingRecord[] {
		return this.parts.store.all<ListingRecord>(COLLECTIONS.listings);
	}

	find(sku: string): ListingRecord | undefined {
		const known = this.listingAt(this.ids.get(sku));
		if (known) return known;
		for (const listing of this.all()) this.ids.set(listing.sku, listing.id);
		return this.listingAt(this.ids.get(sku));
	}

	/** What Amazon shows now. */
	availability({ accepted, shownBefore, visibleFrom }: ListingRecord): Availability[] {
		return this.parts.clock.now() >= visibleFrom ? accepted : shownBefore;
	}

	/** Checks patches of a listing and, unless it is a preview, accepts them. `at`: when they take effect, in milliseconds. */
	submit(sku: string, productType: string, patches: readonly Patch[], isPreview = false, at = this.parts.clock.now()): Submission {
		const listing = this.find(sku);
		if (!listing) return { issues: [notListed(sku)] };
		if (listing.refusal) return { listing, issues: [missing(listing.refusal)] };
		if (productType !== 'PRODUCT' && productType !== listing.productType) return { listing, issues: [wrongType(productType)] };
		const { after, issues } = applyPatches(listing.accepted, patches);
		if (issues.length === 0 && !isPreview) this.accept(listing, after, at);
		return { listing, issues };
	}

	private listingAt(id: number | undefined): ListingRecord | undefined {
		return id === undefined ? undefined : this.parts.store.get<ListingRecord>(COLLECTIONS.listings, id);
	}

	private accept(listing: ListingRecord, accepted: Availability[], at: number): void {
		this.parts.store.update(COLLECTIONS.listings, listing.id, {
			accepted,
			shownBefore: this.availability(listing),
			visibleFrom: at + PACE.listing / this.parts.rateFactor,
			lastUpdatedTime: isoTime(at),
		});
	}
}

const wrong = (code: string, message: string, attributeNames: string[] = []): Issue => ({
	code,
	message,
	severity: 'ERROR',
	attributeNames,
	categories: ['INVALID_ATTRIBUTE'],
});
/** A listing that lacks an attribute takes no other change either (90220, as seen in public code). */
const missing = (message: string): Issue => ({
	code: '90220',
	message,
	severity: 'ERROR',
	attributeNames: [],
	categories: ['MISSING_ATTRIBUTE'],
});
const notListed = (sku: string): Issue => wrong('SANDBOX_NOT_LISTED', `The SKU ${sku} is not listed on ${MARKETPLACE.name}.`);
const wrongType = (productType: string): Issue => wrong('SANDBOX_PRODUCT_TYPE', `The listing is not of the product type ${productType}.`);
