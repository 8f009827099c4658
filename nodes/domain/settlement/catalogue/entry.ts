import type { VatTreatment } from '../../settings/settings.types';
import type { FeeKind } from '../../vat/feeVat';
import type { ChartAccount } from './chart';
import type { DecisionName } from './decisions';

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
	| 'feeCredit'
	| 'liquidation'
	| 'liquidationTax'
	| 'reimbursement'
	| 'balance'
	| 'microDeposit'
	| 'crossAccountDebt'
	| 'reserveHeld'
	| 'reserveReleased'
	| 'payableToAmazon'
	| 'successfulCharge'
	| 'failedPayout'
	| 'unclassified';

/**
 * VAT of a row. `byRows`: Amazon's tax rows, the order in Sage or the stock item say it (sales, refunds). `inclusive`: the amount contains what the
 * rule of its kind of fee says. `split`: it stands in a row of its own (Base fee, Tax on fee), else as `inclusive`. A treatment: decided, the amount
 * contains it. `undecided`: nobody has said yet, holds until the client's map says.
 */
export type RowVat = 'byRows' | 'inclusive' | 'split' | 'undecided' | VatTreatment;

/** What of an order a row of a sale or refund is about: goodwill and a restocking fee belong to no charge of their own. */
export type Subject = 'goods' | 'delivery' | 'giftWrap' | 'goodwill' | 'restocking' | 'returnDelivery';

export interface CatalogueEntry {
	readonly transactionType: string;
	/** The last two columns may end with `*`: any text that begins so. */
	readonly amountType: string;
	readonly amountDescription: string;
	readonly nature: Nature;
	readonly account: ChartAccount;
	readonly vat: RowVat;
	/** Of a fee: what its VAT hangs on. */
	readonly fee?: FeeKind;
	readonly subject?: Subject;
	/** Of `unclassified`: what a person has to decide. */
	readonly decision?: DecisionName;
}

export type Entries = readonly CatalogueEntry[];

type Columns = readonly [transactionType: string, amountType: string, amountDescription: string];

const columnsOf = ([transactionType, amountType, amountDescription]: Columns) => ({ transactionType, amountType, amountDescription });

/** A row of a sale or a refund, or of the tax on it. */
export const traded = (columns: Columns, nature: Nature, account: ChartAccount, subject?: Subject): CatalogueEntry => ({
	...columnsOf(columns),
	nature,
	account,
	vat: 'byRows',
	...(subject && { subject }),
});

/** A fee or the credit of one, whose amount contains its VAT unless `vat` says otherwise. */
export const fee = (
	columns: Columns,
	kind: FeeKind,
	account: ChartAccount,
	{ nature = 'fee', vat = 'inclusive' }: { readonly nature?: 'fee' | 'feeTax' | 'feeCredit'; readonly vat?: RowVat } = {},
): CatalogueEntry => ({ ...columnsOf(columns), nature, account, vat, fee: kind });

/** Money that no VAT belongs to. */
export const outside = (columns: Columns, nature: Nature, account: ChartAccount): CatalogueEntry => ({
	...columnsOf(columns),
	nature,
	account,
	vat: 'outsideScope',
});

/** A row type that was seen in real files and that a person has to decide about. */
export const decided = (columns: Columns, decision: DecisionName, account: ChartAccount = 'otherFees'): CatalogueEntry => ({
	...columnsOf(columns),
	nature: 'unclassified',
	account,
	vat: 'undecided',
	decision,
});

/** Columns of `other-transaction`, where most of what is no order stands. */
export const other = (description: string, amountType = 'other-transaction'): Columns => ['other-transaction', amountType, description];

/** Descriptions of tax that Amazon collects and pays itself. */
export const WITHHELD = ['VAT', 'Tax']
	.flatMap((kind) =>
		['Principal', 'Shipping', 'Giftwrap', 'Other', ...(kind === 'Tax' ? ['RestockingFee'] : [])].map(
			(part) => `MarketplaceFacilitator${kind}-${part}`,
		),
	)
	.concat(['LowValueGoodsTax-Principal', 'LowValueGoodsTax-Shipping', 'LowValueGoodsTax-Other']);
