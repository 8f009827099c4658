import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { instant, postingDay, today } from '../books/calendar';
import { nextUrn, postNominal, postTrader, takeNumber, type Document } from '../books/ledger';
import { controlNominal, needNominal, needTaxCode } from '../books/masters';
import { COLLECTION } from '../books/names';
import { isStandard, linesOf, quantityOf } from '../books/orderState';
import type { DespatchLineRecord } from '../books/despatch';
import { issueAllocated } from '../books/stock';
import { postedTaxItem } from '../books/tax';
import { needCustomer, SALES } from '../books/traders';
import { refuse } from '../refusal';
import { postedNominalItem } from './context';
import { partsUpTo, type Part } from './invoiceParts';
import { holdingOfLine } from './orderAllocation';
import { sopSettings, termsOf, type OrderRecord } from './salesOrder';

/** An invoice of an order or a credit note of a return, posted to the sales ledger. */
export type SopInvoiceRecord = StoredRecord & {
	documentNo: string;
	orderId: number;
	kind: 'Invoice' | 'CreditNote';
	day: string;
	net: number;
	tax: number;
	urn: number;
	lines: Array<{ lineId: number; quantity: number }>;
};

/** Invoices what is despatched of an order, as a person would: everything else that carries money goes on its first invoice. */
export function invoiceOrder(parts: SandboxParts, order: OrderRecord): SopInvoiceRecord {
	const ready = linesOf(order.row).map((line) =>
		isStandard(line) ? quantityOf(line, 'despatch_receipt_quantity') : quantityOf(line, 'line_quantity'),
	);
	const chosen = partsOf(parts, order, ready);
	if (!chosen.some(({ line }) => isStandard(line)) && linesOf(order.row).some(isStandard))
		refuse('Nothing of the order is ready to invoice.');
	if (sopSettings(parts).update_stock_on_despatch !== true) takeOut(parts, order, chosen);
	for (const line of parts.store.all<DespatchLineRecord>(COLLECTION.despatchLine).filter((each) => each.orderId === order.id)) {
		parts.store.update(COLLECTION.despatchLine, line.id, { invoiced: line.quantity });
	}
	return postParts(parts, COLLECTION.order, order, chosen, 'Invoice');
}

/** Credits all of a return. */
export const creditReturn = (parts: SandboxParts, document: OrderRecord): SopInvoiceRecord =>
	postParts(
		parts,
		COLLECTION.return,
		document,
		partsOf(
			parts,
			document,
			linesOf(document.row).map((line) => quantityOf(line, 'line_quantity')),
		),
		'CreditNote',
	);

function partsOf(parts: SandboxParts, document: OrderRecord, upTo: readonly number[]): Part[] {
	const { includesTax, discountPercent } = termsOf(parts, document.row);
	if (discountPercent !== 0) refuse('The sandbox invoices no order with a document discount.');
	return partsUpTo(parts, document.row, upTo, includesTax);
}

function postParts(
	parts: SandboxParts,
	collection: string,
	order: OrderRecord,
	chosen: readonly Part[],
	kind: SopInvoiceRecord['kind'],
): SopInvoiceRecord {
	if (chosen.length === 0) refuse('Nothing of the document is ready to invoice or credit.');
	const totals = { net: sumOf(chosen, 'net'), tax: sumOf(chosen, 'tax') };
	const document = sopDocument(parts, order, kind);
	enterInLedgers(parts, document, order, chosen, { kind, ...totals });
	markInvoiced(parts, collection, order, chosen);
	return parts.store.insert(COLLECTION.sopInvoice, {
		documentNo: document.reference,
		orderId: order.id,
		kind,
		day: today(parts.clock.now()),
		...totals,
		urn: document.urn,
		lines: chosen.map(({ line, quantity }) => ({ lineId: line.id as number, quantity })),
	});
}

const sumOf = (chosen: readonly Part[], name: 'net' | 'tax'): number => chosen.reduce((total, part) => total + part[name], 0);

function sopDocument(parts: SandboxParts, order: OrderRecord, kind: SopInvoiceRecord['kind']): Document {
	const reference = String(takeNumber(parts, kind, 1)).padStart(10, '0');
	return {
		urn: nextUrn(parts),
		day: postingDay(undefined, parts.clock.now()),
		reference,
		secondReference: String(order.row.document_no),
		narrative: '',
		source: 'Sales Ledger',
	};
}

/** The document on the customer's account and its entries in the nominal ledger. */
function enterInLedgers(
	parts: SandboxParts,
	document: Document,
	order: OrderRecord,
	chosen: readonly Part[],
	{ kind, net, tax }: Pick<SopInvoiceRecord, 'kind' | 'net' | 'tax'>,
): void {
	const customer = needCustomer(parts, order.row.customer_id);
	const side = kind === 'Invoice' ? 1 : -1;
	const nominals = chosen.map(({ line, net: value }) => ({
		nominal: needNominal(parts, line.nominal_reference, line.nominal_cost_centre, line.nominal_department),
		value,
	}));
	postNominal(parts, document, [
		{ nominal: controlNominal(parts, 'debtorsControl'), amount: side * (net + tax) },
		...nominals.map(({ nominal, value }) => ({ nominal, amount: -side * value })),
		{ nominal: controlNominal(parts, 'outputVat'), amount: -side * tax },
	]);
	postTrader(
		parts,
		document,
		SALES,
		customer,
		{ kind, goods: net, tax },
		{
			taxItems: chosen.map((part) => postedTaxItem(needTaxCode(parts, part.line.tax_code_id), part.net, part.tax, 'Output')),
			nominalItems: nominals.map(({ nominal, value }) => postedNominalItem(nominal, document, value, '')),
		},
	);
}

function markInvoiced(parts: SandboxParts, collection: string, order: OrderRecord, chosen: readonly Part[]): void {
	const now = instant(parts.clock.now());
	const lines = linesOf(order.row).map((line) => {
		const part = chosen.find((each) => each.line.id === line.id);
		return part
			? { ...line, invoice_credit_quantity: quantityOf(line, 'invoice_credit_quantity') + part.quantity, date_time_updated: now }
			: line;
	});
	parts.store.update(collection, order.id, { row: { ...order.row, lines, date_time_updated: now } });
}

/** Where stock waits for the invoice, it leaves now. */
function takeOut(parts: SandboxParts, order: OrderRecord, chosen: readonly Part[]): void {
	for (const { line, quantity } of chosen.filter((part) => isStandard(part.line))) {
		issueAllocated(parts, holdingOfLine(parts, line, 'lines'), quantity, { reference: String(order.row.document_no) });
	}
}
