import { settlementsBoard } from '../../../../nodes/domain/pages/settlements/board';
import { settlementReview } from '../../../../nodes/domain/pages/settlements/review';
import { journalCsv } from '../../../../nodes/domain/pages/settlements/reviewCsv';

const view = { now: '2026-11-30T12:00:00.000Z', zone: 'Europe/London' };
const HOSTILE = `"><script>alert(1)</script>\u001b[2J${'x'.repeat(10_000)}`;
const line = (nominalCode: string, taxCode: number, net: string, tax: string) => ({
	nominalCode,
	costCentre: '',
	department: '',
	taxCode,
	net,
	tax,
	gross: '',
	narrative: '=fees',
});
const step = (document: string, secondReference: string, amount: string, more: object = {}) => ({
	document,
	reference: '26001',
	secondReference,
	date: '2026-10-31',
	narrative: secondReference,
	amount,
	currency: 'GBP',
	bankCode: 'AMZGBP',
	lines: [],
	...more,
});

/**
 * Worked out by hand: customers paid 240.00, refunds 24.00, fees 60.00 with 12.00 VAT, reimbursement 6.00: activity 150.00. 30.00 was held before, 50.00 after:
 * paid out 130.00. The clearing account moves by 20.00.
 */
const STEPS = [
	step('sales_receipts', 'SALES-2610-0', '240.00', { customerReference: 'AMZ' }),
	step('sales_credit_notes', '20211111112222222C00', '24.00', {
		bankCode: undefined,
		customerReference: 'AMZ',
		lines: [line('4030', 1, '20.00', '4.00')],
	}),
	step('sales_payments', 'REFUNDS-2610-0', '24.00', { customerReference: 'AMZ' }),
	step('bank_payment', 'FEES-2610-0', '72.00', { lines: [line('6200', 1, '50.00', '10.00'), line('6230', 1, '10.00', '2.00')] }),
	step('bank_receipt', 'REIMB-2610-0', '6.00', { lines: [line('4900', 26, '6.00', '0.00')] }),
	step('bank_transfer', 'PAYOUT-2611-0', '130.00', { date: '2026-11-02', bankToCode: 'CURRENT' }),
];
const plan = (more: object = {}) =>
	JSON.stringify({
		planVersion: 1,
		subject: { kind: 'settlement', id: '26001' },
		currency: 'GBP',
		steps: STEPS,
		identities: [{ name: 'rows = header total', holds: true, left: '130.00', right: '130.00' }],
		clearing: { bankCode: 'AMZGBP', closing: '50.00', movement: '20.00' },
		...more,
	});
const documents = (steps: ReadonlyArray<{ document: string; secondReference: string; amount: string }> = STEPS) =>
	JSON.stringify(
		steps.map(({ document, secondReference, amount }, index) => ({
			document,
			secondReference,
			amount,
			outcome: 'posted',
			urn: String(10001 + index),
		})),
	);
const row = (fields: Record<string, unknown> = {}) => ({
	settlementId: '26001',
	series: 'GBP',
	status: 'posted',
	currency: 'GBP',
	startDate: '2026-10-11T06:00:00.000Z',
	endDate: '2026-10-25T06:00:00.000Z',
	depositDate: '2026-10-27T06:00:00.000Z',
	total: '130.00',
	previousReserve: '30.00',
	currentReserve: '50.00',
	clearingBalance: '50.00',
	plan: plan(),
	planHash: 'a'.repeat(64),
	documents: documents(),
	approvedBy: 'ann@example.com',
	reportIds: '51001',
	...fields,
});
const settings = [
	{ key: 'taxCodes.standard', value: '1 | Std Rate | 20.00 % | Not Applicable' },
	{ key: 'taxCodes.outsideScope', value: '26 | Outside | 0.00 % | Not Applicable' },
	{ key: 'series.GBP.clearing', value: 'AMZGBP | Amazon clearing' },
];
const input = (fields: object = {}, more: object = {}) => ({
	board: [row(fields as never)],
	exceptions: [],
	orderMoney: [{ orderId: '202-1111111-2222222' }],
	waiting: [],
	settings,
	query: { id: '26001' },
	view,
	...more,
});
const review = (fields: object = {}, more: object = {}) => settlementReview(input(fields, more)).body;
const textOf = (body: string) =>
	body
		.replace(/<style>.*?<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the review of a settlement', () => {
	it('says first what Amazon paid, what Sage shows and the difference', () => {
		expect(textOf(review())).toContain('Amazon paid £130.00; Sage shows £130.00; difference £0.00.');
	});

	it('proves opening, activity, payout and closing by three sources', () => {
		const text = textOf(review());
		expect(text).toContain('Balance with Amazon before 30.00 30.00 – ✓ yes');
		expect(text).toContain('everything else 150.00 150.00 150.00 ✓ yes');
		expect(text).toContain('Payout 130.00 130.00 130.00 ✓ yes');
		expect(text).toContain('Balance with Amazon after 50.00 50.00 50.00 ✓ yes');
	});

	it('says no where Sage shows another balance, another payout or Amazon another reserve', () => {
		expect(textOf(review({ clearingBalance: '49.99' }))).toContain('Balance with Amazon after 50.00 50.00 49.99 ✗ no');
		const other = STEPS.map((each) => (each.document === 'bank_transfer' ? { ...each, amount: '129.99' } : each));
		expect(textOf(review({ documents: documents(other) }))).toContain('Sage shows £129.99; difference £0.01.');
		expect(textOf(review({ currentReserve: '51.00' }))).toContain('everything else 150.00 151.00 150.00 ✗ no');
	});

	it('takes nothing for posted that Sage did not show whole', () => {
		const text = textOf(review({ status: 'failed', documents: documents(STEPS.slice(0, 2)) }));
		expect(text).toContain('Amazon paid £130.00; Sage shows nothing of it yet.');
		expect(text).toContain('Payout 130.00 130.00 – ✓ yes');
		expect(text.match(/read back/g)?.length).toBe(3); // two documents, and the note below the proof
	});

	it('leads from what customers paid to the payout, fees by their account with VAT', () => {
		expect(textOf(review())).toMatch(
			/Paid by customers 240\.00 Refunded to customers −24\.00 6200 Amazon referral fees −60\.00 6230 Amazon advertising −12\.00 Reimbursements 6\.00 Held back as reserve −20\.00 Paid out 130\.00/,
		);
	});

	it('shows the journal in balance, by account and tax code', () => {
		const text = textOf(review());
		expect(text).toContain('Nominal 4030 Amazon refunds 1 Std Rate 20.00');
		expect(text).toContain('VAT Input VAT 1 Std Rate 12.00');
		expect(text).toContain('Bank AMZGBP Amazon clearing 246.00 226.00');
		// debits: bank 240 + 6 + 130 current, customer 24, nominals 20 + 50 + 10, VAT 4 + 12
		expect(text).toContain('Sum 496.00 496.00');
	});

	it('shows VAT by role and box: refunds lower output, fees are input, reimbursements are in none', () => {
		const text = textOf(review());
		expect(text).toContain('2026-10 Standard rate Input, taken back 60.00 12.00');
		expect(text).toContain('2026-10 Standard rate Output, owed −20.00 −4.00');
		expect(text).toContain('2026-10 −4.00 12.00 −20.00 60.00');
	});

	it('names each document with its number in Sage, the plan by its hash, and who approved it', () => {
		const text = textOf(review());
		for (const each of ['10001 Sales receipt SALES-2610-0', '10006 Bank transfer', 'a'.repeat(64), 'ann@example.com', '51001'])
			expect(text).toContain(each);
	});

	it('says why Seller Central shows something else, with amounts', () => {
		const waiting = [
			{ status: 'awaiting approval', gross: '24.00' },
			{ status: 'posted', gross: '99.00' },
		];
		const text = textOf(
			review(
				{
					plan: plan({
						clearing: {
							bankCode: 'AMZGBP',
							closing: '45.00',
							held: '50.00',
							movement: '15.00',
							waiting: [{ name: 'from DE', amount: '5.00' }],
						},
					}),
				},
				{ waiting },
			),
		);
		expect(text).toContain('Reserve More was held back than released');
		expect(text).toContain('Amazon moved it from DE; in Sage a person still has to make the transfer. £5.00');
		expect(text).toMatch(/1 credit note waits for a decision\..* £24\.00/);
	});

	it('lists what is open of it and of its orders, and nothing else', () => {
		const exception = (recordId: string) => ({
			key: `k|${recordId}`,
			status: 'open',
			kind: 'orderNotInSage',
			recordId,
			message: `About ${recordId}.`,
			remedy: 'Enter it.',
			amount: '5.00',
			currency: 'GBP',
		});
		const text = textOf(review({}, { exceptions: ['26001', '202-1111111-2222222', '202-9999999-9999999'].map(exception) }));
		expect(text).toContain('Exceptions: 2 rows');
		expect(text).not.toContain('202-9999999-9999999');
	});

	it.each([
		['awaiting approval', 'Approve, hold or name a date'],
		['posted', 'Undo'],
		['held', ''],
	])('in the status %s leads to the form', (status, words) => {
		const body = review({ status });
		expect(body.includes('href="../form/decide-settlement?settlementId=26001"')).toBe(words !== '');
		expect(body).toContain(words);
	});

	it('says so where there is no plan, one that somebody spoilt, no row, or two', () => {
		expect(textOf(review({ status: 'held', plan: '', documents: '' }))).toContain(
			'Amazon paid £130.00; there is no plan, and nothing of it is in Sage.',
		);
		for (const spoilt of [
			'{',
			'[]',
			plan({ steps: [{ ...STEPS[0], amount: '1,0' }] }),
			plan({ steps: [{ ...STEPS[0], document: 'nominal_journals' }] }),
		])
			expect(textOf(review({ plan: spoilt }))).toContain('The plan on the board cannot be read');
		expect(textOf(review({}, { query: { id: '7' } }))).toContain('The settlement board has no settlement 7.');
		expect(textOf(review({}, { board: [row(), row()] }))).toContain('The board has 2 rows of this settlement');
	});

	it('is not moved by hostile texts in any column', () => {
		for (const column of Object.keys(row()))
			expect(review({ [column]: HOSTILE }, { query: { id: column === 'settlementId' ? HOSTILE : '26001' } })).not.toMatch(/<script|\u001b/);
		const evil = JSON.stringify({
			...JSON.parse(plan()),
			steps: STEPS.map((each) => ({ ...each, narrative: HOSTILE, secondReference: HOSTILE, customerReference: HOSTILE })),
		});
		expect(review({ plan: evil })).not.toMatch(/<script|\u001b/);
	});
});

describe('the journal as a file', () => {
	it('has a row for each debit and credit, in balance, and no formula', () => {
		const { body, disposition } = journalCsv(input());
		expect(disposition).toBe('attachment; filename="journal-26001.csv"');
		const rows = body
			.trim()
			.split('\r\n')
			.slice(1)
			.map((text) => text.split(','));
		const sum = (column: number) => rows.reduce((total, cells) => total + Math.round(Number(cells[column] || 0) * 100), 0);
		expect([sum(11), sum(12)]).toEqual([49600, 49600]);
		expect(rows.find(([, , , , , ledger, account]) => ledger === 'nominal' && account === '6200')).toEqual([
			'26001',
			'2026-10-31',
			'Bank payment',
			'FEES-2610-0',
			'10004',
			'nominal',
			'6200',
			'Amazon referral fees',
			'',
			'',
			'1',
			'50.00',
			'',
			'GBP',
			"'=fees",
		]);
	});
});

describe('the page of all settlements', () => {
	const board = [
		row(),
		row({ settlementId: '26002', status: 'awaiting approval', endDate: '2026-11-08T06:00:00.000Z', total: '70.00', clearingBalance: '' }),
		row({ settlementId: '26003', status: 'Held', endDate: '2026-11-22T06:00:00.000Z', total: '5.00', message: 'New row type.' }),
	];
	const body = settlementsBoard({ board, query: {}, view }).body;

	it('has the last one first, and says what waits and what Amazon holds beside Sage', () => {
		const text = textOf(body);
		expect(text).toContain('1 of 3 settlements posted; 1 waits for approval; 1 held or failed.');
		expect(text).toMatch(/Waits for approval £70\.00 .* Held or failed £5\.00 .* Amazon holds, GBP £50\.00 Sage shows £50\.00/);
		expect(body.indexOf('26003')).toBeLessThan(body.indexOf('26002'));
		expect(body).toContain('href="../form/decide-settlement?settlementId=26002"');
		expect(body).not.toContain('href="../form/decide-settlement?settlementId=26001"');
	});

	it('marks a balance of Sage that is not what Amazon holds', () => {
		expect(settlementsBoard({ board: [row({ clearingBalance: '49.00' })], query: {}, view }).body).toContain(
			'<span class="unequal">£49.00</span>',
		);
	});
});
