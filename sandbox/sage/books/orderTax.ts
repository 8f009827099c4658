import { taxInGross, taxOnNet, roundHalfAwayFromZero } from '../../../nodes/domain/money/round';
import { minorUnits } from '../../../nodes/domain/money/money';
import type { SandboxParts } from '../../core/parts';
import type { Row } from '../shapes/shape';
import { needTaxCode } from './masters';
import { isPriced } from './orderState';

/** How a document's money is worked out: whether its prices include tax, and its discount in hundredths of a percent. */
export interface Terms {
	readonly includesTax: boolean;
	readonly discountPercent: number;
}

/** What lines of one rate come to: net, or gross where prices include tax, in pence; the rate in hundredths of a percent. */
export interface RateTotal {
	readonly rate: number;
	readonly value: number;
}

/** Rate of a line's tax code in hundredths of a percent. */
export const rateOf = (parts: Pick<SandboxParts, 'store'>, line: Row): number => needTaxCode(parts, line.tax_code_id).tax_rate;

/** Tax in pence on what lines of one rate come to together, half away from zero. */
export const taxOf = ({ rate, value }: RateTotal, includesTax: boolean): number =>
	includesTax ? taxInGross(minorUnits(value), rate) : taxOnNet(minorUnits(value), rate);

/** The part of a line that its tax is worked out on: its net, or its gross where prices include tax. */
export const taxedValue = (net: number, tax: number, includesTax: boolean): number => (includesTax ? net + tax : net);

/**
 * Totals of a document in pence. As Sage documents it, VAT is worked out on the total per rate, not line by line; so the tax of the lines may come
 * to a penny more or less. For prices with tax its pages do not say; the same rule is taken for what is in the gross.
 */
export function totalsOf(parts: Pick<SandboxParts, 'store'>, lines: readonly Row[], { includesTax, discountPercent }: Terms): Row {
	const byRate = new Map<number, number>();
	for (const line of lines.filter(isPriced)) {
		const rate = rateOf(parts, line);
		const value = taxedValue(line.line_total_value as number, line.line_tax_value as number, includesTax);
		byRate.set(rate, (byRate.get(rate) ?? 0) + value);
	}
	const groups = [...byRate].map(([rate, value]) => ({ rate, value: value - shareOf(value, discountPercent) }));
	const tax = sum(groups.map((group) => taxOf(group, includesTax)));
	const value = sum(groups.map((group) => group.value));
	const net = includesTax ? value - tax : value;
	const charges = lines.filter((line) => line.line_type === 'EnumLineTypeCharge');
	const ofCharges = (name: string) => sum(charges.map((line) => line[name] as number));
	const discount = sum([...byRate.values()].map((all) => shareOf(all, discountPercent)));
	return {
		subtotal_goods_value: net - ofCharges('line_total_value'),
		subtotal_charge_net_value: ofCharges('line_total_value'),
		subtotal_charge_tax_value: ofCharges('line_tax_value'),
		subtotal_discount_value: discount,
		total_net_value: net,
		total_tax_value: tax,
		total_gross_value: net + tax,
	};
}

const shareOf = (value: number, percent: number): number => roundHalfAwayFromZero(BigInt(value) * BigInt(percent), 10_000n);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
