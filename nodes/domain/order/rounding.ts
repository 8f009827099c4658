import { fromDecimal, minorUnits, toDecimal, type Minor } from '../money/money';
import { done } from '../result';
import { refused, type Attempt } from './attempt';
import type { OrderContext } from './context';
import { priceLine, type PricedLine } from './price';

/**
 * The line that takes the pennies between what Sage is expected to make of the order and what the settlement will pay: none when
 * there is nothing to take, refused when they exceed the limit of the settings.
 */
export function roundingLine(orderId: string, predictedGross: Minor, expectedGross: Minor, context: OrderContext): Attempt<PricedLine[]> {
	const { orders, taxCodes } = context.settings;
	const pennies = minorUnits(expectedGross - predictedGross);
	if (pennies === 0) return done([]);
	if (Math.abs(pennies) > fromDecimal(orders.roundingLimit)) {
		const message = `Order ${orderId}: Sage would make ${toDecimal(predictedGross)} of it, the settlement pays ${toDecimal(expectedGross)}; the limit for a rounding line is ${orders.roundingLimit}.`;
		return refused({
			kind: 'roundingTooLarge',
			message,
			remedy: "Check the stock items' tax codes and Sage's VAT rates; else raise roundingLimit or enter the order by hand.",
		});
	}
	const taxCode = context.taxCodesByNumber.get(taxCodes.zero.code);
	if (taxCode?.rateBasisPoints !== 0) {
		const message = `Order ${orderId}: its rounding line needs tax code ${taxCodes.zero.code}, which is not a tax code of Sage at 0 %.`;
		return refused({ kind: 'vatUndecided', message, remedy: 'Correct taxCodes.zero in the settings.', detail: 'rounding' });
	}
	const line = { lineType: 'freeText', description: 'Rounding', nominalCode: orders.roundingNominal.code } as const;
	const amount = { net: pennies, tax: minorUnits(0), gross: pennies };
	return done([priceLine({ line, amount, quantity: 1, taxCode }, context.pricesIncludeTax)]);
}
