import type { VatTreatment } from '../settings/settings.types';

interface FeeVatRule {
	/** Country of the marketplace that charges. */
	readonly marketplace: string;
	/** Country in which the client is registered for VAT. */
	readonly registration: string;
	/** First and last day, `YYYY-MM-DD`; '' is open. */
	readonly from: string;
	readonly until: string;
	readonly treatment: VatTreatment;
}

/**
 * How Amazon's fees are charged, by day. Until 31 July 2024 Amazon Services Europe in Luxembourg charged UK sellers without VAT
 * (reverse charge); from 1 August 2024 the UK branch charges 20 %. Other pairs of countries are not settled yet and hold.
 */
const FEE_VAT_RULES: readonly FeeVatRule[] = [
	{ marketplace: 'GB', registration: 'GB', from: '', until: '2024-07-31', treatment: 'reverseCharge' },
	{ marketplace: 'GB', registration: 'GB', from: '2024-08-01', until: '', treatment: 'standard' },
];

/** VAT treatment of a fee charged on a day, or undefined when no rule speaks of it. */
export function feeVatTreatment(marketplace: string, registration: string, day: string): VatTreatment | undefined {
	return FEE_VAT_RULES.find(
		(rule) =>
			rule.marketplace === marketplace &&
			rule.registration === registration &&
			(rule.from === '' || rule.from <= day) &&
			(rule.until === '' || day <= rule.until),
	)?.treatment;
}
