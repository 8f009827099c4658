import type { ChartAccount } from './chart';

/**
 * Known row types of Amazon's settlements and what each is to the books. Amazon publishes no list: these were collected from
 * public material on real settlements of 2025 and 2026. The key is the triple of the three type columns. What is not in here
 * and not in the client's map holds the settlement.
 */
export const CATALOGUE_VERSION = '2026-11';

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

export interface RowRule {
	readonly nature: Nature;
	readonly account: ChartAccount;
	readonly vat: FeeVat;
}

export type RuleMatch = 'exact' | 'anyDescription' | 'descriptionPrefix' | 'amountTypePrefix';

export interface CatalogueEntry extends RowRule {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly match: RuleMatch;
}

type Entries = readonly CatalogueEntry[];

const entry = (
	transactionType: string,
	amountType: string,
	amountDescription: string,
	nature: Nature,
	account: ChartAccount,
	vat: FeeVat = 'outsideScope',
	match: RuleMatch = 'exact',
): CatalogueEntry => ({ transactionType, amountType, amountDescription, nature, account, vat, match });

const REFUND_TYPES = ['Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'] as const;
const WITHHELD = ['VAT', 'Tax']
	.flatMap((kind) =>
		['Principal', 'Shipping', 'Giftwrap', 'Other', ...(kind === 'Tax' ? ['RestockingFee'] : [])].map(
			(part) => `MarketplaceFacilitator${kind}-${part}`,
		),
	)
	.concat(['LowValueGoodsTax-Principal', 'LowValueGoodsTax-Shipping', 'LowValueGoodsTax-Other']);
const REFERRAL_FEES = ['Commission', 'ShippingHB', 'DigitalServicesFee', 'FixedClosingFee', 'VariableClosingFee', 'RefundCommission'];
const FULFILMENT_FEES = [
	'ShippingChargeback',
	'GiftwrapChargeback',
	'FBAPerUnitFulfillmentFee',
	'FBAPerOrderFulfillmentFee',
	'FBAWeightBasedFee',
];
const OTHER_ITEM_FEES = ['SalesTaxServiceFee', 'TransactionFee', 'CODChargeback', 'RenewedProgramFee'];

const itemFees = (type: string): Entries => [
	...REFERRAL_FEES.map((fee) => entry(type, 'ItemFees', fee, 'fee', 'referral', 'inclusive')),
	...FULFILMENT_FEES.map((fee) => entry(type, 'ItemFees', fee, 'fee', 'fulfilment', 'inclusive')),
	...OTHER_ITEM_FEES.map((fee) => entry(type, 'ItemFees', fee, 'fee', 'otherFees', 'inclusive')),
];

const withheld = (type: string): Entries => WITHHELD.map((tax) => entry(type, 'ItemWithheldTax', tax, 'taxWithheld', 'sales'));

const ORDER: Entries = [
	entry('Order', 'ItemPrice', 'Principal', 'sale', 'sales'),
	entry('Order', 'ItemPrice', 'Tax', 'saleTax', 'sales'),
	entry('Order', 'ItemPrice', 'Shipping', 'sale', 'delivery'),
	entry('Order', 'ItemPrice', 'ShippingTax', 'saleTax', 'delivery'),
	entry('Order', 'ItemPrice', 'GiftWrap', 'sale', 'giftWrap'),
	entry('Order', 'ItemPrice', 'GiftWrapTax', 'saleTax', 'giftWrap'),
	entry('Order', 'Promotion', 'Principal', 'promotion', 'promotions'),
	entry('Order', 'Promotion', 'Shipping', 'promotion', 'promotions'),
	entry('Order', 'Promotion', 'TaxDiscount', 'promotionTax', 'promotions'),
	...withheld('Order'),
	...itemFees('Order'),
];

const refundsOf = (type: string): Entries => [
	...['Principal', 'Shipping', 'GiftWrap', 'Goodwill', 'RestockingFee', 'ReturnShipping'].map((part) =>
		entry(type, 'ItemPrice', part, 'refund', 'refunds'),
	),
	...['Tax', 'ShippingTax', 'GiftWrapTax'].map((part) => entry(type, 'ItemPrice', part, 'refundTax', 'refunds')),
	...['Principal', 'Shipping'].map((part) => entry(type, 'Promotion', part, 'refund', 'refunds')),
	entry(type, 'Promotion', 'TaxDiscount', 'refundTax', 'refunds'),
	entry(type, 'ItemFees', 'RemoteFulfillmentCredit', 'fee', 'otherFees', 'undecided'),
	...withheld(type),
	...itemFees(type),
];

const RETROCHARGES: Entries = ['Order_Retrocharge', 'Refund_Retrocharge'].flatMap((type) => [
	...['Tax', 'ShippingTax'].map((part) => entry(type, 'ItemPrice', part, 'taxRecalculation', 'sales')),
	...WITHHELD.map((part) => entry(type, 'ItemWithheldTax', part, 'taxRecalculation', 'sales')),
]);

/** Fees that Amazon writes as Base fee, Tax on fee and Discount on fee. */
const splitFee = (type: string, amountType: string, account: ChartAccount, match: RuleMatch = 'exact'): Entries => [
	entry(type, amountType, 'Base fee', 'fee', account, 'split', match),
	entry(type, amountType, 'Discount on fee', 'fee', account, 'split', match),
	entry(type, amountType, 'Tax on fee', 'feeTax', account, 'split', match),
];

const SPLIT_FEES: Entries = [
	...[
		'Coupon Participation Fee',
		'Coupon Performance Based Fee',
		'Deal Participation Fee',
		'Deal Performance Based Fee',
		'Vine Enrollment Fee',
	].flatMap((fee) => splitFee('AmazonFees', fee, 'programmes')),
	...['FBA fulfilment fee per unit - Correction', 'FBA fulfilment fee per unit - Reversal'].flatMap((fee) =>
		splitFee('AmazonFees', fee, 'fulfilment'),
	),
	...['Eco-contribution for EPR Pay on Behalf - ', 'Amazon service fee for EPR Pay on Behalf - '].flatMap((fee) =>
		splitFee('AmazonFees', fee, 'otherFees', 'amountTypePrefix'),
	),
	...['FBA Inventory Storage Fee', 'FBA Long Term Storage Fee', 'AWD Storage Fee'].flatMap((fee) => splitFee('FBAFees', fee, 'storage')),
	...['FBA Removal Order: Disposal Fee', 'FBA Removal Order: Return Fee'].flatMap((fee) => splitFee('FBAFees', fee, 'removal')),
	...[
		'FBA Inbound Placement Service Fee',
		'FBA Amazon-Partnered Carrier Shipment Fee',
		'Inbound Transportation Program Fee',
		'Inbound Defect Fee',
		'AWD Processing Fee',
		'AWD Transportation Fee',
	].flatMap((fee) => splitFee('FBAFees', fee, 'inbound')),
	...splitFee('FBAFees', 'FBA Customer Returns Fee', 'fulfilment'),
];

const SINGLE_FEES: Entries = [
	entry('ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', 'fee', 'advertising', 'inclusive'),
	entry('ServiceFee', 'Refund for Advertiser', 'TransactionTotalAmount', 'fee', 'advertising', 'inclusive'),
	...['ServiceFee', 'Promotion Fee'].flatMap((type) =>
		['Promotion fee', 'Promotion fee special'].map((fee) => entry(type, 'Deals', fee, 'fee', 'programmes', 'inclusive')),
	),
	...['Promotion fee', 'Promotion fee special'].map((fee) => entry('Promotion Fee', 'PromotionFee', fee, 'fee', 'programmes', 'inclusive')),
	...['FBA transportation fee', 'FBAPerOrderFulfillmentFee', 'Multi-Channel Fulfillment Brand-Neutral Box Fee'].map((fee) =>
		entry('ShipmentFees', 'Shipment-Fees', fee, 'fee', 'fulfilment', 'inclusive'),
	),
	entry('CouponRedemptionFee', 'CouponRedemptionFee', '*', 'fee', 'programmes', 'inclusive', 'anyDescription'),
	...['Lightning Deal Fee', 'Vine Enrollment Fee', 'SellerReviewEnrollmentPayment'].map((fee) =>
		entry(fee, fee, fee, 'fee', 'programmes', 'inclusive'),
	),
	entry('Fee Adjustment', 'Fee Adjustment', '*', 'fee', 'otherFees', 'undecided', 'anyDescription'),
];

const other = (
	descriptions: readonly string[],
	nature: Nature,
	account: ChartAccount,
	vat: FeeVat,
	amountType = 'other-transaction',
): Entries => descriptions.map((description) => entry('other-transaction', amountType, description, nature, account, vat));

const OTHER_TRANSACTIONS: Entries = [
	...other(['Subscription Fee'], 'fee', 'subscription', 'inclusive'),
	...other(['Storage Fee', 'Storage Fee - Reversal', 'Storage Fee - Correction', 'StorageRenewalBilling'], 'fee', 'storage', 'inclusive'),
	...other(['RemovalComplete', 'DisposalComplete'], 'fee', 'removal', 'inclusive'),
	...other(
		[
			'FBA Inbound Placement Service Fee',
			'Inbound Transportation Fee',
			'FBAInboundTransportationFee',
			'FBAInboundTransportationProgramFee',
			'AGSGlobalInboundTransportation',
			'Inventory Placement Service Fee',
			'WarehousePrep',
			'Manual Processing Fee',
			'Manual Processing Fee Reimbursement',
		],
		'fee',
		'inbound',
		'inclusive',
	),
	...other(['Shipping label purchase', 'Shipping label purchase for return'], 'fee', 'postage', 'undecided'),
	...other(['Fee Adjustment'], 'fee', 'otherFees', 'undecided'),
	...other(
		['AWD Storage Fee', 'AWD Processing Fee', 'AWD Transportation Fee'],
		'fee',
		'storage',
		'inclusive',
		'Amazon Warehousing & Distribution (AWD)',
	),
	...other(['Reservation fee', 'Performance credits'], 'fee', 'storage', 'split', 'Capacity Reservation Fee'),
	...other(['Tax'], 'feeTax', 'storage', 'split', 'Capacity Reservation Fee'),
	entry('other-transaction', 'Inbound Defect Fee', '*', 'fee', 'inbound', 'inclusive', 'anyDescription'),
	...other(
		[
			'REVERSAL_REIMBURSEMENT',
			'WAREHOUSE_LOST',
			'WAREHOUSE_LOST_MANUAL',
			'WAREHOUSE_DAMAGE',
			'WAREHOUSE_DAMAGE_EXCEPTION',
			'MISSING_FROM_INBOUND',
			'INBOUND_CARRIER_DAMAGE',
			'FREE_REPLACEMENT_REFUND_ITEMS',
			'CS_ERROR_ITEMS',
			'CS_ERROR_NON_ITEMIZED',
			'RE_EVALUATION',
			'REMOVAL_ORDER_LOST',
			'REMOVAL_ORDER_DAMAGED',
			'INCORRECT_FEES_ITEMS',
			'INCORRECT_FEES_NON_ITEMIZED',
			'Customer Return',
			'CUSTOMER_DAMAGE',
		],
		'reimbursement',
		'reimbursements',
		'outsideScope',
		'FBA Inventory Reimbursement',
	),
	...other(
		['COMPENSATED_CLAWBACK', 'MISSING_FROM_INBOUND_CLAWBACK', 'PAYMENT_RETRACTION_ITEMS'],
		'reimbursement',
		'clawbacks',
		'outsideScope',
		'FBA Inventory Reimbursement',
	),
	...other(
		['MULTICHANNEL_ORDER_LOST', 'MULTICHANNEL_ORDER_DAMAGED', 'MULTICHANNEL_ORDER_LATE'],
		'reimbursement',
		'reimbursements',
		'outsideScope',
		'MCF Inventory Reimbursement',
	),
	entry('SAFE-T Reimbursement', 'Other transactions', 'SAFE-T Reimbursement', 'reimbursement', 'reimbursements'),
];

/** Amazon's balance with the seller: neither income nor cost. */
const BALANCES: Entries = [
	...other(['Current Reserve Amount'], 'reserveHeld', 'otherIncome', 'outsideScope'),
	...other(['Previous Reserve Amount Balance'], 'reserveReleased', 'otherIncome', 'outsideScope'),
	...other(['Payable to Amazon'], 'payableToAmazon', 'otherIncome', 'outsideScope'),
	...other(['Successful charge'], 'successfulCharge', 'otherIncome', 'outsideScope'),
	entry(
		'other-transaction',
		'other-transaction',
		'Transfer of funds unsuccessful:',
		'failedPayout',
		'otherIncome',
		'outsideScope',
		'descriptionPrefix',
	),
];

/** Seen in real files, but what they are to the books differs: they hold until the client's map decides. */
const BY_HAND: Entries = [
	...other(
		[
			'NonSubscriptionFeeAdj',
			'MiscAdjustment',
			'Adjustment',
			'BalanceAdjustment',
			'BuyerRecharge',
			'Promotion adjustment',
			'Paid Services Fee',
			'Income Tax Charged',
			'Merchant Bad Debt',
			'Amazon Capital Services',
			'Refund Reimbursal',
			'ShippingServices',
			'ShippingServicesRefund',
			'FBACustomerReturnPerUnitFee',
			'FBACustomerReturnPerOrderFee',
			'FBACustomerReturnWeightBasedFee',
			'Failed Disbursement',
			'Additional Other Expenses',
		],
		'unclassified',
		'otherFees',
		'undecided',
	),
	entry('Debt Adjustment', 'Debt Adjustment', '*', 'unclassified', 'otherFees', 'undecided', 'anyDescription'),
	entry('Commingling VAT', 'other-transaction', 'Commingling VAT', 'unclassified', 'otherFees', 'undecided'),
	entry('Seller Rewards', 'Seller Rewards', 'Seller Rewards', 'unclassified', 'otherIncome', 'undecided'),
	entry('Transfers', 'Micro Deposit', 'Micro Deposit', 'unclassified', 'otherIncome', 'undecided'),
	entry('Other', 'MCF Preferred Pricing Seller Credit', 'Base charge', 'unclassified', 'otherFees', 'undecided'),
	...['Liquidations', 'Liquidations Adjustments'].flatMap((type) => [
		...['Principal', 'Tax'].map((part) => entry(type, 'ItemPrice', part, 'unclassified', 'otherIncome', 'undecided')),
		entry(type, 'ItemFees', 'LiquidationsBrokerageFee', 'unclassified', 'otherFees', 'undecided'),
		...WITHHELD.map((part) => entry(type, 'ItemWithheldTax', part, 'unclassified', 'otherIncome', 'undecided')),
	]),
	entry('Order', 'Points', 'PointsGranted', 'unclassified', 'promotions', 'undecided'),
];

export const CATALOGUE: Entries = [
	...ORDER,
	...REFUND_TYPES.flatMap(refundsOf),
	...RETROCHARGES,
	...SPLIT_FEES,
	...SINGLE_FEES,
	...OTHER_TRANSACTIONS,
	...BALANCES,
	...BY_HAND,
];
