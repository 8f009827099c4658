import { monthEndPage } from '../../../../nodes/domain/pages/monthEnd/monthEnd';
import { monthEndCsv } from '../../../../nodes/domain/pages/monthEnd/monthEndCsv';
import { monthsBefore } from '../../../../nodes/domain/pages/monthEnd/facts';

const view = { now: '2026-12-01T12:00:00.000Z', zone: 'Europe/London' };

/** A posted settlement of one month: customers paid `sales`, fees `fee` and their VAT. */
const settlement = (id: string, month: string, sales: string, fee: string, vat: string, gross: string, more: object = {}) => {
	const step = (document: string, secondReference: string, amount: string, lines: object[] = []) => ({
		document,
		reference: id,
		secondReference,
		date: `${month}-20`,
		narrative: '',
		amount,
		bankCode: 'AMZGBP',
		customerReference: 'AMZ',
		lines,
	});
	const steps = [
		step('sales_receipts', 'SALES-X-0', sales),
		step('bank_payment', 'FEES-X-0', gross, [
			{ nominalCode: '6200', costCentre: '', department: '', taxCode: 1, net: fee, tax: vat, narrative: '' },
		]),
	];
	return {
		settlementId: id,
		series: 'GBP',
		status: 'posted',
		currency: 'GBP',
		startDate: `${month}-06T00:00:00.000Z`,
		endDate: `${month}-20T00:00:00.000Z`,
		depositDate: `${month}-22T00:00:00.000Z`,
		total: '10.00',
		currentReserve: '50.00',
		clearingBalance: '50.00',
		approvedBy: 'ann@example.com',
		plan: JSON.stringify({ steps, identities: [], clearing: { bankCode: 'AMZGBP', closing: '50.00', movement: '0.00' } }),
		documents: JSON.stringify(
			steps.map(({ document, secondReference, amount }) => ({ document, secondReference, amount, outcome: 'posted', urn: '1' })),
		),
		...more,
	};
};
const board = [
	settlement('26001', '2026-09', '100.00', '20.00', '4.00', '24.00'),
	settlement('26002', '2026-10', '240.00', '60.00', '12.00', '72.00'),
	settlement('26003', '2026-10', '7.00', '1.00', '0.20', '1.20', { status: 'held' }),
	settlement('26004', '2026-10', '30.00', '5.00', '1.00', '6.00', { currency: 'EUR', series: 'EUR' }),
];
const settings = [{ key: 'taxCodes.standard', value: '1 | Std Rate | 20.00 % | Not Applicable' }];
const input = (more: object = {}) => ({
	board,
	exceptions: [],
	waiting: [{ key: 'w', status: 'held', taxShown: '3.00', currency: 'GBP' }],
	settings,
	query: { month: '2026-10' },
	view,
	...more,
});
const page = (more: object = {}) => monthEndPage(input(more)).body;
const textOf = (body: string) =>
	body
		.replace(/<style>.*?<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the month end', () => {
	it('says how many settlements it has and what is not posted', () => {
		expect(textOf(page())).toContain('3 settlements in 2026-10; 1 not posted.');
	});

	it('counts what is dated in the month and in Sage, each currency by itself', () => {
		const text = textOf(page());
		// 240.00 posted in pounds, 30.00 in euros; the held settlement posted nothing
		expect(text).toContain('Customers paid, gross £240.00 + €30.00');
		expect(text).toContain('VAT in credits that wait £3.00 1 credit note');
		expect(text).toContain(
			'VAT, EUR VAT of settlement documents by role and side Role Side Net VAT Standard rate Input, taken back 5.00 1.00',
		);
		expect(text).toContain(
			'VAT, GBP VAT of settlement documents by role and side Role Side Net VAT Standard rate Input, taken back 60.00 12.00',
		);
	});

	it('marks a fee that jumps: 60.00 is more than half as much again as 20.00', () => {
		expect(textOf(page())).toContain('6200 Amazon referral fees jump 20.00 60.00');
		const calm = [board[0], settlement('26002', '2026-10', '240.00', '29.00', '5.80', '34.80')];
		expect(textOf(page({ board: calm }))).toContain('6200 Amazon referral fees 20.00 29.00');
	});

	it('proves each settlement and each clearing account, or says that it does not', () => {
		expect(textOf(page())).toMatch(/26002 6 Oct – 20 Oct 2026 £10\.00 £50\.00 £50\.00 ✓ agrees Posted ann@example\.com/);
		expect(textOf(page())).toMatch(/26003 [^✓]* ✗ not proved Held/);
		const other = board.map((row) => (row.settlementId === '26002' ? { ...row, clearingBalance: '49.00' } : row));
		expect(textOf(page({ board: other }))).toMatch(/26002 .* £49\.00 ✗ not proved/);
	});

	it('is the same page and file from the same rows, whenever it is drawn', () => {
		const later = { ...view, now: '2027-03-01T09:00:00.000Z' };
		expect(page({ view: later })).toBe(page());
		expect(monthEndCsv(input({ view: later })).body).toBe(monthEndCsv(input()).body);
	});

	it('is that of the month before where none, or nonsense, is named', () => {
		for (const month of [undefined, '', '2026-13', '"><script>']) expect(textOf(page({ query: { month } }))).toContain('Month end 2026-11');
		expect([monthsBefore('2026-01', 1), monthsBefore('2026-12', -1), monthsBefore('2026-11', 12)]).toEqual([
			'2025-12',
			'2027-01',
			'2025-11',
		]);
	});

	it('gives its figures as a file', () => {
		const { body, disposition } = monthEndCsv(input());
		expect(disposition).toBe('attachment; filename="month-end-2026-10.csv"');
		for (const line of [
			'Settlement,26002,Amazon paid,2026-10,10.00,GBP',
			'VAT return,box4,,2026-10,12.00,GBP',
			'Fees without VAT,6200,6200 Amazon referral fees,2026-09,20.00,GBP',
		])
			expect(body.split('\r\n')).toContain(line);
	});
});
