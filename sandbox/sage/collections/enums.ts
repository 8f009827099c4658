import { PROGRESS } from '../books/orderState';
import { LEDGER_TYPES } from '../postings/dateValidation';
import { SALES } from '../books/traders';
import { STATUSES, STOCKTAKE_TYPES } from '../books/stocktake';
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
	[SALES.types.Invoice, 'Invoice'],
	[SALES.types.CreditNote, 'Credit Note'],
	[SALES.types.Receipt, 'Receipt'],
	[SALES.types.Payment, 'Payment'],
]);

export const bankEntryTypeRows = enumRows([
	['BankAccountEntryType.Receipt', 'Receipt'],
	['BankAccountEntryType.Payment', 'Payment'],
]);

export const tradeLineStatusRows = enumRows(PROGRESS.map((word) => [word, word]));

export const lineTypeRows = enumRows([
	['EnumLineTypeStandard', 'Standard'],
	['EnumLineTypeFreeText', 'Free Text'],
	['EnumLineTypeCharge', 'Charge'],
	['EnumLineTypeComment', 'Comment'],
]);

export const sourceAreaRows = enumRows(
	['Supplier', 'Customer', 'Internal', 'WriteOff', 'OpeningBalance', 'BOM'].map((name) => [`EnumSourceAreaType${name}`, name]),
);

export const transactionGroupRows = enumRows(['Allocation', 'Goods Out', 'Goods In', 'On POP Order'].map((name) => [name, name]));

export const stocktakeTypeRows = enumRows(STOCKTAKE_TYPES.map((name) => [name, name]));

/** 'Requires Approval' is named by field texts only. */
export const stocktakeStatusRows = enumRows(
	['No stocktake', ...STATUSES.filter((name) => name !== 'Requires Approval')].map((name) => [name, name]),
);
