import { minorUnits, sumMinor, type Minor } from './money';
import { roundHalfAwayFromZero } from './round';

/**
 * Splits an amount in proportion to weights, so that the parts sum to it exactly: each part is the rounded running total less the
 * one before. Undefined when the weights sum to nothing while the amount does not.
 */
export function splitInProportion(amount: Minor, weights: readonly Minor[]): Minor[] | undefined {
	const whole = sumMinor(weights);
	if (whole === 0) return amount === 0 ? weights.map(() => minorUnits(0)) : undefined;
	const sign = whole < 0 ? -1n : 1n;
	let running = 0n;
	let given = 0;
	return weights.map((weight) => {
		running += BigInt(weight);
		const upToHere = roundHalfAwayFromZero(BigInt(amount) * running * sign, BigInt(whole) * sign);
		const part = minorUnits(upToHere - given);
		given = upToHere;
		return part;
	});
}
