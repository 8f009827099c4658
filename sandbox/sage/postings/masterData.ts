import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { need, needNominal, needTaxCode } from '../books/masters';
import { COLLECTION } from '../books/names';
import * as master from '../collections/masterRows';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { checkWords, type Words } from './context';
import type { Kept } from './kept';

/** What a new account of a ledger takes over: base currency, standard rate, the ledger's own nominal account. */
const accountDefaults = (parts: SandboxParts, nominal: string): Row => ({
	reference: '',
	name: '',
	short_name: '',
	on_hold: false,
	account_status_type: 'AccountStatusActive',
	currency_id: parts.store.all(COLLECTION.currency).find((each) => each.is_base_currency)?.id,
	default_tax_code_id: parts.store.all(COLLECTION.taxCode).find((each) => each.code === 1)?.id,
	default_nominal_code_reference: nominal,
	default_nominal_code_cost_centre: '',
	default_nominal_code_department: '',
});

/** "Active or Hidden" (sales.json, purchases.json). */
const STATUS_WORDS: Words = { account_status_type: ['AccountStatusActive', 'AccountStatusHidden'] };

function checkAccount(parts: SandboxParts, account: Row): void {
	checkWords(account, STATUS_WORDS);
	if (account.country_code_id !== undefined) need(parts, COLLECTION.country, account.country_code_id, 'country_code_id');
	need(parts, COLLECTION.currency, account.currency_id, 'currency_id');
	needTaxCode(parts, account.default_tax_code_id, 'default_tax_code_id');
	const {
		default_nominal_code_reference: code,
		default_nominal_code_cost_centre: costCentre,
		default_nominal_code_department: department,
	} = account;
	needNominal(parts, code, costCentre, department, 'default_nominal_code_reference');
}

export const CUSTOMERS: Kept = {
	collection: COLLECTION.customer,
	rows: master.customerRows,
	unique: ['reference'],
	fixed: ['reference', 'currency_id'],
	defaults: (parts) => accountDefaults(parts, '4000'),
	check: checkAccount,
};

export const SUPPLIERS: Kept = {
	collection: COLLECTION.supplier,
	rows: master.supplierRows,
	unique: ['reference'],
	fixed: ['reference', 'currency_id'],
	defaults: (parts) => accountDefaults(parts, '6290'),
	check: checkAccount,
};

export const DELIVERY_ADDRESSES: Kept = {
	collection: COLLECTION.deliveryAddress,
	rows: master.deliveryAddressRows,
	unique: ['customer_id', 'description'],
	fixed: ['customer_id'],
	defaults: () => ({ is_default: false }),
	check: (parts, address) => {
		need(parts, COLLECTION.customer, address.customer_id, 'customer_id');
		needTaxCode(parts, address.tax_code_id);
		for (const name of ['country_code_id', 'address_country_code_id'])
			if (address[name] !== undefined) need(parts, COLLECTION.country, address[name], name);
	},
};

export const COURIERS: Kept = {
	collection: COLLECTION.courier,
	rows: master.courierRows,
	unique: ['name'],
	fixed: [],
	defaults: () => ({ is_default: false }),
};

/** Cost centre and department come by their ids; account, cost centre and department together are one nominal account. */
export const NOMINAL_CODES: Kept = {
	collection: COLLECTION.nominalCode,
	rows: master.nominalCodeRows,
	unique: ['reference', 'cost_centre_code', 'department_code'],
	fixed: ['reference', 'cost_centre_id', 'department_id'],
	defaults: (parts, body) => ({
		reference: '',
		name: '',
		account_status_type: 'AccountStatusActive',
		report_category_id: parts.store.all(COLLECTION.reportCategory).find((each) => each.account_report_category_type === 'Expense')?.id,
		allow_manual_journal_entries: true,
		display_balances_in_selection_list: true,
		cost_centre_code: codeOf(parts, COLLECTION.costCentre, body.cost_centre_id, 'cost_centre_id'),
		department_code: codeOf(parts, COLLECTION.department, body.department_id, 'department_id'),
	}),
	check: (parts, code) => {
		need(parts, COLLECTION.reportCategory, code.report_category_id, 'report_category_id');
		if (!code.name) refuse("'name' is required.");
	},
};

const codeOf = (parts: SandboxParts, collection: string, id: unknown, field: string): string =>
	id === undefined ? '' : need<StoredRecord & { code: string }>(parts, collection, id, field).code;

/** `DELETE /couriers/{Id}`: not while a note names it. */
export function deleteCourier(parts: SandboxParts, id: number): void {
	if (parts.store.all(COLLECTION.despatch).some((note) => note.courierId === id)) refuse('The courier is used by a despatch note.');
	parts.store.delete(COLLECTION.courier, id);
}

/** `DELETE /customer_delivery_addresses/{Id}`. */
export const deleteAddress = (parts: SandboxParts, id: number): void => parts.store.delete(COLLECTION.deliveryAddress, id);
