import type { SandboxParts } from '../../core/parts';
import { postNominal, postTrader, type Document } from '../books/ledger';
import {
	controlNominal,
	needAnalysisNominal,
	needBaseCurrency,
	needTaxCode,
	type NominalRecord,
	type TaxCodeRecord,
	type TraderRecord,
} from '../books/masters';
import { needTrader, PURCHASES, SALES, type TraderBook } from '../books/traders';
import { checkTax, postedTaxItem } from '../books/tax';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { newDocument, notNegative, positive, postedNominalItem, refuseUnsimulated, urnAnswer, type Posting } from './context';

/**
 * `POST /sales_invoices` debits debtors (gross) and credits nominal (net) and output VAT; `POST /purchase_invoices` credits creditors and debits
 * nominal and input VAT. Credit notes are the reverse, with the VAT of the same direction.
 */
export const salesInvoice: Posting = (parts, body) => postDocument(parts, SALES, body, 'Invoice');
export const salesCreditNote: Posting = (parts, body) => postDocument(parts, SALES, body, 'CreditNote');
export const purchaseInvoice: Posting = (parts, body) => postDocument(parts, PURCHASES, body, 'Invoice');
export const purchaseCreditNote: Posting = (parts, body) => postDocument(parts, PURCHASES, body, 'CreditNote');

interface TaxLine {
	readonly code: TaxCodeRecord;
	readonly goods: number;
	readonly tax: number;
}

interface NominalShare {
	readonly nominal: NominalRecord;
	readonly value: number;
	readonly narrative: string;
}

/** Discount terms would change what is paid; authorisation is not kept by these ledgers. */
const NOT_SIMULATED = [
	'settled_immediately',
	'triangular_transaction',
	'exchange_rate',
	'vat_adjustment_doc_expected',
	'discount_percent',
	'discount_days',
	'is_authorised',
];

function postDocument(parts: SandboxParts, book: TraderBook, body: Row, kind: 'Invoice' | 'CreditNote'): Row {
	refuseUnsimulated(body, NOT_SIMULATED);
	const trader = needTrader(parts, book, body[`${book.what}_id`]);
	needBaseCurrency(parts, trader.currency_id, 'documents');
	const goods = notNegative(body.document_goods_value, 'document_goods_value', 0);
	const tax = notNegative(body.document_tax_value, 'document_tax_value', 0);
	const gross = positive(goods + tax, 'document_goods_value');
	const taxLines = readTax(parts, body, trader);
	const shares = readNominal(parts, body, trader);
	const document = newDocument(parts, body, book.source);
	const side = kind === 'Invoice' ? book.controlSide : -book.controlSide;
	postNominal(parts, document, [
		{ nominal: controlNominal(parts, book.control), amount: side * gross },
		...shares.map((share) => ({ nominal: share.nominal, amount: -side * share.value, narrative: share.narrative })),
		...taxLines.map((line) => ({ nominal: controlNominal(parts, book.vat), amount: -side * line.tax })),
	]);
	postTrader(parts, document, book, trader, { kind, goods, tax, dueDay: dueDay(body) }, analysis(book, document, taxLines, shares));
	return urnAnswer(document);
}

const dueDay = (body: Row): string | undefined => (body.due_date as string | undefined)?.slice(0, 10);

/** "Must add up to the headline value": each amount of the items with its header. One left-out item takes the header's values. */
function readTax(parts: SandboxParts, body: Row, trader: TraderRecord): TaxLine[] {
	const given = (body.tax_analysis_items as Row[] | undefined) ?? [{ id: trader.default_tax_code_id }];
	mustAddUp(given, 'goods_amount', body, 'document_goods_value');
	mustAddUp(given, 'tax_amount', body, 'document_tax_value');
	mustAddUp(given, 'discount_amount', body, 'document_discount_value');
	mustAddUp(given, 'tax_discount_amount', body, 'document_tax_discount_value');
	return given.map((item, index) => {
		const path = `tax_analysis_items[${index}]`;
		const code = needTaxCode(parts, item.id, `${path}.id`);
		const goods = notNegative(item.goods_amount, `${path}.goods_amount`, amount(body.document_goods_value));
		const tax = notNegative(item.tax_amount, `${path}.tax_amount`, amount(body.document_tax_value));
		checkTax(code, goods, tax);
		return { code, goods, tax };
	});
}

function readNominal(parts: SandboxParts, body: Row, trader: TraderRecord): NominalShare[] {
	const given = (body.nominal_analysis_items as Row[] | undefined) ?? [{ code: trader.default_nominal_code_reference }];
	mustAddUp(given, 'value', body, 'document_goods_value');
	return given.map((item, index) => {
		const path = `nominal_analysis_items[${index}]`;
		refuseUnsimulated(item, ['transaction_analysis_code']);
		const value = notNegative(item.value, `${path}.value`, amount(body.document_goods_value));
		return {
			nominal: needAnalysisNominal(parts, item.code, item.cost_centre, item.department),
			value,
			narrative: (item.narrative as string) ?? '',
		};
	});
}

function mustAddUp(items: readonly Row[], field: string, body: Row, header: string): void {
	const headline = amount(body[header]);
	const sum = items.reduce((total, item) => total + (item[field] === undefined ? headline : amount(item[field])), 0);
	if (sum !== headline) refuse(`'${field}' of the analysis does not add up to '${header}'.`);
}

const amount = (value: unknown): number => (value as number | undefined) ?? 0;

const analysis = (book: TraderBook, document: Document, taxLines: readonly TaxLine[], shares: readonly NominalShare[]) => ({
	taxItems: taxLines.map((line) => postedTaxItem(line.code, line.goods, line.tax, book.taxDirection)),
	nominalItems: shares.map((share) => postedNominalItem(share.nominal, document, share.value, share.narrative)),
});
