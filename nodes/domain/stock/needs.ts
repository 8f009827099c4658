import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import type { TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import { basisOf, offeredSkus, type StockFacts } from './facts';
import { codeOf } from './figures';
import { listingKey } from './rows';
import type { ListingRow, Offer } from './stock.types';

export interface NeedsInput {
	readonly settings: BridgeSettings;
	readonly isSweep: boolean;
	readonly offers: ReadonlyMap<string, Offer>;
	readonly rows: ReadonlyMap<string, ListingRow>;
	readonly facts: StockFacts;
	/** Holdings with `product.code`, and lines of sales orders, that changed in Sage. */
	readonly movedHoldings: readonly TableRow[];
	readonly movedLines: readonly TableRow[];
}

/**
 * Stock codes whose figures are to be read: those that moved in Sage, and those of SKUs whose reserved units, map row or settings changed, whose quantity was not sent yet, or that
 * nobody knows. With them all items that they share SKUs with: what one SKU is offered, another is not.
 */
export function stockCodesNeeded(input: NeedsInput): string[] {
	const { settings, offers, rows, facts, isSweep } = input;
	const offered = offeredSkus(offers, settings.flow.marketplaceIds, facts, rows);
	if (isSweep) return distinct(offered.flatMap(codes));
	const moved = new Set([...input.movedHoldings.map(codeOf), ...input.movedLines.map((line) => textOf(line.product_code))].map(sageText));
	const isMoved = ({ components }: Offer) => components.some(({ stockCode }) => moved.has(sageText(stockCode)));
	const first = offered.filter((offer) => isMoved(offer) || isChanged(offer, input));
	return together(distinct(first.flatMap(codes)), offered);
}

const codes = ({ components }: Offer): string[] => components.map(({ stockCode }) => stockCode);

const distinct = (all: readonly string[]): string[] => [...new Map(all.map((code) => [sageText(code), code])).values()];

/** Whether something else than Sage's figures changed for an SKU since its quantity was worked out, or it was not sent. */
function isChanged(offer: Offer, { settings, rows, facts }: NeedsInput): boolean {
	const basis = basisOf(offer, settings);
	const reserved = String(facts.open.reserved.get(offer.sku) ?? 0);
	return settings.flow.marketplaceIds.some((id) => {
		const row = rows.get(listingKey(id, offer.sku));
		const isListed = facts.listed.has(id) ? facts.shown.get(listingKey(id, offer.sku))?.channel === 'seller' : row?.channel === 'seller';
		if (!isListed) return false;
		return !row || row.basis !== basis || row.reserved !== reserved || !['upToDate', 'sent'].includes(row.state);
	});
}

/** The codes and all that they are tied to by SKUs of which they are part. */
function together(first: readonly string[], offered: readonly Offer[]): string[] {
	let all = first;
	for (;;) {
		const known = new Set(all.map(sageText));
		const wider = distinct([...all, ...offered.filter((offer) => codes(offer).some((code) => known.has(sageText(code)))).flatMap(codes)]);
		if (wider.length === all.length) return [...wider];
		all = wider;
	}
}
