import type { DeliveryAddressDraft, PricedLineDraft, SalesOrderDraft, SalesOrderLineDraft } from '../../../domain/order/order.types';
import { quantityNumber } from '../../transport/losslessJson';
import { sageDate } from '../door/dates';
import type { Resolved } from '../door/directory';
import { unitFields, type StockUnits } from './sellingUnits';

export interface OrderIds {
	readonly customers: Resolved;
	readonly products: Resolved;
	readonly warehouses: Resolved;
	readonly charges: Resolved;
	readonly taxCodes: Resolved;
	readonly units: StockUnits;
}

/** Line types of Sage 200 (developer reference of `sop_order_line`: the native names with this prefix). */
const LINE_TYPES = Object.freeze({
	standard: 'EnumLineTypeStandard',
	freeText: 'EnumLineTypeFreeText',
	charge: 'EnumLineTypeCharge',
	comment: 'EnumLineTypeComment',
} as const);

/**
 * The body of `POST /sop_orders` for a draft that has passed `complaintAboutOrder`. Each line type gets only the fields that its
 * field texts allow (sop.json): a charge has no quantity, a comment no price.
 */
export function orderBody(draft: SalesOrderDraft, ids: OrderIds): Record<string, unknown> {
	return {
		customer_id: ids.customers.idOf(draft.customerReference),
		customer_document_no: draft.customerDocumentNo,
		...(draft.documentNo ? { document_no: draft.documentNo } : {}),
		...(draft.orderPriority ? { order_priority: draft.orderPriority } : {}),
		document_date: sageDate(draft.documentDate),
		...(draft.requestedDeliveryDate ? { requested_delivery_date: sageDate(draft.requestedDeliveryDate) } : {}),
		...(draft.promisedDeliveryDate ? { promised_delivery_date: sageDate(draft.promisedDeliveryDate) } : {}),
		...(draft.deliveryAddress ? { use_invoice_address: false, delivery_address: addressBody(draft.deliveryAddress) } : {}),
		...NO_DISCOUNTS,
		...draft.headerTexts,
		is_to_sequence_lines: true,
		lines: draft.lines.map((line) => lineBody(line, ids)),
	};
}

/** What the customer has of its own (its invoice discount, a discount for early payment) would change what the settlement pays. */
const NO_DISCOUNTS = { document_discount_percent: 0, settlement_discount_days: 0, settlement_discount_percent: 0 } as const;

/** The nine address fields always, so that Sage fills none from the customer; contact data only when given. */
export function addressBody(address: DeliveryAddressDraft): Record<string, unknown> {
	return {
		postal_name: address.postalName,
		address_1: address.address1,
		address_2: address.address2,
		address_3: address.address3,
		address_4: address.address4,
		city: address.city,
		county: address.county,
		postcode: address.postcode,
		country: address.country,
		...(address.contact ? { contact: address.contact } : {}),
		...(address.telephoneNumber ? { telephone_number: address.telephoneNumber } : {}),
		...(address.emailAddress ? { email_address: address.emailAddress } : {}),
	};
}

/** One line; each type gets the fields that its field texts allow. */
export function lineBody(line: SalesOrderLineDraft, ids: Omit<OrderIds, 'customers'>): Record<string, unknown> {
	const description = line.description ? { description: line.description } : {};
	const type = { line_type: LINE_TYPES[line.lineType] };
	switch (line.lineType) {
		case 'standard':
			return {
				...type,
				product_id: ids.products.idOf(line.stockCode),
				warehouse_id: ids.warehouses.idOf(line.warehouse),
				code: ids.products.entryOf(line.stockCode).code,
				// Required by the description of the API; without the flag Sage takes the stock item's own.
				...(line.description ? { use_description: true, ...description } : { description: ids.products.entryOf(line.stockCode).name }),
				line_quantity: quantityNumber(line.quantity),
				...unitFields(line.stockCode, ids.units),
				...priceFields(line, ids),
				...OVERRIDDEN,
				...discountOf(line),
				...line.texts,
			};
		case 'freeText':
			return { ...type, ...description, line_quantity: quantityNumber(line.quantity), ...priceFields(line, ids), ...discountOf(line) };
		case 'charge':
			return { ...type, code: line.chargeCode, ...description, ...priceFields(line, ids) };
		case 'comment':
			return { ...type, ...description };
	}
}

/** Price and discount are the order's own: neither price bands nor discounts of customer or item change them. Only stock items have the flags. */
const OVERRIDDEN = { selling_unit_price_overridden: true, unit_discount_overridden: true } as const;

/** Always, also where there is none: a discount that is left out is the customer's. */
const discountOf = ({ unitDiscount }: PricedLineDraft): Record<string, unknown> => ({
	unit_discount_value: quantityNumber(unitDiscount ?? '0'),
});

function priceFields(line: PricedLineDraft, ids: Pick<OrderIds, 'taxCodes'>): Record<string, unknown> {
	return {
		selling_unit_price: quantityNumber(line.unitPrice),
		tax_code_id: ids.taxCodes.idOf(line.taxCode),
		...(line.nominalCode
			? { nominal_reference: line.nominalCode, nominal_cost_centre: line.costCentre ?? '', nominal_department: line.department ?? '' }
			: {}),
	};
}
