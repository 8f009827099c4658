/**
 * Reads a JSON number or literal as an integer in its last place: `12.5` with 2 places is 1250. Exponents and more decimals than
 * allowed give undefined, so that a float sum such as 0.30000000000000004 never gets in.
 */
export function scaledInteger(text: string, places: number): number | undefined {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) return undefined;
	const decimals = match[3] ?? '';
	if (decimals.length > places) return undefined;
	const value = Number(match[2] + decimals.padEnd(places, '0'));
	if (!Number.isSafeInteger(value)) return undefined;
	return match[1] && value !== 0 ? -value : value;
}
