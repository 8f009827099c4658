import type { Sharing } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import type { Component, Offer } from './stock.types';

/**
 * What each SKU may be offered of items that several share, whole units on Amazon by SKU. `free` are whole units by stock code as Sage compares codes. An SKU of which an item is not in `free`
 * gets nothing and takes nothing: nobody knows how much of it could be made.
 *
 * `divide`: each item is divided among the SKUs that contain it by their weights, an SKU gets what its scarcest item allows, and what is left over goes to those that can use it, smallest pack
 * first. What all SKUs are offered together is never more than there is. `whole`: each SKU is offered as if the others did not exist.
 */
export function shareOut(offers: readonly Offer[], free: ReadonlyMap<string, number>, sharing: Sharing): Map<string, number> {
	const known = offers.filter(({ components }) => components.every(({ stockCode }) => free.has(sageText(stockCode))));
	if (sharing === 'whole') return new Map(known.map((offer) => [offer.sku, limited(offer, mostOf(offer, free))]));
	return divided(known, free);
}

/** A listing holds its buffer back and never shows more than its maximum. */
const limited = ({ buffer, maximum }: Offer, units: number): number => Math.min(Math.max(0, units - buffer), maximum ?? Infinity);

const mostOf = ({ components }: Offer, free: ReadonlyMap<string, number>): number =>
	Math.min(...components.map(({ stockCode, factor }) => Math.floor((free.get(sageText(stockCode)) ?? 0) / factor)));

function divided(offers: readonly Offer[], free: ReadonlyMap<string, number>): Map<string, number> {
	const left = new Map(free);
	const given = new Map<string, number>();
	const take = (offer: Offer, units: number): void => {
		given.set(offer.sku, (given.get(offer.sku) ?? 0) + units);
		for (const { stockCode, factor } of offer.components)
			left.set(sageText(stockCode), (left.get(sageText(stockCode)) ?? 0) - units * factor);
	};
	const weights = weightsOf(offers);
	for (const offer of offers) take(offer, wantedOf(offer, Math.min(...offer.components.map((part) => partOf(offer, part, free, weights)))));
	for (const offer of [...offers].sort(bySize))
		take(offer, wantedOf(offer, (given.get(offer.sku) ?? 0) + mostOf(offer, left)) - (given.get(offer.sku) ?? 0));
	return new Map(offers.map((offer) => [offer.sku, limited(offer, given.get(offer.sku) ?? 0)]));
}

/** What an SKU takes of the units that it could have: no more than it may show, and what it holds back is its own. */
const wantedOf = ({ maximum, buffer }: Offer, units: number): number => Math.min(units, (maximum ?? Infinity) + buffer);

/** Weights of all SKUs that contain an item, by its code. */
function weightsOf(offers: readonly Offer[]): Map<string, number> {
	const weights = new Map<string, number>();
	for (const { components, weight } of offers)
		for (const { stockCode } of components) weights.set(sageText(stockCode), (weights.get(sageText(stockCode)) ?? 0) + weight);
	return weights;
}

/** Units of the listing that an SKU's part of one of its items makes. */
function partOf(
	{ weight }: Offer,
	{ stockCode, factor }: Component,
	free: ReadonlyMap<string, number>,
	weights: ReadonlyMap<string, number>,
): number {
	const units = free.get(sageText(stockCode)) ?? 0;
	return Math.floor(Math.floor((units * weight) / (weights.get(sageText(stockCode)) ?? weight)) / factor);
}

const sizeOf = ({ components }: Offer): number => components.reduce((sum, { factor }) => sum + factor, 0);
const bySize = (one: Offer, other: Offer): number => sizeOf(one) - sizeOf(other) || compare(one.sku, other.sku);
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
