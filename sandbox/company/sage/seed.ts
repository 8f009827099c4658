import type { SandboxParts } from '../../core/parts';
import { firstOpenDay, instant } from '../../sage/books/calendar';
import { nextUrn, postBank, postNominal, type Document } from '../../sage/books/ledger';
import { bankNominal, controlNominal, type BankRecord } from '../../sage/books/masters';
import { COLLECTION } from '../../sage/books/names';
import { binsOf, moveStock, openHolding } from '../../sage/books/stock';
import { BANKS, CHARGES, CURRENCIES, CUSTOMERS, NOMINAL_CODES, OPENING_RESERVE_PENCE, PRODUCTS, SITE, WAREHOUSES } from '../company';
import { NOTIONAL_ACQUISITION, TAX_CODES } from '../taxCodes';
import {
	CATEGORY_OF,
	COSTS,
	COST_CENTRES,
	COUNTRIES,
	COURIERS,
	DEPARTMENTS,
	PRODUCT_GROUPS,
	REPORT_CATEGORIES,
	SERVICES,
	STOCK,
	SUPPLIERS,
} from './trade';

/** What the current account opens with, in pence. */
export const OPENING_CURRENT_PENCE = 1_250_000;

/** Puts the demo company's master data and opening balances into an empty store. */
export function seedSage(parts: SandboxParts): void {
	parts.store.transaction(() => {
		seedLedgers(parts);
		seedAnalysisCode(parts);
		seedTrade(parts);
		seedStock(parts);
		seedOffice(parts);
		seedSettings(parts);
		seedOpening(parts);
	});
}

function seedLedgers(parts: SandboxParts): void {
	parts.store.insert(COLLECTION.site, { ...SITE });
	seedCurrencies(parts);
	seedTaxCodes(parts);
	seedNominalCodes(parts);
	seedBanks(parts);
}

function seedCurrencies(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	for (const each of CURRENCIES) {
		const isEuro = each.name === 'Euro';
		parts.store.insert(COLLECTION.currency, {
			...each,
			is_euro_currency: isEuro,
			core_currency_rate: each.is_base_currency ? 1_000_000 : 1_150_000,
			use_for_new_accounts: true,
			...stamps,
		});
	}
}

function seedTaxCodes(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	for (const each of TAX_CODES)
		parts.store.insert(COLLECTION.taxCode, {
			...each,
			tax_rate: each.tax_rate * 100,
			terms_description: each.terms,
			is_notional_acquisition_tax: NOTIONAL_ACQUISITION.has(each.code),
			...stamps,
		});
}

function seedNominalCodes(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	for (const { id, reference, name, kind } of NOMINAL_CODES) {
		parts.store.insert(COLLECTION.nominalCode, {
			id,
			reference,
			name,
			report_category_id: CATEGORY_OF[kind],
			cost_centre_code: '',
			department_code: '',
			account_status_type: 'AccountStatusActive',
			display_balances_in_selection_list: true,
			allow_manual_journal_entries: true,
			...stamps,
		});
	}
}

function seedBanks(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	for (const { id, code, description, currencyId, nominal } of BANKS) {
		parts.store.insert(COLLECTION.bank, {
			id,
			code,
			description,
			sort_code: '',
			account_status_type: 'AccountStatusActive',
			account_currency_id: currencyId,
			bank_account_nominal_reference: nominal,
			bank_account_nominal_cost_centre: '',
			bank_account_nominal_department: '',
			...stamps,
		});
	}
}

const taxCodeId = (code: number): number => TAX_CODES.find((each) => each.code === code)!.id;

/** What a customer's or supplier's account has beside its name. */
const accountOf = (currencyId: number, nominal: string) => ({
	on_hold: false,
	account_status_type: 'AccountStatusActive',
	currency_id: currencyId,
	default_tax_code_id: taxCodeId(1),
	default_nominal_code_reference: nominal,
	default_nominal_code_cost_centre: '',
	default_nominal_code_department: '',
});

/** One analysis code, of customers: orders have none that anybody must fill in. */
function seedAnalysisCode(parts: SandboxParts): void {
	parts.store.insert(COLLECTION.analysisCodeMapping, {
		id: 1,
		class_name: 'Sage.Accounting.SalesLedger.Customer',
		friendly_class_name: 'Customer',
		property_name: 'AnalysisCode1',
		friendly_property_name: 'Analysis Code 1',
		is_mandatory: false,
		slot: 1,
		analysis_code: { id: 1, name: 'Trade', allow_overtype: true, allow_new_on_entry: true },
		...stampsOf(parts),
	});
}

function seedTrade(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	for (const { id, reference, name, short_name, currencyId } of CUSTOMERS) {
		parts.store.insert(COLLECTION.customer, { id, reference, name, short_name, ...accountOf(currencyId, '4000'), ...stamps });
	}
	for (const { id, name, description } of WAREHOUSES)
		parts.store.insert(COLLECTION.warehouse, { id, name, description, use_for_sales_trading: true, ...stamps });
	for (const group of PRODUCT_GROUPS) parts.store.insert(COLLECTION.productGroup, { ...group, ...stamps });
	for (const { id, code, name, taxCode } of PRODUCTS) {
		parts.store.insert(COLLECTION.product, {
			id,
			code,
			name,
			allow_sales_order: true,
			tax_code_id: taxCodeId(taxCode),
			...(COSTS[code] ?? { product_group_id: SERVICES.has(code) ? 4 : 1 }),
			...stamps,
		});
	}
	for (const { id, code, name, nominal, taxCodeId: chargeTaxCodeId } of CHARGES) {
		const nominalCodeId = NOMINAL_CODES.find((each) => each.reference === nominal)!.id;
		parts.store.insert(COLLECTION.charge, {
			id,
			code,
			name,
			charge_value: 0,
			nominal_code_id: nominalCodeId,
			tax_code_id: chargeTaxCodeId,
			...stamps,
		});
	}
}

/** Every product at home and, where it is sold from there, in Amazon's warehouse. */
function seedStock(parts: SandboxParts): void {
	const day = firstOpenDay(parts.clock.now());
	for (const { code, warehouse, quantity } of STOCK) {
		const productId = PRODUCTS.find((each) => each.code === code)!.id;
		const holding = openHolding(parts, productId, WAREHOUSES.find((each) => each.name === warehouse)!.id);
		if (quantity > 0) moveStock(parts, binsOf(parts, holding.id)[0], quantity * 100_000, 'Opening balance', { day, reference: 'OPENING' });
	}
}

function seedOffice(parts: SandboxParts): void {
	const stamps = stampsOf(parts);
	const lists = {
		[COLLECTION.courier]: COURIERS,
		[COLLECTION.country]: COUNTRIES,
		[COLLECTION.costCentre]: COST_CENTRES,
		[COLLECTION.department]: DEPARTMENTS,
		[COLLECTION.reportCategory]: REPORT_CATEGORIES,
	};
	for (const [collection, records] of Object.entries(lists))
		for (const record of records) parts.store.insert(collection, { ...record, ...stamps });
	for (const { id, reference, name, short_name, currencyId, nominal } of SUPPLIERS) {
		parts.store.insert(COLLECTION.supplier, { id, reference, name, short_name, ...accountOf(currencyId, nominal), ...stamps });
	}
}

/** Orders take net prices; numbers are given automatically. */
function seedSettings(parts: SandboxParts): void {
	parts.store.insert(COLLECTION.sopSettings, {
		id: 1,
		auto_generate_order_return_numbers: true,
		amend_nominal_codes: true,
		amend_analysis_codes: true,
		allow_payment_with_order: false,
		allow_cash_orders: false,
		are_prices_tax_inclusive: false,
		allocate_stock_on_order_entry: false,
		update_stock_on_despatch: true,
		record_cancelled_order_lines: true,
		add_invoice_credit_note_to_sales_ledger: true,
		record_tracking_on_despatch: true,
		...stampsOf(parts),
	});
}

/** On the first open day, before any settlement: what Amazon held at go-live, and some money in the bank. */
function seedOpening(parts: SandboxParts): void {
	const opening: Record<string, number> = { AMZGBP: OPENING_RESERVE_PENCE, CURRENT: OPENING_CURRENT_PENCE };
	for (const bank of parts.store.all<BankRecord>(COLLECTION.bank)) {
		const value = opening[bank.code];
		if (value === undefined) continue;
		const document: Document = {
			urn: nextUrn(parts),
			day: firstOpenDay(parts.clock.now()),
			reference: 'OPENING',
			secondReference: '',
			narrative: 'Opening balance',
			source: 'Cash Book',
		};
		postNominal(parts, document, [
			{ nominal: bankNominal(parts, bank), amount: value },
			{ nominal: controlNominal(parts, 'equity'), amount: -value },
		]);
		postBank(parts, document, bank, 'Receipt', value);
	}
}

function stampsOf(parts: SandboxParts): { date_time_created: string; date_time_updated: string } {
	const now = instant(parts.clock.now());
	return { date_time_created: now, date_time_updated: now };
}
