import type { NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { raiseRevision } from '../../../nodes/domain/books/reverse';
import { ORDER_ID, refund, SALE, settingsOpening, type ShortFile, type ShortRow } from './fixture';
import { kinds, LIVE, planOf, SIMPLE } from './planFixture';

const steps = (outcome: ReturnType<typeof planOf>) =>
	outcome.ready[0]?.plan.steps.map(({ document, secondReference, date, amount }) => [document, secondReference, date, amount]);

describe('planning a settlement', () => {
	it('pays orders by one receipt, fees by one payment with VAT, and the payout whole', () => {
		const outcome = planOf(SIMPLE);
		expect(outcome.exceptions).toEqual([]);
		expect(steps(outcome)).toEqual([
			['sales_receipts', 'SALES-2610-0', '2026-10-31', '24.00'],
			['bank_payment', 'FEES-2610-0', '2026-10-31', '3.60'],
			['bank_transfer', 'PAYOUT-2611-0', '2026-11-02', '70.40'],
		]);
		const [, fees, payout] = outcome.ready[0].plan.steps;
		expect(fees).toMatchObject({
			reference: '11111111111',
			bankCode: 'AMZGBP',
			lines: [{ nominalCode: '6200', taxCode: 1, net: '3.00', tax: '0.60', gross: '3.60' }],
		});
		expect(payout).toMatchObject({ bankCode: 'AMZGBP', bankToCode: 'CURRENT', lines: [] });
		expect(outcome.ready[0].plan).toMatchObject({ clearing: { closing: '50.00', movement: '-50.00' } });
	});

	it('splits rows at midnight in London, and keeps the payout whole', () => {
		const rows = [
			{ ...SALE[0], posted: '2026-08-31 22:30:00 UTC' }, // 23:30 in London
			{ ...SALE[1], posted: '2026-08-31 22:30:00 UTC' },
			{ ...SALE[0], item: '2', posted: '2026-08-31 23:30:00 UTC' }, // half past midnight in London
			{ ...SALE[1], item: '2', posted: '2026-08-31 23:30:00 UTC' },
		];
		const outcome = planOf(
			{ start: '2026-08-25 08:00:00 UTC', end: '2026-09-08 08:00:00 UTC', deposit: '2026-09-10 08:00:00 UTC', total: '48.00', rows },
			{ settings: settingsOpening('0.00') },
		);
		expect(steps(outcome)).toEqual([
			['sales_receipts', 'SALES-2608-0', '2026-08-31', '24.00'],
			['sales_receipts', 'SALES-2609-0', '2026-09-08', '24.00'],
			['bank_transfer', 'PAYOUT-2609-0', '2026-09-10', '48.00'],
		]);
	});

	it("credits a refund on the order's own reference with its VAT, and pays the customer out of clearing", () => {
		const outcome = planOf({ total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] }, { settings: settingsOpening('0.00') });
		expect(steps(outcome)).toEqual([
			['sales_receipts', 'SALES-2610-0', '2026-10-31', '24.00'],
			['sales_credit_notes', '20255500011110001C00', '2026-10-31', '12.00'],
			['sales_payments', 'REFUNDS-2610-0', '2026-10-31', '12.00'],
			['bank_payment', 'FEES-2610-0', '2026-10-31', '3.60'],
			['bank_transfer', 'PAYOUT-2611-0', '2026-11-02', '8.40'],
		]);
		expect(outcome.ready[0].plan.steps[1]).toMatchObject({
			customerReference: 'AMZUKGBP',
			lines: [{ nominalCode: '4030', taxCode: 1, net: '10.00', tax: '2.00', gross: '12.00' }],
		});
	});

	it('takes the VAT of a refund without tax rows from the order in Sage', () => {
		const bare: ShortRow = { ...refund('2026-10-25 10:00:00 UTC')[0], amount: '-12.00' };
		const file: ShortFile = { total: '8.40', rows: [...SALE, bare] };
		const settings = settingsOpening('0.00');
		expect(planOf(file, { settings }).ready[0].plan.steps[1].lines).toMatchObject([{ taxCode: 1, net: '10.00', tax: '2.00' }]);
		const zeroRated = [{ ...LIVE, totalNet: '24.00', totalTax: '0.00' }];
		expect(planOf(file, { settings, ordersInSage: zeroRated }).ready[0].plan.steps[1].lines).toMatchObject([
			{ taxCode: 2, net: '12.00', tax: '0.00' },
		]);
		// 1.70 on 22.30 is no rate: its credit note waits. Of the sale, Amazon shows 4.00.
		const mixedRates = [{ ...LIVE, totalNet: '22.30', totalTax: '1.70' }];
		expect(kinds(planOf(file, { settings, ordersInSage: mixedRates }))).toEqual(['itemVatUndecided', 'settledVatDiffers']);
	});

	it('does not declare tax that Amazon collects: the net sale counts, the refund carries no VAT', () => {
		const withheld = (type: string, sign: '' | '-'): ShortRow => ({
			...SALE[0],
			adjustmentId: type === 'Refund' ? 'A1' : '',
			type: [type, 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'],
			amount: `${sign}${type === 'Refund' ? '2.00' : '4.00'}`,
		});
		const outcome = planOf(
			{ total: '6.40', rows: [...SALE, withheld('Order', '-'), ...refund('2026-10-25 10:00:00 UTC'), withheld('Refund', '')] },
			{ settings: settingsOpening('0.00'), ordersInSage: [{ ...LIVE, totalNet: '20.00', totalTax: '0.00' }] },
		);
		expect(steps(outcome)?.slice(0, 2)).toEqual([
			['sales_receipts', 'SALES-2610-0', '2026-10-31', '20.00'],
			['sales_credit_notes', '20255500011110001C00', '2026-10-31', '10.00'],
		]);
		expect(outcome.ready[0].plan.steps[1].lines).toMatchObject([{ taxCode: 12, net: '10.00', tax: '0.00' }]);
	});

	it('posts sales on the summary route as an invoice with VAT and its receipt', () => {
		const settings = settingsOpening('0.00', { routes: { FBM: 'summary', FBA: 'summary' } });
		const outcome = planOf({ total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] }, { settings, ordersInSage: [] });
		expect(steps(outcome)).toEqual([
			['sales_invoices', 'INV-2610-0', '2026-10-31', '24.00'],
			['sales_receipts', 'RCPT-2610-0', '2026-10-31', '24.00'],
			['sales_credit_notes', 'CRN-2610-0', '2026-10-31', '12.00'],
			['sales_payments', 'PAYM-2610-0', '2026-10-31', '12.00'],
			['bank_payment', 'FEES-2610-0', '2026-10-31', '3.60'],
			['bank_transfer', 'PAYOUT-2611-0', '2026-11-02', '8.40'],
		]);
		expect(outcome.ready[0].plan.steps[0]).toMatchObject({
			customerReference: 'AMZSUMGB',
			lines: [{ nominalCode: '4000', taxCode: 1, net: '20.00', tax: '4.00', gross: '24.00' }],
		});
	});

	it('nets credits of fees into the line of the same account, and reads Base fee and Tax on fee apart', () => {
		const rows: ShortRow[] = [
			...SALE,
			{ type: ['Refund', 'ItemFees', 'Commission'], amount: '1.20', orderId: ORDER_ID, marketplace: 'Amazon.co.uk' },
			{ type: ['FBAFees', 'FBA Inventory Storage Fee', 'Base fee'], amount: '-5.00', marketplace: 'Amazon.co.uk' },
			{ type: ['FBAFees', 'FBA Inventory Storage Fee', 'Tax on fee'], amount: '-1.00', marketplace: 'Amazon.co.uk' },
		];
		const outcome = planOf({ total: '15.60', rows }, { settings: settingsOpening('0.00') });
		expect(outcome.ready[0].plan.steps[1]).toMatchObject({
			amount: '8.40',
			lines: [
				{ nominalCode: '6200', net: '2.00', tax: '0.40', gross: '2.40' },
				{ nominalCode: '6220', net: '5.00', tax: '1.00', gross: '6.00' },
			],
		});
	});

	it('holds fees before August 2024, which fall under the reverse charge', () => {
		const rows = SALE.map((row) => ({ ...row, posted: '2024-07-31 10:00:00 UTC' }));
		const outcome = planOf(
			{ start: '2024-07-20 08:00:00 UTC', end: '2024-07-31 20:00:00 UTC', deposit: '2024-08-02 08:00:00 UTC', total: '20.40', rows },
			{ settings: settingsOpening('0.00') },
		);
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'feeVatUndecided', message: expect.stringContaining('reverse charge') }]);
	});

	it('posts reimbursements and those taken back outside the scope, on one account and in documents of their own', () => {
		const rows: ShortRow[] = [
			{ type: ['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST'], amount: '18.40' },
			{ type: ['other-transaction', 'FBA Inventory Reimbursement', 'COMPENSATED_CLAWBACK'], amount: '-9.20' },
		];
		const outcome = planOf({ total: '9.20', rows }, { settings: settingsOpening('0.00') });
		expect(outcome.ready[0].plan.steps).toMatchObject([
			{
				document: 'bank_receipt',
				secondReference: 'REIMB-2610-0',
				amount: '18.40',
				narrative: 'Amazon reimbursements 2026-10',
				lines: [{ nominalCode: '4900', taxCode: 26, net: '18.40', tax: '0.00', narrative: 'Amazon reimbursements 2026-10' }],
			},
			{
				document: 'bank_payment',
				secondReference: 'CLAWB-2610-0',
				amount: '9.20',
				narrative: 'Amazon reimbursements taken back 2026-10',
				lines: [{ nominalCode: '4900', taxCode: 26, net: '9.20', tax: '0.00', narrative: 'Amazon reimbursements taken back 2026-10' }],
			},
			{ document: 'bank_transfer', amount: '9.20' },
		]);
	});

	it('pays nothing for a negative total and carries the debt into the next settlement', () => {
		const outcome = planOf({ total: '-3.60', rows: [SALE[2]] }, { settings: settingsOpening('0.00') });
		expect(steps(outcome)).toEqual([['bank_payment', 'FEES-2610-0', '2026-10-31', '3.60']]);
		expect(outcome.ready[0].plan.clearing?.closing).toBe('-3.60');
		const next: ShortFile = {
			settlementId: '22222222222',
			start: '2026-10-31 08:00:00 UTC',
			end: '2026-11-14 08:00:00 UTC',
			deposit: '2026-11-16 08:00:00 UTC',
			total: '0.00',
			rows: [
				{ type: ['other-transaction', 'other-transaction', 'Payable to Amazon'], amount: '-3.60', posted: '2026-10-31 08:00:00 UTC' },
				{ type: ['other-transaction', 'other-transaction', 'Successful charge'], amount: '3.60', posted: '2026-11-03 08:00:00 UTC' },
			],
		};
		const previous = { settlementId: '11111111111', endDate: '2026-10-31T08:00:00.000Z', currentReserve: '0.00', closingClearing: '-3.60' };
		const charged = planOf(next, { previous });
		expect(charged.exceptions).toEqual([]);
		expect(charged.ready[0].plan.steps).toMatchObject([
			{
				document: 'bank_transfer',
				secondReference: 'CHARGE-2611-0',
				date: '2026-11-03',
				bankCode: 'CURRENT',
				bankToCode: 'AMZGBP',
				amount: '3.60',
			},
		]);
		expect(charged.ready[0].plan.clearing?.closing).toBe('0.00');
	});
});

describe('several rows of one kind that each move money', () => {
	it('gives two charges of the card references of their own, that no later revision of the other takes', () => {
		const charge = (posted: string): ShortRow => ({
			type: ['other-transaction', 'other-transaction', 'Successful charge'],
			amount: '5.00',
			posted,
		});
		const outcome = planOf(
			{ total: '10.00', rows: [charge('2026-10-20 10:00:00 UTC'), charge('2026-10-21 10:00:00 UTC')] },
			{ settings: settingsOpening('0.00') },
		);
		const { plan } = outcome.ready[0];
		expect(plan.steps.map(({ secondReference }) => secondReference)).toEqual(['CHARGE-2610-0', 'CHARGE2-2610-0', 'PAYOUT-2611-0']);
		expect(raiseRevision(plan)?.steps.map(({ secondReference }) => secondReference)).toEqual([
			'CHARGE-2610-1',
			'CHARGE2-2610-1',
			'PAYOUT-2611-1',
		]);
	});
});

it('posts a goodwill payment outside the scope of VAT where the map says so, beside the refund with its VAT', () => {
	const goodwill: ShortRow = { ...refund('2026-10-25 10:00:00 UTC')[0], type: ['Refund', 'ItemPrice', 'Goodwill'], amount: '-3.00' };
	const nominalMap: NominalMapRow[] = [
		{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Goodwill', nature: 'reimbursement', nominalCode: '4910' },
	];
	const outcome = planOf(
		{ total: '5.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC'), goodwill] },
		{ settings: settingsOpening('0.00'), nominalMap },
	);
	expect(outcome.ready[0].plan.steps).toMatchObject([
		{ amount: '24.00' },
		{ document: 'sales_credit_notes', lines: [{ net: '10.00', tax: '2.00' }] },
		{ amount: '12.00' },
		{ amount: '3.60' },
		{
			document: 'bank_payment',
			amount: '3.00',
			narrative: 'Amazon amounts outside VAT 2026-10',
			lines: [{ nominalCode: '4910', taxCode: 26, net: '3.00', tax: '0.00', narrative: 'Amazon amounts outside VAT 2026-10' }],
		},
		{ amount: '5.40' },
	]);
});

it('passes over rows of nothing', () => {
	const nothing: ShortRow[] = [
		{ type: ['other-transaction', 'other-transaction', 'Successful charge'], amount: '0.00' },
		{ type: ['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST'], amount: '0.00' },
		{ type: ['other-transaction', 'other-transaction', 'Subscription Fee'], amount: '-0.00' },
		{ ...SALE[0], amount: '0.00' },
	];
	const outcome = planOf({ total: '0.00', rows: nothing }, { settings: settingsOpening('0.00') });
	expect([outcome.exceptions, outcome.ready[0].plan.steps]).toEqual([[], []]);
});

it('is ready beside exceptions of single orders, which say that they hold nobody', () => {
	const outcome = planOf(
		{ total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] },
		{ settings: settingsOpening('0.00'), ordersInSage: [] },
	);
	expect(outcome.ready).toHaveLength(1);
	expect(outcome.ready[0].plan.identities.every(({ holds }) => holds)).toBe(true);
	expect(outcome.exceptions.map(({ kind, holds }) => [kind, holds])).toEqual([['orderNotInSage', false]]);
	expect(outcome.ready[0].waiting).toHaveLength(1);
});

it('dates documents on the day that finance named, and leaves those of later days alone', () => {
	const dates = (postOn: string) =>
		planOf(SIMPLE, { postOn }).ready[0].plan.steps.map(({ secondReference, date }) => [secondReference, date]);
	expect(dates('2026-11-01')).toEqual([
		['SALES-2610-0', '2026-11-01'],
		['FEES-2610-0', '2026-11-01'],
		['PAYOUT-2611-0', '2026-11-02'],
	]);
	// The payout meets the bank line, unless it lies in the closed period itself.
	expect(dates('2026-11-03').at(-1)).toEqual(['PAYOUT-2611-0', '2026-11-02']);
	expect(dates('2026-12-01').at(-1)).toEqual(['PAYOUT-2611-0', '2026-12-01']);
});

it('is not worked out where the orders were looked up and nobody looked for credits: a refund could be credited twice', () => {
	const rows = refund('2026-10-25 10:00:00 UTC');
	expect(() => planOf({ total: '-12.00', rows }, { settings: settingsOpening('0.00'), credits: undefined })).toThrow(
		/credits of its refunds were not/,
	);
});
