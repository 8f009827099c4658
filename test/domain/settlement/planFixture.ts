import type { PlanInput } from '../../../nodes/domain/settlement/plan';
import { NOW, ORDER_ID, planInOnlySeries, reserve, SALE, settingsOpening, settlementOf, type ShortFile } from './fixture';

/** The order as Sage shows it while nobody has cancelled it. */
export const LIVE = { customerDocumentNo: ORDER_ID, documentNo: '0000000012', documentStatus: 'EnumDocumentStatusLive' };
const IN_SAGE = [{ ...LIVE, totalNet: '20.00', totalTax: '4.00' }];

/** Plans a settlement whose one order is in Sage with 20 % VAT, unless told otherwise. */
export function planOf(file: ShortFile, more: Partial<Omit<PlanInput, 'series'>> = {}) {
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
