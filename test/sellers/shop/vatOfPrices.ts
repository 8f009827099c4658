import { RATES, roleOfRate, type Line, type Role } from './books';
import { rateOf, type Order, type Parcel, type Part } from './order';
import { divided, sum, vatInside } from './pence';
import type { Split } from './rows';

export const roleOf = (order: Order, parcel: Parcel): Role => {
	if (order.destination === 'collected') return 'marketplaceCollected';
	return order.destination === 'export' ? 'zero' : roleOfRate(rateOf(order, parcel));
};

export type Share = Pick<Line, 'net' | 'tax'>;

/** Net and VAT of prices that share one VAT: by Amazon's tax rows, else contained. Tax that Amazon collects is none of ours. */
export function netAndTax(role: Role, splits: readonly Split[], share?: Share): Share {
	const base = sum(splits.map((split) => split.base));
	if (role === 'marketplaceCollected') return { net: base, tax: 0 };
	const inRows = sum(splits.map(({ taxRow = 0 }) => taxRow));
	if (inRows !== 0) return { net: base, tax: inRows };
	const tax = share && RATES[role] > 0 ? divided(base * share.tax, share.net + share.tax) : vatInside(base, RATES[role]);
	return { net: base - tax, tax };
}

const SALES_ACCOUNTS: Readonly<Record<Part, string>> = {
	goods: '4000',
	delivery: '4010',
	giftWrap: '4010',
	promotion: '4020',
	deliveryPromotion: '4020',
};

type Lines = ReadonlyArray<Pick<Line, 'nominal' | 'role' | 'net' | 'tax'>>;

/** A summary sale: each part on its own account, credit. */
export const linesOfSale = (role: Role, splits: readonly Split[]): Lines =>
	splits.map((split) => {
		const { net, tax } = netAndTax(role, [split]);
		return { nominal: SALES_ACCOUNTS[split.part], role, net: -net, tax: -tax };
	});

const GIVEN_BACK: ReadonlyArray<readonly Part[]> = [['goods', 'promotion'], ['delivery', 'deliveryPromotion'], ['giftWrap']];

/** What is given back: a promotion makes less of what it lowered; all on the account of refunds, debit. */
export function linesOfRefund(role: Role, splits: readonly Split[], shareOf: (part: Part) => Share | undefined): Lines {
	const groups = GIVEN_BACK.map((parts) => splits.filter(({ part }) => parts.includes(part)));
	return groups
		.filter((group) => group.length > 0)
		.map((group) => ({ nominal: '4030', role, ...netAndTax(role, group, shareOf(group[0].part)) }));
}
