import { toDecimal } from '../money/money';
import type { BridgeSettings, Channel } from '../settings/settings.types';
import { localDayReader, periodOfDay } from '../time/amazonDate';
import type { Nature } from './catalogue/entry';
import { classifierFor, type Classifier, type NominalMapRow, type TypeColumns } from './catalogue/classify';
import { holdOfType } from './catalogue/typeRefusal';
import { BALANCE_NATURES } from './parts/balances';
import { channelOf } from './rows';
import type { SettlementFacts, SettlementRow } from './settlement.types';
import { SettlementTotals, type SettlementTotal } from './file/totals';

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
	readonly types: ReadonlyArray<SettlementTotal & { readonly known: boolean }>;
	/** Accounting periods, `YYYY-MM`, in order. */
	readonly periods: readonly string[];
}

/** Natures of rows whose order must be looked up in Sage: a sale or a refund hangs on it. */
const ORDER_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax', 'refund', 'refundTax', 'taxWithheld'];

/** Summarises a settlement row by row. The constructor throws only when the client's map is not a map. */
export class SettlementSummariser {
	private readonly classify: Classifier;
	private readonly dayOf: (epoch: number) => string;
	private readonly orders = new Map<string, Channel | ''>();
	private readonly totals = new SettlementTotals();
	private readonly periods = new Set<string>();

	constructor(settings: BridgeSettings, nominalMap: readonly NominalMapRow[] = []) {
		this.classify = classifierFor(nominalMap);
		this.dayOf = localDayReader(settings.timeZone);
	}

	add(row: SettlementRow): void {
		const nature = this.natureOf(row);
		const { orderId } = row;
		if (orderId !== '' && ORDER_NATURES.includes(nature) && !this.orders.has(orderId)) this.orders.set(orderId, channelOf(row) ?? '');
		this.periods.add(periodOfDay(this.dayOf(row.postedAt)));
		this.totals.add(row);
	}

	summary({ header, format }: SettlementFacts): SettlementSummary {
		return {
			...header,
			total: toDecimal(header.total),
			...format,
			orders: [...this.orders].map(([orderId, channel]) => ({ orderId, channel })),
			types: this.totals.list().map((total) => ({ ...total, known: this.isKnown(total) })),
			periods: [...this.periods].sort(),
		};
	}

	private isKnown(types: TypeColumns): boolean {
		const is = this.classify(types);
		return holdOfType(types, is, !is || !BALANCE_NATURES.includes(is.nature)) === undefined;
	}

	private natureOf(types: TypeColumns): Nature {
		return this.classify(types)?.nature ?? 'unclassified';
	}
}
