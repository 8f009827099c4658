import type { INodeProperties } from 'n8n-workflow';

const text = (displayName: string, name: string, placeholder: string, description?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	...(description !== undefined && { description }),
});

const COST_CENTRE = text('Cost Centre', 'costCentre', 'AMZ', 'Leave empty where the nominal code has none');
const DEPARTMENT = text('Department', 'department', 'UK', 'Leave empty where the nominal code has none');
const TAX_CODE = text('Tax Code', 'taxCode', '1', 'Number of the tax code in Sage 200');

/** Fields of a line of a ledger posting: `PlanLine`. Amounts are texts, so that no penny is lost. */
export const POSTING_LINE: INodeProperties[] = [
	COST_CENTRE,
	DEPARTMENT,
	text('Gross', 'gross', '12.00', 'Net and tax together'),
	text('Narrative', 'narrative', 'Amazon commission'),
	text('Net', 'net', '10.00', 'Two decimals, positive'),
	text('Nominal Code', 'nominalCode', '62000'),
	text('Tax', 'tax', '2.00', 'Two decimals; 0.00 where there is none'),
	TAX_CODE,
];

const LINE_TYPE: INodeProperties = {
	displayName: 'Line Type',
	name: 'lineType',
	type: 'options',
	options: [
		{ name: 'Charge', value: 'charge' },
		{ name: 'Comment', value: 'comment' },
		{ name: 'Free Text', value: 'freeText' },
		{ name: 'Standard', value: 'standard', description: 'A stock item' },
	],
	default: 'standard',
};

const PRICED: INodeProperties[] = [
	text('Quantity', 'quantity', '1', 'At most five decimals'),
	text('Stock Code', 'stockCode', 'KETTLE-17', 'Of a standard line'),
	TAX_CODE,
	text('Unit Price', 'unitPrice', '24.99', 'At most five decimals, net or gross as Sales Order Processing is set'),
	text('Warehouse', 'warehouse', 'HOME', 'Of a standard line'),
];

/** Fields of a line of a sales return: `SalesOrderLineDraft`. */
export const RETURN_LINE: INodeProperties[] = [
	text('Charge Code', 'chargeCode', 'CARR', 'Of a charge line'),
	text('Description', 'description', 'Kettle, dented'),
	LINE_TYPE,
	...PRICED,
];

/** Fields of a line to change: `LineChange`. Lines to add are given as JSON. */
export const CHANGED_LINE: INodeProperties[] = [
	text('Description', 'description', 'Kettle, 1.7 litres'),
	text('Line', 'line', 'KETTLE-17', 'Stock code, charge code or ID of the line'),
	text('Quantity', 'quantity', '1', 'The quantity that it is to have; at most five decimals'),
	{ displayName: 'Remove', name: 'remove', type: 'boolean', default: false, description: 'Whether to take the line out of the order' },
	text('Unit Discount', 'unitDiscount', '1.50', 'What comes off the unit price; at most five decimals'),
	text('Unit Price', 'unitPrice', '24.99', 'At most five decimals'),
];

/** Fields of a transaction in an allocation: `AllocationLine`. */
export const ALLOCATED: INodeProperties[] = [
	text('Amount', 'amount', '24.00', 'How much of it is allocated: two decimals, positive'),
	text('Outstanding', 'outstanding', '30.00', 'What was outstanding before; leave empty where it is settled in full'),
	text('URN', 'urn', '10345'),
];

/** Fields of a count on a stocktake: `Count`. */
export const COUNTED: INodeProperties[] = [
	text('Bin', 'bin', 'A1', 'Needed where the item has more than one bin on the sheet'),
	text('Narrative', 'narrative', 'Counted twice'),
	text('Quantity', 'quantity', '12', 'What is there; at most five decimals'),
	text('Stock Code', 'stockCode', 'KETTLE-17'),
];

/** Fields of a nominal code to create: `NewNominal`. */
export const NOMINAL: INodeProperties[] = [
	text('Code', 'code', '62000'),
	COST_CENTRE,
	DEPARTMENT,
	text('Name', 'name', 'Amazon commission'),
	text('Report Category', 'reportCategory', '0004', 'Code of the report category; leave empty where Sage 200 needs none'),
];

/** Fields of a refund for which a credit is looked for: `Refund`. */
export const REFUNDED: INodeProperties[] = [
	text('Amount', 'amount', '24.00', 'Gross: two decimals, positive'),
	text('Order ID', 'orderId', '203-1566897-3013500', 'Amazon order ID'),
];

/** Fields of a delivery address: `DeliveryAddressDraft`. */
export const ADDRESS: INodeProperties[] = [
	text('Address 1', 'address1', '1 Quay Street'),
	text('Address 2', 'address2', 'Flat 2'),
	text('Address 3', 'address3', 'Harbour Side'),
	text('Address 4', 'address4', 'Old Town'),
	text('City', 'city', 'Bristol'),
	text('Contact', 'contact', 'Goods in'),
	text('Country', 'country', 'GB'),
	text('County', 'county', 'Avon'),
	text('Email Address', 'emailAddress', 'goods@example.com'),
	text('Postal Name', 'postalName', 'Example Ltd'),
	text('Postcode', 'postcode', 'BS1 4XX'),
	text('Telephone Number', 'telephoneNumber', '0117 496 0000'),
];
