/** Longest texts that Sage 200 takes, by the OpenAPI files (cash-book.json, sales.json, sop.json). */
export const LENGTHS = Object.freeze({
	reference: 20,
	secondReference: 20,
	narrative: 6000,
	nominalCode: 8,
	costCentre: 3,
	department: 3,
	customerDocumentNo: 30,
	documentNo: 20,
	orderPriority: 1,
	lineComment: 160,
	lineCode: 30,
	lineDescription: 6000,
	analysisCode: 60,
	spareText: 100,
} as const);

/** A text that Sage could not hold, in words, or nothing. */
export const tooLong = (what: string, text: string | undefined, longest: number): string | undefined =>
	text !== undefined && text.length > longest ? `its ${what} has ${text.length} characters, Sage takes ${longest}` : undefined;

/** Longest texts of a sales order's delivery address (sop.json, `sop_order.delivery_address`), by the names of the draft. */
export const ADDRESS_LENGTHS = Object.freeze({
	postalName: 60,
	address1: 60,
	address2: 60,
	address3: 60,
	address4: 60,
	city: 60,
	county: 60,
	postcode: 10,
	country: 60,
	contact: 235,
	telephoneNumber: 30,
	emailAddress: 255,
} as const);
