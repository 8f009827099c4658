import type { SageOrderFact } from '../../../nodes/domain/settlement/known/sageOrders';
import type { PlanInput } from '../../../nodes/domain/settlement/plan';
import { NOW, ORDER_ID, planInOnlySeries, reserve, SALE, settingsOpening, settlementOf, type ShortFile, type ShortRow } from './fixture';

/** The order as Sage shows it while nobody has cancelled it. */
export const LIVE = { customerDocumentNo: ORDER_ID, documentNo: '0000000012', documentStatus: 'EnumDocumentStatusLive' };
const IN_SAGE = [{ ...LIVE, totalNet: '20.00', totalTax: '4.00' }];

/** Plans a settlement whose one order is in Sage with 20 % VAT, unless told otherwise. */
export function planOf(file: ShortFile, more: Partial<Omit<PlanInput, 'series' | 'settlement'>> = {}) {
	return planInOnlySeries({
		settlement: settlementOf(file),
		settings: settingsOpening('100.00'),
		nominalMap: [],
		ordersInSage: IN_SAGE,
		previous: null,
		now: NOW,
		...more,
	});
}

/** 100.00 carried in, a sale of 24.00 with 3.60 commission, 50.00 held back: 70.40 is paid. */
export const SIMPLE: ShortFile = {
	total: '70.40',
	rows: [reserve('Previous Reserve Amount Balance', '100.00'), ...SALE, reserve('Current Reserve Amount', '-50.00')],
};

export const kinds = (outcome: ReturnType<typeof planOf>) => outcome.exceptions.map(({ kind }) => kind);

type More = Partial<ShortRow>;
const shared = { orderId: ORDER_ID, item: '71000000000001', sku: 'HH-PAN-24', channel: 'MFN', marketplace: 'Amazon.co.uk' } as const;

/** Rows of one item of one order, in short. */
export const row = (type: ShortRow['type'], amount: string, more: More = {}): ShortRow => ({ ...shared, type, amount, ...more });
export const sale = (description: string, amount: string, more: More = {}) => row(['Order', 'ItemPrice', description], amount, more);
export const off = (description: string, amount: string, more: More = {}) => row(['Order', 'Promotion', description], amount, more);
export const back = (description: string, amount: string, more: More = {}) =>
	row(['Refund', 'ItemPrice', description], amount, { adjustmentId: 'A1', ...more });

/** The order in Sage with the given totals. */
export const inSage = (totalNet: string, totalTax: string, more: Partial<SageOrderFact> = {}): SageOrderFact[] => [
	{ ...LIVE, totalNet, totalTax, ...more },
];

/** No opening balance; with everything on the summary route. */
export const OPEN = settingsOpening('0.00');
export const SUMMARY = settingsOpening('0.00', { routes: { FBM: 'summary', FBA: 'summary' } });

/** Plans rows whose `total` is written by hand: the reader refuses rows that do not come to it. */
export const planRows = (total: string, rows: ShortRow[], more: Partial<Omit<PlanInput, 'series' | 'settlement'>> = {}) =>
	planOf({ total, rows }, { settings: OPEN, ...more });

type Planned = ReturnType<typeof planOf>;

/** The steps in short: `sales_receipts SALES-2610-0 24.00`. */
export const stepsOf = (outcome: Planned): string[] | undefined =>
	outcome.ready[0]?.plan.steps.map(({ document, secondReference, amount }) => [document, secondReference, amount].join(' '));

/** Lines of the document with that second reference: nominal, tax code, net, tax. */
export const linesOf = (outcome: Planned, secondReference: string): string[] | undefined =>
	outcome.ready[0]?.plan.steps
		.find((step) => step.secondReference === secondReference)
		?.lines.map(({ nominalCode, taxCode, net, tax }) => `${nominalCode} T${taxCode} ${net} + ${tax}`)
		.sort();
