import { addMinor, ZERO, type Minor } from '../../money/money';

/** Why the VAT of a fee stands until Amazon's invoice proves it, in words for finance. */
export const PROVISIONAL_REASONS = {
	flowByMarketplace:
		"FBA fulfilment: the countries of the order are not known, so the marketplace stands for them. Amazon's FBA invoices show what was zero-rated",
	baseFeeAlone: "a Base fee without a Tax on fee row is taken for an amount with VAT in it; Amazon's fee invoice shows net and VAT",
	ridesOnZeroRated: 'a digital services fee on an order that does not stay in the United Kingdom is taken as zero-rated, like its FBA fee',
	correctedFeeUnknown: 'a correction does not name the fee that it corrects; its VAT is taken at the rate of the day',
	vatInSterling: "the VAT return wants the sterling amount that Amazon's invoice states; the file has another currency",
} as const;

export type ProvisionalReason = keyof typeof PROVISIONAL_REASONS;

/** Fees that are posted and that Amazon's invoice has to prove, by reason. */
export interface ProvisionalFees {
	readonly reason: ProvisionalReason;
	/** Signed as in the file: a charge is negative. */
	readonly gross: Minor;
	readonly rows: number;
}

/** Adds up by reason, in the order in which reasons appear. */
export function provisionalFees(fees: ReadonlyArray<ProvisionalFees | undefined>): ProvisionalFees[] {
	const byReason = new Map<ProvisionalReason, ProvisionalFees>();
	for (const fee of fees) {
		if (!fee) continue;
		const { reason } = fee;
		const { gross, rows } = byReason.get(reason) ?? { gross: ZERO, rows: 0 };
		byReason.set(reason, { reason, gross: addMinor(gross, fee.gross), rows: rows + fee.rows });
	}
	return [...byReason.values()];
}
