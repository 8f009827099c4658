import { groupBy, type NonEmpty } from '../lists/groupBy';
import { readSkuMap, SKU_MAP_TABLE, type MappedSku, type SkuMapRow } from '../order/skuMap';
import { done, refused, type Result } from '../result';
import { rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../settings/faults';
import { cell } from '../text/tableRow';
import type { Offer } from './stock.types';

/** A row of the SKU map with what the client decides about the quantity of its listing. Empty cells leave it to the settings. */
export interface OfferRow extends SkuMapRow {
	/** `no` keeps its quantity from Amazon. */
	readonly stockOffer?: unknown;
	readonly stockWeight?: unknown;
	readonly stockBuffer?: unknown;
	readonly stockMaximum?: unknown;
}

/**
 * What each SKU is made of, by SKU: several rows of one SKU are a kit. Refused (`skuMapUnusable`) with everything that is wrong with the map, as for orders, and with the
 * columns about stock. What only one row of a kit says holds for the kit; rows that say different things are a fault.
 */
export function readOffers(rows: readonly OfferRow[]): Result<ReadonlyMap<string, Offer>, TableRefusal> {
	const faults = rows.flatMap((row, index) => complaintsAbout(row).map((complaint) => fault(`${rowName(index, row)}: ${complaint}`)));
	const map = readSkuMap(rows, []);
	if (!map.ok) return refused(tableRefusal('skuMapUnusable', SKU_MAP_TABLE, [...map.refusal.faults, ...faults]));
	const rowsOf = groupBy(rows, ({ sellerSku }) => cell(sellerSku));
	const components = groupBy(map.value, ({ sellerSku }) => sellerSku);
	faults.push(...[...rowsOf].flatMap(([sku, group]) => contradictions(sku, group)));
	if (faults.length > 0) return refused(tableRefusal('skuMapUnusable', SKU_MAP_TABLE, faults));
	return done(new Map([...components].map(([sku, parts]) => [sku, offerOf(sku, parts, rowsOf.get(sku) ?? [])])));
}

const fault = (message: string): TableFault => ({ message, owner: 'ecommerce' });

interface Column {
	readonly name: 'stockOffer' | 'stockWeight' | 'stockBuffer' | 'stockMaximum';
	readonly form: string;
	readonly isGood: (text: string) => boolean;
}

const whole = (text: string): boolean => /^\d{1,6}$/.test(text);

const COLUMNS: readonly Column[] = [
	{ name: 'stockOffer', form: 'yes, no or empty', isGood: (text) => /^(yes|no)$/i.test(text) },
	{ name: 'stockWeight', form: 'a whole number from 1 to 1000, or empty for 1', isGood: (text) => /^([1-9]\d{0,2}|1000)$/.test(text) },
	{ name: 'stockBuffer', form: 'a whole number of units, or empty', isGood: whole },
	{ name: 'stockMaximum', form: 'a whole number of units, or empty', isGood: whole },
];

const complaintsAbout = (row: OfferRow): string[] =>
	COLUMNS.filter(({ name, isGood }) => !isEmpty(row[name]) && !isGood(cell(row[name]))).map(
		({ name, form }) => `${name} is ${shown(row[name])}, should be ${form}`,
	);

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const contradictions = (sku: string, rows: NonEmpty<OfferRow>): TableFault[] =>
	COLUMNS.filter(({ name }) => saidIn(rows, name).length > 1).map(({ name }) =>
		fault(`the rows of SKU ${shown(sku)} say different things in ${name}: ${saidIn(rows, name).join(' and ')}`),
	);

const saidIn = (rows: readonly OfferRow[], name: Column['name']): string[] => [
	...new Set(rows.map((row) => cell(row[name]).toLowerCase()).filter((text) => text !== '')),
];

function offerOf(sku: string, parts: readonly MappedSku[], rows: readonly OfferRow[]): Offer {
	const said = (name: Column['name']): string | undefined => saidIn(rows, name)[0];
	const maximum = said('stockMaximum');
	return {
		sku,
		components: parts.map(({ stockCode, factor }) => ({ stockCode, factor })),
		isOffered: said('stockOffer') !== 'no',
		weight: Number(said('stockWeight') ?? 1),
		buffer: Number(said('stockBuffer') ?? 0),
		...(maximum !== undefined && { maximum: Number(maximum) }),
	};
}
