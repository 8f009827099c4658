import { groupBy } from '../../lists/groupBy';
import { done, refused, type Result } from '../../result';
import { folded, rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../../settings/faults';
import { isSameInSage } from '../../text/sageText';
import { CATALOGUE } from './catalogue';
import { CHART } from './chart';
import { lookUpShipped, TAX_NATURES, type MapNature, type MapVat, type NominalMapRow } from './classify';
import { fits, keyOf, patternOf, typeKeys } from './rowType';

export const NOMINAL_MAP_TABLE = 'Nominal overrides';

const TYPE_COLUMNS = ['transactionType', 'amountType', 'amountDescription'] as const;
const SAYING_COLUMNS = ['nominalCode', 'costCentre', 'department', 'vat', 'nature'] as const;
/** Columns of the table, as `preview --map` reads them too. */
export const NOMINAL_MAP_COLUMNS = [...TYPE_COLUMNS, ...SAYING_COLUMNS] as const;

type Column = (typeof NOMINAL_MAP_COLUMNS)[number];

/** One row of the table as a Data Table or a CSV file gives it: nothing of it is certain yet. */
export type NominalTableRow = { readonly [column in Column]?: unknown } & {
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: unknown;
};

const NATURES: readonly MapNature[] = ['fee', 'reimbursement'];
const VAT_RULES: readonly MapVat[] = ['inclusive', 'split', 'outsideScope'];

/** A row whose cells are text, with its name for messages. */
interface NamedRow {
	readonly name: string;
	readonly cells: Readonly<Record<Column, string>>;
}

/**
 * Reads the client's nominal map, or refuses (`nominalMapUnusable`) with everything that is wrong at once: a row that no row type could
 * match, an unknown nature or VAT rule, a code that is missing, no text, or differs from another only by blanks, a row type twice.
 */
export function readNominalMap(rows: readonly NominalTableRow[]): Result<readonly NominalMapRow[], TableRefusal> {
	const faults: TableFault[] = [];
	const named = rows.map((row, index): NamedRow => {
		const name = rowName(index, row);
		const unreadable = NOMINAL_MAP_COLUMNS.filter((column) => !isTextOrBlank(row[column]));
		for (const column of unreadable) faults.push(fault(`${name}: ${column} is ${shown(row[column])}, should be text`));
		const textOf = (column: Column) => (isTextOrBlank(row[column]) ? String(row[column] ?? '').trim() : '');
		return { name, cells: Object.fromEntries(NOMINAL_MAP_COLUMNS.map((column) => [column, textOf(column)])) as NamedRow['cells'] };
	});
	for (const { name, cells } of named) faults.push(...complaintsAbout(cells).map((complaint) => fault(`${name}: ${complaint}`)));
	faults.push(...twice(named), ...alikeCodes(named));
	return faults.length > 0
		? refused(tableRefusal('nominalMapUnusable', NOMINAL_MAP_TABLE, faults))
		: done(named.map(({ cells }) => cells as unknown as NominalMapRow));
}

const fault = (message: string): TableFault => ({ message, owner: 'finance' });

/** A code given as a number may have lost its leading zero. */
const isTextOrBlank = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

function complaintsAbout(cells: NamedRow['cells']): string[] {
	const blank = TYPE_COLUMNS.filter((column) => cells[column] === '');
	if (blank.length > 0) return blank.map((column) => `${column} is blank, so that no row of a settlement could match`);
	const complaints: string[] = [];
	if (!isOneOf(NATURES, cells.nature)) complaints.push(`nature is ${shown(cells.nature)}, should be ${NATURES.join(', ')} or blank`);
	if (!isOneOf(VAT_RULES, cells.vat)) complaints.push(`vat is ${shown(cells.vat)}, should be ${VAT_RULES.join(', ')} or blank`);
	return [...complaints, ...complaintsAboutType(cells)];
}

const isOneOf = (known: readonly string[], text: string): boolean => text === '' || known.includes(text);

function complaintsAboutType(cells: NamedRow['cells']): string[] {
	const type = typeName(cells);
	if (cells.transactionType === '*' || cells.amountType === '*') return [`${type}: only amountDescription may be *`];
	const keys = typeKeys(cells);
	if (cells.amountDescription === '*') {
		const isKnown = CATALOGUE.some((entry) =>
			fits(patternOf(entry, entry.match, null), { ...keys, amountDescription: typeKeys(entry).amountDescription }),
		);
		return isKnown ? [] : complaintsAboutNewType(cells);
	}
	const shipped = lookUpShipped(keys);
	if (!shipped) return complaintsAboutNewType(cells);
	if (cells.nature !== '' && TAX_NATURES.includes(shipped.nature)) return [`${type}: a tax row keeps its nature, which should be blank`];
	return [];
}

/** A type that the catalogue does not know is Amazon's newest, or misspelt: only a row that says all of it can be meant. */
function complaintsAboutNewType(cells: NamedRow['cells']): string[] {
	const missing = (['nature', 'nominalCode'] as const).filter((column) => cells[column] === '');
	if (missing.length === 0) return [];
	return [`no row type of the catalogue is ${typeName(cells)}; correct it, or, if Amazon has a new type, fill in ${missing.join(' and ')}`];
}

const typeName = ({ transactionType, amountType, amountDescription }: NamedRow['cells']): string =>
	`"${transactionType} / ${amountType} / ${amountDescription}"`;

/** Of two rows for one type nobody could say which one counts. */
function twice(named: readonly NamedRow[]): TableFault[] {
	return [...groupBy(named, ({ cells }) => keyOf(typeKeys(cells))).values()]
		.filter((group) => group.length > 1 && group[0].cells.transactionType !== '')
		.map((group) => {
			const answers = group.map(({ name, cells }) => `${name} says ${answerOf(cells)}`);
			return fault(`the row type ${typeName(group[0].cells)} stands ${group.length} times: ${answers.join(', ')}; keep one of them`);
		});
}

const answerOf = (cells: NamedRow['cells']): string =>
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
