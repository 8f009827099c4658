import type { ChartAccount } from './chart';

/** What a row is to the books. */
export type Nature =
	| 'sale'
	| 'saleTax'
	| 'refund'
	| 'refundTax'
	| 'promotion'
	| 'promotionTax'
	| 'taxWithheld'
	| 'taxRecalculation'
	| 'fee'
	| 'feeTax'
	| 'reimbursement'
	| 'reserveHeld'
	| 'reserveReleased'
	| 'payableToAmazon'
	| 'successfulCharge'
	| 'failedPayout'
	| 'unclassified';

/**
 * VAT in a fee row: `inclusive` the amount contains it, `split` it stands in a row of its own (Base fee, Tax on fee), `outsideScope`
 * none ever, `undecided` nobody has said yet: holds until the client's map says.
 */
export type FeeVat = 'inclusive' | 'split' | 'outsideScope' | 'undecided';

export type RuleMatch = 'exact' | 'anyDescription' | 'descriptionPrefix' | 'amountTypePrefix';

export interface CatalogueEntry {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly match: RuleMatch;
	readonly nature: Nature;
	readonly account: ChartAccount;
	readonly vat: FeeVat;
}

export type Entries = readonly CatalogueEntry[];

/** One row type; the key is the triple of the three type columns. */
export const entry = (
	transactionType: string,
	amountType: string,
	amountDescription: string,
	nature: Nature,
	account: ChartAccount,
	vat: FeeVat = 'outsideScope',
	match: RuleMatch = 'exact',
): CatalogueEntry => ({ transactionType, amountType, amountDescription, nature, account, vat, match });

/** Row types of `other-transaction`, where most of what is no order stands. */
export const other = (
	descriptions: readonly string[],
	nature: Nature,
	account: ChartAccount,
	vat: FeeVat,
	amountType = 'other-transaction',
): Entries => descriptions.map((description) => entry('other-transaction', amountType, description, nature, account, vat));

/** Descriptions of tax that Amazon collects and pays itself. */
export const WITHHELD = ['VAT', 'Tax']
	.flatMap((kind) =>
		['Principal', 'Shipping', 'Giftwrap', 'Other', ...(kind === 'Tax' ? ['RestockingFee'] : [])].map(
			(part) => `MarketplaceFacilitator${kind}-${part}`,
		),
	)
	.concat(['LowValueGoodsTax-Principal', 'LowValueGoodsTax-Shipping', 'LowValueGoodsTax-Other']);
