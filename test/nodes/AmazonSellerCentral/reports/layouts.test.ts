import type { ReportLayout } from '../../../../nodes/domain/report/layout';
import { readReport } from '../../../../nodes/domain/report/read';
import { LAYOUTS } from '../../../../nodes/AmazonSellerCentral/reports/layouts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const rowsOf = (bytes: Uint8Array, layout: ReportLayout, charset?: string) => {
	const read = readReport(bytes, layout, charset);
	if (!read.ok) throw new Error(read.refusal.message);
	return read.value.rows;
};

const LEDGER = LAYOUTS.GET_LEDGER_DETAIL_VIEW_DATA;
const ENGLISH =
	'Date\tFNSKU\tASIN\tMSKU\tTitle\tEvent Type\tReference ID\tQuantity\tFulfillment Center\tDisposition\tReason\tCountry\tReconciled Quantity\tUnreconciled Quantity\tDate and Time';
const LOST = {
	date: '2026-11-05',
	fnsku: 'X0HH1',
	asin: 'B0HH1',
	msku: 'HH-KETTLE',
	title: 'Kettle',
	eventType: 'Adjustments',
	referenceId: '7001',
	quantity: -2,
	fulfillmentCenter: 'LTN4',
	disposition: 'SELLABLE',
	reason: 'M',
	country: 'GB',
	reconciledQuantity: 0,
	unreconciledQuantity: -2,
	dateTime: '2026-11-05T00:00:00.000Z',
};
const ENGLISH_ROW =
	'2026-11-05\tX0HH1\tB0HH1\tHH-KETTLE\tKettle\tAdjustments\t7001\t-2\tLTN4\tSELLABLE\tM\tGB\t0\t-2\t2026-11-05T01:00:00+0100';

test('reads the ledger as a UK account downloads it, with an offset without a colon', () => {
	expect(rowsOf(utf8(`${ENGLISH}\n${ENGLISH_ROW}`), LEDGER)).toEqual([LOST]);
});

test('reads the same ledger with every cell quoted', () => {
	const quoted = `${ENGLISH}\n${ENGLISH_ROW}`.split('\n').map((line) =>
		line
			.split('\t')
			.map((cell) => `"${cell}"`)
			.join('\t'),
	);
	expect(rowsOf(utf8(quoted.join('\n')), LEDGER)).toEqual([LOST]);
});

test('reads Spanish headings and words, in the character set of old Windows', () => {
	const heading =
		'Fecha\tFNSKU\tASIN\tMSKU\tTítulo\tTipo de evento\tID de referencia\tCantidad\tCentro logístico\tEstado\tMotivo\tPaís\tCantidad conciliada\tCantidad sin conciliar\tFecha y hora';
	const row = '2026-11-05\tX0HH1\tB0HH1\tHH-KETTLE\tTetera pequeña\tEnvíos\t7001\t-2\tLTN4\tVENDIBLE\t\tES\t0\t0\t';
	expect(rowsOf(Buffer.from(`${heading}\r\n${row}`, 'latin1'), LEDGER)).toEqual([
		{ ...LOST, title: 'Tetera pequeña', eventType: 'Shipments', reason: '', country: 'ES', unreconciledQuantity: 0, dateTime: '' },
	]);
});

test('headings in a language that is not known are found by their places, when the codes stand where they should', () => {
	const german = 'Datum\tFNSKU\tASIN\tMSKU\tTitel\tEreignistyp\tReferenz\tMenge\tLager\tZustand\tGrund\tLand\tAbgeglichen\tOffen\tZeit';
	const read = readReport(utf8(`${german}\n${ENGLISH_ROW}`), LEDGER);
	expect(read).toMatchObject({ ok: true, value: { foundBy: 'place', rows: [LOST] } });
	const swapped = german.replace('FNSKU\tASIN', 'ASIN\tFNSKU');
	expect(readReport(utf8(`${swapped}\n${ENGLISH_ROW}`), LEDGER)).toMatchObject({
		ok: false,
		refusal: { message: expect.stringContaining('lacks date') },
	});
});

test('reads the American day of the ledger month first', () => {
	expect(rowsOf(utf8(`${ENGLISH}\n${ENGLISH_ROW.replace('2026-11-05\t', '11/05/2026\t')}`), LEDGER)[0].date).toBe('2026-11-05');
});

test('reads reimbursements: amounts with two decimals, empty counts as null, a day with a named zone as it stands', () => {
	const text =
		'approval-date\treimbursement-id\tsku\tamount-per-unit\tamount-total\tquantity-reimbursed-cash\toriginal-reimbursement-id\n2026-11-02 PST\t9001\tHH-KETTLE\t1.234,50\t2469\t2\t\n2026-11-03T07:00:00+00:00\t9002\tHH-CUP\t-7,5\t-7,50\t\t9001';
	expect(rowsOf(utf8(text), LAYOUTS.GET_FBA_REIMBURSEMENTS_DATA)).toEqual([
		{
			approvalDate: '2026-11-02 PST',
			reimbursementId: '9001',
			sku: 'HH-KETTLE',
			amountPerUnit: '1234.50',
			amountTotal: '2469.00',
			quantityReimbursedCash: 2,
			originalReimbursementId: '',
		},
		{
			approvalDate: '2026-11-03T07:00:00.000Z',
			reimbursementId: '9002',
			sku: 'HH-CUP',
			amountPerUnit: '-7.50',
			amountTotal: '-7.50',
			quantityReimbursedCash: null,
			originalReimbursementId: '9001',
		},
	]);
});

test('reads VAT transactions of an older layout: other order, PROGRAM, misspelt city, days first', () => {
	const text =
		'PROGRAM\tTRANSACTION_EVENT_ID\tTRANSACTION_TYPE\tTRANSACTION_COMPLETE_DATE\tQTY\tTOTAL_ACTIVITY_VALUE_VAT_AMT\tPRICE_OF_ITEMS_VAT_RATE_PERCENT\tDEPATURE_CITY\nREGULAR\t026-1\tSALE\t05-11-2026\t1\t4.17\t0.055\tLeeds';
	expect(rowsOf(utf8(text), LAYOUTS.GET_VAT_TRANSACTION_DATA)).toEqual([
		{
			programType: 'REGULAR',
			transactionEventId: '026-1',
			transactionType: 'SALE',
			transactionCompleteDate: '2026-11-05',
			qty: 1,
			totalActivityValueVatAmt: '4.17',
			priceOfItemsVatRatePercent: '0.055',
			departureCity: 'Leeds',
		},
	]);
});

test('a number that can be read two ways is decided by the rest of the file, or refused', () => {
	const heading = 'reimbursement-id\tsku\tamount-total';
	expect(rowsOf(utf8(`${heading}\n1\tA\t1.234\n2\tB\t5,10`), LAYOUTS.GET_FBA_REIMBURSEMENTS_DATA).map((row) => row.amountTotal)).toEqual([
		'1234.00',
		'5.10',
	]);
	expect(readReport(utf8(`${heading}\n1\tA\t1.234`), LAYOUTS.GET_FBA_REIMBURSEMENTS_DATA)).toMatchObject({
		ok: false,
		refusal: { message: 'Line 2: "1.234" under amount-total cannot be read as a number for certain.' },
	});
});

test('a column that is not in the table comes out all the same, and two of one name stay apart', () => {
	expect(
		rowsOf(utf8('order-id\tsku\tquantity\tnew-thing\tnew_thing\n026-1\tA\t1\tx\ty'), LAYOUTS.GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA),
	).toEqual([{ orderId: '026-1', sku: 'A', quantity: 1, newThing: 'x', newThing2: 'y' }]);
});

test('an empty file has no rows; a heading alone has none either', () => {
	expect(rowsOf(utf8(''), LEDGER)).toEqual([]);
	expect(rowsOf(utf8(`${ENGLISH}\n`), LEDGER)).toEqual([]);
});
