import type { FeeKind } from '../../vat/feeVat';
import type { ChartAccount } from './chart';
import { fee, type CatalogueEntry, type Entries } from './entry';

/** Transaction types under which each amount type is one fee, in rows for its base, its tax and its discount. */
export const SPLIT_TYPES = ['AmazonFees', 'FBAFees'] as const;

const FOLDED_SPLIT_TYPES: readonly string[] = SPLIT_TYPES.map((type) => type.toLowerCase());

/** Whether all amount types of a transaction type are such fees. */
export const isSplitType = (transactionType: string): boolean => FOLDED_SPLIT_TYPES.includes(transactionType.toLowerCase());

const PARTS = [
	['Base fee', 'fee'],
	['Discount on fee', 'feeCredit'],
	['Tax on fee', 'feeTax'],
] as const;

/** One fee that Amazon writes as Base fee, Tax on fee and Discount on fee. */
const splitFee = (type: string, name: string, kind: FeeKind, account: ChartAccount): CatalogueEntry[] =>
	PARTS.map(([part, nature]) => fee([type, name, part], kind, account, { nature, vat: 'split' }));

const splitFees = (type: string, kind: FeeKind, account: ChartAccount, names: readonly string[]): Entries =>
	names.flatMap((name) => splitFee(type, name, kind, account));

/** Any fee of Amazon's that no entry knows: what it is for is not known, but which of its rows is base, tax and discount. */
export const NEW_FEES: Entries = SPLIT_TYPES.flatMap((type) => splitFee(type, '*', 'other', 'otherFees'));

export const SPLIT_FEES: Entries = [
	...splitFees('AmazonFees', 'programme', 'programmes', [
		'Coupon Participation Fee',
		'Coupon Performance Based Fee',
		'Deal Participation Fee',
		'Deal Performance Based Fee',
		'Vine Enrollment Fee',
		'Premium Services Fee',
	]),
	...['FBA fulfilment fee per unit - Correction', 'FBA fulfilment fee per unit - Reversal'].flatMap((name) => [
		fee(['AmazonFees', name, 'Base fee'], 'correction', 'fulfilment', { nature: 'feeCredit', vat: 'split' }),
		fee(['AmazonFees', name, 'Discount on fee'], 'correction', 'fulfilment', { nature: 'feeCredit', vat: 'split' }),
		fee(['AmazonFees', name, 'Tax on fee'], 'correction', 'fulfilment', { nature: 'feeTax', vat: 'split' }),
	]),
	...splitFee('AmazonFees', 'Eco-contribution for EPR Pay on Behalf - *', 'eprContribution', 'otherFees'),
	...splitFee('AmazonFees', 'Amazon service fee for EPR Pay on Behalf - *', 'eprService', 'otherFees'),
	...splitFees('FBAFees', 'stock', 'storage', [
		'FBA Inventory Storage Fee',
		'FBA Long Term Storage Fee',
		'FBA Long-Term Storage Fee',
		'AWD Storage Fee',
	]),
	...splitFees('FBAFees', 'stock', 'removal', ['FBA Removal Order: Disposal Fee', 'FBA Removal Order: Return Fee']),
	...splitFees('FBAFees', 'stock', 'inbound', [
		'FBA Inbound Placement Service Fee',
		'FBA Amazon-Partnered Carrier Shipment Fee',
		'Inbound Transportation Program Fee',
		'Inbound Defect Fee',
		'AWD Processing Fee',
		'AWD Transportation Fee',
	]),
	...splitFees('FBAFees', 'stock', 'fulfilment', ['FBA Customer Returns Fee']),
];

const PROMOTION_FEES = ['Promotion fee', 'Promotion fee special'];

/** Fees that stand in one row. */
export const SINGLE_FEES: Entries = [
	fee(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], 'advertising', 'advertising'),
	fee(['ServiceFee', 'Refund for Advertiser', 'TransactionTotalAmount'], 'advertising', 'advertising', { nature: 'feeCredit' }),
	...['ServiceFee', 'Promotion Fee'].flatMap((type) => PROMOTION_FEES.map((name) => fee([type, 'Deals', name], 'programme', 'programmes'))),
	...PROMOTION_FEES.map((name) => fee(['Promotion Fee', 'PromotionFee', name], 'programme', 'programmes')),
	...['FBA transportation fee', 'FBAPerOrderFulfillmentFee', 'Multi-Channel Fulfillment Brand-Neutral Box Fee'].map((name) =>
		fee(['ShipmentFees', 'Shipment-Fees', name], 'fulfilment', 'fulfilment'),
	),
	fee(['CouponRedemptionFee', 'CouponRedemptionFee', '*'], 'programme', 'programmes'),
	...['Lightning Deal Fee', 'Vine Enrollment Fee', 'SellerReviewEnrollmentPayment'].map((name) =>
		fee([name, name, name], 'programme', 'programmes'),
	),
	fee(['Lightning Deal Fee', 'LightningDealFee', 'LightningDealFee Special'], 'programme', 'programmes'),
	fee(['SellerReviewEnrollmentPayment', 'Review Enrollment Fee', 'Early Reviewer Program fee'], 'programme', 'programmes'),
	fee(['Grade and Resell Fees', 'Grade and Resell Charge', '*'], 'stock', 'programmes'),
	fee(['TBYB Customer Return Fee', 'ItemFees', 'FBACustomerReturnPerUnitFee'], 'stock', 'fulfilment'),
	fee(['TBYB Trial Shipment', 'Amazon Fees', 'TrialShipment'], 'fulfilment', 'fulfilment'),
];

/** Fees that Amazon gives back or works out anew, whichever way they come out: they net into the fees. */
export const CORRECTIONS: Entries = [
	fee(['Fee Adjustment', 'Fee Adjustment', '*'], 'correction', 'otherFees', { nature: 'feeCredit' }),
	fee(['Fee Adjustment', 'Item Fee Adjustment', 'FBA Pick & Pack Fee'], 'correction', 'fulfilment', { nature: 'feeCredit' }),
	fee(['Other', 'MCF Preferred Pricing Seller Credit', 'Base charge'], 'correction', 'fulfilment', { nature: 'feeCredit' }),
];
