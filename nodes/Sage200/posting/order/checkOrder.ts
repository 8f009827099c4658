import type { DeliveryAddressDraft, SalesOrderDraft, SalesOrderLineDraft } from '../../../domain/order/order.types';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import { isDay } from '../door/dates';
import { ADDRESS_LENGTHS, LENGTHS, tooLong } from '../door/lengths';

export interface OrderComplaint {
	readonly kind: ExceptionKindName;
	readonly message: string;
}

/** Everything about a draft that can be refused without asking Sage. The first complaint, or nothing. No address text in it. */
export function complaintAboutOrder(draft: SalesOrderDraft): OrderComplaint | undefined {
	const missing = complaintAboutHeader(draft) ?? firstLineComplaint(draft.lines, complaintAboutLine);
	if (missing) return { kind: 'orderDataMissing', message: missing };
	const texts = complaintAboutTexts(draft.headerTexts) ?? firstTexts(draft.lines);
	if (texts) return texts;
	const text =
		tooLong('order id', draft.customerDocumentNo, LENGTHS.customerDocumentNo) ??
		tooLong('order number', draft.documentNo, LENGTHS.documentNo) ??
		tooLong('order priority', draft.orderPriority, LENGTHS.orderPriority) ??
		firstLineComplaint(draft.lines, longText);
	if (text) return { kind: 'textTooLong', message: text };
	return complaintAboutAddress(draft.deliveryAddress);
}

/** Longest text of a header field of the client's, by its name; undefined for a field that is no text of an order. */
function lengthOf(field: string): number | undefined {
	if (/^spare_text_([1-9]|10)$/.test(field)) return LENGTHS.spareText;
	return /^analysis_code_([1-9]|1\d|20)$/.test(field) ? LENGTHS.analysisCode : undefined;
}

/** The same of a line, which has two comments besides. */
const lengthOnLine = (field: string): number | undefined =>
	/^(picking_list|despatch_note)_comment$/.test(field) ? LENGTHS.lineComment : lengthOf(field);

/** A header text that Sage has no field for, or could not hold; with `longestOf` a text of a line. */
export function complaintAboutTexts(given: SalesOrderDraft['headerTexts'], longestOf = lengthOf): OrderComplaint | undefined {
	for (const [field, text] of Object.entries(given ?? {})) {
		const longest = longestOf(field);
		if (longest === undefined) return { kind: 'orderDataMissing', message: `${field} is no text field of a sales order` };
		const long = tooLong(field, text, longest);
		if (long) return { kind: 'textTooLong', message: long };
	}
	return undefined;
}

const textsOnLine = (line: SalesOrderLineDraft): OrderComplaint | undefined =>
	line.texts && line.lineType !== 'standard'
		? { kind: 'orderDataMissing', message: 'texts can be set on lines of stock items only' }
		: complaintAboutTexts(line.texts, lengthOnLine);

function firstTexts(lines: readonly SalesOrderLineDraft[]): OrderComplaint | undefined {
	for (const [index, line] of lines.entries()) {
		const complaint = textsOnLine(line);
		if (complaint) return { ...complaint, message: `line ${index + 1}: ${complaint.message}` };
	}
	return undefined;
}

/** An address field that Sage could not hold; its text stays out of the message. */
export function complaintAboutAddress(given: DeliveryAddressDraft | undefined): OrderComplaint | undefined {
	const address = (given ?? {}) as unknown as Record<string, string | undefined>;
	const long = Object.entries(ADDRESS_LENGTHS)
		.map(([field, longest]) => tooLong(`delivery address field ${field}`, address[field], longest))
		.find(Boolean);
	return long ? { kind: 'addressDoesNotFit', message: long } : undefined;
}

/** What one line lacks or has too much of, or nothing. */
export function complaintAboutOneLine(line: SalesOrderLineDraft): OrderComplaint | undefined {
	const missing = complaintAboutLine(line);
	if (missing) return { kind: 'orderDataMissing', message: missing };
	const texts = textsOnLine(line);
	if (texts) return texts;
	const long = longText(line);
	return long ? { kind: 'textTooLong', message: long } : undefined;
}

function complaintAboutHeader(draft: SalesOrderDraft): string | undefined {
	if (!draft || !Array.isArray(draft.lines) || draft.lines.length === 0) return 'it has no lines';
	if (!draft.customerReference) return 'it names no customer';
	if (!draft.customerDocumentNo) return 'it carries no order id: without one nothing tells whether it is in Sage';
	const dates = [draft.documentDate, draft.requestedDeliveryDate, draft.promisedDeliveryDate].filter(
		(date) => date !== undefined && date !== '',
	);
	const broken = dates.find((date) => !isDay(date));
	if (broken !== undefined || !draft.documentDate) return `"${broken ?? ''}" is no date (YYYY-MM-DD)`;
	if (!/^-?\d+\.\d{2}$/.test(String(draft.expectedGross))) return 'its expected gross is no amount with two decimals';
	return undefined;
}

function firstLineComplaint(
	lines: readonly SalesOrderLineDraft[],
	complaintAbout: (line: SalesOrderLineDraft) => string | undefined,
): string | undefined {
	for (const [index, line] of lines.entries()) {
		const complaint = complaintAbout(line);
		if (complaint) return `line ${index + 1}: ${complaint}`;
	}
	return undefined;
}

function complaintAboutLine(line: SalesOrderLineDraft): string | undefined {
	if (!['standard', 'freeText', 'charge', 'comment'].includes(line.lineType)) return `Sage has no line type "${line.lineType}"`;
	if (line.lineType === 'standard' && (!line.stockCode || !line.warehouse)) return 'it needs a stock code and a warehouse';
	if (line.lineType === 'charge' && !line.chargeCode) return 'it needs the code of an additional charge';
	if ((line.lineType === 'freeText' || line.lineType === 'comment') && !line.description) return 'it needs a description';
	if (line.lineType === 'comment') return undefined;
	if (!isFiveDecimals(line.unitPrice)) return 'its price is no number with at most five decimals';
	if (line.unitDiscount !== undefined && (line.lineType === 'charge' || !isFiveDecimals(line.unitDiscount)))
		return 'its discount is no number with at most five decimals, or it is a charge';
	if (line.lineType !== 'charge' && !isFiveDecimals(line.quantity)) return 'its quantity is no number with at most five decimals';
	if (!Number.isInteger(line.taxCode)) return 'it names no tax code; Sage would take its default';
	return undefined;
}

function longText(line: SalesOrderLineDraft): string | undefined {
	return (
		tooLong('code', line.stockCode ?? line.chargeCode, LENGTHS.lineCode) ??
		tooLong('description', line.description, LENGTHS.lineDescription) ??
		tooLong('nominal code', line.nominalCode, LENGTHS.nominalCode) ??
		tooLong('cost centre', line.costCentre, LENGTHS.costCentre) ??
		tooLong('department', line.department, LENGTHS.department)
	);
}

const isFiveDecimals = (text: string | undefined): boolean => /^-?\d+(\.\d{1,5})?$/.test(text ?? '');
