import type { Exchange } from '../../sandbox/core/recorder';

/** Hand-made exchanges for the validator's own tests; every value is invented. */

export const SAGE = '/uk/sage200extra/accounts/v1';

const exchange = (method: string, url: string, request: unknown, status: number, answer: unknown): Exchange => ({
	method,
	url,
	requestType: request === null ? null : 'application/json',
	requestBody: request === null ? null : JSON.stringify(request),
	status,
	responseHeaders: { 'content-type': 'application/json; charset=utf-8' },
	responseBody: answer === null ? null : JSON.stringify(answer),
});

export const get = (url: string, answer: unknown, status = 200): Exchange => exchange('GET', url, null, status, answer);
export const post = (url: string, request: unknown, answer: unknown, status = 200): Exchange =>
	exchange('POST', url, request, status, answer);

export const STANDARD_LINE = {
	line_type: 'EnumLineTypeStandard',
	product_id: 41,
	warehouse_id: 2,
	code: 'KETTLE-18',
	description: 'Kettle, 1.8 l',
	line_quantity: 2,
	selling_unit_price: 24.95833,
	tax_code_id: 7,
};
export const FREE_LINE = {
	line_type: 'EnumLineTypeFreeText',
	description: 'Promotion',
	line_quantity: 1,
	selling_unit_price: -2.5,
	tax_code_id: 7,
};
export const ORDER = { customer_id: 12, customer_document_no: '203-1112223-4445556', lines: [STANDARD_LINE, FREE_LINE] };
export const ORDER_ANSWER = {
	id: 901,
	customer_id: 12,
	document_no: '0000000901',
	customer_document_no: '203-1112223-4445556',
	total_gross_value: 57.4,
};

export const PAYMENT = {
	bank_id: 3,
	transaction_date: '2026-10-31T00:00:00Z',
	reference: '55501',
	second_reference: 'FEES-2610-0',
	nominal_analysis_items: [{ code: '7905', gross_value: 12.6, goods_value: 10.5, tax_value: 2.1, tax_code_id: 7 }],
};

export const AMAZON_ORDER = {
	orderId: '203-1112223-4445556',
	createdTime: '2026-10-01T09:00:00Z',
	lastUpdatedTime: '2026-10-02T09:00:00Z',
	salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P', marketplaceName: 'Amazon.co.uk' },
	orderItems: [{ orderItemId: '80001', quantityOrdered: 1, product: { asin: 'B0INVENTED', sellerSku: 'HH-KETTLE' } }],
};
