import type { Role } from './books';
import { type Order, type Parcel, type Part } from './order';
import { sum } from './pence';
import { splitPrices } from './rows';
import { netAndTax, roleOf, type Share } from './vatOfPrices';

/** A line of an order in Sage, in pence. */
export interface SageLine {
	readonly lineType: string;
	readonly code: string;
	readonly role: Role;
	readonly quantity: number;
	readonly net: number;
	readonly tax: number;
}

/** What a person took off an order in Sage, so that it differs from what Amazon pays. */
const CHANGED_BY = 100;

/** The lines of an order in Sage, as it was entered or changed. */
export function linesInSage(order: Order): SageLine[] {
	const lines = order.parcels.flatMap((parcel) => orderLines(order, parcel));
	if (order.story === 'changed') lines[0] = { ...lines[0], net: lines[0].net - CHANGED_BY };
	return lines;
}

/** The share of VAT that the order in Sage has on goods or delivery of a parcel: a refund without tax rows has the same. Undefined where it does not settle it. */
export function shareInSage(order: Order, { product }: Parcel, part: Part): Share | undefined {
	const lines = linesInSage(order);
	const goods = lines.filter(({ code }) => code === product.stockCode);
	if (part !== 'delivery' && part !== 'giftWrap') return shareOf(goods);
	const type = part === 'delivery' ? 'EnumLineTypeCharge' : 'EnumLineTypeFreeText';
	const charged = lines.filter((line) => line.lineType === type && line.role === goods[0].role && line.net + line.tax !== 0);
	return charged.length > 0 ? shareOf(charged) : undefined;
}

const shareOf = (lines: readonly SageLine[]): Share => ({ net: sum(lines.map(({ net }) => net)), tax: sum(lines.map(({ tax }) => tax)) });

const KINDS_OF_LINE: ReadonlyArray<readonly [type: string, parts: readonly Part[]]> = [
	['EnumLineTypeStandard', ['goods', 'promotion']],
	['EnumLineTypeCharge', ['delivery', 'deliveryPromotion']],
	['EnumLineTypeFreeText', ['giftWrap']],
];

/** Goods less promotion on a stock line, delivery as a charge, gift wrap as words with a price. */
function orderLines(order: Order, parcel: Parcel): SageLine[] {
	const splits = splitPrices(order, parcel, parcel.prices);
	const role = roleOf(order, parcel);
	return KINDS_OF_LINE.flatMap(([lineType, parts]) => {
		const ofLine = splits.filter(({ part }) => parts.includes(part));
		if (ofLine.length === 0) return [];
		const isStock = lineType === 'EnumLineTypeStandard';
		return [
			{
				lineType,
				code: isStock ? parcel.product.stockCode : '',
				role,
				quantity: isStock ? parcel.units * parcel.product.factor : 1,
				...netAndTax(role, ofLine),
			},
		];
	});
}
