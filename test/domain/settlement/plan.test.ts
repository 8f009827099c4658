import fc from 'fast-check';
import { planSettlement, type PlanInput } from '../../../nodes/domain/settlement/plan';
import { raiseRevision } from '../../../nodes/domain/settlement/reverse';
import { DEFAULT_SETTINGS, settingsFrom } from '../../../nodes/domain/settings';
import { NOW, ORDER_ID, refund, reserve, SALE, settingsWith, settlementOf, type ShortFile, type ShortRow } from './fixture';

const LIVE = { customerDocumentNo: ORDER_ID, documentNo: '0000000012', documentStatus: 'EnumDocumentStatusLive' };
const IN_SAGE = [{ ...LIVE, totalNet: '20.00', totalTax: '4.00' }];

function planOf(file: ShortFile, more: Partial<PlanInput> = {}) {
	return planSettlement({
		settlement: settlementOf(file),
		settings: settingsWith('100.00'),
		nominalMap: [],
		ordersInSage: IN_SAGE,
		previous: null,
		now: NOW,
		...more,
	});
}

/** 100.00 carried in, a sale of 24.00 with 3.60 commission, 50.00 held back: 70.40 is paid. */
const SIMPLE: ShortFile = {
	total: '70.40',
	rows: [reserve('Previous Reserve Amount Balance', '100.00'), ...SALE, reserve('Current Reserve Amount', '-50.00')],
};

const steps = (outcome: ReturnType<typeof planOf>) =>
	outcome.ready[0]?.plan.steps.map(({ document, secondReference, date, amount }) => [document, secondReference, date, amount]);
const kinds = (outcome: ReturnType<typeof planOf>) => outcome.exceptions.map(({ kind }) => kind);

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
		expect(outcome.ready[0].plan).toMatchObject({ closingClearing: '50.00', clearingMovement: '-50.00' });
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
			{ settings: settingsWith('0.00') },
		);
		expect(steps(outcome)).toEqual([
			['sales_receipts', 'SALES-2608-0', '2026-08-31', '24.00'],
			['sales_receipts', 'SALES-2609-0', '2026-09-08', '24.00'],
			['bank_transfer', 'PAYOUT-2609-0', '2026-09-10', '48.00'],
		]);
	});

	it("credits a refund on the order's own reference with its VAT, and pays the customer out of clearing", () => {
		const outcome = planOf({ total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] }, { settings: settingsWith('0.00') });
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
		const settings = settingsWith('0.00');
		expect(planOf(file, { settings }).ready[0].plan.steps[1].lines).toMatchObject([{ taxCode: 1, net: '10.00', tax: '2.00' }]);
		const zeroRated = [{ ...LIVE, totalNet: '24.00', totalTax: '0.00' }];
		expect(planOf(file, { settings, ordersInSage: zeroRated }).ready[0].plan.steps[1].lines).toMatchObject([
			{ taxCode: 0, net: '12.00', tax: '0.00' },
		]);
		const mixedRates = [{ ...LIVE, totalNet: '20.00', totalTax: '1.70' }];
		expect(kinds(planOf(file, { settings, ordersInSage: mixedRates }))).toEqual(['itemVatUndecided']);
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
			{ settings: settingsWith('0.00') },
		);
		expect(steps(outcome)?.slice(0, 2)).toEqual([
			['sales_receipts', 'SALES-2610-0', '2026-10-31', '20.00'],
			['sales_credit_notes', '20255500011110001C00', '2026-10-31', '10.00'],
		]);
		expect(outcome.ready[0].plan.steps[1].lines).toMatchObject([{ taxCode: 0, net: '10.00', tax: '0.00' }]);
	});

	it('posts sales on the summary route as an invoice with VAT and its receipt', () => {
		const settings = settingsWith('0.00', { routes: { FBM: 'summary', FBA: 'summary' } });
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
		const outcome = planOf({ total: '15.60', rows }, { settings: settingsWith('0.00') });
		expect(outcome.ready[0].plan.steps[1]).toMatchObject({
			amount: '8.40',
			lines: [
				{ nominalCode: '6200', net: '2.00', tax: '0.40', gross: '2.40' },
				{ nominalCode: '6220', net: '5.00', tax: '1.00', gross: '6.00' },
			],
		});
	});

	it('charges fees before August 2024 without VAT, under reverse charge', () => {
		const rows = SALE.map((row) => ({ ...row, posted: '2024-07-31 10:00:00 UTC' }));
		const outcome = planOf(
			{ start: '2024-07-20 08:00:00 UTC', end: '2024-07-31 20:00:00 UTC', deposit: '2024-08-02 08:00:00 UTC', total: '20.40', rows },
			{ settings: settingsWith('0.00') },
		);
		expect(outcome.ready[0].plan.steps[1].lines).toMatchObject([{ taxCode: 8, net: '3.60', tax: '0.00' }]);
	});

	it('posts reimbursements and those taken back outside the scope, on their own accounts and documents', () => {
		const rows: ShortRow[] = [
			{ type: ['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST'], amount: '18.40' },
			{ type: ['other-transaction', 'FBA Inventory Reimbursement', 'COMPENSATED_CLAWBACK'], amount: '-9.20' },
		];
		const outcome = planOf({ total: '9.20', rows }, { settings: settingsWith('0.00') });
		expect(outcome.ready[0].plan.steps).toMatchObject([
			{
				document: 'bank_receipt',
				secondReference: 'REIMB-2610-0',
				amount: '18.40',
				narrative: 'Amazon reimbursements 2026-10',
				lines: [{ nominalCode: '4900', taxCode: 9, net: '18.40', tax: '0.00', narrative: 'Amazon reimbursements 2026-10' }],
			},
			{
				document: 'bank_payment',
				secondReference: 'CLAWB-2610-0',
				amount: '9.20',
				narrative: 'Amazon reimbursements taken back 2026-10',
				lines: [{ nominalCode: '4910', taxCode: 9, net: '9.20', tax: '0.00', narrative: 'Amazon reimbursements taken back 2026-10' }],
			},
			{ document: 'bank_transfer', amount: '9.20' },
		]);
	});

	it('pays nothing for a negative total and carries the debt into the next settlement', () => {
		const outcome = planOf({ total: '-3.60', rows: [SALE[2]] }, { settings: settingsWith('0.00') });
		expect(steps(outcome)).toEqual([['bank_payment', 'FEES-2610-0', '2026-10-31', '3.60']]);
		expect(outcome.ready[0].plan.closingClearing).toBe('-3.60');
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
		expect(charged.ready[0].plan.closingClearing).toBe('0.00');
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
			{ settings: settingsWith('0.00') },
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
	const nominalMap = [
		{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Goodwill', nature: 'reimbursement', nominalCode: '4910' },
	];
	const outcome = planOf(
		{ total: '5.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC'), goodwill] },
		{ settings: settingsWith('0.00'), nominalMap },
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
			lines: [{ nominalCode: '4910', taxCode: 9, net: '3.00', tax: '0.00', narrative: 'Amazon amounts outside VAT 2026-10' }],
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
	const outcome = planOf({ total: '0.00', rows: nothing }, { settings: settingsWith('0.00') });
	expect([outcome.exceptions, outcome.ready[0].plan.steps]).toEqual([[], []]);
});

describe('holding a settlement', () => {
	const unknown: ShortRow = { type: ['Brand New Type', 'Unseen', 'Whatever'], amount: '-1.00' };

	it('holds the whole settlement when one row type is unknown, and shows type, value, count and an example', () => {
		const outcome = planOf({ total: '68.40', rows: [...SIMPLE.rows, unknown, unknown] });
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toHaveLength(1);
		expect(outcome.exceptions[0]).toMatchObject({
			kind: 'unknownRowType',
			owner: 'finance',
			recordId: '11111111111',
			amount: '-2.00',
			currency: 'GBP',
			dueAt: '2026-11-06T09:00:00.000Z',
		});
		const version = planOf(SIMPLE).ready[0].catalogueVersion;
		expect(version).toMatch(/^20\d\d-[01]\d$/);
		expect(outcome.exceptions[0].message).toBe(
			`Row type "Brand New Type / Unseen / Whatever" is not in the catalogue of ${version}: Amazon may have changed its fee structure (2 rows, first in line 8).`,
		);
		expect(planOf({ total: '69.40', rows: [...SIMPLE.rows, unknown] }).exceptions[0].message).toContain('(1 row, in line 8)');
	});

	it("goes on once the client's map knows the type", () => {
		const nominalMap = [
			{
				transactionType: 'brand new type',
				amountType: 'UNSEEN',
				amountDescription: '*',
				nature: 'fee',
				vat: 'inclusive',
				nominalCode: '6290',
				costCentre: 'WEB',
			},
		];
		const outcome = planOf({ total: '69.40', rows: [...SIMPLE.rows, unknown] }, { nominalMap });
		expect(outcome.ready[0].plan.steps[1].lines).toContainEqual(
			expect.objectContaining({ nominalCode: '6290', costCentre: 'WEB', net: '0.83', tax: '0.17', gross: '1.00' }),
		);
	});

	it.each<[string, ShortFile, Partial<PlanInput>, string[]]>([
		['an order that is due in Sage is missing', SIMPLE, { ordersInSage: [] }, ['orderNotInSage']],
		[
			'withheld tax does not cancel the tax of its item',
			{
				total: '17.00',
				rows: [...SALE, { ...SALE[0], type: ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'], amount: '-3.40' }],
			},
			{ settings: settingsWith('0.00') },
			['withheldTaxDoesNotCancel'],
		],
		[
			'the VAT of a fee is not settled for the marketplace',
			{ total: '20.40', rows: SALE.map((row) => ({ ...row, marketplace: 'Amazon.de' })) },
			{ settings: settingsWith('0.00') },
			['feeVatUndecided'],
		],
		[
			'a base fee has no tax row',
			{ total: '-5.00', rows: [{ type: ['AmazonFees', 'Vine Enrollment Fee', 'Base fee'], amount: '-5.00' }] },
			{ settings: settingsWith('0.00') },
			['feeVatUndecided'],
		],
		[
			'the fees of an account come to a credit',
			{ total: '1.20', rows: [{ type: ['Refund', 'ItemFees', 'Commission'], amount: '1.20', orderId: ORDER_ID }] },
			{ settings: settingsWith('0.00') },
			['feeGroupIsCredit'],
		],
		[
			'a row type has no fixed meaning',
			{ total: '-1.00', rows: [{ type: ['other-transaction', 'other-transaction', 'MiscAdjustment'], amount: '-1.00' }] },
			{ settings: settingsWith('0.00') },
			['unknownRowType'],
		],
		['the opening balance is not agreed', SIMPLE, { settings: settingsWith('') }, ['settlementChainBroken']],
		['the opening balance is another', SIMPLE, { settings: settingsWith('99.99') }, ['settlementChainBroken']],
		[
			'another settlement is agreed as the first',
			SIMPLE,
			{
				settings: settingsFrom({
					series: { GBP: { ...DEFAULT_SETTINGS.series.GBP, openingReserve: '100.00', openingSettlementId: '99999999999' } },
				}),
			},
			['settlementChainBroken'],
		],
		['the settings have no series for the currency', { ...SIMPLE, currency: 'SEK' }, {}, ['settlementNotSupported']],
		[
			'the settlement before ended at another moment',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T07:00:00Z', currentReserve: '100.00', closingClearing: '100.00' } },
			['settlementChainBroken'],
		],
		[
			'the settlement before left another clearing balance',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T08:00:00Z', currentReserve: '100.00', closingClearing: '90.00' } },
			['settlementChainBroken'],
		],
		[
			'the reserve held before is another',
			SIMPLE,
			{ previous: { settlementId: '1', endDate: '2026-10-17T08:00:00Z', currentReserve: '90.00', closingClearing: '100.00' } },
			['reserveDisagrees'],
		],
	])('holds when %s', (_why, file, more, expected) => {
		const outcome = planOf(file, more);
		expect(outcome.ready).toEqual([]);
		expect(kinds(outcome)).toEqual(expected);
		for (const exception of outcome.exceptions)
			expect([exception.message, exception.remedy, exception.key].every((text) => text.length > 0)).toBe(true);
	});

	it('refuses a map that names a rule that does not exist', () => {
		const nominalMap = [{ transactionType: 'X', amountType: 'Y', amountDescription: 'Z', vat: 'twenty' }];
		expect(() => planOf(SIMPLE, { nominalMap })).toThrow(/vat "twenty" must be one of inclusive, split, outsideScope/);
	});
});

describe('any settlement of known rows', () => {
	const pence = fc.integer({ min: 100, max: 500_000 });
	const instant = fc
		.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 2) })
		.map((epoch) => `${new Date(epoch).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
	const decimal = (minor: number) =>
		`${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
	/** One sold item with 20 % VAT and a commission of a tenth, each in its own order, in or around the month end. */
	const sale = fc.record({ net: pence, posted: instant }).map(({ net, posted }): Array<{ row: ShortRow; minor: number }> => {
		const row = (type: ShortRow['type'], minor: number) => ({
			row: {
				type,
				amount: decimal(minor),
				orderId: ORDER_ID,
				item: `${net}-${posted}`,
				sku: 'A',
				channel: 'MFN' as const,
				marketplace: 'Amazon.co.uk',
				posted,
			},
			minor,
		});
		return [
			row(['Order', 'ItemPrice', 'Principal'], net),
			row(['Order', 'ItemPrice', 'Tax'], Math.round(net / 5)),
			row(['Order', 'ItemFees', 'Commission'], -Math.round(net / 10)),
		];
	});
	const file = fc.record({ sales: fc.array(sale, { minLength: 1, maxLength: 12 }), carriedIn: pence, held: pence, seed: fc.integer() });

	it('balances, plans what the journal says, leaves in clearing what Amazon holds; the order of rows does not matter', () => {
		fc.assert(
			fc.property(file, ({ sales, carriedIn, held, seed }) => {
				const rows = sales.flat();
				const total = rows.reduce((sum, { minor }) => sum + minor, 0) + carriedIn - held;
				fc.pre(total > 0);
				const all = [
					reserve('Previous Reserve Amount Balance', decimal(carriedIn)),
					...rows.map(({ row }) => row),
					reserve('Current Reserve Amount', decimal(-held)),
				];
				const shuffled = [...all].sort(
					(a, b) => ((JSON.stringify(a).length * 31 + seed) % 17) - ((JSON.stringify(b).length * 31 + seed) % 17),
				);
				const plans = [all, shuffled].map((order) =>
					planOf(
						{
							start: '2026-10-20 00:00:00 UTC',
							end: '2026-11-03 00:00:00 UTC',
							deposit: '2026-11-05 08:00:00 UTC',
							total: decimal(total),
							rows: order,
						},
						{ settings: settingsWith(decimal(carriedIn)) },
					),
				);
				for (const plan of plans) {
					expect(plan.exceptions).toEqual([]);
					expect(plan.ready[0].plan.identities.every(({ holds }) => holds)).toBe(true);
					expect(plan.ready[0].plan.closingClearing).toBe(decimal(held));
				}
				const inAnyOrder = (index: number) =>
					plans[index].ready[0].plan.steps.map((step) => JSON.stringify({ ...step, step: 0, narrative: '' })).sort();
				expect(inAnyOrder(0)).toEqual(inAnyOrder(1));
			}),
			{ numRuns: 60 },
		);
	});
});
