import { periodRows } from '../books/calendar';
import * as enums from '../collections/enums';
import * as master from '../collections/masterRows';
import * as office from '../collections/officeRows';
import * as settingsRows from '../collections/settingsRows';
import { validateDate } from '../postings/dateValidation';
import { COURIERS, deleteCourier } from '../postings/masterData';
import { keeping, posting, reading, readingEach, type Resource } from '../resource';
import * as ledgerSettings from '../shapes/ledgerSettings';
import * as shapes from '../shapes/office';
import { DATE_TO_VALIDATE, DATE_VALIDATION } from '../shapes/postings';
import * as reference from '../shapes/reference';
import * as settings from '../shapes/settings';

/** Settings, licence and user, countries, currencies, periods, couriers and enumerations. Settings answer a list of one. */
export const OFFICE: readonly Resource[] = [
	reading('sop_settings', settings.SOP_SETTINGS, master.sopSettingsRows),
	reading('system_settings', settings.SYSTEM_SETTINGS, settingsRows.systemSettingsRows),
	reading('cash_book_settings', ledgerSettings.CASH_BOOK_SETTINGS, settingsRows.cashBookSettingsRows),
	reading('sales_ledger_settings', ledgerSettings.SALES_LEDGER_SETTINGS, settingsRows.salesLedgerSettingsRows),
	reading('purchase_ledger_settings', ledgerSettings.PURCHASE_LEDGER_SETTINGS, settingsRows.purchaseLedgerSettingsRows),
	reading('nominal_ledger_settings', ledgerSettings.NOMINAL_LEDGER_SETTINGS, settingsRows.nominalLedgerSettingsRows),
	reading('stock_settings', ledgerSettings.STOCK_SETTINGS, settingsRows.stockSettingsRows),
	{ ...reading('licence', shapes.LICENCE, office.licenceRows), single: true },
	{ ...reading('current_user', shapes.CURRENT_USER, office.currentUserRows), single: true },
	reading('current_user_sop_user_permissions', shapes.SOP_USER_PERMISSION, office.userPermissionRows),

	readingEach('analysis_code_mappings', reference.ANALYSIS_CODE_MAPPING, master.analysisCodeMappingRows),
	readingEach('tax_codes', reference.TAX_CODE, master.taxCodeRows),
	readingEach('currencies', reference.CURRENCY, master.currencyRows),
	readingEach('country_codes', shapes.COUNTRY_CODE, master.countryRows),
	readingEach('cost_centres', shapes.COST_CENTRE, master.costCentreRows),
	readingEach('departments', shapes.DEPARTMENT, master.departmentRows),
	reading('financial_year_period_views', reference.FINANCIAL_YEAR_PERIOD_VIEW, (parts) => periodRows(parts.clock.now())),
	posting('transaction_date_validation', DATE_TO_VALIDATE, DATE_VALIDATION, validateDate),
	{ ...keeping('couriers', shapes.COURIER, COURIERS), remove: deleteCourier, since: '2022R2' },

	reading('ledger_types', reference.ENUM_VALUE, enums.ledgerTypeRows),
	reading('sop_document_status_types', reference.ENUM_VALUE, enums.documentStatusRows),
	reading('transaction_date_validation_classifications', reference.ENUM_VALUE, enums.classificationRows),
	reading('trader_transaction_types', reference.ENUM_VALUE, enums.traderTypeRows),
	reading('bank_entry_types', reference.ENUM_VALUE, enums.bankEntryTypeRows),
	reading('sop_trade_line_status_types', reference.ENUM_VALUE, enums.tradeLineStatusRows),
	reading('order_return_line_types', reference.ENUM_VALUE, enums.lineTypeRows),
	reading('source_area_types', reference.ENUM_VALUE, enums.sourceAreaRows),
	reading('product_transaction_group_types', reference.ENUM_VALUE, enums.transactionGroupRows),
	reading('stocktake_types', reference.ENUM_VALUE, enums.stocktakeTypeRows),
	reading('stocktake_status_types', reference.ENUM_VALUE, enums.stocktakeStatusRows),
];
