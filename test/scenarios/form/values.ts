import { FormError } from './markdown';

/** Pence of a decimal text such as `-3.60`. */
export function pence(text: string, where: string): number {
	const match = /^(-?)(\d+)\.(\d\d)$/.exec(text);
	if (!match) throw new FormError(`${where}: "${text}" is no amount like 12.00`);
	const amount = Number(match[2]) * 100 + Number(match[3]);
	return match[1] && amount !== 0 ? -amount : amount;
}

/** `-3.60` of pence. */
export const decimal = (amount: number): string => {
	const digits = String(Math.abs(amount)).padStart(3, '0');
	return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Amazon order id of a capital letter (`A` is 202-1000001-0000001); other texts are ids of their own. */
export const orderId = (text: string): string =>
	/^[A-Z]$/.test(text) ? `202-1000001-${String(text.charCodeAt(0) - 64).padStart(7, '0')}` : text;

/** One of the words that are known, or an error that names them. */
export function oneOf<T extends string>(known: readonly T[], text: string, where: string): T {
	const found = known.find((word) => word === text);
	if (found === undefined) throw new FormError(`${where}: "${text}" should be one of ${known.join(', ')}`);
	return found;
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
