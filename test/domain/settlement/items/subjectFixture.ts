import { SourceLines } from '../../../../nodes/domain/books/sourceLines';
import type { NonEmpty } from '../../../../nodes/domain/lists/groupBy';
import { fromDecimal } from '../../../../nodes/domain/money/money';
import type { Nature } from '../../../../nodes/domain/settlement/catalogue/entry';
import { vatOfItem, type VatKnowledge } from '../../../../nodes/domain/settlement/items/subjectVat';
import { subjectOf } from '../../../../nodes/domain/settlement/items/subjectOf';
import type { SettlementRow } from '../../../../nodes/domain/settlement/settlement.types';
import type { AmazonOrderFact } from '../../../../nodes/domain/settlement/known/amazonOrders';
import type { SageVat } from '../../../../nodes/domain/settlement/known/sageVat';
import type { ClassifiedRow } from '../../../../nodes/domain/settlement/rows';

export type Short = readonly [description: string, amount: string, amountType?: string];

const natureOf = ([description, , amountType = 'ItemPrice']: Short): Nature => {
	if (amountType === 'ItemWithheldTax') return 'taxWithheld';
	if (amountType === 'Promotion') return description === 'TaxDiscount' ? 'promotionTax' : 'promotion';
	return description.endsWith('Tax') ? 'saleTax' : 'sale';
};
const rowOf = (short: Short): ClassifiedRow => {
	const row = sourceRow(short);
	const is = { nature: natureOf(short), vat: 'undecided', nominalCode: '4000', costCentre: '', department: '' } as const;
	return { day: '2026-10-20', period: '2026-10', lines: SourceLines.of(3), is, row, subject: subjectOf(row, is) };
};
const sourceRow = (short: Short): SettlementRow => ({
	line: 3,
	transactionType: 'Order',
	amountType: short[2] ?? 'ItemPrice',
	amountDescription: short[0],
	amount: fromDecimal(short[1]),
	orderId: '202-5550001-1110001',
	adjustmentId: '',
	orderItemCode: '1',
	marketplaceName: 'Amazon.co.uk',
	fulfillmentId: 'MFN',
	sku: 'A',
	quantity: 0,
	postedAt: 0,
});
export const item = (...rows: Short[]) => rows.map(rowOf) as NonEmpty<ClassifiedRow>;

export const NOTHING_KNOWN: VatKnowledge = {
	side: 'sales',
	isUk: true,
	units: 0,
	inSage: () => undefined,
	stockItem: undefined,
	onAmazon: undefined,
	isCalculated: true,
	isAssumed: false,
};
export const sentTo = (shipTo: string, shipFrom = 'GB'): AmazonOrderFact => ({
	orderId: '202-5550001-1110001',
	createdTime: '2026-10-01T10:00:00Z',
	shipTo,
	shipFrom,
	carrier: '',
	units: 1,
});
export const sageSays = (treatment: SageVat['treatment'], net?: string, tax?: string): Partial<VatKnowledge> => ({
	inSage: () => ({ treatment, units: 0, ...(net && tax && { net: fromDecimal(net), tax: fromDecimal(tax) }) }),
});

/** Each subject in short, `goods standard 20.00 + 4.00`; or the doubt. */
export function vatOf(rows: NonEmpty<ClassifiedRow>, more: Partial<VatKnowledge> = {}): string[] | string {
	const vat = vatOfItem(rows, { ...NOTHING_KNOWN, ...more });
	const amount = (value: number) => (value / 100).toFixed(2);
	return typeof vat === 'string'
		? vat
		: vat.map(
				({ subject, treatment, net, tax, contained }) =>
					`${subject} ${treatment} ${amount(net)} ${contained ? 'with' : '+'} ${amount(tax)}`,
			);
}
