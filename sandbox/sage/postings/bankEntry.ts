import type { SandboxParts } from '../../core/parts';
import { postBank, postNominal, type BankEntryKind, type Document, type NominalLine } from '../books/ledger';
import {
	bankNominal,
	controlNominal,
	needAnalysisNominal,
	needBank,
	needBaseCurrency,
	needTaxCode,
	type NominalRecord,
	type TaxCodeRecord,
} from '../books/masters';
import { COLLECTION } from '../books/names';
import { checkTax, postedTaxItem } from '../books/tax';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { newDocument, notNegative, positive, postedNominalItem, refuseUnsimulated, urnAnswer, type Posting } from './context';

/** "Only applicable if the bank account currency specified is different to the base currency" (cash-book.json). */
const FOREIGN_ONLY = [
	'tax_code_id',
	'exchange_rate',
	'cheque_currency_id',
	'cheque_exchange_rate',
	'cheque_value',
	'cheque_goods_value',
	'cheque_tax_value',
	'bank_charges',
];
/** Education edition only. */
const OTHER_EDITIONS = ['tax_registration_number'];

interface Line {
	readonly nominal: NominalRecord;
	readonly taxCode: TaxCodeRecord;
	readonly goods: number;
	readonly tax: number;
	readonly narrative: string;
	readonly reference: string;
}

/** `POST /bank_payment`: debits nominal (net) and input VAT, credits the bank (gross). */
export const bankPayment: Posting = (parts, body) => postEntry(parts, body, 'Payment');

/** `POST /bank_receipt`: debits the bank (gross), credits nominal (net) and output VAT. */
export const bankReceipt: Posting = (parts, body) => postEntry(parts, body, 'Receipt');

function postEntry(parts: SandboxParts, body: Row, kind: BankEntryKind): Row {
	refuseUnsimulated(body, [...FOREIGN_ONLY, ...OTHER_EDITIONS]);
	const bank = needBank(parts, body.bank_id);
	needBaseCurrency(parts, bank.account_currency_id, 'bank postings');
	const document = newDocument(parts, body, 'Cash Book');
	const lines = (body.nominal_analysis_items as Row[]).map((item, index) =>
		readLine(parts, item, document, `nominal_analysis_items[${index}]`),
	);
	const gross = lines.reduce((sum, line) => sum + line.goods + line.tax, 0);
	const side = kind === 'Payment' ? 1 : -1;
	const direction = kind === 'Payment' ? 'Input' : 'Output';
	const vat = controlNominal(parts, kind === 'Payment' ? 'inputVat' : 'outputVat');
	const nominalLines = lines.flatMap((line): NominalLine[] => [
		{ nominal: line.nominal, amount: side * line.goods, narrative: line.narrative, reference: line.reference },
		{ nominal: vat, amount: side * line.tax, narrative: line.narrative, reference: line.reference },
	]);
	postNominal(parts, document, [...nominalLines, { nominal: bankNominal(parts, bank), amount: -side * gross }]);
	postBank(parts, document, bank, kind, gross, {
		taxItems: lines.map((line) => postedTaxItem(line.taxCode, line.goods, line.tax, direction)),
		nominalItems: lines.map((line) => postedNominalItem(line.nominal, document, line.goods, line.narrative, line.reference)),
	});
	return urnAnswer(document);
}

function readLine(parts: SandboxParts, item: Row, document: Document, path: string): Line {
	const nominal = needAnalysisNominal(parts, item.code, item.cost_centre, item.department);
	const gross = positive(item.gross_value, `${path}.gross_value`);
	if (item.goods_value === undefined || item.tax_value === undefined) refuse(`${path} needs goods_value and tax_value.`);
	const goods = notNegative(item.goods_value, `${path}.goods_value`, 0);
	const tax = notNegative(item.tax_value, `${path}.tax_value`, 0);
	if (goods + tax !== gross) refuse(`${path}: goods_value and tax_value do not add up to gross_value.`);
	const taxCode = item.tax_code_id === undefined ? defaultTaxCode(parts) : needTaxCode(parts, item.tax_code_id, `${path}.tax_code_id`);
	checkTax(taxCode, goods, tax);
	checkLineDay(parts, item, document, path);
	return {
		nominal,
		taxCode,
		goods,
		tax,
		narrative: (item.narrative as string) ?? document.narrative,
		reference: (item.reference as string) ?? document.reference,
	};
}

/** A line's date defaults to today, not to the date of the document. These books keep one date per transaction, so another one is refused. */
function checkLineDay(parts: SandboxParts, item: Row, document: Document, path: string): void {
	const day = (item.transaction_date as string | undefined)?.slice(0, 10) ?? new Date(parts.clock.now()).toISOString().slice(0, 10);
	if (day !== document.day)
		refuse(`${path}.transaction_date (${day}; today when left out) is not the date of the transaction (${document.day}).`);
}

/** "Will default to the default tax code": in this company the standard rate. */
function defaultTaxCode(parts: SandboxParts): TaxCodeRecord {
	return parts.store.all<TaxCodeRecord>(COLLECTION.taxCode).find((code) => code.code === 1) ?? refuse('There is no default tax code.');
}
