import type { SandboxParts } from '../../core/parts';
import { bankBalance, nominalBalances, type TraderEntry } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { PURCHASES, SALES, type TraderBook } from '../books/traders';
import type { Row } from '../shapes/shape';
import { productRows } from './stockRows';

type Rows = (parts: SandboxParts) => Row[];

const stored =
	(collection: string): Rows =>
	(parts) =>
		parts.store.all(collection) as Row[];

/** Keeps some fields of each row: the light `lookup_` collections. */
const light =
	(rows: Rows, names: readonly string[], more: Row = {}): Rows =>
	(parts) =>
		rows(parts).map((row) => ({ ...Object.fromEntries(names.map((name) => [name, row[name]])), ...more }));

const one = (parts: SandboxParts, collection: string, id: unknown): Row | undefined =>
	parts.store.get(collection, id as number) as Row | undefined;

export const siteRows: Rows = (parts) => stored(COLLECTION.site)(parts).map(({ id: _id, ...site }) => site);
export const currencyRows = stored(COLLECTION.currency);
export const taxCodeRows = stored(COLLECTION.taxCode);
export const analysisCodeMappingRows = stored(COLLECTION.analysisCodeMapping);
export const reportCategoryRows = stored(COLLECTION.reportCategory);
export const countryRows = stored(COLLECTION.country);
export const costCentreRows = stored(COLLECTION.costCentre);
export const departmentRows = stored(COLLECTION.department);
export const courierRows = stored(COLLECTION.courier);
export const warehouseRows = stored(COLLECTION.warehouse);
export const sopSettingsRows = stored(COLLECTION.sopSettings);

export const bankRows: Rows = (parts) =>
	stored(COLLECTION.bank)(parts).map((bank) => {
		const balance = bankBalance(parts, bank.id as number);
		return { ...bank, balance, balance_in_base: balance, account_currency: one(parts, COLLECTION.currency, bank.account_currency_id) };
	});

export const customerRows: Rows = (parts) => accountRows(parts, SALES);

export const nominalCodeRows: Rows = (parts) => {
	const balances = nominalBalances(parts);
	return stored(COLLECTION.nominalCode)(parts).map((nominal) => ({
		...nominal,
		balance_year_to_date: balances.get(nominal.id as number) ?? 0,
	}));
};

export const chargeRows: Rows = (parts) =>
	stored(COLLECTION.charge)(parts).map((charge) => ({
		...charge,
		nominal_code: one(parts, COLLECTION.nominalCode, charge.nominal_code_id),
		tax_code: one(parts, COLLECTION.taxCode, charge.tax_code_id),
	}));

export const lookupBankRows = light(bankRows, [
	'id',
	'code',
	'description',
	'account_status_type',
	'date_time_created',
	'date_time_updated',
]);
export const lookupCustomerRows = light(customerRows, ['id', 'reference', 'name', 'short_name'], { account_status_type_id: 0 });
export const lookupProductRows = light(productRows, ['id', 'code', 'name', 'free_stock_quantity', 'allow_sales_order'], {
	product_status_id: 0,
	product_type_id: 0,
	traceable_type_id: 0,
});
export const lookupNominalRows = light(
	nominalCodeRows,
	['id', 'name', 'reference', 'cost_centre_code', 'department_code', 'balance_year_to_date'],
	{
		nominal_account_type_id: 0,
		account_status_type_id: 0,
		display_balances_in_selection_list: true,
	},
);

/** A supplier's balance, like a customer's, is positive while something is owed. */
export const supplierRows: Rows = (parts) => accountRows(parts, PURCHASES);
export const lookupSupplierRows = light(supplierRows, ['id', 'reference', 'name', 'short_name'], { account_status_type_id: 0 });

export const deliveryAddressRows: Rows = (parts) =>
	stored(COLLECTION.deliveryAddress)(parts).map((address) => ({
		...address,
		country: one(parts, COLLECTION.country, address.address_country_code_id)?.name,
		customer: one(parts, COLLECTION.customer, address.customer_id),
		tax_code: one(parts, COLLECTION.taxCode, address.tax_code_id),
	}));

function accountRows(parts: SandboxParts, book: TraderBook): Row[] {
	const balances = new Map<number, number>();
	for (const entry of parts.store.all<TraderEntry>(book.entries)) {
		balances.set(entry.traderId, (balances.get(entry.traderId) ?? 0) + book.sides[entry.kind] * (entry.goods + entry.tax));
	}
	return stored(book.accounts)(parts).map((account) => ({
		...account,
		balance: balances.get(account.id as number) ?? 0,
		currency: one(parts, COLLECTION.currency, account.currency_id),
		default_tax_code: one(parts, COLLECTION.taxCode, account.default_tax_code_id),
	}));
}
