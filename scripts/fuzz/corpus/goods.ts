/** Rows of Sage and of Amazon about goods, as the nodes give them, with invented values. */

const ID = '202-1111111-2222222';

/** A sales order of Sage with its lines and delivery address. */
export const SAGE_ORDERS = [
	{
		id: 900,
		document_no: '0000000042',
		customer_document_no: ID,
		document_status: 'EnumDocumentStatusLive',
		cancelled_status: 'None',
		despatch_receipt_status: 'None',
		is_credit_limit_exceeded: false,
		total_gross_value: '24.00',
		analysis_code_1: 'Amazon',
		delivery_address: { postal_name: 'Invented Name', address_1: '12 Invented Row', city: 'Hucknall', postcode: 'NG15 7AA' },
		lines: [
			{
				id: 71,
				line_number: 1,
				line_type: 'EnumLineTypeStandard',
				code: 'KETTLE-17',
				description: 'Invented',
				line_quantity: '1.00000',
				selling_unit_price: '24.00000',
				unit_discount_value: '0.00000',
				tax_code_id: 1729,
				allocated_quantity: '1.00000',
				despatch_receipt_quantity: '0.00000',
				invoice_credit_quantity: '0.00000',
				analysis_code_1: '71000000000001',
			},
		],
	},
];

/** Despatched lines of the order. */
export const DESPATCHED_LINES = [
	{
		sop_despatch_line_id: 501,
		sop_despatch_line_quantity: '1.00000',
		sop_despatch_id: 11,
		sop_despatch_document_no: '0000000011',
		sop_despatch_date: '2026-10-02T00:00:00',
		sop_order_line_id: 71,
		sop_order_line_quantity: '1.00000',
		sop_order_id: 900,
		sop_order_document_no: '0000000042',
		sop_order_customer_document_no: ID,
		product_code: 'KETTLE-17',
		warehouse_name: 'HOME',
		sop_despatch_courier_name: 'Royal Mail',
		sop_despatch_consignment_no: 'AB123456789GB',
		sop_despatch_notes: '',
	},
];

/** A row of the queue *Shipments*. */
export const SHIPMENT_ROWS = [
	{
		key: `${ID}|11`,
		amazonOrderId: ID,
		despatchId: 11,
		status: 'sent',
		items: '71000000000001:1',
		attempts: 1,
		confirmedAt: '2026-10-02T09:00:00.000Z',
	},
];

export const LISTINGS = [
	{
		sku: 'HH-KETTLE-17',
		summaries: [{ marketplaceId: 'A1F83G8C2ARO7P', asin: 'B0INVENTED', status: ['BUYABLE'] }],
		fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity: 5 }],
	},
];

export const HOLDINGS = [{ 'product.code': 'KETTLE-17', warehouse_name: 'HOME', free_stock_available_less_reserved: '5.00000' }];

/** An event of Amazon's FBA ledger. */
export const LEDGER_ROWS = [
	{
		date: '2026-11-10',
		dateTime: '2026-11-10T08:00:00+00:00',
		fnsku: 'X00INVENTED',
		asin: 'B0INVENTED',
		msku: 'HH-KETTLE-17',
		eventType: 'Adjustments',
		referenceId: '4700000001',
		quantity: -1,
		fulfillmentCenter: 'XUK1',
		disposition: 'SELLABLE',
		reason: 'M',
		country: 'GB',
		reconciledQuantity: 0,
		unreconciledQuantity: 1,
	},
];
