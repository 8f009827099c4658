import { decided, other, outside, type Entries } from './entry';

const FBA = 'FBA Inventory Reimbursement';

/** What Amazon pays for lost and damaged goods, and takes back: grouped by description, because the sign of a row does not tell the two apart. */
export const REIMBURSEMENTS: Entries = [
	...[
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
		'Customer Return',
		'CUSTOMER_DAMAGE',
		'REVERSAL_REIMBURSEMENT',
		'COMPENSATED_CLAWBACK',
		'MISSING_FROM_INBOUND_CLAWBACK',
		'PAYMENT_RETRACTION_ITEMS',
	].map((description) => outside(other(description, FBA), 'reimbursement', 'reimbursements')),
	...['MULTICHANNEL_ORDER_LOST', 'MULTICHANNEL_ORDER_DAMAGED', 'MULTICHANNEL_ORDER_LATE'].map((description) =>
		outside(other(description, 'MCF Inventory Reimbursement'), 'reimbursement', 'reimbursements'),
	),
	outside(['SAFE-T Reimbursement', 'Other transactions', 'SAFE-T Reimbursement'], 'reimbursement', 'reimbursements'),
];

/** Amazon's balance with the seller: neither income nor cost. */
export const BALANCES: Entries = [
	outside(other('Current Reserve Amount'), 'reserveHeld', 'otherIncome'),
	outside(other('Previous Reserve Amount Balance'), 'reserveReleased', 'otherIncome'),
	outside(other('Payable to Amazon'), 'payableToAmazon', 'otherIncome'),
	outside(other('Successful charge'), 'successfulCharge', 'otherIncome'),
	outside(other('Transfer of funds unsuccessful:*'), 'failedPayout', 'otherIncome'),
	outside(['Transfers', 'Micro Deposit', 'Micro Deposit'], 'microDeposit', 'otherIncome'),
	...['for', 'against'].map((side) =>
		outside(['Debt Adjustment', 'Debt Adjustment', `Cross-Account Debt Adjustment ${side} *`], 'crossAccountDebt', 'otherIncome'),
	),
];

const INDIAN_TAXES = ['RemovalComplete', 'StorageBilling', 'StorageRenewalBilling'].flatMap((name) => [`${name}CGST`, `${name}SGST`]);

/** Seen in real files, but what they are to the books differs: they hold until the client's map decides. */
export const BY_HAND: Entries = [
	...['MiscAdjustment', 'Adjustment', 'BalanceAdjustment'].map((name) => decided(other(name), 'adjustment')),
	...['Paid Services Fee', 'Additional Other Expenses'].map((name) => decided(other(name), 'unclearFee')),
	...['A2ZGuaranteeRecovery', 'ChargeBackRecovery', 'BuyerRecharge', 'Refund Reimbursal'].map((name) =>
		decided(other(name), 'guaranteeRecovery', 'otherIncome'),
	),
	decided(other('Goodwill Concession'), 'goodwillConcession', 'otherIncome'),
	decided(other('Promotion adjustment'), 'promotionAdjustment'),
	decided(other('Merchant Bad Debt'), 'badDebt'),
	decided(other('Amazon Capital Services'), 'loan'),
	decided(other('Failed Disbursement'), 'failedDisbursement', 'otherIncome'),
	decided(other('FBA International Freight Duties and Taxes Charge'), 'importDuties'),
	decided(['Commingling VAT', 'other-transaction', 'Commingling VAT'], 'comminglingVat'),
	decided(['Seller Rewards', 'Seller Rewards', 'Seller Rewards'], 'rewards', 'otherIncome'),
	...['Income Tax Charged', ...INDIAN_TAXES].map((name) => decided(other(name), 'notInTheUk')),
	decided(['Income Tax Charged', 'other-transaction', 'MiscAdjustment'], 'notInTheUk'),
	decided(['Tax', 'Tax Withheld', '*'], 'notInTheUk'),
];
