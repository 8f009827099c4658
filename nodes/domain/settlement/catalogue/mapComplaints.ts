import { shown } from '../../settings/faults';
import { day } from '../../settings/values';
import { isMarketplaceName } from '../../vat/marketplace';
import { CATALOGUE } from './catalogue';
import { lookUpShipped, TAX_NATURES, WITHOUT_VAT, type Classification } from './classify';
import type { CatalogueEntry, Nature } from './entry';
import { isSplitType } from './fees';
import { MAP_NATURES, MAP_VATS } from './mapRow';
import { fits, mayMeet, patternOf, typeKeys, typeName, type TypeColumns } from './rowType';

/** Cells of a row of the table as text, blanks around them taken off. */
export type MapCells = Readonly<
	Record<
		| keyof TypeColumns
		| 'marketplace'
		| 'series'
		| 'nominalCode'
		| 'costCentre'
		| 'department'
		| 'vat'
		| 'nature'
		| 'validFrom'
		| 'validUntil',
		string
	>
>;

/** What is known besides the table when it is read. */
export interface MapKnowledge {
	/** Keys of the client's series. */
	readonly series?: readonly string[];
	/** Row types of the files at hand. */
	readonly types?: readonly TypeColumns[];
}

const TYPE_COLUMNS = ['transactionType', 'amountType', 'amountDescription'] as const;

/** All that is wrong with one row by itself, each a sentence that begins with its name. */
export function complaintsAbout(name: string, cells: MapCells, knows: MapKnowledge): string[] {
	const blank = TYPE_COLUMNS.filter((column) => cells[column] === '');
	if (blank.length > 0) return blank.map((column) => `${name}: ${column} is blank, so that no row of a settlement could match`);
	const inFull = `${name} ("${typeName(cells)}")`;
	return [
		...oneOf('nature', cells.nature, MAP_NATURES).map((complaint) => `${name}: ${complaint}`),
		...oneOf('vat', cells.vat, MAP_VATS).map((complaint) => `${name}: ${complaint}`),
		...complaintsAboutScope(cells, knows).map((complaint) => `${name}: ${complaint}`),
		...complaintsAboutType(cells, knows).map((complaint) => `${inFull} ${complaint}`),
	];
}

const oneOf = (column: string, text: string, known: readonly string[]): string[] =>
	text === '' || known.includes(text) ? [] : [`${column} is ${shown(text)}, should be ${known.join(', ')} or blank`];

/** Where and when the row holds. */
function complaintsAboutScope({ marketplace, series, validFrom, validUntil }: MapCells, knows: MapKnowledge): string[] {
	const days = { validFrom, validUntil };
	const faulty = Object.entries(days).filter(([, text]) => text !== '' && day.read(text) === undefined);
	const isTurned = faulty.length === 0 && validFrom !== '' && validUntil !== '' && validUntil < validFrom;
	return [
		...(marketplace === '' || isMarketplaceName(marketplace)
			? []
			: [
					`marketplace is ${shown(marketplace)}, which is no marketplace of Amazon that is known, such as Amazon.co.uk; leave it blank for all`,
				]),
		...(series === '' || !knows.series || knows.series.includes(series)
			? []
			: [`series is ${shown(series)}, should be ${knows.series.join(', ')} or blank`]),
		...faulty.map(([column, text]) => `${column} is ${shown(text)}, should be ${day.form}, or blank`),
		...(isTurned ? [`validUntil (${validUntil}) lies before validFrom (${validFrom})`] : []),
	];
}

function complaintsAboutType(cells: MapCells, { types }: MapKnowledge): string[] {
	const stars = TYPE_COLUMNS.filter((column) => cells[column].slice(0, -1).includes('*'));
	if (stars.length > 0) return [`has a * within ${stars.join(' and ')}, which may stand at the end only`];
	if (cells.transactionType.endsWith('*') || cells.amountType === '*')
		return ['has a * that is too wide: amountType and amountDescription may end with one, and only amountDescription may be one'];
	const entries = entriesOf(cells);
	if (entries.length === 0) {
		const pattern = patternOf(cells, null);
		return types?.some((type) => fits(pattern, typeKeys(type))) ? [] : complaintsAboutNewType(cells, types !== undefined);
	}
	return isExact(cells) ? complaintsAboutKnown(cells, lookUpShipped(typeKeys(cells))) : complaintsAboutAny(cells, entries);
}

const isExact = ({ amountType, amountDescription }: MapCells): boolean => !amountType.endsWith('*') && !amountDescription.endsWith('*');

/** What of the catalogue a row may speak of. */
function entriesOf(cells: MapCells): CatalogueEntry[] {
	const pattern = patternOf(cells, null);
	return CATALOGUE.filter((entry) => mayMeet(patternOf(entry, null), pattern));
}

/** A type that the catalogue does not know is Amazon's newest, or misspelt: only a row that says all of it can be meant. */
function complaintsAboutNewType(cells: MapCells, hasFile: boolean): string[] {
	const needed = isSplitType(cells.transactionType) ? (['nominalCode'] as const) : (['nature', 'nominalCode'] as const);
	const missing = needed.filter((column) => cells[column] === '');
	if (missing.length === 0) return cells.nature === '' ? [] : againstNature(cells, cells.nature as Nature);
	const where = hasFile ? 'the catalogue or of this file' : 'the catalogue';
	return [`matches no row type of ${where}; correct it, or, if Amazon has a new type, fill in ${missing.join(' and ')}`];
}

/** Amazon's balance with the seller moves no nominal account. */
const FIXED: readonly Nature[] = ['reserveHeld', 'reserveReleased', 'payableToAmazon', 'successfulCharge'];

function complaintsAboutKnown(cells: MapCells, shipped: Classification | undefined): string[] {
	const nature = shipped?.nature;
	if (nature === undefined) return [];
	const said = cells.nature as Nature | '';
	if (FIXED.includes(nature))
		return said === '' && cells.vat === '' ? [] : ["is Amazon's balance with you: nature and vat should be blank"];
	if (said !== '' && TAX_NATURES.includes(nature) && !goesAlong(nature, said))
		return ['is a tax row, which keeps its nature: nature should be blank'];
	if (said === 'failedPayout' && nature !== 'unclassified') return ['is no payout that came back: nature should be another one'];
	return againstNature(cells, said === '' ? nature : said);
}

/** The tax of a fee is part of it, and goes along like that of a liquidation where the whole becomes money without VAT. */
const goesAlong = (nature: Nature, said: Nature): boolean =>
	(nature === 'feeTax' && ['fee', 'feeTax', 'feeCredit'].includes(said)) ||
	(['feeTax', 'liquidationTax'].includes(nature) && ['reimbursement', 'balance'].includes(said));

/** A row for several types says nature and VAT of those for which they make sense; of none they are a mistake. */
function complaintsAboutAny(cells: MapCells, entries: readonly CatalogueEntry[]): string[] {
	const complaints = entries.map((entry) => complaintsAboutKnown(cells, lookUpShipped(typeKeys(entry))));
	const [first = []] = complaints;
	return complaints.every((each) => each.length > 0) ? first : againstNature(cells, (cells.nature || 'fee') as Nature);
}

const againstNature = ({ vat }: MapCells, nature: Nature): string[] =>
	WITHOUT_VAT.includes(nature) && vat !== '' && vat !== 'outsideScope'
		? [`says vat ${vat}, and money of nature ${nature} has none: leave vat blank, or choose another nature`]
		: [];
