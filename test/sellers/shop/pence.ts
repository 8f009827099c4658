/** Arithmetic of the simulation: bare pence and whole numbers, nothing of the code under test. */

/** Whole division, half away from zero. */
export const divided = (value: number, by: number): number => Math.sign(value) * Math.floor((Math.abs(value) * 2 + by) / (by * 2));

/** VAT in an amount that contains it. */
export const vatInside = (gross: number, rate: number): number => divided(gross * rate, 100 + rate);

export const decimal = (pence: number): string =>
	`${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

export const pence = (text: string): number => Math.round(Number(text) * 100);

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
