import { type Books, type Role } from './books';
import { DAY, HOUR, periodOf, type Window } from './calendar';
import { divided } from './pence';
import type { Random } from './random';
import type { Row } from './rows';
import type { SellerKind } from './seller';

type Type = Row['type'];

const other = (description: string, amountType = 'other-transaction'): Type => ['other-transaction', amountType, description];

interface Charge {
	readonly type: Type;
	readonly nominal: string;
	/** Pence, both ends: what is charged is negative in the file, what comes back positive. */
	readonly from: number;
	readonly to: number;
	/** How often in a fortnight; below one, in how many. */
	readonly often: number;
}

const charge = (type: Type, nominal: string, from: number, to: number, often: number): Charge => ({ type, nominal, from, to, often });

const EVERYBODY: readonly Charge[] = [
	charge(other('Subscription Fee'), '6240', -3000, -3000, 0.5),
	charge(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '6230', -9_000, -2_000, 3),
	charge(['ServiceFee', 'Refund for Advertiser', 'TransactionTotalAmount'], '6230', 100, 900, 0.1),
	charge(['CouponRedemptionFee', 'CouponRedemptionFee', 'SAVE10'], '6270', -300, -60, 0.8),
	charge(['AmazonFees', 'Vine Enrollment Fee', 'Base fee'], '6270', -14_000, -14_000, 0.05),
	charge(['AmazonFees', 'Deal Participation Fee', 'Base fee'], '6270', -3_500, -3_500, 0.1),
	charge(other('CommissionCorrection'), '6200', 20, 400, 0.1),
	// The client's map: adjustments that finance looked at before go-live.
	charge(other('Adjustment'), '6290', -800, -100, 0.1),
];

const WITH_STOCK: readonly Charge[] = [
	charge(other('Storage Fee'), '6220', -9_900, -2_400, 0.5),
	charge(['FBAFees', 'FBA Long-Term Storage Fee', 'Base fee'], '6220', -2_000, -300, 0.3),
	charge(other('Storage Fee - Reversal'), '6220', 50, 250, 0.05),
	charge(other('RemovalComplete'), '6260', -900, -90, 0.6),
	charge(other('DisposalComplete'), '6260', -300, -30, 0.3),
	charge(['FBAFees', 'FBA Inbound Placement Service Fee', 'Base fee'], '6250', -4_000, -500, 0.6),
	charge(other('FBAInboundTransportationFee'), '6250', -6_000, -900, 0.6),
	charge(other('FBACustomerReturnPerUnitFee', 'ItemFees'), '6210', -400, -150, 0.8),
	charge(other('INCORRECT_FEES_ITEMS', 'FBA Inventory Reimbursement'), '6210', 50, 700, 0.3),
	charge(other('Manual Processing Fee Reimbursement'), '6250', 100, 500, 0.1),
	charge(['Fee Adjustment', 'Item Fee Adjustment', 'FBA Pick & Pack Fee'], '6210', 20, 300, 0.2),
];

/** Money outside the scope of VAT, as Amazon's row has it. */
const OUTSIDE: readonly Charge[] = [
	charge(other('WAREHOUSE_LOST', 'FBA Inventory Reimbursement'), '4900', 400, 4_000, 0.7),
	charge(other('WAREHOUSE_DAMAGE', 'FBA Inventory Reimbursement'), '4900', 400, 3_000, 0.5),
	charge(other('CUSTOMER_DAMAGE', 'FBA Inventory Reimbursement'), '4900', 400, 3_000, 0.2),
	charge(other('COMPENSATED_CLAWBACK', 'FBA Inventory Reimbursement'), '4900', -2_000, -300, 0.3),
	charge(other('REVERSAL_REIMBURSEMENT', 'FBA Inventory Reimbursement'), '4900', -2_000, -300, 0.2),
	charge(other('MULTICHANNEL_ORDER_LOST', 'MCF Inventory Reimbursement'), '4900', 500, 2_000, 0.1),
];
const OUTSIDE_OF_MERCHANT: readonly Charge[] = [
	charge(['SAFE-T Reimbursement', 'Other transactions', 'SAFE-T Reimbursement'], '4900', 500, 3_000, 0.2),
	// The client's map: money of claims that Amazon pays itself; a loan on the balance sheet.
	charge(other('A2ZGuaranteeRecovery'), '4900', 500, 3_000, 0.1),
	charge(other('Amazon Capital Services'), '2300', -20_000, -20_000, 0.25),
];

/** Rows of the account that belong to no order, and what they are to the books. */
export function accountRows(random: Random, kind: SellerKind, books: Books, { start, end }: Window): Row[] {
	const at = () => random.whole(start + HOUR, end - HOUR);
	const rows: Row[] = [];
	const many = (charges: readonly Charge[], book: (period: string, charged: Charge, amount: number) => void) => {
		for (const one of charges.flatMap((each) => Array.from({ length: timesOf(random, each.often) }, () => each))) {
			const row = { type: one.type, amount: random.whole(one.from, one.to), at: at() };
			book(periodOf(row.at), one, row.amount);
			rows.push(row);
		}
	};
	many(kind.fba > 0 ? [...EVERYBODY, ...WITH_STOCK] : EVERYBODY, (period, { nominal }, amount) =>
		books.fee(period, nominal, 'standard', -amount),
	);
	many([...(kind.fba > 0 ? OUTSIDE : []), ...(kind.fba < 1 ? OUTSIDE_OF_MERCHANT : [])], (period, { nominal }, amount) =>
		books.outside(period, nominal, amount),
	);
	if (kind.fba > 0) rows.push(...multiChannel(random, books, at), ...liquidation(random, books, at()));
	return rows;
}

const timesOf = (random: Random, often: number): number => Math.floor(often) + (random.chance(often % 1) ? 1 : 0);

/** Orders of the seller's own shop that Amazon sends: prices of nothing, and fees. */
function multiChannel(random: Random, books: Books, at: () => number): Row[] {
	return Array.from({ length: random.whole(0, 6) }).flatMap((): Row[] => {
		const common = {
			at: at(),
			orderId: `S02-${random.digits(7)}-${random.digits(7)}`,
			item: random.digits(14),
			sku: 'POT-16',
			channel: 'AFN' as const,
			marketplace: 'Non-Amazon UK',
		};
		const fee = random.whole(380, 720);
		const transport = random.chance(0.3) ? random.whole(20, 90) : 0;
		books.fee(periodOf(common.at), '6210', 'standard', fee + transport);
		const rows: Row[] = [
			{ ...common, type: ['Order', 'ItemPrice', 'Principal'], amount: 0, quantity: 1 },
			{ ...common, type: ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'], amount: -fee },
		];
		return transport === 0 ? rows : [...rows, { ...common, type: ['Order', 'ShipmentFees', 'FBA transportation fee'], amount: -transport }];
	});
}

/** Goods that Amazon sells to a liquidator: a sale at 20 % with tax rows, less brokerage. */
function liquidation(random: Random, books: Books, at: number): Row[] {
	if (!random.chance(0.2)) return [];
	const net = random.whole(200, 2_500);
	const [tax, brokerage] = [divided(net, 5), divided(net * 15, 100)];
	const period = periodOf(at);
	const common = { at, orderId: `LQ${random.digits(10)}`, sku: 'MUG-BLUE' };
	books.line({ period, nominal: '4040', role: 'standard', side: 'output', net: -net, tax: -tax });
	books.fee(period, '6290', 'standard', brokerage);
	return [
		{ ...common, type: ['Liquidations', 'ItemPrice', 'Principal'], amount: net },
		{ ...common, type: ['Liquidations', 'ItemPrice', 'Tax'], amount: tax },
		{ ...common, type: ['Liquidations', 'ItemFees', 'LiquidationsBrokerageFee'], amount: -brokerage },
	];
}

/** A label for an order that the seller sends; its row names the order. */
export function label(random: Random, books: Books, orderId: string, postedAt: number, role: Role = 'standard'): Row {
	const cost = random.whole(290, 890);
	const at = postedAt - (random.chance(0.5) ? 0 : Math.min(DAY, 20 * 60_000));
	books.fee(periodOf(at), '6280', role, cost);
	return { type: other('Shipping label purchase'), amount: -cost, at, orderId };
}
