import type { FeeKind } from '../../vat/feeVat';
import type { ChartAccount } from './chart';
import { decided, fee, traded, WITHHELD, type Entries, type Subject } from './entry';

const REFUND_TYPES = ['Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'] as const;

const ITEM_FEES: ReadonlyArray<readonly [FeeKind, ChartAccount, readonly string[]]> = [
	['merchant', 'referral', ['Commission', 'ShippingHB', 'FixedClosingFee', 'VariableClosingFee', 'RefundCommission']],
	['digitalServices', 'referral', ['DigitalServicesFee']],
	[
		'fulfilment',
		'fulfilment',
		['ShippingChargeback', 'GiftwrapChargeback', 'FBAPerUnitFulfillmentFee', 'FBAPerOrderFulfillmentFee', 'FBAWeightBasedFee'],
	],
	['merchant', 'otherFees', ['SalesTaxServiceFee', 'TransactionFee', 'CODChargeback', 'RenewedProgramFee']],
];

const itemFees = (type: string): Entries =>
	ITEM_FEES.flatMap(([kind, account, fees]) => fees.map((name) => fee([type, 'ItemFees', name], kind, account)));

/** What the tax of these descriptions is withheld of. */
const WITHHELD_OF: Readonly<Record<string, Subject>> = {
	Principal: 'goods',
	Shipping: 'delivery',
	Giftwrap: 'giftWrap',
	RestockingFee: 'restocking',
};

const withheld = (type: string): Entries =>
	WITHHELD.map((tax) => traded([type, 'ItemWithheldTax', tax], 'taxWithheld', 'sales', WITHHELD_OF[tax.slice(tax.indexOf('-') + 1)]));

const CHARGES = [
	['Principal', 'Tax', 'goods', 'sales'],
	['Shipping', 'ShippingTax', 'delivery', 'delivery'],
	['GiftWrap', 'GiftWrapTax', 'giftWrap', 'giftWrap'],
] as const;

/** Sales, with the fees of their items. */
export const ORDER: Entries = [
	...CHARGES.flatMap(([charge, tax, subject, account]) => [
		traded(['Order', 'ItemPrice', charge], 'sale', account, subject),
		traded(['Order', 'ItemPrice', tax], 'saleTax', account, subject),
	]),
	traded(['Order', 'Promotion', 'Principal'], 'promotion', 'promotions', 'goods'),
	traded(['Order', 'Promotion', 'Shipping'], 'promotion', 'promotions', 'delivery'),
	traded(['Order', 'Promotion', 'TaxDiscount'], 'promotionTax', 'promotions'),
	...withheld('Order'),
	...itemFees('Order'),
	fee(['Order', 'ShipmentFees', 'FBA transportation fee'], 'fulfilment', 'fulfilment'),
	decided(['Order', 'Points', 'PointsGranted'], 'notInTheUk', 'promotions'),
	decided(['Order', 'DirectPayment', 'CollectOnDeliveryRevenue'], 'notInTheUk', 'otherIncome'),
];

const refundsOf = (type: string): Entries => [
	...CHARGES.flatMap(([charge, tax, subject]) => [
		traded([type, 'ItemPrice', charge], 'refund', 'refunds', subject),
		traded([type, 'ItemPrice', tax], 'refundTax', 'refunds', subject),
	]),
	traded([type, 'ItemPrice', 'Goodwill'], 'refund', 'refunds', 'goodwill'),
	traded([type, 'ItemPrice', 'RestockingFee'], 'refund', 'refunds', 'restocking'),
	traded([type, 'ItemPrice', 'ReturnShipping'], 'refund', 'refunds', 'returnDelivery'),
	traded([type, 'Promotion', 'Principal'], 'refund', 'refunds', 'goods'),
	traded([type, 'Promotion', 'Shipping'], 'refund', 'refunds', 'delivery'),
	traded([type, 'Promotion', 'TaxDiscount'], 'refundTax', 'refunds'),
	fee([type, 'ItemFees', 'RemoteFulfillmentCredit'], 'fulfilment', 'fulfilment', { nature: 'feeCredit' }),
	...withheld(type),
	...itemFees(type),
];

/** Refunds by any of Amazon's ways, with the fees of their items. */
export const REFUNDS: Entries = REFUND_TYPES.flatMap(refundsOf);

/** Tax that Amazon worked out anew. */
export const RETROCHARGES: Entries = ['Order_Retrocharge', 'Refund_Retrocharge'].flatMap((type) => [
	...['Tax', 'ShippingTax'].map((part) => traded([type, 'ItemPrice', part], 'taxRecalculation', 'sales')),
	...WITHHELD.map((part) => traded([type, 'ItemWithheldTax', part], 'taxRecalculation', 'sales')),
]);

/** Goods that Amazon sells to a liquidator: a sale whose tax its own rows say, on an account of its own. */
export const LIQUIDATIONS: Entries = ['Liquidations', 'Liquidations Adjustments'].flatMap((type) => [
	traded([type, 'ItemPrice', 'Principal'], 'liquidation', 'liquidations', 'goods'),
	traded([type, 'ItemPrice', 'Tax'], 'liquidationTax', 'liquidations', 'goods'),
	fee([type, 'ItemFees', 'LiquidationsBrokerageFee'], 'merchant', 'otherFees'),
	...WITHHELD.map((part) => decided([type, 'ItemWithheldTax', part], 'withheldFromLiquidation', 'otherIncome')),
]);
