import type { SandboxParts } from '../../core/parts';
import { behaviourOf } from '../books/behaviour';
import { midnight, periodOf } from '../books/calendar';
import type { BankEntry, NominalEntry } from '../books/ledger';
import { COLLECTION } from '../books/names';
import type { StoredRecord } from '../../core/store';
import type { Row } from '../shapes/shape';

export const USER_NAME = 'API';
/** Whole pounds at a rate of one, six decimals. */
export const RATE_ONE = 1_000_000;

/** Entries old enough to be seen: after a posting Sage may lag. */
export function visible<T extends StoredRecord & { postedAt: string }>(parts: SandboxParts, collection: string): T[] {
	const until = parts.clock.now() - behaviourOf(parts).visibleAfterSeconds * 1000;
	return parts.store.all<T>(collection).filter((entry) => Date.parse(entry.postedAt) <= until);
}

/** Rows of `/bank_posted_transactions`. A payment's `cheque_value` is negative (not documented; see `signedValues`). */
export function bankPostedRows(parts: SandboxParts): Row[] {
	const { signedValues } = behaviourOf(parts);
	return visible<BankEntry>(parts, COLLECTION.bankEntry).map((entry) => {
		const bank = parts.store.get(COLLECTION.bank, entry.bankId) as Row;
		return {
			id: entry.id,
			bank_id: entry.bankId,
			// The official text names `BankAccountEntryType.Receipt` and `.Payment` (cash-book.json).
			bank_transaction_type: `BankAccountEntryType.${entry.kind}`,
			entry_description: entry.narrative,
			reference: entry.reference,
			second_reference: entry.secondReference,
			transaction_date: midnight(entry.day),
			posted_date: entry.postedAt,
			cheque_value: signedValues && entry.kind === 'Payment' ? -entry.value : entry.value,
			cheque_discount_value: 0,
			cheque_to_account_currency_rate: RATE_ONE,
			bank_cheque_to_base_currency_rate: RATE_ONE,
			cheque_currency_id: bank.account_currency_id,
			...(entry.statementDay ? { last_statement_date: midnight(entry.statementDay), statement_page_number: entry.statementPage } : {}),
			source: entry.source,
			urn: entry.urn,
			user_name: USER_NAME,
			tax_analysis_items: entry.taxItems,
			nominal_analysis_items: entry.nominalItems,
			trade_items: entry.tradeItems,
			bank,
			date_time_created: entry.postedAt,
			date_time_updated: entry.postedAt,
		};
	});
}

/** Rows of `/nominal_transaction_enquiry_views`: one per side of a transaction. */
export function nominalEnquiryRows(parts: SandboxParts): Row[] {
	return visible<NominalEntry>(parts, COLLECTION.nominalEntry).map((entry) => {
		const period = periodOf(entry.periodDay, parts.clock.now());
		return {
			id: entry.id,
			nominal_code_id: entry.nominalId,
			transaction_date: midnight(entry.day),
			period_number: period.number,
			reference: entry.reference,
			narrative: entry.narrative,
			debit: entry.debit,
			credit: entry.credit,
			user_name: USER_NAME,
			source: entry.source,
			urn: entry.urn,
			accounting_period_id: period.periodId,
			financial_year_id: period.financialYearId,
			financial_year_start_date: midnight(period.yearStart),
			year_relative_to_current_year: period.yearRelative,
		};
	});
}
