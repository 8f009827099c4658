import { entry, WITHHELD, type Entries } from './entry';

const REFUND_TYPES = ['Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'] as const;
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

/** Sales, with the fees of their items. */
export const ORDER: Entries = [
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

/** Tax that Amazon worked out anew. */
export const RETROCHARGES: Entries = ['Order_Retrocharge', 'Refund_Retrocharge'].flatMap((type) => [
	...['Tax', 'ShippingTax'].map((part) => entry(type, 'ItemPrice', part, 'taxRecalculation', 'sales')),
	...WITHHELD.map((part) => entry(type, 'ItemWithheldTax', part, 'taxRecalculation', 'sales')),
]);

/** Refunds by any of Amazon's ways, with the fees of their items. */
export const REFUNDS: Entries = REFUND_TYPES.flatMap(refundsOf);
