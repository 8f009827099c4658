import { textOf } from '../text/textOf';
import type { TableRow } from '../text/tableRow';
import type { DeliveryAddressDraft, SalesOrderLineDraft } from './order.types';

/** A line of a sales order as Sage has it; numbers are texts as Sage gives them. */
export interface SageOrderLine {
	readonly id: string;
	readonly lineType: SalesOrderLineDraft['lineType'];
	readonly code: string;
	readonly description: string;
	readonly quantity: string;
	readonly unitPrice: string;
	readonly unitDiscount: string;
	readonly taxCodeId: string;
}

/** A sales order as Sage has it, in the words of the draft. */
export interface SageOrder {
	readonly id: string;
	readonly documentNo: string;
	readonly documentStatus: string;
	readonly cancelledStatus: unknown;
	/** Whether anything of it is despatched or invoiced; what is only allocated is not. */
	readonly isStarted: boolean;
	/** What it comes to with VAT, as Sage writes it; '' where it gives none. */
	readonly gross: string;
	readonly creditLimitExceeded: boolean;
	readonly lines: readonly SageOrderLine[];
	/** Undefined where Sage gave none, or the order goes to the customer's own. */
	readonly deliveryAddress: Partial<DeliveryAddressDraft> | undefined;
	/** Any other field of the header. */
	textOf(field: string): string;
}

const rowOf = (value: unknown): TableRow => (typeof value === 'object' && value !== null ? (value as TableRow) : {});
const rowsOf = (value: unknown): TableRow[] => (Array.isArray(value) ? value.map(rowOf) : []);

const ADDRESS_FIELDS = {
	postalName: 'postal_name',
	address1: 'address_1',
	address2: 'address_2',
	address3: 'address_3',
	address4: 'address_4',
	city: 'city',
	county: 'county',
	postcode: 'postcode',
	country: 'country',
} as const satisfies Partial<Record<keyof DeliveryAddressDraft, string>>;

export type AddressField = keyof typeof ADDRESS_FIELDS;

/** Fields of an address that are compared, in the order of a label. */
export const COMPARED_ADDRESS = Object.keys(ADDRESS_FIELDS) as readonly AddressField[];

/** Reads an order of `/sop_orders` with its lines and delivery address (`$expand`). */
export function sageOrderOf(row: TableRow): SageOrder {
	const lines = rowsOf(row.lines);
	const address = row.delivery_address === undefined || row.delivery_address === null ? undefined : rowOf(row.delivery_address);
	return {
		id: textOf(row.id),
		documentNo: textOf(row.document_no),
		documentStatus: textOf(row.document_status),
		cancelledStatus: row.cancelled_status,
		isStarted: lines.some(isStarted) || STATUSES.some((field) => /^(partially|fully)$/i.test(textOf(row[field]))),
		gross: textOf(row.total_gross_value),
		creditLimitExceeded: row.is_credit_limit_exceeded === true,
		lines: lines.map(lineOf),
		deliveryAddress:
			address && Object.fromEntries(Object.entries(ADDRESS_FIELDS).map(([name, field]) => [name, textOf(address[field]).trim()])),
		textOf: (field) => textOf(row[field]),
	};
}

/** Of the header, since 2024 R1: None, Partially or Fully. */
const STATUSES = ['despatch_receipt_status', 'invoice_credit_status'] as const;

/** A quantity that cannot be read counts as one: nothing is deleted on its word. */
const isStarted = (line: TableRow): boolean =>
	['despatch_receipt_quantity', 'invoice_credit_quantity'].some((field) => !/^0*(\.0*)?$/.test(textOf(line[field])));

function lineOf(line: TableRow): SageOrderLine {
	const text = (field: string) => textOf(line[field]);
	return {
		id: text('id'),
		lineType: lineTypeOf(text('line_type')),
		code: text('code'),
		description: text('description'),
		quantity: text('line_quantity'),
		unitPrice: text('selling_unit_price'),
		unitDiscount: text('unit_discount_value') || '0',
		taxCodeId: text('tax_code_id'),
	};
}

/** Names of the developer reference, with or without their prefix; anything else is a comment to us, which nothing is compared with. */
function lineTypeOf(given: string): SageOrderLine['lineType'] {
	switch (given.toLowerCase().replace(/^enumlinetype/, '')) {
		case 'standard':
			return 'standard';
		case 'freetext':
			return 'freeText';
		case 'charge':
			return 'charge';
		default:
			return 'comment';
	}
}
