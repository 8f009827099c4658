import type { RefundDescription } from './description';
import { grossOf, splitGross } from './price';
import { seededRandom, seedOf } from './random';
import type { Row } from './rows';
import { moneyRows, type SettledLine } from './saleRows';

/** Amazon keeps a fifth of the referral fee that it gives back, at most 5.00 plus tax. */
const KEPT_SHARE = 5;
const KEPT_MOST = 600;

type Part = Pick<Row, 'amountType' | 'amountDescription' | 'amount' | 'promotionId'>;

/** Rows of a refund of lines settled before: the whole order, or an amount of the goods of one line. */
export function refundRows(refund: RefundDescription, lines: readonly SettledLine[]): Row[] {
	const random = seededRandom(seedOf(`refund ${refund.orderKey} ${JSON.stringify(refund.partial ?? null)}`));
	const adjustmentId = `amzn1:crow:${random.text(22, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789')}`;
	const refunded = lines.map((line, index) => ({ line, parts: partsOf(refund, line, index) }));
	return refunded
		.filter(({ parts }) => parts.length > 0)
		.flatMap(({ line, parts }) => {
			const merchantAdjustmentItemId = random.digits(14);
			return parts.map((part) => ({
				transactionType: 'Refund',
				at: refund.at,
				adjustmentId,
				merchantAdjustmentItemId,
				...line.base,
				...part,
			}));
		});
}

function partsOf({ partial }: RefundDescription, line: SettledLine, index: number): Part[] {
	if (!partial) return [...moneyRows(line, -1), ...givenBack(line, 1, 1)];
	if (partial.line !== index) return [];
	const { net, tax } = splitGross(partial.amount, line.money.taxRate);
	const money: Array<[string, string, number]> = [
		['ItemPrice', 'Principal', -net],
		['ItemPrice', 'Tax', -tax],
		['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal', line.facilitated ? tax : 0],
	];
	const paid = grossOf(line.money.item) - grossOf(line.money.itemDiscount);
	return [...money.filter(([, , amount]) => amount !== 0).map(toPart), ...givenBack(line, partial.amount, paid)];
}

const toPart = ([amountType, amountDescription, amount]: [string, string, number]): Part => ({ amountType, amountDescription, amount });

/** The referral fees that come back for the refunded share, and what Amazon keeps of them. */
function givenBack(line: SettledLine, numerator: number, denominator: number): Part[] {
	const returned = line.fees
		.filter(([description]) => description === 'Commission' || (description === 'ShippingHB' && numerator === denominator))
		.map(([description, amount]): [string, number] => [description, Math.floor((-amount * numerator) / denominator)]);
	const commission = returned.find(([description]) => description === 'Commission')?.[1] ?? 0;
	const kept = Math.min(Math.floor(commission / KEPT_SHARE), KEPT_MOST);
	return [...returned, ['RefundCommission', -kept] as [string, number]]
		.filter(([, amount]) => amount !== 0)
		.map(([description, amount]) => toPart(['ItemFees', description, amount]));
}
