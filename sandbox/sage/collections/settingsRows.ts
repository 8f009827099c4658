import type { SandboxParts } from '../../core/parts';
import { behaviourOf } from '../books/behaviour';
import { EARLIER_OPEN_PERIODS, instant, midnight, periodOf, today } from '../books/calendar';
import type { BankRecord } from '../books/masters';
import { COLLECTION } from '../books/names';
import type { Row } from '../shapes/shape';

/** Settings are lists of one row. */
type Rows = (parts: SandboxParts) => Row[];

/** The default bank is the current account: the first one. */
export const cashBookSettingsRows: Rows = (parts) => [
	{ id: 1, default_bank_account_id: parts.store.all<BankRecord>(COLLECTION.bank)[0]?.id },
];

export const salesLedgerSettingsRows: Rows = () => [
	{
		id: 1,
		allow_batch_processing: false,
		auto_generate_account_numbers: false,
		allow_additional_trans_analysis: false,
		use_card_processing: false,
	},
];

export const purchaseLedgerSettingsRows: Rows = (parts) => {
	const { authorisationThresholdPence: threshold } = behaviourOf(parts);
	return [
		{
			id: 1,
			allow_batch_processing: false,
			auto_generate_account_numbers: false,
			allow_additional_trans_analysis: false,
			use_invoice_authorisation: threshold !== undefined,
			authorisation_threshold_value: threshold ?? 0,
		},
	];
};

export const nominalLedgerSettingsRows: Rows = () => [
	{ id: 1, allow_additional_trans_analysis: false, is_consolidation_enabled: false, keep_nominal_transactions: true },
];

/** Stock movements do not reach the nominal ledger. */
export const stockSettingsRows: Rows = () => [
	{
		id: 1,
		use_multiple_locations: true,
		integrate_stock_management_with_nominal: false,
		allow_negative_stocktake: false,
		allow_fulfilment_from_stock: true,
	},
];

export const systemSettingsRows: Rows = (parts) => {
	const now = parts.clock.now();
	return [
		{
			id: 1,
			number_open_periods: EARLIER_OPEN_PERIODS + 1,
			update_nominal_online: true,
			use_cost_centre_breakdown: false,
			use_intrastat_reporting: false,
			use_period_exchange_rates: false,
			use_segmented_address: true,
			use_additional_trans_analysis: false,
			financial_year_end_date: midnight(periodOf(today(now), now).yearEnd),
			transaction_date_validation: {
				id: 1,
				previous_year_classification: 'Normal',
				future_year_classification: 'Unacceptable',
				closed_period_classification: 'Unacceptable',
				future_period_classification: 'Unacceptable',
			},
			date_time_updated: instant(now),
		},
	];
};
