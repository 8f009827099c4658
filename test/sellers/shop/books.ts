import { sum, vatInside } from './pence';

export type Role = 'standard' | 'reduced' | 'zero' | 'outsideScope' | 'marketplaceCollected';

export const RATES: Readonly<Record<Role, number>> = { standard: 20, reduced: 5, zero: 0, outsideScope: 0, marketplaceCollected: 0 };

export const roleOfRate = (rate: number): Role => (({ 20: 'standard', 5: 'reduced' })[rate] as Role) ?? 'zero';

/** A line of the books, debit positive, in pence. */
export interface Line {
	readonly period: string;
	readonly nominal: string;
	readonly role: Role;
	readonly side: 'output' | 'input';
	readonly net: number;
	readonly tax: number;
}

const keyOf = ({ period, nominal, role, side }: Omit<Line, 'net' | 'tax'>): string => [period, nominal, side, role].join(' ');

/** Lines by period, account, side and role of VAT, those that come to nothing left out: `2026-01 4000 output standard` → `-10.00 -2.00`. */
export function folded(lines: readonly Line[]): Record<string, string> {
	const totals = new Map<string, { net: number; tax: number }>();
	for (const line of lines) {
		const total = totals.get(keyOf(line)) ?? { net: 0, tax: 0 };
		totals.set(keyOf(line), { net: total.net + line.net, tax: total.tax + line.tax });
	}
	return Object.fromEntries(
		[...totals]
			.filter(([, { net, tax }]) => net !== 0 || tax !== 0)
			.map(([key, { net, tax }]) => [key, `net ${net} tax ${tax}`])
			.sort(),
	);
}

/** The second set of books, kept by the simulation: what one settlement has to move, worked out from what happened. */
export class Books {
	private readonly traded: Line[] = [];
	/** Fees contain their VAT: it is worked out on the sum of an account, period and role, as Amazon's invoice does. */
	private readonly fees: Array<Omit<Line, 'net' | 'tax' | 'side'> & { readonly gross: number }> = [];
	/** Paid over the marketplace customer, and given back. */
	paid = 0;
	refunded = 0;

	/** A line of sales, refunds or other money that is no fee. */
	line(line: Line): void {
		this.traded.push(line);
	}

	/** A charge, positive; a credit of one negative. */
	fee(period: string, nominal: string, role: Role, gross: number): void {
		this.fees.push({ period, nominal, role, gross });
	}

	/** Money outside the scope of VAT, as Amazon's row has it: positive comes in. */
	outside(period: string, nominal: string, amount: number): void {
		const side = amount > 0 ? 'output' : 'input';
		this.traded.push({ period, nominal, role: 'outsideScope', side, net: -amount, tax: 0 });
	}

	lines(): Line[] {
		const groups = new Map<string, Array<(typeof this.fees)[number]>>();
		for (const fee of this.fees) {
			const key = keyOf({ ...fee, side: 'input' });
			groups.set(key, [...(groups.get(key) ?? []), fee]);
		}
		const ofFees = [...groups.values()].map(([first, ...others]): Line => {
			const gross = sum([first, ...others].map((fee) => fee.gross));
			const tax = vatInside(gross, RATES[first.role]);
			return { period: first.period, nominal: first.nominal, role: first.role, side: 'input', net: gross - tax, tax };
		});
		return [...this.traded, ...ofFees];
	}
}
