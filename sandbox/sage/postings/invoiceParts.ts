import { minorUnits } from '../../../nodes/domain/money/money';
import { roundHalfAwayFromZero } from '../../../nodes/domain/money/round';
import type { SandboxParts } from '../../core/parts';
import { isPriced, linesOf, quantityOf } from '../books/orderState';
import { rateOf, taxedValue, taxOf } from '../books/orderTax';
import type { Row } from '../shapes/shape';

/** What a document takes of a line; net and tax in pence. */
export interface Part {
	readonly line: Row;
	readonly quantity: number;
	readonly net: number;
	readonly tax: number;
}

/**
 * What a document takes of an order when its lines are invoiced up to these quantities. Shares of a line add up to the line, and the tax of all
 * documents of an order, worked out per rate on their total, to the tax of the order.
 */
export function partsUpTo(parts: SandboxParts, order: Row, upTo: readonly number[], includesTax: boolean): Part[] {
	const shares = linesOf(order).flatMap((line, index) => (isPriced(line) ? [shareOf(line, upTo[index] ?? 0)] : []));
	const rates = [...new Set(shares.map(({ line }) => rateOf(parts, line)))];
	return rates.flatMap((rate) => {
		const ofRate = shares.filter(({ line }) => rateOf(parts, line) === rate);
		const valueOf = (when: 'before' | 'after') =>
			ofRate.reduce((sum, share) => sum + taxedValue(share[when].net, share[when].tax, includesTax), 0);
		const tax = taxOf({ rate, value: valueOf('after') }, includesTax) - taxOf({ rate, value: valueOf('before') }, includesTax);
		return withTax(ofRate.filter(isTaken).map(partOf), tax, includesTax);
	});
}

interface Amounts {
	readonly net: number;
	readonly tax: number;
}

/** A line with what of it is invoiced before and after. */
interface Share {
	readonly line: Row;
	readonly quantity: number;
	readonly before: Amounts;
	readonly after: Amounts;
}

function shareOf(line: Row, upTo: number): Share {
	const before = quantityOf(line, 'invoice_credit_quantity');
	const until = Math.max(before, upTo);
	const share = (name: string, quantity: number) =>
		Number(roundHalfAwayFromZero(BigInt(line[name] as number) * BigInt(quantity), BigInt(quantityOf(line, 'line_quantity'))));
	const amounts = (quantity: number) => ({ net: share('line_total_value', quantity), tax: share('line_tax_value', quantity) });
	return { line, quantity: until - before, before: amounts(before), after: amounts(until) };
}

const isTaken = ({ quantity }: Share): boolean => quantity > 0;

const partOf = ({ line, quantity, before, after }: Share): Part => ({
	line,
	quantity,
	net: minorUnits(after.net - before.net),
	tax: minorUnits(after.tax - before.tax),
});

/** The last part takes the pennies between the tax of the lines and the tax on their total; where prices include tax, its net gives them. */
function withTax(taken: readonly Part[], tax: number, includesTax: boolean): Part[] {
	const last = taken.at(-1);
	if (!last) return [];
	const pennies = tax - taken.reduce((sum, part) => sum + part.tax, 0);
	return [...taken.slice(0, -1), { ...last, tax: last.tax + pennies, net: includesTax ? last.net - pennies : last.net }];
}
