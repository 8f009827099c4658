import type { ChartAccount } from './chart';
import { entry, other, type Entries, type RuleMatch } from './entry';

/** Fees that Amazon writes as Base fee, Tax on fee and Discount on fee. */
const splitFee = (type: string, amountType: string, account: ChartAccount, match: RuleMatch = 'exact'): Entries => [
	entry(type, amountType, 'Base fee', 'fee', account, 'split', match),
	entry(type, amountType, 'Discount on fee', 'fee', account, 'split', match),
	entry(type, amountType, 'Tax on fee', 'feeTax', account, 'split', match),
];

export const SPLIT_FEES: Entries = [
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

/** Fees that stand in one row. */
export const SINGLE_FEES: Entries = [
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

/** Fees of the account and of stock in Amazon's warehouses. */
export const ACCOUNT_FEES: Entries = [
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
];
