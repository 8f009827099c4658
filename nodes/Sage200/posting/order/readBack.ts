import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../domain/order/order.types';
import { sameDecimal } from '../../../domain/text/decimal';
import { sageText } from '../../../domain/text/sageText';
import { textOf } from '../../../domain/text/textOf';
import { linesOf } from './orderChange';
import type { StockUnits } from './sellingUnits';

/** What was sent of an order, to be found in Sage again. */
export interface ReadBack {
	readonly draft: SalesOrderDraft;
	/** Units that its lines named. */
	readonly units: StockUnits;
}

type Texts = Readonly<Record<string, string>>;

const stockLinesOf = ({ lines }: SalesOrderDraft) => lines.flatMap((line) => (line.lineType === 'standard' ? [line] : []));

const hasTexts = (texts: Texts | undefined): boolean => Object.keys(texts ?? {}).length > 0;

/** Whether the lines are needed to tell: they carry texts, or a unit was named on them. */
export const needsLines = ({ draft, units }: ReadBack): boolean =>
	stockLinesOf(draft).some(({ texts, stockCode }) => hasTexts(texts) || units.has(sageText(stockCode)));

/** Header fields that were sent as texts. */
export const headerFields = ({ draft }: ReadBack): string[] => Object.keys(draft.headerTexts ?? {});

/** Lines of stock items in the order in which they were sent; undefined where Sage gave no lines, or not as many. */
function stockLinesIn(order: IDataObject, wanted: number): readonly IDataObject[] | undefined {
	const lines = linesOf(order).filter((line) => /standard/i.test(textOf(line.line_type)));
	const place = (line: IDataObject): number => Number(line.line_number ?? line.id);
	return lines.length === wanted ? [...lines].sort((one, other) => place(one) - place(other)) : undefined;
}

/** Lines whose quantity is not what was sent, in the unit in which the item is kept. */
export function unitDifferences(order: IDataObject, { draft, units }: ReadBack): string[] {
	const sent = stockLinesOf(draft);
	if (!sent.some(({ stockCode }) => units.has(sageText(stockCode)))) return [];
	const found = stockLinesIn(order, sent.length);
	if (!found) return ['its lines of stock items, whose units were to be checked, do not show as they were sent'];
	return sent.flatMap(({ stockCode, quantity }, index) => {
		const shown = textOf(found[index]?.stock_unit_line_quantity);
		if (!units.has(sageText(stockCode)) || sameDecimal(shown, quantity)) return [];
		return [`${stockCode} stands there with ${shown || 'no quantity'} in its stock unit, ${quantity} were sent`];
	});
}

/** Names of the texts that Sage took without a word and does not show: `analysis_code_2`, `line 1: analysis_code_1`. */
export function notStored(order: IDataObject, draft: SalesOrderDraft): string[] {
	const sent = stockLinesOf(draft);
	const found = sent.some(({ texts }) => hasTexts(texts)) ? stockLinesIn(order, sent.length) : undefined;
	return [
		...missingOf(order, draft.headerTexts),
		...(found ?? []).flatMap((line, index) => missingOf(line, sent[index]?.texts).map((field) => `line ${index + 1}: ${field}`)),
	];
}

const missingOf = (row: IDataObject, texts: Texts | undefined): string[] =>
	Object.entries(texts ?? {}).flatMap(([field, text]) => (textOf(row[field]).trim() === text.trim() ? [] : [field]));
