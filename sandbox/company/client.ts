import { BANKS, CHARGES, CUSTOMERS, NOMINAL_CODES, WAREHOUSES } from './company';
import { SUPPLIERS } from './sage/trade';
import { TAX_CODES } from './taxCodes';

/**
 * What the demo client decides: which of its Sage's codes stands for what. Everything by code and name, tax codes with rate (percent, two
 * decimals) and terms too, as the settings ask for it. Throws when the company lacks a code: that is our own mistake.
 */

const found = <T>(list: readonly T[], isIt: (each: T) => boolean): T => {
	const one = list.find(isIt);
	if (!one) throw new Error('The demo company lacks a code of its own client');
	return one;
};

const tax = (code: (typeof TAX_CODES)[number]['code']) => {
	const { name, tax_rate, terms } = found(TAX_CODES, (each) => each.code === code);
	return { code, name, rate: tax_rate.toFixed(2), terms };
};
const bank = (code: (typeof BANKS)[number]['code']) => ({ code, name: found(BANKS, (each) => each.code === code).description });
const customer = (code: (typeof CUSTOMERS)[number]['reference']) => ({
	code,
	name: found(CUSTOMERS, (each) => each.reference === code).name,
});
const supplier = (code: (typeof SUPPLIERS)[number]['reference']) => ({
	code,
	name: found(SUPPLIERS, (each) => each.reference === code).name,
});
const warehouse = (code: (typeof WAREHOUSES)[number]['name']) => ({
	code,
	name: found(WAREHOUSES, (each) => each.name === code).description,
});
const charge = (code: (typeof CHARGES)[number]['code']) => ({ code, name: found(CHARGES, (each) => each.code === code).name });
const nominal = (code: (typeof NOMINAL_CODES)[number]['reference']) => ({
	code,
	costCentre: '',
	department: '',
	name: found(NOMINAL_CODES, (each) => each.reference === code).name,
});

/** VAT roles of the bridge and the client's tax codes for them. */
export const DEMO_TAX_CODES = {
	standard: tax(1),
	reduced: tax(21),
	zero: tax(2),
	exempt: tax(0),
	outsideScope: tax(26),
	marketplaceCollected: tax(12),
	reverseCharge: tax(16),
} as const;

/** The other codes of the demo client by what they are for. */
export const DEMO_CODES = {
	banks: { clearing: bank('AMZGBP'), current: bank('CURRENT'), fba: bank('AMZFBA') },
	customers: { orders: customer('AMZUKGBP'), summary: customer('AMZSUMGB') },
	suppliers: { amazon: supplier('AMZFEES') },
	warehouses: {
		FBM: warehouse('HOME'),
		FBA: warehouse('FBA'),
		damaged: warehouse('FBA-DMG'),
		lost: warehouse('FBA-LOST'),
		gone: warehouse('FBA-GONE'),
	},
	charges: { delivery: charge('CARRIAGE') },
	nominals: {
		giftWrap: nominal('4010'),
		promotion: nominal('4020'),
		rounding: nominal('4000'),
		lost: nominal('5300'),
		damaged: nominal('5310'),
		provision: nominal('1090'),
	},
} as const;
