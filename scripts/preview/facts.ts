import { amountText, isRow, type SageRow } from '../../nodes/domain/settlement/known/sageRow';
import type { GivenFacts } from '../../nodes/domain/settlement/known/readFacts';
import { fromDecimal, toDecimal } from '../../nodes/domain/money/money';
import { cell, instantOf } from '../../nodes/domain/text/tableRow';
import { PreviewProblem, readFile } from './load';

const LISTS = ['orders', 'credits', 'taxCodes', 'products', 'amazonOrders', 'periods'] as const;
const SHAPE = `It is one object with the lists ${LISTS.join(', ')}, as the Sage 200 node puts their rows out; any of them may be left out.`;

/** What was found in Sage and Amazon, from JSON: `{"orders":[…],"credits":[…],"taxCodes":[…],"products":[…],"amazonOrders":[…],"periods":[…]}`. Throws PreviewProblem. */
export function loadFacts(path: string): GivenFacts {
	const value = jsonIn(path, SHAPE);
	if (!isRow(value)) throw new PreviewProblem(path, 'The facts are not one object.', SHAPE);
	const strange = Object.keys(value).filter((key) => !LISTS.some((list) => list === key));
	if (strange.length > 0) throw new PreviewProblem(path, `The facts have a list that is not known: ${strange.join(', ')}.`, SHAPE);
	for (const list of LISTS) {
		const rows = value[list];
		if (rows !== undefined && !(Array.isArray(rows) && rows.every(isRow)))
			throw new PreviewProblem(path, `"${list}" is not a list of objects.`, SHAPE);
	}
	return value as GivenFacts;
}

/** The end of a settlement that was posted before the first file of its series. Amounts are decimal strings. */
export interface PostedBefore {
	readonly settlementId: string;
	/** ISO 8601 instants. The start is the end where it is not said. */
	readonly startDate: string;
	readonly endDate: string;
	readonly currentReserve: string;
	readonly closingClearing: string;
	/** Key of its series, and its currency; '' where they are not said. */
	readonly series: string;
	readonly currency: string;
}

const ONE_BEFORE =
	'It is {"settlementId", "endDate", "currentReserve", "closingClearing"}, or a list of these with "series" for each: instants as 2026-10-31T08:00:00.000Z, amounts as 1234.50.';

/** Settlements posted before, from JSON. Throws PreviewProblem. */
export function loadPrevious(path: string): PostedBefore[] {
	const value = jsonIn(path, ONE_BEFORE);
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.map((row) => {
		if (!isRow(row)) throw new PreviewProblem(path, 'The settlement before is not an object.', ONE_BEFORE);
		return postedBefore(path, row);
	});
}

function postedBefore(path: string, row: SageRow): PostedBefore {
	const [settlementId, endDate] = [cell(row.settlementId), cell(row.endDate)];
	const startDate = cell(row.startDate) || endDate;
	const unusable = (key: string) => new PreviewProblem(path, `"${key}" of the settlement before is "${cell(row[key])}".`, ONE_BEFORE);
	if (settlementId === '') throw unusable('settlementId');
	if (instantOf(endDate) === undefined) throw unusable('endDate');
	if (instantOf(startDate) === undefined) throw unusable('startDate');
	const amount = (key: string): string => {
		const text = amountText(row[key]);
		if (text === undefined) throw unusable(key);
		return toDecimal(fromDecimal(text));
	};
	const [currentReserve, closingClearing] = [amount('currentReserve'), amount('closingClearing')];
	return { settlementId, startDate, endDate, currentReserve, closingClearing, series: cell(row.series), currency: cell(row.currency) };
}

function jsonIn(path: string, shape: string): unknown {
	const bytes = readFile(path);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
	} catch (failure) {
		throw new PreviewProblem(path, `This is not JSON: ${(failure as Error).message}.`, shape);
	}
}
