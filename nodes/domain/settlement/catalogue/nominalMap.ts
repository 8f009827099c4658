import { groupBy } from '../../lists/groupBy';
import { done, refused, type Result } from '../../result';
import { folded, rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../../settings/faults';
import { isSameInSage } from '../../text/sageText';
import { CHART } from './chart';
import type { NominalMapRow } from './classify';
import { complaintsAbout, type MapCells, type MapKnowledge } from './mapComplaints';
import { keyOf, typeKeys, typeName } from './rowType';

export const NOMINAL_MAP_TABLE = 'Nominal overrides';

export const TYPE_COLUMNS = ['transactionType', 'amountType', 'amountDescription'] as const;
const SAYING_COLUMNS = ['nominalCode', 'costCentre', 'department', 'vat', 'nature'] as const;
/** Columns of the table, as `preview --map` reads them too. */
export const NOMINAL_MAP_COLUMNS = [...TYPE_COLUMNS, 'marketplace', 'series', ...SAYING_COLUMNS, 'validFrom', 'validUntil'] as const;

type Column = (typeof NOMINAL_MAP_COLUMNS)[number];

/** One row of the table as a Data Table or a CSV file gives it: nothing of it is certain yet. */
export type NominalTableRow = { readonly [column in Column]?: unknown } & {
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: unknown;
};

/** A row whose cells are text, with its name for messages. */
interface NamedRow {
	readonly name: string;
	readonly cells: MapCells;
}

/**
 * Reads the client's nominal map, or refuses (`nominalMapUnusable`) with everything that is wrong at once: a row that no row type could match, an unknown
 * nature, VAT, series, marketplace or day, a code that is missing, no text, or differs from another only by blanks, two rows that speak of the same rows of
 * a settlement. `knows` is what is at hand besides the table: the keys of the series, and the row types of a file.
 */
export function readNominalMap(rows: readonly NominalTableRow[], knows: MapKnowledge = {}): Result<readonly NominalMapRow[], TableRefusal> {
	const faults: TableFault[] = [];
	const named = rows.map((row, index): NamedRow => {
		const name = rowName(index, row);
		const unreadable = NOMINAL_MAP_COLUMNS.filter((column) => !isTextOrBlank(row[column]));
		for (const column of unreadable) faults.push(fault(`${name}: ${column} is ${shown(row[column])}, should be text`));
		const textOf = (column: Column) => (isTextOrBlank(row[column]) ? String(row[column] ?? '').trim() : '');
		return { name, cells: Object.fromEntries(NOMINAL_MAP_COLUMNS.map((column) => [column, textOf(column)])) as unknown as MapCells };
	});
	for (const { name, cells } of named) faults.push(...complaintsAbout(name, cells, knows).map(fault));
	faults.push(...twice(named), ...alikeCodes(named));
	return faults.length > 0
		? refused(tableRefusal('nominalMapUnusable', NOMINAL_MAP_TABLE, faults))
		: done(named.map(({ name, cells }) => ({ ...(cells as unknown as NominalMapRow), name })));
}

const fault = (message: string): TableFault => ({ message, owner: 'finance' });

/** A code given as a number may have lost its leading zero. */
const isTextOrBlank = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

/** Of two rows for one type, marketplace, series and day nobody could say which one counts. */
function twice(named: readonly NamedRow[]): TableFault[] {
	return [...groupBy(named, ({ cells }) => sameRowsKey(cells)).values()]
		.filter((group) => group[0].cells.transactionType !== '')
		.map((group) => group.filter((row) => group.some((one) => one !== row && overlap(one.cells, row.cells))))
		.flatMap((group) => {
			const [first] = group;
			if (!first) return [];
			const answers = group.map(({ name, cells }) => `${name} says ${answerOf(cells)}`);
			return [fault(`the row type "${typeName(first.cells)}" stands ${group.length} times: ${answers.join(', ')}; keep one of them`)];
		});
}

const sameRowsKey = (cells: MapCells): string => `${keyOf(typeKeys(cells))}\t${cells.marketplace.toLowerCase()}\t${cells.series}`;

const overlap = (a: MapCells, b: MapCells): boolean => startsBefore(a, b) && startsBefore(b, a);
const startsBefore = ({ validFrom }: MapCells, { validUntil }: MapCells): boolean => validUntil === '' || validFrom <= validUntil;

const answerOf = (cells: MapCells): string =>
	SAYING_COLUMNS.filter((column) => cells[column] !== '')
		.map((column) => `${column} ${cells[column]}`)
		.join(', ') || 'nothing';

/** A nominal code that has a blank more than another one of the map or of the shipped chart is most likely meant for it. */
function alikeCodes(named: readonly NamedRow[]): TableFault[] {
	const known = [...Object.values(CHART).map(({ code }) => code), ...named.map(({ cells }) => cells.nominalCode)];
	return named.flatMap(({ name, cells: { nominalCode } }) => {
		const near = known.find(
			(code) => folded(code) === folded(nominalCode) && !isSameInSage(code, nominalCode) && code.length < nominalCode.length,
		);
		return near === undefined ? [] : [fault(`${name}: nominalCode ${shown(nominalCode)} differs from ${shown(near)} only by a blank`)];
	});
}
