import { toDecimal } from '../money/money';
import type { BridgeSettings, Channel } from '../settings/settings.types';
import { localDayReader } from '../time/amazonDate';
import type { Nature } from './catalogue/entry';
import { classifierFor, type Classifier, type NominalMapRow, type TypeColumns } from './catalogue/classify';
import { holdOfType } from './catalogue/typeRefusal';
import { BALANCE_NATURES } from './parts/balances';
import { channelOf } from './rows';
import type { RowView } from './file/rowView';
import type { SettlementFacts, SettlementHeader } from './settlement.types';
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
	/** First and last day (`YYYY-MM-DD`, in the client's zone) on which something of it may be dated: of its rows, its end and its deposit. */
	readonly firstDay: string;
	readonly lastDay: string;
}

/** Natures of rows whose order must be looked up in Sage: a sale or a refund hangs on it. */
const ORDER_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax', 'refund', 'refundTax', 'taxWithheld'];

/** What of a row's type is asked of each row. */
interface KnownType {
	readonly hasOrder: boolean;
	readonly isKnown: boolean;
}

/** Summarises a settlement row by row. The constructor throws only when the client's map is not a map. */
export class SettlementSummariser {
	private readonly classify: Classifier;
	private readonly dayOf: (epoch: number) => string;
	/** By the number of the type. */
	private readonly types: KnownType[] = [];
	private readonly orders = new Map<string, Channel | ''>();
	/** The order id of the last rows is among the orders. */
	private isOrderTaken = false;
	private readonly totals = new SettlementTotals();
	private firstDay = '';
	private lastDay = '';

	constructor(settings: BridgeSettings, nominalMap: readonly NominalMapRow[] = []) {
		this.classify = classifierFor(nominalMap);
		this.dayOf = localDayReader(settings.timeZone);
	}

	add(row: RowView): void {
		const { hasOrder } = (this.types[row.typeId] ??= this.typeOf(row.type));
		this.isOrderTaken &&= row.isSameOrder;
		if (hasOrder && !this.isOrderTaken) this.takeOrder(row);
		const day = this.dayOf(row.postedAt);
		if (this.firstDay === '' || day < this.firstDay) this.firstDay = day;
		if (day > this.lastDay) this.lastDay = day;
		this.totals.add(row);
	}

	summary({ header, format }: SettlementFacts): SettlementSummary {
		return {
			...header,
			total: toDecimal(header.total),
			...format,
			orders: [...this.orders].map(([orderId, channel]) => ({ orderId, channel })),
			types: this.totals.list().map((total) => ({ ...total, known: this.typeOf(total).isKnown })),
			...this.daysWith(header),
		};
	}

	private daysWith({ endDate, depositDate }: SettlementHeader): Pick<SettlementSummary, 'firstDay' | 'lastDay'> {
		const days = [this.firstDay, this.lastDay, ...[endDate, depositDate].map((instant) => this.dayOf(Date.parse(instant)))];
		const inOrder = days.filter((day) => day !== '').sort();
		return { firstDay: inOrder.at(0) ?? '', lastDay: inOrder.at(-1) ?? '' };
	}

	private takeOrder(row: RowView): void {
		const { orderId } = row;
		if (orderId !== '' && !this.orders.has(orderId)) this.orders.set(orderId, channelOf(row) ?? '');
		this.isOrderTaken = true;
	}

	private typeOf(type: TypeColumns): KnownType {
		const nature = this.classify(type)?.nature ?? 'unclassified';
		return { hasOrder: ORDER_NATURES.includes(nature), isKnown: this.isKnown(type) };
	}

	private isKnown(type: TypeColumns): boolean {
		const is = this.classify(type);
		return holdOfType(type, is, !is || !BALANCE_NATURES.includes(is.nature)) === undefined;
	}
}
