import { randomUUID } from 'node:crypto';
import { SELLER_ID } from '../company/company';
import { readBody, type Fields } from './body';
import { notFound, SpApiError, unauthorized } from './errors';
import type { Call, Gateway } from './gateway';
import type { ListingBook } from './listingBook';
import { isNested, type Patch } from './listingPatch';
import { searchListings } from './listingSearch';
import { viewListing } from './listingView';
import { OPERATIONS } from './operations';
import { needMarketplaces } from './sellers';

const PATCH_FIELDS: Fields = {
	productType: { kind: 'text', required: true },
	patches: {
		kind: 'list',
		required: true,
		minItems: 1,
		items: {
			kind: 'object',
			fields: {
				op: { kind: 'text', required: true, values: ['add', 'replace', 'merge', 'delete'] },
				path: { kind: 'text', required: true },
				value: { kind: 'list', items: { kind: 'anything' } },
			},
		},
	},
};

/** The Listings Items API 2021-08-01: get, search and patch. `beforehand` brings due feeds into the listings. */
export function listingRoutes(gateway: Gateway, book: ListingBook, beforehand: () => void): void {
	gateway.serve(OPERATIONS.getListingsItem, (call) => {
		checkSeller(call);
		beforehand();
		const listing = book.find(call.path('sku'));
		if (!listing) throw notFound('There is no listings item with this SKU.');
		return viewListing(listing, call.query.list('includedData') ?? ['summaries'], book);
	});
	gateway.serve(OPERATIONS.searchListingsItems, (call) => {
		checkSeller(call);
		beforehand();
		return searchListings(call, book);
	});
	gateway.serve(OPERATIONS.patchListingsItem, (call) => {
		checkSeller(call);
		beforehand();
		return patchListing(call, book);
	});
}

function patchListing(call: Call, book: ListingBook): Record<string, unknown> {
	const { productType, patches } = readBody<{ productType: string; patches: Patch[] }>(call.body, PATCH_FIELDS);
	if (patches.some(({ path }) => isNested(path))) throw badRequest('Only top-level attributes can be patched.');
	const isPreview = call.query.text('mode') === 'VALIDATION_PREVIEW';
	const { issues, listing } = book.submit(call.path('sku'), productType, patches, isPreview);
	const includedData = call.query.list('includedData') ?? ['issues'];
	return {
		sku: call.path('sku'),
		// 200 also when nothing was accepted: the status says so.
		status: issues.length > 0 ? 'INVALID' : isPreview ? 'VALID' : 'ACCEPTED',
		submissionId: randomUUID(),
		...(includedData.includes('issues') ? { issues } : {}),
		...(includedData.includes('identifiers') && listing
			? { identifiers: [{ marketplaceId: listing.marketplaceId, asin: listing.asin }] }
			: {}),
	};
}

/** Another seller, and a marketplace in which this one does not sell, are closed to the token. */
function checkSeller(call: Call): void {
	if (call.path('sellerId') !== SELLER_ID) throw unauthorized('');
	needMarketplaces(call.query.list('marketplaceIds') ?? []);
}

/** The code that this API gives to wrong input. */
export const badRequest = (details: string): SpApiError => new SpApiError(400, 'BAD_REQUEST', 'Invalid input', details);
