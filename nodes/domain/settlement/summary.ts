import { minorUnits, toDecimal } from '../money/money';
import type { BridgeSettings, Channel } from '../settings';
import { localDayReader, periodOfDay } from '../time/amazonDate';
import type { Nature } from './catalogue/entry';
import { classifierFor, type NominalMapRow } from './classify';
import { channelOf } from './context';
import type { Settlement } from './settlement.types';

/** What is in a settlement, without its rows: enough to look the orders up in Sage and to show a person. */
export interface SettlementSummary {
	readonly settlementId: string;
	readonly currency: string;
	readonly startDate: string;
	readonly endDate: string;
	readonly depositDate: string;
	readonly total: string;
	readonly rowCount: number;
	readonly encoding: string;
	readonly decimalSeparator: string;
	/** Orders whose sale or refund is settled, each once. */
	readonly orders: ReadonlyArray<{ orderId: string; /** '' when the row does not say. */ channel: Channel | '' }>;
	readonly types: ReadonlyArray<{
		transactionType: string;
		amountType: string;
		amountDescription: string;
		rows: number;
		amount: string;
		known: boolean;
	}>;
	/** Accounting periods, `YYYY-MM`, in order. */
	readonly periods: readonly string[];
}

/** Natures of rows whose order must be looked up in Sage: a sale or a refund hangs on it. */
const ORDER_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax', 'refund', 'refundTax', 'taxWithheld'];

/** Summarises a settlement that was read. Throws only when the client's map is not a map. */
export function summariseSettlement(
	settlement: Settlement,
	settings: BridgeSettings,
	nominalMap: readonly NominalMapRow[] = [],
): SettlementSummary {
	const classify = classifierFor(nominalMap);
	const dayOf = localDayReader(settings.timeZone);
	const orders = new Map<string, Channel | ''>();
	const types = new Map<string, { row: Settlement['rows'][number]; rows: number; minor: number }>();
	const periods = new Set<string>();
	for (const row of settlement.rows) {
		const nature = classify(row)?.nature ?? 'unclassified';
		if (row.orderId !== '' && ORDER_NATURES.includes(nature) && !orders.has(row.orderId)) orders.set(row.orderId, channelOf(row) ?? '');
		periods.add(periodOfDay(dayOf(row.postedAt)));
		const key = `${row.transactionType}\t${row.amountType}\t${row.amountDescription}`;
		const type = types.get(key);
		if (type) Object.assign(type, { rows: type.rows + 1, minor: type.minor + row.amount });
		else types.set(key, { row, rows: 1, minor: row.amount });
	}
	const { header, format } = settlement;
	return {
		...header,
		total: toDecimal(header.total),
		...format,
		orders: [...orders].map(([orderId, channel]) => ({ orderId, channel })),
		types: [...types.values()].map(({ row, rows, minor }) => ({
			transactionType: row.transactionType,
			amountType: row.amountType,
			amountDescription: row.amountDescription,
			rows,
			amount: toDecimal(minorUnits(minor)),
			known: (classify(row)?.nature ?? 'unclassified') !== 'unclassified',
		})),
		periods: [...periods].sort(),
	};
}
