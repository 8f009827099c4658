import { done, refused, type Result } from '../result';
import { rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../settings/faults';
import { sageText } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';
import { amazonCarrierOf, isAmazonCarrier, OTHER_CARRIER } from './carriers';
import { isForm } from './trackingForm';

export const COURIER_MAP_TABLE = 'Courier map';

/** Any courier that has no row of its own, or none at all. */
const ANY = '*';

/** What Amazon is told of the parcels of a courier. */
export interface Carrier {
	readonly carrierCode: string;
	/** Only with the code Other. */
	readonly carrierName: string;
	/** Amazon's free text; '' says nothing. */
	readonly shippingMethod: string;
	/** False for post without tracking: a parcel goes without a number when Sage has none. */
	readonly tracked: boolean;
	/** Form of its tracking numbers as the client wrote it, see `trackingForm.ts`; '' is any. */
	readonly form: string;
}

/** By the courier's name in Sage, as Sage compares texts. */
export type CourierMap = ReadonlyMap<string, Carrier>;

/**
 * Reads the table *Courier map*: `courier` (name in Sage, or `*`), `carrierCode` (Amazon's, letter by letter, or Other), `carrierName`, `shippingMethod`, `tracked`
 * (yes, no; empty is yes), `trackingForm`. Refused (`courierMapUnusable`) with everything that is wrong at once. An empty table is a map without rows.
 */
export function readCourierMap(rows: readonly TableRow[]): Result<CourierMap, TableRefusal> {
	const faults: TableFault[] = [];
	const map = new Map<string, Carrier>();
	rows.forEach((row, index) => {
		if (COLUMNS.every((column) => cell(row[column]) === '')) return;
		const said = complaintsAbout(row);
		const key = sageText(cell(row.courier));
		if (map.has(key)) said.push(`courier ${shown(row.courier)} stands twice`);
		faults.push(...said.map((complaint) => ({ message: `${rowName(index, row)}: ${complaint}`, owner: 'operations' as const })));
		map.set(key, carrierOf(row));
	});
	return faults.length > 0 ? refused(tableRefusal('courierMapUnusable', COURIER_MAP_TABLE, faults)) : done(map);
}

const COLUMNS = ['courier', 'carrierCode', 'carrierName', 'shippingMethod', 'tracked', 'trackingForm'] as const;

const carrierOf = (row: TableRow): Carrier => ({
	carrierCode: cell(row.carrierCode),
	carrierName: cell(row.carrierName),
	shippingMethod: cell(row.shippingMethod),
	tracked: cell(row.tracked).toLowerCase() !== 'no',
	form: cell(row.trackingForm),
});

function complaintsAbout(row: TableRow): string[] {
	const { carrierCode, carrierName, form } = carrierOf(row);
	const complaints: string[] = [];
	if (cell(row.courier) === '') complaints.push('courier is empty, should be a courier of Sage, or * for any other');
	if (!isAmazonCarrier(carrierCode))
		complaints.push(
			`carrierCode is ${shown(carrierCode)}, should be a carrier as Amazon spells it, or ${OTHER_CARRIER} with its carrierName`,
		);
	if (carrierCode === OTHER_CARRIER && carrierName === '')
		complaints.push(`carrierName is empty, should be the name of the carrier, because carrierCode is ${OTHER_CARRIER}`);
	if (carrierCode !== OTHER_CARRIER && carrierName !== '') complaints.push(`carrierName is only for carrierCode ${OTHER_CARRIER}`);
	if (!['', 'yes', 'no'].includes(cell(row.tracked).toLowerCase()))
		complaints.push(`tracked is ${shown(row.tracked)}, should be yes or no`);
	if (!isForm(form)) complaints.push(`trackingForm is ${shown(form)}, should be such as AA999999999GB: A a letter, 9 a digit, X either`);
	return complaints;
}

/**
 * What Amazon is told of a courier of Sage: its row; else the carrier of that name in Amazon's list; else the row `*`; else Other with the courier's name, because a
 * name that nobody mapped is still its name. Undefined where Sage names no courier and no row `*` stands for that.
 */
export function carrierFor(map: CourierMap, courier: string): Carrier | undefined {
	const name = courier.trim();
	const own = name === '' ? undefined : map.get(sageText(name));
	if (own) return own;
	const plain = { carrierName: '', shippingMethod: '', tracked: true, form: '' };
	const known = amazonCarrierOf(name);
	if (known !== undefined) return { ...plain, carrierCode: known };
	const any = map.get(ANY);
	if (any) return any;
	return name === '' ? undefined : { ...plain, carrierCode: OTHER_CARRIER, carrierName: name };
}
