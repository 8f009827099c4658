import type { FeeKind } from '../../vat/feeVat';
import type { ChartAccount } from './chart';
import { fee, other, type Entries } from './entry';

const charged = (kind: FeeKind, account: ChartAccount, names: readonly string[], amountType?: string): Entries =>
	names.map((name) => fee(other(name, amountType), kind, account));

const givenBack = (kind: FeeKind, account: ChartAccount, names: readonly string[], amountType?: string): Entries =>
	names.map((name) => fee(other(name, amountType), kind, account, { nature: 'feeCredit' }));

const RETURNS = ['FBACustomerReturnPerUnitFee', 'FBACustomerReturnPerOrderFee', 'FBACustomerReturnWeightBasedFee'];
const RESERVED_SPACE = 'Capacity Reservation Fee';

/** Fees of the account and of stock in Amazon's warehouses, all of `other-transaction`. */
export const ACCOUNT_FEES: Entries = [
	...charged('subscription', 'subscription', ['Subscription Fee']),
	...givenBack('subscription', 'subscription', ['SubscriptionFeeCorrection']),
	...charged('stock', 'storage', ['Storage Fee', 'StorageRenewalBilling', 'Inventory Storage Overage Fee']),
	...charged('stock', 'storage', ['FBA Inventory Fee - LowInventoryLevel']),
	...givenBack('stock', 'storage', ['Storage Fee - Reversal', 'Storage Fee - Correction']),
	...charged('stock', 'removal', ['RemovalComplete', 'DisposalComplete']),
	...charged('stock', 'inbound', [
		'FBA Inbound Placement Service Fee',
		'Inbound Transportation Fee',
		'FBAInboundTransportationFee',
		'FBAInboundTransportationProgramFee',
		'Inventory Placement Service Fee',
		'WarehousePrep',
		'Manual Processing Fee',
		'Unplanned Service Fee - *',
		'Inbound Defect Fee - *',
	]),
	...givenBack('stock', 'inbound', ['Manual Processing Fee Reimbursement']),
	...givenBack('stock', 'inbound', ['Manual Processing Fee Reimbursement'], 'Manual Processing Fee Reimbursement'),
	...charged('stock', 'inbound', ['*'], 'Inbound Defect Fee'),
	...charged('freight', 'inbound', ['AGSGlobalInboundTransportation', 'FBA International Freight Shipping Charge']),
	...charged('freight', 'postage', ['Amazon Easy Ship Charges']),
	...charged('stock', 'fulfilment', RETURNS),
	...charged('stock', 'fulfilment', RETURNS, 'ItemFees'),
	...charged('programme', 'programmes', ['HighVolumeListing']),
	...charged('label', 'postage', ['Shipping label purchase', 'Shipping label purchase for return', 'ShippingServices']),
	...givenBack('label', 'postage', ['ShippingServicesRefund']),
	...givenBack('correction', 'otherFees', ['Fee Adjustment', 'Overpaid Fees Adjustment', 'NonSubscriptionFeeAdj']),
	...givenBack('merchant', 'referral', ['CommissionCorrection']),
	...givenBack('correction', 'fulfilment', ['INCORRECT_FEES_ITEMS', 'INCORRECT_FEES_NON_ITEMIZED'], 'FBA Inventory Reimbursement'),
	...charged(
		'stock',
		'storage',
		['AWD Storage Fee', 'AWD Processing Fee', 'AWD Transportation Fee'],
		'Amazon Warehousing & Distribution (AWD)',
	),
	fee(other('Reservation fee', RESERVED_SPACE), 'stock', 'storage', { vat: 'split' }),
	fee(other('Performance credits', RESERVED_SPACE), 'stock', 'storage', { nature: 'feeCredit', vat: 'split' }),
	fee(other('Tax', RESERVED_SPACE), 'stock', 'storage', { nature: 'feeTax', vat: 'split' }),
];
