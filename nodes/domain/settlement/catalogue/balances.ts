import { entry, other, WITHHELD, type Entries } from './entry';

/** What Amazon pays for lost and damaged goods, and takes back. */
export const REIMBURSEMENTS: Entries = [
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
export const BALANCES: Entries = [
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
export const BY_HAND: Entries = [
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
