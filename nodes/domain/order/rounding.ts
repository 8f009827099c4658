import { fromDecimal, subtractMinor, toDecimal, type Minor } from '../money/money';
import { done } from '../result';
import { refused, type Attempt } from './attempt';
import type { OrderContext } from './context';
import { forecast, priceLines, type PricedLine } from './price';

/**
 * The line that takes the pennies which no unit price can hold, between what Sage is expected to make of the order and what the settlement will pay:
 * none when there is nothing to take, and never negative, because prices are set to stay below. Refused when it exceeds the limit of the settings.
 */
export function roundingLine(
	orderId: string,
	lines: readonly PricedLine[],
	expectedGross: Minor,
	context: OrderContext,
): Attempt<PricedLine[]> {
	const { orders, taxCodes } = context.settings;
	const predictedGross = forecast(lines, context.pricesIncludeTax).gross;
	const pennies = subtractMinor(expectedGross, predictedGross);
	if (pennies === 0) return done([]);
	const isNegative = pennies < 0;
	if (isNegative || pennies > fromDecimal(orders.roundingLimit)) {
		const limit = isNegative ? 'a rounding line is never negative' : `the limit for a rounding line is ${orders.roundingLimit}`;
		return refused({
			kind: 'roundingTooLarge',
			message: `Order ${orderId}: with prices of five decimals Sage makes ${toDecimal(predictedGross)} of it, the settlement pays ${toDecimal(expectedGross)}; ${limit}.`,
			remedy: isNegative ? 'Enter this order in Sage by hand.' : remedyOf(lines, pennies),
		});
	}
	const taxCode = context.taxCodesByNumber.get(taxCodes.zero.code);
	if (taxCode?.rateBasisPoints !== 0) {
		const message = `Order ${orderId}: its rounding line needs tax code ${taxCodes.zero.code}, which is not a tax code of Sage at 0 %.`;
		return refused({ kind: 'vatUndecided', message, remedy: 'Correct taxCodes.zero in the settings.', detail: 'rounding' });
	}
	const line = { lineType: 'freeText', description: 'Rounding', nominalCode: orders.roundingNominal.code } as const;
	return done(priceLines([{ line, gross: pennies, quantity: 1, taxCode }], context.pricesIncludeTax));
}

/** From so many units on, the fifth decimal of a price moves the line by more than a penny. */
const MANY_UNITS = 1000;

function remedyOf(lines: readonly PricedLine[], pennies: Minor): string {
	const units = Math.max(...lines.map(({ line }) => Number(line.quantity ?? 1)));
	const why =
		units >= MANY_UNITS
			? `A line has ${units} units, and five decimals of a unit price move it by ${toDecimal(pennies)} and more`
			: `At each VAT rate above zero some amounts have no net of whole pennies, so up to a penny for each rate remains`;
	return `${why}. Raise orders.roundingLimit to at least ${toDecimal(pennies)}, or enter the order by hand.`;
}
