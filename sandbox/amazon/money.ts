/** Money as the Finances and Transfers APIs write it: a JSON number, unlike in orders. Pence become pounds only here. */
export interface Currency {
	currencyCode: string;
	currencyAmount: number;
}

export const currency = (pence: number, currencyCode: string): Currency => ({ currencyCode, currencyAmount: pence / 100 });

/** A decimal string with two decimals as pence. */
export const toPence = (amount: string): number => Number(amount.replace('.', ''));
