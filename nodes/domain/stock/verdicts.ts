import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import { listingKey, quantityIn } from './rows';
import { shareOut } from './share';
import type { StockFacts } from './facts';
import type { Figure } from './figures';
import type { ListingRow, Offer } from './stock.types';

/** What an SKU should be offered, or why nothing is said of it. */
export type Verdict =
	| { readonly kind: 'units'; readonly units: number; readonly message: string }
	| { readonly kind: 'leftOut'; readonly message: string }
	| { readonly kind: 'held'; readonly isMissing: boolean; readonly message: string; readonly remedy: string };

export interface VerdictInput {
	readonly settings: BridgeSettings;
	/** SKUs in question, all that share an item among them. */
	readonly offers: readonly Offer[];
	readonly figures: ReadonlyMap<string, Figure>;
	readonly facts: StockFacts;
	readonly rows: ReadonlyMap<string, ListingRow>;
}

/** By SKU. */
export function verdictsOf(input: VerdictInput): Map<string, Verdict> {
	const { settings, offers } = input;
	const figures = withUnclearOrders(input);
	const without = new Map(offers.flatMap((offer) => entryOf(offer, withoutUnits(offer, figures))));
	const free = freeOf(figures);
	const held = offers.filter(({ sku }) => without.get(sku)?.kind === 'held');
	if (settings.stock.sharing === 'divide') for (const offer of held) takeStanding(offer, free, input);
	const sharing = offers.filter(({ sku }) => !without.has(sku));
	const shares = shareOut(sharing, free, settings.stock.sharing);
	return new Map(
		offers.map((offer) => [
			offer.sku,
			without.get(offer.sku) ?? {
				kind: 'units',
				units: Math.min(shares.get(offer.sku) ?? 0, settings.stock.maximum ?? Infinity),
				message: isForSale(offer, figures) ? '' : 'Not for sale in Sage.',
			},
		]),
	);
}

const entryOf = ({ sku }: Offer, verdict: Verdict | undefined): Array<[string, Verdict]> => (verdict ? [[sku, verdict]] : []);

const figuresFor = ({ components }: Offer, figures: ReadonlyMap<string, Figure>): Array<Figure | undefined> =>
	components.map(({ stockCode }) => figures.get(sageText(stockCode)));

const isForSale = (offer: Offer, figures: ReadonlyMap<string, Figure>): boolean =>
	figuresFor(offer, figures).every((figure) => figure?.kind !== 'notForSale');

function withoutUnits(offer: Offer, figures: ReadonlyMap<string, Figure>): Verdict | undefined {
	const own = figuresFor(offer, figures);
	const unclear = own.find((figure) => figure?.kind === 'unclear');
	if (unclear) return { kind: 'held', isMissing: unclear.isMissing, message: unclear.message, remedy: unclear.remedy };
	if (own.includes(undefined))
		return {
			kind: 'held',
			isMissing: false,
			message: 'Sage was not asked for all of its items.',
			remedy: 'Nothing: the next run asks for them.',
		};
	if (own.some((figure) => figure?.kind === 'noLevels')) return { kind: 'leftOut', message: 'Its stock item has no levels in Sage.' };
	return undefined;
}

const freeOf = (figures: ReadonlyMap<string, Figure>): Map<string, number> =>
	new Map(
		[...figures].flatMap(([code, figure]): Array<[string, number]> => {
			if (figure.kind === 'units') return [[code, figure.units]];
			return figure.kind === 'notForSale' ? [[code, 0]] : [];
		}),
	);

/** Nobody knows how many units an order takes that cannot be read: the figures of the items that it names are not known either. */
function withUnclearOrders({ offers, figures, facts }: VerdictInput): Map<string, Figure> {
	const after = new Map(figures);
	const named = facts.open.unclear.flatMap(({ orderId, skus }) =>
		offers.filter(({ sku }) => skus.includes(sku)).flatMap(({ components }) => components.map(({ stockCode }) => ({ orderId, stockCode }))),
	);
	for (const { orderId, stockCode } of named) {
		const key = sageText(stockCode);
		if (after.get(key)?.kind === 'units') after.set(key, takenBy(orderId, stockCode));
	}
	return after;
}

const takenBy = (orderId: string, stockCode: string): Figure => ({
	kind: 'unclear',
	isMissing: false,
	message: `Amazon order ${orderId} takes units of ${stockCode} that cannot be told.`,
	remedy: 'Look the order up in Seller Central and enter it in Sage by hand.',
});

/** A listing that is held goes on showing what it shows: those units of its other items are not given to anybody else. */
function takeStanding({ sku, components }: Offer, free: Map<string, number>, { rows, settings }: VerdictInput): void {
	const standing = Math.max(0, ...settings.flow.marketplaceIds.map((id) => quantityIn(rows.get(listingKey(id, sku))?.offered ?? '') ?? 0));
	for (const { stockCode, factor } of components) {
		const left = free.get(sageText(stockCode));
		if (left !== undefined) free.set(sageText(stockCode), Math.max(0, left - standing * factor));
	}
}
