import type { IDataObject } from 'n8n-workflow';

/**
 * The answer with every `currencyAmount` as decimal text of at least two decimals: the finances API writes money as a JSON number, and sums of
 * those would be off by fractions of a penny. The number's shortest text is what Amazon wrote, up to 15 digits.
 */
export function withDecimalAmounts<T>(value: T): T {
	if (Array.isArray(value)) return value.map(withDecimalAmounts) as T;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value as IDataObject).map(([name, each]) => [
		name,
		name === 'currencyAmount' && typeof each === 'number' ? decimalText(each) : withDecimalAmounts(each),
	]);
	return Object.fromEntries(entries) as T;
}

function decimalText(value: number): string {
	const [whole, decimals = ''] = String(value).split('.');
	// Beyond 1e21 or below 1e-6 there is no plain text; such an amount stays as the number's own.
	return /e/i.test(String(value)) ? String(value) : `${whole}.${decimals.padEnd(2, '0')}`;
}
