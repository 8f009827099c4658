import type { SandboxParts } from '../../core/parts';
import { behaviourOf } from '../books/behaviour';
import { midnight } from '../books/calendar';
import type { BankEntry, TraderEntry } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { PURCHASES, SALES, type TraderBook } from '../books/traders';
import { allocatedOf } from '../postings/allocation';
import type { Row } from '../shapes/shape';
import { RATE_ONE, USER_NAME, visible } from './postedRows';

/** Rows of `/sales_posted_transactions`. Receipts and credit notes are negative (not documented; see `signedValues`). */
export const salesPostedRows = (parts: SandboxParts): Row[] => traderRows(parts, SALES);

/** Rows of `/sales_historical_transactions`: what was archived from the sales ledger. */
export const salesHistoricalRows = (parts: SandboxParts): Row[] => traderRows(parts, SALES, true);

/** Rows of `/purchase_posted_transactions`: the same; payments and credit notes are negative. */
export const purchasePostedRows = (parts: SandboxParts): Row[] => traderRows(parts, PURCHASES);

function traderRows(parts: SandboxParts, book: TraderBook, archived = false): Row[] {
	const { signedValues } = behaviourOf(parts);
	const entries = visible<TraderEntry>(parts, book.entries).filter(({ isArchived = false }) => isArchived === archived);
	return entries.map((entry) => {
		const sign = signedValues ? book.sides[entry.kind] : 1;
		const gross = entry.goods + entry.tax;
		const allocated = book === SALES ? allocatedOf(parts, entry.id) : 0;
		return {
			id: entry.id,
			[`${book.what}_id`]: entry.traderId,
			trader_transaction_type: book.types[entry.kind],
			reference: entry.reference,
			second_reference: entry.secondReference,
			transaction_date: midnight(entry.day),
			posted_date: entry.postedAt,
			due_date: midnight(entry.dueDay),
			...traderValues(entry, sign),
			document_allocated_value: signed(sign, allocated),
			document_outstanding_value: signed(sign, gross - allocated),
			base_allocated_value: signed(sign, allocated),
			control_value_in_base_currency: signed(sign, gross),
			exchange_rate: RATE_ONE,
			settled_immediately: false,
			urn: entry.urn,
			user_name: USER_NAME,
			tax_analysis_items: entry.taxItems,
			nominal_analysis_items: entry.nominalItems,
			bank_items: bankItems(parts, entry),
			[book.what]: parts.store.get(book.accounts, entry.traderId) as Row,
			date_time_created: entry.postedAt,
			date_time_updated: entry.updatedAt,
		};
	});
}

const traderValues = (entry: TraderEntry, sign: number): Row => {
	const [goods, tax, gross] = [entry.goods, entry.tax, entry.goods + entry.tax].map((value) => signed(sign, value));
	return {
		document_goods_value: goods,
		document_tax_value: tax,
		document_gross_value: gross,
		document_discount_value: 0,
		document_tax_discount_value: 0,
		base_goods_value: goods,
		base_tax_value: tax,
		base_gross_value: gross,
	};
};

/** No minus zero. */
const signed = (sign: number, value: number): number => (value === 0 ? 0 : sign * value);

function bankItems(parts: SandboxParts, entry: TraderEntry): Row[] {
	const bank = parts.store.all<BankEntry>(COLLECTION.bankEntry).find((each) => each.urn === entry.urn);
	if (!bank) return [];
	return [
		{
			bank_code: entry.bankCode,
			bank_entry_type: `BankAccountEntryType.${bank.kind}`,
			reference: bank.reference,
			cheque_value: bank.value,
			urn: bank.urn,
		},
	];
}
