import type { ExceptionRecord } from '../../../nodes/domain/exceptions/exception';
import { exceptionOf } from '../../../nodes/domain/exceptions/kinds';
import type { BridgeSettings, SeriesSettings } from '../../../nodes/domain/settings/settings.types';
import { classifierFor, type NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { readBoard, type BoardRow } from '../../../nodes/domain/settlement/desk/board';
import { orderMoneyRow, readOrderMoney, type OrderMoneyRow } from '../../../nodes/domain/settlement/desk/orderMoney';
import { readWaiting, waitingRow, type WaitingRow } from '../../../nodes/domain/settlement/desk/waiting';
import { foldSettlement, type FoldedSettlement } from '../../../nodes/domain/settlement/fold/fold';
import { endsOf } from '../../../nodes/domain/settlement/ends';
import { scanSettlement } from '../../../nodes/domain/settlement/file/read';
import { followUp, type FollowedUp } from '../../../nodes/domain/settlement/followUp';
import type { FoundFacts } from '../../../nodes/domain/settlement/known/known';
import { readFacts } from '../../../nodes/domain/settlement/known/readFacts';
import { NeedsGatherer, ordersToAsk, type FileNeeds } from '../../../nodes/domain/settlement/needs';
import type { WaitingCredit } from '../../../nodes/domain/settlement/parts/waiting.types';
import { analyseSettlement, type SettlementAnalysis } from '../../../nodes/domain/settlement/plan';
import { findSeries } from '../../../nodes/domain/settlement/series';
import type { PreviousSettlement, Settlement, SettlementRow } from '../../../nodes/domain/settlement/settlement.types';
import { amazonOrderRow, handCreditRow, orderRows, productRows, taxCodeRows } from '../shop/sage';
import type { SellerKind } from '../shop/seller';
import type { Fortnight, Shop } from '../shop/shop';
import { handCredit } from './credits';
import { boardRowOf } from './posted';
import { mapWithNewType, setUp } from './setup';

/** A settlement as the flow worked it through. */
export interface Worked {
	readonly settlement: Settlement;
	readonly analysis: SettlementAnalysis;
	/** What holds it as a whole; none when it posts. */
	readonly holds: readonly ExceptionRecord[];
}

/** A credit note that waited, looked at again. */
export interface LookedAt {
	readonly waiting: WaitingCredit;
	readonly found: FollowedUp;
}

type CreditRow = ReturnType<typeof handCreditRow>;

/** The client's side: its tables and its Sage, as the flow leaves them behind from one settlement to the next. Everything goes through the readers that ship. */
export class Company {
	readonly settings: BridgeSettings;
	/** Credits in Sage, by hand and ours. */
	readonly credits: CreditRow[] = [];
	private nominalMap: readonly NominalMapRow[];
	private readonly skuMap: FoundFacts['skuMap'];
	private readonly board: BoardRow[] = [];
	private readonly money: OrderMoneyRow[] = [];
	private waiting: WaitingRow[] = [];
	private readonly orderFacts = new Map<string, ReturnType<typeof amazonOrderRow>>();

	constructor(
		private readonly kind: SellerKind,
		private readonly shop: Shop,
	) {
		({ settings: this.settings, skuMap: this.skuMap, nominalMap: this.nominalMap } = setUp(kind));
	}

	/** Works a settlement through. What was held is answered for by a person where that is foreseen, and stands on the board as posted afterwards. */
	work(fortnight: Fortnight): Worked {
		for (const booked of fortnight.refunds)
			if (booked.refund.byHand !== 'no') this.credits.push(handCreditRow(booked.refund, handCredit(booked)));
		const { settlement, needs } = this.read(fortnight.text);
		const first = this.analyse(settlement, needs, fortnight.index);
		const { holds } = first;
		if (fortnight.hasNewType) this.nominalMap = mapWithNewType();
		const { analysis } = fortnight.hasNewType ? this.analyse(settlement, needs, fortnight.index) : first;
		this.keep(analysis, fortnight);
		return { settlement, analysis, holds };
	}

	private read(text: string): { settlement: Settlement; needs: FileNeeds } {
		let rows: SettlementRow[] = [];
		let gatherer = new NeedsGatherer(classifierFor(this.nominalMap));
		const begin = () => {
			[rows, gatherer] = [[], new NeedsGatherer(classifierFor(this.nominalMap))];
			return (row: Parameters<NeedsGatherer['add']>[0]) => {
				rows.push(row.toRow());
				gatherer.add(row);
			};
		};
		const read = scanSettlement([new TextEncoder().encode(text)], begin);
		if (!read.ok) throw new Error(read.refusal.message);
		return { settlement: { ...read.value, rows }, needs: gatherer.needs() };
	}

	private analyse(listed: Settlement, needs: FileNeeds, index: number): Pick<Worked, 'analysis' | 'holds'> {
		const settlement = foldSettlement(listed, this.settings, this.nominalMap);
		const now = new Date(Date.parse(settlement.header.endDate) + 3 * 86_400_000).toISOString();
		const { series, previous, exceptions } = this.placed(settlement, now);
		const analysis = analyseSettlement({
			...this.facts(needs.orderIds, index, needs),
			settlement,
			settings: this.settings,
			series,
			previous,
			nominalMap: this.nominalMap,
			now,
		});
		return { analysis, holds: [...exceptions, ...analysis.exceptions].filter(({ holds }) => holds) };
	}

	private placed(
		settlement: FoldedSettlement,
		now: string,
	): { series: SeriesSettings; previous: PreviousSettlement | null; exceptions: ExceptionRecord[] } {
		const found = findSeries(endsOf(settlement, classifierFor(this.nominalMap), ''), this.settings.series, readBoard(this.board));
		if (found.ok) return { ...found.value, exceptions: [] };
		const { kind, ...words } = found.refusal;
		const exception = exceptionOf(kind, { ...words, recordId: settlement.header.settlementId }, now);
		return { series: this.settings.series[0], previous: null, exceptions: [exception] };
	}

	/** What is looked up in Sage and asked of Amazon; Amazon's answers are kept. */
	private facts(orderIds: readonly string[], index: number, needs?: FileNeeds): FoundFacts {
		const orders = orderIds.flatMap((id) => orderRows(this.shop.order(id), index));
		const inSage = readFacts({ orders, taxCodes: taxCodeRows }).ordersInSage;
		const asked =
			needs && inSage !== 'assumed'
				? ordersToAsk(needs, inSage, { answered: new Set(this.orderFacts.keys()), unanswered: new Set() }, this.settings).orderIds
				: [];
		for (const id of asked) this.orderFacts.set(id, amazonOrderRow(this.shop.order(id)));
		const { money } = readOrderMoney(this.money);
		return {
			...readFacts({
				orders,
				credits: this.credits.filter(({ amazon_order_id: id }) => orderIds.includes(id)),
				taxCodes: taxCodeRows,
				products: productRows(this.kind),
				amazonOrders: [...this.orderFacts.values()],
			}),
			skuMap: this.skuMap,
			orderMoney: money,
		};
	}

	private keep(analysis: SettlementAnalysis, { settlementId }: Fortnight): void {
		this.board.push(boardRowOf(analysis));
		this.money.push(...Array.from(analysis.orderMoney, orderMoneyRow));
		this.waiting.push(...analysis.waiting.map((credit) => waitingRow(credit, '', analysis.endDate)));
		for (const { document, secondReference, amount } of analysis.plan.steps)
			if (document === 'sales_credit_notes') this.credited(settlementId, secondReference, amount);
	}

	private credited(settlementId: string, secondReference: string, amount: string): void {
		const [, ...parts] = /^(\d{3})(\d{7})(\d{7})C/.exec(secondReference) ?? [];
		if (parts.length === 0) return;
		this.credits.push({
			amazon_order_id: parts.join('-'),
			source: 'creditNote',
			document_no: `U${this.credits.length}`,
			reference: settlementId,
			second_reference: secondReference,
			gross_value: amount,
			may_be_same_as: [],
		});
	}

	/** Looks at every credit note that waits, as Sage is in that fortnight; one that may be posted is. */
	lookAgain(index: number): LookedAt[] {
		const { kept, unreadable } = readWaiting(this.waiting);
		if (unreadable.length > 0) throw new Error(`Waiting credits cannot be read: ${unreadable.join(', ')}`);
		return kept.map(({ row, credit }) => {
			const found = followUp({
				...this.facts([credit.orderId], index),
				waiting: credit,
				settings: this.settings,
				series: this.settings.series[0],
				nominalMap: this.nominalMap,
				now: '2027-12-01T09:00:00.000Z',
			});
			if (found.state === 'ready') {
				for (const { secondReference, amount } of found.plan.steps) this.credited(credit.settlementId, secondReference, amount);
				this.waiting = this.waiting.map((one) => (one.key === row.key ? { ...one, status: 'posted' } : one));
			}
			return { waiting: credit, found };
		});
	}
}
