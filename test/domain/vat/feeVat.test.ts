import { feeVatOf, isCertainFee, type FeeKind, type FeeOccasion } from '../../../nodes/domain/vat/feeVat';

const occasion = (kind: FeeKind, marketplace: string, more: Partial<FeeOccasion> = {}): FeeOccasion => ({
	kind,
	marketplace,
	established: 'GB',
	day: '2026-11-05',
	rulesFrom: '',
	flow: 'unknown',
	...more,
});
const treatment = (kind: FeeKind, marketplace: string, more: Partial<FeeOccasion> = {}) =>
	feeVatOf(occasion(kind, marketplace, more))?.treatment;

it.each<[FeeKind, string, string | undefined]>([
	['merchant', 'GB', 'standard'],
	['merchant', 'DE', 'standard'],
	['merchant', 'SE', 'standard'],
	['merchant', 'EU', 'standard'],
	['merchant', 'PL', undefined],
	['merchant', 'TR', undefined],
	['merchant', 'US', undefined],
	['merchant', '', undefined],
	['subscription', 'EU', 'standard'],
	['programme', 'FR', 'standard'],
	['stock', 'GB', 'standard'],
	['stock', 'DE', undefined],
	['freight', 'GB', undefined],
	['advertising', 'GB', 'standard'],
	['advertising', 'DE', 'reverseCharge'],
	['advertising', 'PL', 'reverseCharge'],
	['advertising', 'US', undefined],
	['eprService', 'FR', 'standard'],
	['eprContribution', 'FR', undefined],
	['eprContribution', 'GB', undefined],
	['label', 'GB', undefined],
])('charges a seller established in the United Kingdom for %s on "%s" with VAT %s', (kind, marketplace, expected) => {
	expect(treatment(kind, marketplace)).toBe(expected);
});

it.each<[FeeKind, FeeOccasion['flow'], string, string, boolean]>([
	['fulfilment', 'domestic', 'GB', 'standard', false],
	['fulfilment', 'crossBorder', 'GB', 'zero', false],
	['fulfilment', 'domestic', 'DE', 'standard', false],
	['fulfilment', 'unknown', 'GB', 'standard', true],
	['fulfilment', 'unknown', 'DE', 'zero', true],
	['digitalServices', 'crossBorder', 'GB', 'zero', false],
])('judges %s of goods that go %s, sold on %s, as %s', (kind, flow, marketplace, expected, flowByMarketplace) => {
	expect(feeVatOf(occasion(kind, marketplace, { flow }))).toEqual({ treatment: expected, flowByMarketplace });
});

it('follows the day: reverse charge from Luxembourg to 31 July 2024, then the United Kingdom; UK advertising all along', () => {
	expect(treatment('merchant', 'GB', { day: '2024-07-31' })).toBe('reverseCharge');
	expect(treatment('merchant', 'GB', { day: '2024-08-01' })).toBe('standard');
	expect(treatment('fulfilment', 'GB', { day: '2024-07-31', flow: 'domestic' })).toBe('reverseCharge');
	expect(treatment('advertising', 'GB', { day: '2024-07-31' })).toBe('standard');
	expect(treatment('advertising', 'DE', { day: '2024-07-31' })).toBe('reverseCharge');
});

it('follows the country of establishment, not the marketplace', () => {
	expect(treatment('merchant', 'GB', { established: 'IE' })).toBeUndefined();
	expect(treatment('merchant', 'GB', { established: '' })).toBeUndefined();
});

it('says nothing of days before the rules hold for the client', () => {
	expect(treatment('merchant', 'GB', { rulesFrom: '2026-11-06' })).toBeUndefined();
	expect(treatment('merchant', 'GB', { rulesFrom: '2026-11-05' })).toBe('standard');
});

it("is certain on marketplaces of the seller's own country alone", () => {
	expect(isCertainFee(occasion('merchant', 'GB'))).toBe(true);
	expect(isCertainFee(occasion('fulfilment', 'GB'))).toBe(true);
	expect(isCertainFee(occasion('merchant', 'DE'))).toBe(false);
	expect(isCertainFee(occasion('eprContribution', 'GB'))).toBe(false);
});
