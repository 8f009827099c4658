/** The beginning of a report of each type whose rows are read, with invented values. */
const table = (headings: string, ...rows: string[]): string => [headings, ...rows, ''].join('\r\n');
const quoted = (text: string): string => text.replace(/[^\t\r\n]+/g, '"$&"');

const LEDGER =
	'Date\tFNSKU\tASIN\tMSKU\tTitle\tEvent Type\tReference ID\tQuantity\tFulfillment Center\tDisposition\tReason\tCountry\tReconciled Quantity\tUnreconciled Quantity\tDate and Time';
const SPANISH =
	'Fecha\tFNSKU\tASIN\tMSKU\tTítulo\tTipo de evento\tID de referencia\tCantidad\tCentro logístico\tEstado\tMotivo\tPaís\tCantidad conciliada\tCantidad sin conciliar\tFecha y hora';
const LEDGER_ROW =
	'10/05/2026\tX000INV\tB0INVENTED\tHH-PAN-24\tPan "24"\tAdjustments\tR1\t-1\tLBA4\tSELLABLE\tM\tGB\t0\t-1\t2026-10-05T00:00:00+0100';

export const REPORTS: readonly string[] = [
	quoted(table(LEDGER, LEDGER_ROW)),
	table(LEDGER, LEDGER_ROW, LEDGER_ROW),
	quoted(table(SPANISH, LEDGER_ROW)),
	quoted(
		table(
			'Date\tFNSKU\tASIN\tMSKU\tTitle\tDisposition\tStarting Warehouse Balance\tReceipts\tLost\tEnding Warehouse Balance',
			'10/05/2026\tX000INV\tB0INVENTED\tHH-PAN-24\tPan\tSELLABLE\t10\t2\t-1\t11',
		),
	),
	table(
		'approval-date\treimbursement-id\tcase-id\tamazon-order-id\treason\tsku\tamount-per-unit\tamount-total\tquantity-reimbursed-total',
		'2026-10-05T10:00:00+00:00\t1234567890\t\t\tLost_Warehouse\tHH-PAN-24\t7.77\t1,007.77\t1',
	),
	table(
		'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason',
		'2026-10-05T10:00:00+00:00\t202-1111111-2222222\tHH-PAN-24\tB0INVENTED\tX000INV\tPan\t1\tLBA4\tSELLABLE\tUNWANTED_ITEM',
	),
	table(
		'Order ID,Order date,Return request date,Merchant SKU,Return quantity,Label cost,Order Amount,Refunded Amount',
		'202-1111111-2222222,01-Oct-2026,05-Oct-2026,HH-PAN-24,1,"2,50",24.00,24.00',
	),
	table(
		'UNIQUE_ACCOUNT_IDENTIFIER\tPROGRAM_TYPE\tTRANSACTION_TYPE\tTRANSACTION_EVENT_ID\tTRANSACTION_COMPLETE_DATE\tQTY\tTOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL\tDEPATURE_CITY',
		'A1\tFBA\tSALE\t202-1111111-2222222\t05-11-2026\t1\t20.00\tInvented',
	),
	table(
		'marketplace-id\torder-id\ttransaction-type\torder-date\tshipment-date\tquantity-purchased\ttotal-amount\titem-vat-rate',
		'A1F83G8C2ARO7P\t202-1111111-2222222\tSHIPMENT\t2026-10-05T10:00:00+00:00\t2026-10-06T10:00:00+00:00\t1\t24.00\t0.2000',
	),
];
