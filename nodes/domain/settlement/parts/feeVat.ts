import { addMinor, type Minor } from '../../money/money';
import { taxOnNet } from '../../money/round';
import type { BridgeSettings, LabelTreatment, VatTreatment } from '../../settings/settings.types';
import { feeVatOf, type FeeVat } from '../../vat/feeVat';
import { marketplaceOfFee } from '../../vat/marketplace';
import { rateOf } from '../../vat/rates';
import type { FeeGroup } from './feeGroups';
import type { Why } from './feeWhy';
import type { ProvisionalReason } from './provisional';

/** Pennies of rounding that the tax of one charge may carry. */
const PENNIES_PER_CHARGE = 1;

/** What the VAT of a fee is decided from, besides its rows. */
export interface FeeFacts {
	readonly settings: BridgeSettings;
	readonly header: { readonly currency: string };
}

/** How a group of fee rows is booked, or why nobody can say. */
export type FeeDecision =
	| {
			readonly treatment: VatTreatment;
			/** The amount contains the tax; else it stands in rows of its own. */
			readonly contained: boolean;
			/** Why Amazon's invoice has to prove it. */
			readonly provisional?: ProvisionalReason;
	  }
	| { readonly undecided: Why };

/**
 * The VAT of one group of fees: as the client's map says; else as Amazon's own tax rows show, where they agree with the rule; else contained, as the rule
 * says for the seller's country of establishment, the day, the kind of fee and where the goods went. A tax row of a marketplace abroad is never UK VAT.
 */
export function decideFee(group: FeeGroup, facts: FeeFacts): FeeDecision {
	const { vat } = group.is;
	if (vat === 'undecided') return { undecided: { kind: 'noRule' } };
	if (vat === 'reverseCharge') return { undecided: { kind: 'reverseCharge' } };
	if (vat !== 'inclusive' && vat !== 'split' && vat !== 'byRows') return decidedByMap(group, vat);
	if (group.kind === 'label') return decideLabel(group, facts.settings);
	return decideByRule(group, facts);
}

/** A treatment that the map names. Amazon's own tax rows say the amount of the VAT where they fit it. */
const decidedByMap = (group: FeeGroup, treatment: VatTreatment): FeeDecision => ({
	treatment,
	contained: group.taxRows === 0 || !fits(group, treatment) || rateOf(treatment) === 0,
});

function decideLabel({ carrier }: FeeGroup, { fees }: BridgeSettings): FeeDecision {
	if (carrier === undefined) return labelled(fees.labelsWithoutOrder || undefined, { kind: 'labelWithoutOrder' });
	const named = (name: string) => fees.labelCarriers.find((entry) => entry.carrier.toLowerCase() === name.toLowerCase())?.treatment;
	return labelled((carrier === '' ? undefined : named(carrier)) ?? named('*'), { kind: 'labelCarrier', carrier });
}

const labelled = (treatment: LabelTreatment | undefined, why: Why): FeeDecision =>
	treatment ? { treatment, contained: true } : { undecided: why };

function decideByRule(group: FeeGroup, { settings, header }: FeeFacts): FeeDecision {
	const { country, fees } = settings;
	const marketplace = marketplaceOfFee(group.first.marketplaceName, header.currency);
	if (group.taxRows > 0 && marketplace !== country) return { undecided: { kind: 'foreignTax', tax: group.tax } };
	if (fees.rulesFrom !== '' && group.day < fees.rulesFrom) return { undecided: { kind: 'beforeRules', rulesFrom: fees.rulesFrom } };
	const { kind, day, flow } = group;
	const rule = feeVatOf({ kind, established: country, marketplace, day, rulesFrom: fees.rulesFrom, flow });
	if (!rule) return { undecided: { kind: 'noRule' } };
	if (rule.treatment === 'reverseCharge') return { undecided: { kind: 'reverseCharge' } };
	if (group.taxRows > 0) return decideByTaxRows(group, rule);
	const isAbroad = HOME_CURRENCY[country] !== header.currency;
	const provisional = reasonOf(group, rule, isAbroad);
	return { treatment: rule.treatment, contained: true, ...(provisional && { provisional }) };
}

/** Amazon's tax rows say the amount; the rate must be that of the rule. A zero-rated fee with VAT on it was charged at the standard rate. */
function decideByTaxRows(group: FeeGroup, rule: FeeVat): FeeDecision {
	const treatment = [rule.treatment, 'standard' as const].find((one) => fits(group, one));
	if (treatment && (group.amount !== 0 || group.tax === 0)) return { treatment, contained: false };
	return { undecided: { kind: 'taxOff', amount: group.amount, tax: group.tax, expected: taxOnNet(group.amount, rateOf('standard')) } };
}

/** Whether the tax rows are what a treatment charges on the amount, to a penny for each of them. */
const fits = ({ amount, tax, taxRows }: FeeGroup, treatment: VatTreatment): boolean =>
	Math.abs(tax - taxOnNet(amount, rateOf(treatment))) <= PENNIES_PER_CHARGE * taxRows;

/** Currencies in which the VAT return of a country is made. */
const HOME_CURRENCY: Readonly<Record<string, string>> = { GB: 'GBP' };

function reasonOf({ is, kind }: FeeGroup, rule: FeeVat, isAbroad: boolean): ProvisionalReason | undefined {
	if (is.vat === 'split') return 'baseFeeAlone';
	if (rule.flowByMarketplace) return 'flowByMarketplace';
	if (kind === 'digitalServices' && rule.treatment === 'zero') return 'ridesOnZeroRated';
	if (kind === 'correction') return 'correctedFeeUnknown';
	return isAbroad && rateOf(rule.treatment) !== 0 ? 'vatInSterling' : undefined;
}

/** What the group moves in all, signed as in the file. */
export const grossOf = ({ amount, tax }: FeeGroup): Minor => addMinor(amount, tax);
