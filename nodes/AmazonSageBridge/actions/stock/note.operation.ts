import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { ExceptionRecord } from '../../../domain/exceptions/exception';
import { noteSent } from '../../../domain/stock/note';
import { readRows as readListingRows } from '../../../domain/stock/rows';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { moreJson, rowsOf } from './fields';

const WORK = { name: 'work', displayName: 'Work' };

const workField: INodeProperties = {
	displayName: 'Work',
	name: 'work',
	type: 'json',
	default: '{}',
	required: true,
	description: 'What Stock: Work Out gave as JSON, with its exceptions as refused',
};

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['note'] } }, [
	settingsField,
	workField,
	{
		displayName: 'Window',
		name: 'window',
		type: 'json',
		default: '{}',
		required: true,
		description: 'What Stock: Choose gave as JSON. Its window is over once all that was new on Amazon is known.',
	},
	moreJson('Results', 'results', 'What became of the quantities as JSON, as Listing: Update Quantities in Bulk gives it'),
	nowField,
]);

interface Work {
	readonly rows?: readonly TableRow[];
	readonly judged?: readonly string[];
	readonly listings?: number;
	readonly held?: number;
	readonly refused?: readonly ExceptionRecord[];
	readonly missesNew?: boolean;
}

/** Ready: one item with `rows` of Listings to write, `judged`, `counts` and `window` for Run: Outcome. Exceptions: those of the work, and of what was sent. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { rows = [], judged = [], listings = 0, held = 0, refused = [], missesNew = false } = readObject(this, WORK, 0) as Work;
	const window = missesNew ? null : readObject(this, { name: 'window', displayName: 'Window' }, 0);
	const isDryRun = readSettings(this, run).mode === 'dryRun';
	const noted = noteSent([...readListingRows(rows).values()], rowsOf(this, 'results', 'Results'), readInstant(this, NOW, 0), isDryRun);
	const counts = { fetched: listings, posted: noted.updated, alreadyPosted: 0, held: held + noted.refused, pending: noted.pending };
	const exceptions = [...refused.filter((each) => Object.keys(each).length > 0), ...noted.exceptions];
	return { ...NOTHING, ready: [readyItem({ rows: noted.rows, judged, counts, window })], exceptions: exceptionItems(exceptions) };
}
