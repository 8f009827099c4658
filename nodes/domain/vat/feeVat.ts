import type { VatTreatment } from '../settings/settings.types';
import type { Flow } from './flow';
import { EURO_AREA } from './marketplace';

/**
 * What a fee is charged for, as far as its VAT hangs on it. `merchant`: referral, closing, refund administration. `stock`: storage, removal,
 * inbound and other work in a warehouse. `freight`: inbound carriage across a border. `correction`: gives back a fee that the row does not name.
 */
export type FeeKind =
	| 'merchant'
	| 'subscription'
	| 'programme'
	| 'fulfilment'
	| 'digitalServices'
	| 'stock'
	| 'freight'
	| 'advertising'
	| 'eprService'
	| 'eprContribution'
	| 'label'
	| 'correction'
	| 'other';

interface FeeVatRule {
	readonly kinds: readonly FeeKind[];
	/** Country in which the seller is established, which decides; not the marketplace. */
	readonly established: string;
	/** Marketplaces that charge, as `marketplaceOfFee` gives them. */
	readonly marketplaces: readonly string[];
	readonly flow?: 'domestic' | 'crossBorder';
	/** First and last day, `YYYY-MM-DD`; '' is open. */
	readonly from: string;
	readonly until: string;
	readonly treatment: VatTreatment;
}

/** Marketplaces whose merchant fees Amazon EU's UK branch invoices to a seller established in the United Kingdom. */
const BY_UK_BRANCH = ['GB', 'DE', 'FR', 'IT', 'ES', 'NL', 'SE', 'BE', 'IE', EURO_AREA];
const EU_ADVERTISING = ['DE', 'FR', 'IT', 'ES', 'NL', 'SE', 'BE', 'IE', 'PL', EURO_AREA];
const ALL = [...BY_UK_BRANCH, 'PL', 'TR'];

const FROM_LUXEMBOURG: readonly FeeKind[] = [
	'merchant',
	'subscription',
	'programme',
	'fulfilment',
	'digitalServices',
	'stock',
	'eprService',
	'correction',
	'other',
];

/** The day on which Amazon EU S.à r.l. took over, with branches that charge the VAT of the seller's country of establishment. */
const BRANCHES = '2024-08-01';

const uk = (kinds: readonly FeeKind[], marketplaces: readonly string[], treatment: VatTreatment, more: Partial<FeeVatRule> = {}) => ({
	kinds,
	established: 'GB',
	marketplaces,
	from: BRANCHES,
	until: '',
	treatment,
	...more,
});

/**
 * How Amazon's fees are charged, by day. Sources: articles of A2X (9950320, 9950331, 10113318) and Link My Books on invoices of UK sellers before
 * and after August 2024. What no rule speaks of holds: merchant fees of Poland and Turkey carry local VAT, and how work in a warehouse outside the
 * United Kingdom, carriage across a border and an EPR contribution are charged has to be read from Amazon's invoice.
 */
const FEE_VAT_RULES: readonly FeeVatRule[] = [
	uk(FROM_LUXEMBOURG, ALL, 'reverseCharge', { from: '', until: '2024-07-31' }),
	uk(['merchant', 'programme', 'eprService', 'correction'], BY_UK_BRANCH, 'standard'),
	uk(['subscription'], ALL, 'standard'),
	uk(['fulfilment', 'digitalServices'], ALL, 'standard', { flow: 'domestic' }),
	uk(['fulfilment', 'digitalServices'], ALL, 'zero', { flow: 'crossBorder' }),
	uk(['stock', 'other'], ['GB'], 'standard'),
	uk(['advertising'], ['GB'], 'standard', { from: '' }),
	uk(['advertising'], EU_ADVERTISING, 'reverseCharge', { from: '' }),
];

/** A fee as the rules see it. */
export interface FeeOccasion {
	readonly kind: FeeKind;
	/** Country in which the seller is established, ISO 3166. */
	readonly established: string;
	/** As `marketplaceOfFee` gives it. */
	readonly marketplace: string;
	/** `YYYY-MM-DD`. */
	readonly day: string;
	/** First day on which the rules hold for this client, `YYYY-MM-DD`; '' always. */
	readonly rulesFrom: string;
	/** Where the goods of the order went; `unknown` is judged by the marketplace. */
	readonly flow: Flow;
}

/** What the rules say of a fee. */
export interface FeeVat {
	readonly treatment: VatTreatment;
	/** Nobody knew where the goods went, so that the marketplace stands for it. */
	readonly flowByMarketplace: boolean;
}

/** VAT of a fee charged on a day, or undefined when no rule speaks of it. */
export function feeVatOf({ kind, established, marketplace, day, rulesFrom, flow }: FeeOccasion): FeeVat | undefined {
	if (rulesFrom !== '' && day < rulesFrom) return undefined;
	const judged = flow === 'unknown' ? flowOfMarketplace(marketplace, established) : flow;
	const rule = FEE_VAT_RULES.find(
		(one) =>
			one.established === established &&
			one.kinds.includes(kind) &&
			one.marketplaces.includes(marketplace) &&
			(one.flow === undefined || one.flow === judged) &&
			(one.from === '' || one.from <= day) &&
			(one.until === '' || day <= one.until),
	);
	return rule && { treatment: rule.treatment, flowByMarketplace: rule.flow !== undefined && flow === 'unknown' };
}

/** Most orders of a marketplace stay in its country; only a proxy. */
const flowOfMarketplace = (marketplace: string, established: string): Flow => (marketplace === established ? 'domestic' : 'crossBorder');

/**
 * Whether a rule is certain of a fee: it speaks of it, on a marketplace of the seller's own country. Abroad the figure of the VAT return comes from
 * Amazon's invoice, so that there a client's general decision goes before the rule.
 */
export const isCertainFee = (occasion: Omit<FeeOccasion, 'flow'>): boolean =>
	occasion.marketplace === occasion.established && feeVatOf({ ...occasion, flow: 'unknown' }) !== undefined;

/** Days on which the rules change, so that what was worked out for a day holds up to the next of them. */
export const FEE_RULE_DAYS: readonly string[] = [BRANCHES];
