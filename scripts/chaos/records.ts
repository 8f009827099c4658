import { minorUnits, toDecimal } from '../../nodes/domain/money/money';
import type { SalesOrderDraft } from '../../nodes/domain/order/order.types';
import type { PlanLine, PlanStep, PostingPlan, SageDocument, StepFields } from '../../nodes/domain/books/plan.types';
import { OPENING_RESERVE_PENCE } from '../../sandbox/company/company';
import type { Chance } from './random';

const SETTLEMENT_ID = '15330000001';
const decimal = (pence: number): string => toDecimal(minorUnits(pence));

const line = (nominalCode: string, net: number, isTaxed: boolean): PlanLine => {
	const tax = isTaxed ? Math.round(net / 5) : 0;
	return {
		nominalCode,
		costCentre: '',
		department: '',
		taxCode: isTaxed ? 1 : 26,
		net: decimal(net),
		tax: decimal(tax),
		gross: decimal(net + tax),
		narrative: 'Chaos',
	};
};

/** What each kind of document of a settlement looks like; `pence` is its net or its amount. */
const STEPS: ReadonlyArray<{ part: string; document: SageDocument; make: (pence: number) => Partial<StepFields> }> = [
	{
		part: 'SALES',
		document: 'sales_receipts',
		make: (pence) => ({ customerReference: 'AMZUKGBP', bankCode: 'AMZGBP', amount: decimal(pence) }),
	},
	{ part: 'CRN', document: 'sales_credit_notes', make: (pence) => ({ customerReference: 'AMZUKGBP', lines: [line('4030', pence, true)] }) },
	{
		part: 'REFUNDS',
		document: 'sales_payments',
		make: (pence) => ({ customerReference: 'AMZUKGBP', bankCode: 'AMZGBP', amount: decimal(pence) }),
	},
	{ part: 'INV', document: 'sales_invoices', make: (pence) => ({ customerReference: 'AMZSUMGB', lines: [line('4000', pence, true)] }) },
	{
		part: 'FEES',
		document: 'bank_payment',
		make: (pence) => ({ bankCode: 'AMZGBP', lines: [line('6200', pence, true), line('6230', pence + 7, true)] }),
	},
	{ part: 'REIMB', document: 'bank_receipt', make: (pence) => ({ bankCode: 'AMZGBP', lines: [line('4900', pence, false)] }) },
	{ part: 'PAYOUT', document: 'bank_transfer', make: (pence) => ({ bankCode: 'AMZGBP', bankToCode: 'CURRENT', amount: decimal(pence) }) },
];

/** Signs of the clearing movement by document; what is not here does not touch a bank. */
const INTO_CLEARING: Readonly<Partial<Record<SageDocument, 1 | -1>>> = {
	sales_receipts: 1,
	bank_receipt: 1,
	sales_payments: -1,
	bank_payment: -1,
	bank_transfer: -1,
};

const penceOf = (amount: string): number => Math.round(Number(amount) * 100);

/** A settlement of two to seven documents, of all kinds over the runs. */
export function anyPlan(chance: Chance): PostingPlan {
	const chosen = STEPS.filter(() => chance.happens(0.6));
	const kinds = chosen.length >= 2 ? chosen : STEPS.slice(0, 2);
	const steps = kinds.map(({ part, document, make }, index): PlanStep => {
		const made = make(chance.between(100, 200_000));
		const gross = (made.lines ?? []).reduce((sum, each) => sum + penceOf(each.gross), 0);
		return {
			step: index + 1,
			document,
			reference: SETTLEMENT_ID,
			secondReference: `${part}-2605-0`,
			date: '2026-05-10',
			narrative: 'Chaos',
			currency: 'GBP',
			amount: decimal(gross),
			lines: [],
			...made,
		} as PlanStep;
	});
	const movement = steps.reduce((sum, { document, amount }) => sum + (INTO_CLEARING[document] ?? 0) * penceOf(amount), 0);
	return {
		planVersion: 1,
		subject: { kind: 'settlement', id: SETTLEMENT_ID },
		currency: 'GBP',
		steps,
		identities: [],
		clearing: {
			bankCode: 'AMZGBP',
			closing: decimal(OPENING_RESERVE_PENCE + movement),
			movement: decimal(movement),
		},
	};
}

/** One to four orders of one to three kettles. */
export function anyOrders(chance: Chance): SalesOrderDraft[] {
	return Array.from({ length: chance.between(1, 4) }, (_, index) => {
		const quantity = chance.between(1, 3);
		return {
			customerReference: 'AMZUKGBP',
			customerDocumentNo: `202-0000000-000000${index + 1}`,
			documentDate: '2026-05-12',
			currency: 'GBP',
			pricesIncludeTax: false,
			lines: [
				{ lineType: 'standard', stockCode: 'KETTLE-17', warehouse: 'HOME', quantity: String(quantity), unitPrice: '25.00000', taxCode: 1 },
			],
			expectedGross: decimal(quantity * 3_000),
		} as SalesOrderDraft;
	});
}
