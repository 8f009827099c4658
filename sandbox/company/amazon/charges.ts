import type { OtherRow, RefundDescription } from '../../amazon/build/description';
import { within, type Period } from './calendar';

type Charge = readonly [
	fraction: number,
	transactionType: string,
	amountType: string,
	amountDescription: string,
	amount: number,
	extra?: Pick<OtherRow, 'sellerSku' | 'dropsLastField'>,
];

const ADVERTISING = ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'] as const;
const STORAGE = ['FBAFees', 'FBA Inventory Storage Fee'] as const;
const VINE = ['AmazonFees', 'Vine Enrollment Fee'] as const;
const SUBSCRIPTION = ['other-transaction', 'other-transaction', 'Subscription Fee'] as const;
const REIMBURSEMENT = ['other-transaction', 'FBA Inventory Reimbursement'] as const;

const FIRST: readonly Charge[] = [
	[0.2, ...ADVERTISING, -4820],
	[0.7, ...ADVERTISING, -5175],
	[0.3, ...SUBSCRIPTION, -3000],
	[0.5, ...STORAGE, 'Base fee', -2140],
	[0.5, ...STORAGE, 'Tax on fee', -428],
	[0.85, ...REIMBURSEMENT, 'WAREHOUSE_LOST', 1736, { sellerSku: 'HH-SCALE-DIG-FBA' }],
];

/** The month ends a little before the middle of this settlement: there are charges on both sides. */
const SECOND: readonly Charge[] = [
	[0.1, ...ADVERTISING, -4410],
	[0.72, ...ADVERTISING, -5735],
	[0.3, ...VINE, 'Base fee', -6000, { dropsLastField: true }],
	[0.3, ...VINE, 'Tax on fee', -1200, { dropsLastField: true }],
	[0.38, ...REIMBURSEMENT, 'WAREHOUSE_LOST', 2410, { sellerSku: 'HH-PAN-28-FBA' }],
	[0.55, ...SUBSCRIPTION, -3000],
	[0.6, ...STORAGE, 'Base fee', -1985],
	[0.6, ...STORAGE, 'Tax on fee', -397],
	[0.9, ...REIMBURSEMENT, 'COMPENSATED_CLAWBACK', -1736, { sellerSku: 'HH-SCALE-DIG-FBA' }],
];

const THIRD: readonly Charge[] = [
	[0.4, ...ADVERTISING, -3995],
	[0.5, ...STORAGE, 'Base fee', -450],
	[0.5, ...STORAGE, 'Tax on fee', -90],
	// Known to nobody: the settlement has to wait for a person.
	[0.6, 'ServiceFee', 'Returns Insight Programme', 'Programme charge', -1440],
];

/** Rows of the three settlements that belong to no sale. */
export function otherRows(periods: readonly [Period, Period, Period]): readonly [OtherRow[], OtherRow[], OtherRow[]] {
	const rows = (charges: readonly Charge[], period: Period): OtherRow[] =>
		charges.map(([fraction, transactionType, amountType, amountDescription, amount, extra]) => ({
			at: within(period, fraction),
			transactionType,
			amountType,
			amountDescription,
			amount,
			...extra,
		}));
	return [rows(FIRST, periods[0]), rows(SECOND, periods[1]), rows(THIRD, periods[2])];
}

/** Refunds, each of a sale settled before it. The second and third of the month-end settlement fall into the new month. */
export function refunds([first, second, third]: readonly [Period, Period, Period]): readonly [
	RefundDescription[],
	RefundDescription[],
	RefundDescription[],
] {
	return [
		[{ orderKey: 'gift', at: within(first, 0.9) }],
		[
			{ orderKey: 'free-delivery', at: within(second, 0.2) },
			{ orderKey: 'ireland-kettle', at: within(second, 0.66) },
			{ orderKey: 'uneven-thirds', at: within(second, 0.88), partial: { line: 0, amount: 1499 } },
		],
		[{ orderKey: 'fba-scales', at: within(third, 0.7), partial: { line: 0, amount: 500 } }],
	];
}
