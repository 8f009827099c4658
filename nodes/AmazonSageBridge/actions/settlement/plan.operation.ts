import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { toDecimal } from '../../../domain/money/money';
import { readAmazonSummary } from '../../../domain/settlement/amazonSummary';
import { classifierFor, type NominalMapRow } from '../../../domain/settlement/catalogue/classify';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import type { Refusal } from '../../../domain/result';
import { day } from '../../../domain/settings/values';
import { isPosted, openTransfers, rowsOfSettlement, type BoardRow } from '../../../domain/settlement/desk/board';
import { waitingRow, type WaitingRow } from '../../../domain/settlement/desk/waiting';
import { endsOf } from '../../../domain/settlement/ends';
import { planSettlement, withDecimals, type SettlementPlan } from '../../../domain/settlement/plan';
import { findSeries } from '../../../domain/settlement/series';
import { FoldedRows, type FoldedSettlement } from '../../../domain/settlement/fold/fold';
import type { SettlementHeader } from '../../../domain/settlement/settlement.types';
import { textOf } from '../../../domain/text/textOf';
import { binaryField, BOARD, boardField, nominalMapField, NOW, nowField, readBoardRows } from '../../fields';
import { judgeNominalMap, withUnusableMap } from '../../nominalMap';
import { exceptionItems, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, wrong, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readSettlementFile } from './file';
import { factFields, readGivenFacts, unusableDecision, unusableSkuMap } from './facts';

const SUMMARY: Parameter = { name: 'amazonSummary', displayName: 'Amazon Summary' };
const LEFT_TO_ASK: Parameter = { name: 'leftToAsk', displayName: 'Orders Left to Ask' };

const properties: INodeProperties[] = [
	binaryField,
	settingsField,
	nominalMapField,
	...factFields,
	{
		displayName: 'Orders Left to Ask',
		name: 'leftToAsk',
		type: 'number',
		default: 0,
		description:
			'How many orders of a summary channel Amazon is still to be asked about, as Settlement: List Needs gives it. Above 0 the settlement waits.',
	},
	boardField,
	{
		displayName: 'Account Type',
		name: 'accountType',
		type: 'string',
		default: '',
		placeholder: 'e.g. Standard Orders',
		description:
			"Account type that Amazon's Finances give for this settlement. It is the first proof of its series. Leave empty to take that of Amazon Summary, where Amazon says one.",
	},
	{
		displayName: 'Amazon Summary',
		name: 'amazonSummary',
		type: 'json',
		default: '[]',
		description:
			"Amazon's second word on the settlement as JSON, as Finance: Get Settlement Summary of Amazon Seller Central puts it out: account type and net proceeds. What did not answer is not compared.",
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['plan'] } }, properties);

/**
 * Ready: series, journal and posting plan, amounts as decimal strings. Exceptions: everything that holds the settlement; nothing of it may be
 * posted then. A settlement that the board shows as posted is not planned again: its item has no plan, and Decide says so.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const nominalMap = judgeNominalMap(this, run);
	const now = readInstant(this, NOW, i);
	if (!nominalMap.ok) return withUnusableMap(nominalMap.refusal, i, now);
	const settings = readSettings(this, run);
	const begin = () => new FoldedRows(settings, nominalMap.value);
	let rows = begin();
	const reading = await readSettlementFile(this, i, now, () => {
		const folded = begin();
		rows = folded;
		return (row) => folded.add(row);
	});
	if ('exception' in reading) return { ready: [], exceptions: exceptionItems([reading.exception]), leftAlone: [] };
	return planIn(this, i, run, { settlement: { ...reading.facts, rows }, nominalMap: nominalMap.value, now });
}

interface Given {
	readonly settlement: FoldedSettlement;
	readonly nominalMap: readonly NominalMapRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

function planIn(context: IExecuteFunctions, i: number, run: RunCache, { settlement, nominalMap, now }: Given): BridgeItems {
	const settings = readSettings(context, run);
	const board = readBoardRows(context, run);
	const { settlementId, currency } = settlement.header;
	const posted = rowsOfSettlement(board, settlementId).find(isPosted);
	if (posted)
		return { ready: [readyItem({ settlementId, series: posted.series, currency })], exceptions: [], leftAlone: ['posted already'] };
	const summary = readAmazonSummary(readRows<IDataObject>(context, SUMMARY, i), settlement.header);
	const accountType = textOf(context.getNodeParameter('accountType', i, '')) || summary.accountType;
	const found = findSeries(endsOf(settlement, classifierFor(nominalMap), accountType), settings.series, board);
	if (!found.ok) return withoutPlace(found.refusal, settlement.header, now);
	const facts = readGivenFacts(context, i);
	if (!facts.ok) return { ready: [], exceptions: exceptionItems([unusableSkuMap(facts.refusal, now)]), leftAlone: [] };
	const own = rowsOfSettlement(board, settlementId)[0];
	const { ready, exceptions } = planSettlement({
		...facts.value.found,
		settlement,
		settings,
		...found.value,
		nominalMap,
		amazonSummary: summary,
		leftToAsk: leftToAskOf(context, i),
		postOn: postOnOf(context, i, own),
		openTransfers: transfersOf(context, i, board, found.value.series.key, settlementId),
		now,
	});
	return {
		ready: ready.map((plan) => readyItem({ ...withDecimals(plan), waiting: waitingRows(plan, exceptions, now) })),
		exceptions: exceptionItems([...exceptions, ...facts.value.unusable.map((one) => unusableDecision(one, now))]),
		leftAlone: [],
	};
}

/** A settlement whose series is not certain, or not its turn. */
function withoutPlace({ kind, ...words }: Refusal, { settlementId, total, currency }: SettlementHeader, now: string): BridgeItems {
	const exception = exceptionOf(kind, { ...words, recordId: settlementId, amount: toDecimal(total), currency }, now);
	return { ready: [], exceptions: exceptionItems([exception]), leftAlone: [] };
}

/** Rows of *Waiting credits*, each with the words of its exception. */
const waitingRows = ({ waiting }: SettlementPlan, exceptions: readonly ExceptionRecord[], now: string): WaitingRow[] =>
	waiting.map((credit) => {
		const why = exceptions.find(({ kind, recordId }) => kind === credit.waitsFor && recordId === credit.orderId);
		return waitingRow(credit, why?.message ?? '', now);
	});

/** A figure of List Needs; anything else is an error, because sales would be left out unseen. */
function leftToAskOf(context: IExecuteFunctions, i: number): number {
	const value = Number(context.getNodeParameter(LEFT_TO_ASK.name, i));
	if (Number.isSafeInteger(value) && value >= 0) return value;
	throw wrong(context, LEFT_TO_ASK, i, 'is no whole number', 'Give leftToAsk as Settlement: List Needs puts it out, or 0.');
}

/** The day that finance named for this settlement on the board, '' for none. A text that is no day is an error: another day would be guessed. */
function postOnOf(context: IExecuteFunctions, i: number, row: BoardRow | undefined): string {
	const text = row?.postOn ?? '';
	if (text === '' || day.read(text) !== undefined) return text;
	throw wrong(
		context,
		BOARD,
		i,
		`says "${text}" for postOn of settlement ${row?.settlementId ?? ''}`,
		`It should be ${day.form}, or empty.`,
	);
}

function transfersOf(context: IExecuteFunctions, i: number, board: readonly BoardRow[], series: string, settlementId: string) {
	const transfers = openTransfers(board, series, settlementId);
	if (transfers) return transfers;
	throw wrong(
		context,
		BOARD,
		i,
		`has a cell transfers of series ${series} that cannot be read`,
		'It should be such as "-20.00 to DE, ES", or empty once the transfer is made in Sage.',
	);
}
