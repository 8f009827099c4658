import { LEDGER_TYPES } from '../postings/dateValidation';
import { TRADER_TYPES } from '../postings/salesCash';
import { DOCUMENT_STATUSES } from '../shapes/salesOrder';
import type { Row } from '../shapes/shape';

/** Rows of an enumeration: `id, description, value`. Only documented or publicly seen values; ids count from 0. */
const enumRows = (values: ReadonlyArray<readonly [value: string, description: string]>) => (): Row[] =>
	values.map(([value, description], id) => ({ id, description, value }));

export const ledgerTypeRows = enumRows([
	[LEDGER_TYPES[0], 'Nominal'],
	[LEDGER_TYPES[1], 'Sales'],
	[LEDGER_TYPES[2], 'Purchase'],
	[LEDGER_TYPES[3], 'Cash Book'],
]);

export const documentStatusRows = enumRows(DOCUMENT_STATUSES.map((name) => [name, name.replace('EnumDocumentStatus', '')]));

export const classificationRows = enumRows([
	['Normal', 'Normal'],
	['Acceptable', 'Acceptable'],
	['Unacceptable', 'Unacceptable'],
]);

export const traderTypeRows = enumRows([
	[TRADER_TYPES.Invoice, 'Invoice'],
	[TRADER_TYPES.CreditNote, 'Credit Note'],
	[TRADER_TYPES.Receipt, 'Receipt'],
	[TRADER_TYPES.Payment, 'Payment'],
]);

export const bankEntryTypeRows = enumRows([
	['BankAccountEntryType.Receipt', 'Receipt'],
	['BankAccountEntryType.Payment', 'Payment'],
]);
