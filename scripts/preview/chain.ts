import type { ExceptionRecord } from '../../nodes/domain/exceptions/exception';
import { exceptionOf } from '../../nodes/domain/exceptions/kinds';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import { toDecimal } from '../../nodes/domain/money/money';
import type { Refusal } from '../../nodes/domain/result';
import type { BridgeSettings, SeriesSettings } from '../../nodes/domain/settings/settings.types';
import { classifierFor, type Classifier, type NominalMapRow } from '../../nodes/domain/settlement/catalogue/classify';
import { emptyRow, openTransfers, transfersText, type BoardRow } from '../../nodes/domain/settlement/desk/board';
import { endsOf } from '../../nodes/domain/settlement/ends';
import { foldSettlement } from '../../nodes/domain/settlement/fold/fold';
import type { FoundFacts } from '../../nodes/domain/settlement/known/known';
import type { OrderMoney } from '../../nodes/domain/settlement/known/orderMoney';
import { analyseSettlement, type SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { SettlementFormat, SettlementHeader } from '../../nodes/domain/settlement/settlement.types';
import type { PostedBefore } from './facts';
import type { SettlementFile } from './load';
import { heldAfter } from './journalRows';
import { placeOf, type Place } from './place';

/** A settlement worked through at its place in its chain. */
export interface WorkedSettlement {
	/** Path as it was given. */
	readonly file: string;
	readonly format: SettlementFormat;
	/** `held`: one of its exceptions holds it as a whole. Exceptions of single orders may stand beside `ready`. */
	readonly status: 'ready' | 'held';
	readonly analysis: SettlementAnalysis;
	readonly assumes: readonly string[];
}

export interface AuditInput {
	readonly files: readonly SettlementFile[];
	readonly settings: BridgeSettings;
	readonly nominalMap: readonly NominalMapRow[];
	readonly facts: FoundFacts;
	/** Posted before the first of the files, each with the key of its series. */
	readonly previous: readonly PostedBefore[];
	/** ISO 8601 instant, for due times. */
	readonly now: string;
}

/** What the settlements before have left behind. It grows from one to the next. */
interface Books {
	readonly series: SeriesSettings[];
	readonly board: BoardRow[];
	readonly money: OrderMoney[];
}

/**
 * Works settlements through in the order of their periods, each behind those before it as though they were posted, and gives them by series. Nothing
 * is asked of Sage or Amazon.
 */
export function workThrough(input: AuditInput): WorkedSettlement[] {
	const { files, settings, nominalMap, previous } = input;
	const ids = new Set(files.map(({ settlement }) => settlement.header.settlementId));
	const before = previous.filter(({ settlementId }) => !ids.has(settlementId));
	const books: Books = { series: [...settings.series], board: before.map(rowOfPosted), money: [] };
	const classify = classifierFor(nominalMap);
	const worked = [...files].sort(byPeriod).map((file) => workOne(input, file, classify, books));
	return [...groupBy(worked, ({ analysis }) => `${analysis.currency}|${analysis.series}`).values()].flat();
}

function byPeriod({ settlement: { header: one } }: SettlementFile, { settlement: { header: other } }: SettlementFile): number {
	const apart = (field: 'startDate' | 'endDate') => Date.parse(one[field]) - Date.parse(other[field]);
	return apart('startDate') || apart('endDate');
}

function workOne(input: AuditInput, { file, settlement: listed }: SettlementFile, classify: Classifier, books: Books): WorkedSettlement {
	const { facts, nominalMap, now } = input;
	const settlement = foldSettlement(listed, input.settings, nominalMap);
	const { series, previous, refusal, assumes } = placed(books, placeOf(endsOf(settlement, classify, ''), books.series, books.board));
	const settings = { ...input.settings, series: books.series };
	const orderMoney = [...(facts.orderMoney ?? []), ...books.money];
	const transfers = openTransfers(books.board, series.key, settlement.header.settlementId) ?? [];
	const own = analyseSettlement({
		...facts,
		orderMoney,
		settlement,
		settings,
		series,
		nominalMap,
		previous,
		openTransfers: transfers,
		now,
	});
	books.board.push(rowOfPlanned(own));
	books.money.push(...own.orderMoney);
	const exceptions = [...(refusal ? [exceptionOfPlace(settlement.header, refusal, now)] : []), ...own.exceptions];
	const status = exceptions.some(({ holds }) => holds) ? 'held' : 'ready';
	return { file, format: settlement.format, status, analysis: { ...own, exceptions }, assumes };
}

/** A series that this settlement would open is one of the series from now on. */
function placed({ series: all }: Books, place: Place): Place {
	if (!all.some(({ key, currency }) => key === place.series.key && currency === place.series.currency)) all.push(place.series);
	return place;
}

const exceptionOfPlace = ({ settlementId, total, currency }: SettlementHeader, { kind, ...words }: Refusal, now: string): ExceptionRecord =>
	exceptionOf(kind, { ...words, recordId: settlementId, amount: toDecimal(total), currency }, now);

const rowOfPosted = (before: PostedBefore): BoardRow => ({ ...emptyRow(before.settlementId), ...before, status: 'posted' });

function rowOfPlanned(analysis: SettlementAnalysis): BoardRow {
	const { settlementId, series, currency, startDate, endDate, currentReserve } = analysis;
	const transfers = transfersText(analysis.transfers.map(({ name, amount }) => ({ name, amount: toDecimal(amount) })));
	const ends = { startDate, endDate, currentReserve, closingClearing: heldAfter(analysis) };
	return { ...emptyRow(settlementId), series, currency, ...ends, transfers, status: 'posted' };
}
