import fc from 'fast-check';
import { minorUnits, toDecimal } from '../../../nodes/domain/money/money';
import { nextRevision, undoReference } from '../../../nodes/domain/reference/reference';
import { movementsOfPlan } from '../../../nodes/domain/books/bookkeeping';
import type { PlanLine, PlanStep, PostingPlan } from '../../../nodes/domain/books/plan.types';
import { raiseRevision, reversePlan, type ReverseOptions } from '../../../nodes/domain/books/reverse';

const OPTIONS: ReverseOptions = { supplierReference: 'AMAZON', customerReference: 'AMZUKGBP', outsideTaxCodes: [9] };
const decimal = (minor: number) => toDecimal(minorUnits(minor));

const planOf = (steps: PlanStep[]): PostingPlan => ({
	planVersion: 1,
	subject: { kind: 'settlement', id: '15330000001' },
	currency: 'GBP',
	steps,
	identities: [],
	clearing: { bankCode: 'AMZGBP', closing: '0.00', movement: '0.00' },
});
const line = (net: number, tax: number, taxCode: number, nominalCode = '6200'): PlanLine => ({
	nominalCode,
	costCentre: '',
	department: '',
	taxCode,
	net: decimal(net),
	tax: decimal(tax),
	gross: decimal(net + tax),
	narrative: 'Line',
});
const step = (more: Partial<PlanStep>): PlanStep =>
	({
		step: 1,
		document: 'bank_payment',
		reference: '15330000001',
		secondReference: 'FEES-2605-0',
		date: '2026-05-10',
		narrative: 'Fees',
		amount: '120.00',
		currency: 'GBP',
		bankCode: 'AMZGBP',
		lines: [line(10_000, 2_000, 1)],
		...more,
	}) as PlanStep;
const reversed = (steps: PlanStep[], options = OPTIONS) => {
	const result = reversePlan(planOf(steps), options);
	if (!result.ok) throw new Error(result.refusal.message);
	return [...result.value];
};

const anyLine = fc
	.record({ net: fc.integer({ min: 1, max: 1_000_000 }), taxable: fc.boolean(), nominal: fc.constantFrom('4000', '6200', '6210') })
	.map(({ net, taxable, nominal }) => line(net, taxable ? Math.round(net / 5) : 0, taxable ? 1 : 9, nominal));
const anyStep = fc
	.record({
		document: fc.constantFrom(
			'bank_payment',
			'bank_receipt',
			'bank_transfer',
			'sales_receipts',
			'sales_payments',
			'sales_invoices',
			'sales_credit_notes',
			'purchase_invoices',
			'purchase_credit_notes',
			'purchase_receipts',
			'purchase_payments' as const,
		),
		lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
		amount: fc.integer({ min: 1, max: 1_000_000 }),
	})
	.map(({ document, lines, amount }): PlanStep => {
		const hasLines = !['bank_transfer', 'sales_receipts', 'sales_payments', 'purchase_receipts', 'purchase_payments'].includes(document);
		const gross = lines.reduce((sum, each) => sum + Math.round(Number(each.gross) * 100), 0);
		return step({
			document,
			lines: hasLines ? lines : [],
			amount: decimal(hasLines ? gross : amount),
			customerReference: 'AMZUKGBP',
			supplierReference: 'AMAZON',
			...(document === 'bank_transfer' && { bankToCode: 'CURRENT' }),
		});
	});
const anySteps = fc
	.array(anyStep, { minLength: 1, maxLength: 8 })
	.map((steps) =>
		steps.map((each, index) => ({ ...each, step: index + 1, secondReference: `FEES-26${String(index).padStart(2, '0')}-0` })),
	);

test('a plan and its undo move every account by zero, input and output VAT each', () => {
	fc.assert(
		fc.property(anySteps, (steps) => {
			const together = movementsOfPlan([...steps, ...reversed(steps)]);
			expect([...together.entries()].filter(([, amount]) => amount !== 0)).toEqual([]);
		}),
	);
});

/** What a document does to boxes 1, 4, 6 and 7 of the VAT return, from what Sage does with each: sales and receipts are outputs, purchases and payments inputs. */
const BOXES: Readonly<Record<string, readonly [tax: 1 | 4, net: 6 | 7, sign: 1 | -1]>> = {
	bank_payment: [4, 7, 1],
	bank_receipt: [1, 6, 1],
	sales_invoices: [1, 6, 1],
	sales_credit_notes: [1, 6, -1],
	purchase_invoices: [4, 7, 1],
	purchase_credit_notes: [4, 7, -1],
};
function vatBoxes(steps: readonly PlanStep[]): Map<number, number> {
	const boxes = new Map<number, number>();
	const add = (box: number, amount: number) => boxes.set(box, (boxes.get(box) ?? 0) + amount);
	for (const { document, lines } of steps) {
		for (const { net, tax } of lines.filter((each) => !OPTIONS.outsideTaxCodes.includes(each.taxCode))) {
			const [taxBox, netBox, sign] = BOXES[document];
			add(taxBox, sign * Math.round(Number(tax) * 100));
			add(netBox, sign * Math.round(Number(net) * 100));
		}
	}
	return boxes;
}

test('a plan and its undo leave boxes 1, 4, 6 and 7 of the VAT return as they were', () => {
	fc.assert(
		fc.property(anySteps, (steps) => {
			expect([...vatBoxes([...steps, ...reversed(steps)]).values()].filter((amount) => amount !== 0)).toEqual([]);
		}),
	);
});

test('a part of a plan is undone as the whole is', () => {
	fc.assert(
		fc.property(anySteps, fc.integer({ min: 1 }), (steps, odd) => {
			const part = steps.filter((_step, index) => (index + odd) % 2 === 0);
			const together = movementsOfPlan([...steps, ...reversed(part)]);
			const rest = movementsOfPlan(steps.filter((each) => !part.includes(each)));
			for (const [account, amount] of together) expect([account, amount]).toEqual([account, rest.get(account) ?? 0]);
		}),
	);
});

test('no look-up key of an undo is one of the plan, and none comes twice', () => {
	fc.assert(
		fc.property(anySteps, (steps) => {
			const keys = [...steps, ...reversed(steps)].map(({ document, customerReference, supplierReference, bankCode, secondReference }) =>
				[document, customerReference ?? supplierReference ?? bankCode, secondReference].join('|'),
			);
			expect(new Set(keys).size).toBe(keys.length);
		}),
	);
});

test('amounts stay positive, and lines make up their document', () => {
	fc.assert(
		fc.property(anySteps, (steps) => {
			for (const each of reversed(steps)) {
				expect(each.amount).toMatch(/^\d+\.\d{2}$/);
				const gross = each.lines.reduce((sum, { gross: value }) => sum + Math.round(Number(value) * 100), 0);
				if (each.lines.length > 0) expect(decimal(gross)).toBe(each.amount);
			}
		}),
	);
});

/** What undoes what: document, bank, bank to, customer or supplier. */
test.each<[string, Partial<PlanStep>, Array<[string, string | undefined, string | undefined]>]>([
	['a transfer', { document: 'bank_transfer', bankToCode: 'CURRENT', lines: [] }, [['bank_transfer', 'CURRENT', 'AMZGBP']]],
	[
		'a receipt from customers',
		{ document: 'sales_receipts', customerReference: 'AMZUKGBP', lines: [] },
		[['sales_payments', 'AMZGBP', 'AMZUKGBP']],
	],
	[
		'a payment to customers',
		{ document: 'sales_payments', customerReference: 'AMZUKGBP', lines: [] },
		[['sales_receipts', 'AMZGBP', 'AMZUKGBP']],
	],
	[
		'an invoice',
		{ document: 'sales_invoices', bankCode: undefined, customerReference: 'AMZSUMGB' },
		[['sales_credit_notes', undefined, 'AMZSUMGB']],
	],
	[
		'a credit note',
		{ document: 'sales_credit_notes', bankCode: undefined, customerReference: 'AMZSUMGB' },
		[['sales_invoices', undefined, 'AMZSUMGB']],
	],
	[
		'a bank payment with VAT',
		{},
		[
			['purchase_credit_notes', undefined, 'AMAZON'],
			['purchase_receipts', 'AMZGBP', 'AMAZON'],
		],
	],
	[
		'a bank payment at the zero rate, which the VAT return counts',
		{ lines: [line(12_000, 0, 0)] },
		[
			['purchase_credit_notes', undefined, 'AMAZON'],
			['purchase_receipts', 'AMZGBP', 'AMAZON'],
		],
	],
	['a bank payment outside the scope of VAT', { lines: [line(12_000, 0, 9)] }, [['bank_receipt', 'AMZGBP', undefined]]],
	[
		'a bank receipt outside the scope of VAT',
		{ document: 'bank_receipt', lines: [line(12_000, 0, 9)] },
		[['bank_payment', 'AMZGBP', undefined]],
	],
	[
		'a purchase invoice',
		{ document: 'purchase_invoices', bankCode: undefined, supplierReference: 'AMAZON' },
		[['purchase_credit_notes', undefined, 'AMAZON']],
	],
	[
		'a purchase credit note',
		{ document: 'purchase_credit_notes', bankCode: undefined, supplierReference: 'AMAZON' },
		[['purchase_invoices', undefined, 'AMAZON']],
	],
	[
		'a receipt from a supplier',
		{ document: 'purchase_receipts', supplierReference: 'AMAZON', lines: [] },
		[['purchase_payments', 'AMZGBP', 'AMAZON']],
	],
	[
		'a payment to a supplier',
		{ document: 'purchase_payments', supplierReference: 'AMAZON', lines: [] },
		[['purchase_receipts', 'AMZGBP', 'AMAZON']],
	],
	[
		'a bank receipt with VAT',
		{ document: 'bank_receipt' },
		[
			['sales_credit_notes', undefined, 'AMZUKGBP'],
			['sales_payments', 'AMZGBP', 'AMZUKGBP'],
		],
	],
])('undoes %s', (_what, more, expected) => {
	const steps = reversed([step(more)]);
	expect(
		steps.map(({ document, bankCode, bankToCode, customerReference, supplierReference }) => [
			document,
			bankCode,
			bankToCode ?? customerReference ?? supplierReference,
		]),
	).toEqual(expected);
	for (const each of steps)
		expect(each).toMatchObject({
			reference: '15330000001',
			secondReference: 'U-FEES-2605-0',
			date: '2026-05-10',
			amount: '120.00',
			narrative: 'Undo: Fees',
		});
});

test('undoes the last step first, numbered from one, on the day that finance picks', () => {
	const steps = reversed(
		[
			step({ lines: [line(12_000, 0, 9)] }),
			step({ step: 2, document: 'bank_transfer', bankToCode: 'CURRENT', secondReference: 'PAYOUT-2605-0', lines: [] }),
		],
		{ ...OPTIONS, date: '2026-06-01' },
	);
	expect(steps.map(({ step: number, secondReference, date }) => [number, secondReference, date])).toEqual([
		[1, 'U-PAYOUT-2605-0', '2026-06-01'],
		[2, 'U-FEES-2605-0', '2026-06-01'],
	]);
});

test.each<[string, Partial<PlanStep>, Partial<ReverseOptions>, RegExp]>([
	['input VAT without a supplier', {}, { supplierReference: undefined }, /FEES-2605-0 carries input VAT/],
	['output VAT without a customer', { document: 'bank_receipt' }, { customerReference: '' }, /carries output VAT/],
	['tax on a code that is said to be outside', { lines: [line(10_000, 2_000, 9)] }, { supplierReference: undefined }, /carries input VAT/],
	['an undo', { secondReference: 'U-FEES-2605-0' }, {}, /no reference of a posting that can be undone/],
	['a reference that is not ours', { secondReference: 'BY HAND' }, {}, /no reference of a posting/],
])('refuses %s', (_what, more, options, message) => {
	expect(reversePlan(planOf([step(more)]), { ...OPTIONS, ...options })).toMatchObject({
		ok: false,
		refusal: { message: expect.stringMatching(message), at: { step: 1 } },
	});
});

test.each([
	['FEES-2605-0', 'U-FEES-2605-0', 'FEES-2605-1'],
	['PAYOUT-2605-8', 'U-PAYOUT-2605-8', 'PAYOUT-2605-9'],
	['PAYOUT-2605-9', 'U-PAYOUT-2605-9', undefined],
	['20212345671234567C00', '20212345671234567U00', '20212345671234567C01'],
	['20212345671234567CZ9', '20212345671234567UZ9', undefined],
	['U-FEES-2605-0', undefined, undefined],
	['20212345671234567U00', undefined, undefined],
	['anything', undefined, undefined],
])('%s is undone by %s and posted again as %s', (secondReference, undone, again) => {
	expect(undoReference(secondReference)).toBe(undone);
	expect(nextRevision(secondReference)).toBe(again);
});

test('raises every revision of a plan, or none', () => {
	const plan = planOf([step({}), step({ step: 2, secondReference: 'PAYOUT-2605-3' })]);
	expect(raiseRevision(plan)?.steps.map(({ secondReference }) => secondReference)).toEqual(['FEES-2605-1', 'PAYOUT-2605-4']);
	expect(raiseRevision(plan, ['PAYOUT-2605-3'])?.steps[0].secondReference).toBe('FEES-2605-0');
	expect(raiseRevision(planOf([...plan.steps, step({ step: 3, secondReference: 'FEES-2606-9' })]))).toBeUndefined();
});
