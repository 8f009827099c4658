import { parse } from 'csv-parse/sync';
import { decodeReport } from '../../nodes/domain/text/decode';
import { readSkuMap, type MappedSku } from '../../nodes/domain/order/skuMap';
import type { Result } from '../../nodes/domain/result';
import type { TableRefusal } from '../../nodes/domain/settings/faults';
import { readBridgeSettings } from '../../nodes/domain/settings/read';
import type { BridgeSettings } from '../../nodes/domain/settings/settings.types';
import type { NominalMapRow } from '../../nodes/domain/settlement/catalogue/classify';
import type { MapKnowledge } from '../../nodes/domain/settlement/catalogue/mapComplaints';
import { NOMINAL_MAP_COLUMNS, readNominalMap } from '../../nodes/domain/settlement/catalogue/nominalMap';
import { PreviewProblem, readFile } from './load';

/** Columns that n8n's CSV export of a Data Table adds. */
const OF_N8N = ['id', 'createdAt', 'updatedAt'];

/** The client's settings from the CSV of *Bridge settings*. Throws PreviewProblem with every fault. */
export const loadSettings = (path: string): BridgeSettings => usable(path, readBridgeSettings(rowsOf(path, ['key', 'value'], ['means'])));

/** The client's nominal map from the CSV of *Nominal overrides*. Throws PreviewProblem with every fault. */
export const loadMap = (path: string, knows: MapKnowledge): readonly NominalMapRow[] => {
	const [transactionType, amountType, amountDescription, ...others] = NOMINAL_MAP_COLUMNS;
	return usable(path, readNominalMap(rowsOf(path, [transactionType, amountType, amountDescription], [...others, 'note']), knows));
};

/** Columns for stock are passed over: the preview offers nothing. */
const SKU_MAP_OTHERS = ['factor', 'priceShare', 'note', 'stockOffer', 'stockWeight', 'stockBuffer', 'stockMaximum'];

/** The client's SKU map from the CSV of *Seller SKU map*. Throws PreviewProblem with every fault. */
export const loadSkuMap = (path: string, stockCodes: readonly string[]): readonly MappedSku[] =>
	usable(path, readSkuMap(rowsOf(path, ['sellerSku', 'stockCode'], SKU_MAP_OTHERS), stockCodes));

function usable<T>(path: string, reading: Result<T, TableRefusal>): T {
	if (reading.ok) return reading.value;
	throw new PreviewProblem(path, reading.refusal.message, 'Correct it in the table and export it again, or correct the CSV file.');
}

/** Rows of a CSV file with a heading, cell by cell as they stand. A column that the table does not have is refused like a missing one. */
function rowsOf(path: string, needed: readonly string[], others: readonly string[]): Array<Record<string, string>> {
	const decoded = decodeReport(readFile(path));
	if (!decoded.ok) throw unreadable(path, decoded.refusal.message, needed, others);
	const [heading = [], ...lines] = parsed(path, decoded.value.text, needed, others);
	const columns = heading.map((column) => column.trim());
	const known = [...needed, ...others];
	const missing = needed.filter((column) => !columns.includes(column));
	if (missing.length > 0) throw unreadable(path, `the heading lacks ${missing.join(', ')}`, needed, others);
	const strange = columns.filter((column, at) => (!known.includes(column) && !OF_N8N.includes(column)) || columns.indexOf(column) !== at);
	if (strange.length > 0)
		throw unreadable(path, `the heading has a column that is not known or stands twice: ${strange.join(', ')}`, needed, others);
	return lines.map((line) =>
		Object.fromEntries(columns.flatMap((column, at) => (known.includes(column) ? [[column, line[at] ?? '']] : []))),
	);
}

function parsed(path: string, text: string, needed: readonly string[], others: readonly string[]): string[][] {
	try {
		return parse(text, { bom: true, skip_empty_lines: true });
	} catch (failure) {
		throw unreadable(path, (failure as Error).message, needed, others);
	}
}

const unreadable = (path: string, why: string, needed: readonly string[], others: readonly string[]): PreviewProblem =>
	new PreviewProblem(
		path,
		`The table cannot be used: ${why.replace(/\.$/, '')}.`,
		`It is a CSV file, with commas between the columns ${[...needed, ...others].join(', ')}.`,
	);
