import { minorUnits, sumMinor, ZERO, type Minor } from './money';
import { roundHalfAwayFromZero } from './round';

/**
 * Splits an amount over shares in proportion to their weights, so that the parts sum to it exactly: each part is the rounded running total
 * less the one before. Gives each share with its part, in their order. Undefined when the weights sum to nothing while the amount does not, or when weights of both signs
 * all but cancel, so that a part is too large to be exact.
 */
export function splitInProportion<T>(
	amount: Minor,
	shares: readonly T[],
	weightOf: (share: T) => Minor,
): Array<readonly [share: T, part: Minor]> | undefined {
	const whole = sumMinor(shares.map(weightOf));
	if (whole === 0) return amount === 0 ? shares.map((share) => [share, ZERO] as const) : undefined;
	if (isBeyondExact(amount, shares.map(weightOf), whole)) return undefined;
	const sign = whole < 0 ? -1n : 1n;
	let running = 0n;
	let given = 0;
	return shares.map((share) => {
		running += BigInt(weightOf(share));
		const upToHere = roundHalfAwayFromZero(BigInt(amount) * running * sign, BigInt(whole) * sign);
		const part = minorUnits(upToHere - given);
		given = upToHere;
		return [share, part] as const;
	});
}

/** Whether a running total of the parts leaves the whole numbers that are exact. */
function isBeyondExact(amount: Minor, weights: readonly Minor[], whole: Minor): boolean {
	const absolute = weights.reduce((sum, weight) => sum + BigInt(Math.abs(weight)), 0n);
	return BigInt(Math.abs(amount)) * absolute > BigInt(Math.abs(whole)) * BigInt(Number.MAX_SAFE_INTEGER - 1);
}
