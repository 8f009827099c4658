import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { nodeErrorOf } from '../../shared/failure';
import { CREDENTIAL } from '../transport/connection';
import { PAGE_SIZE, listAll } from '../transport/paging';
import { allOf, changedSince, EVERY } from '../transport/filter';
import { createClient, type SageClient } from '../transport/request';
import { instantOf } from '../transport/stamp';
import { eventOf, type TriggerEvent } from './events';
import { keepFrom, later, readFrom, scopeOf, stateOf, type PollState } from './state';

const SAMPLE_SIZE = 10;
/** Kept back of the time that n8n gives a poll, for handing over what was found. */
const RESERVE_MS = 5_000;
const USUAL_BUDGET_MS = 300_000;
const STAMP = 'date_time_updated';

/** Polls under way, by workflow and node: n8n may start one while the last still reads. */
const underWay = new Set<string>();

/**
 * One poll: what has changed since the last one, as items, or null. The state moves on only together with what is given out, so what
 * could not be read is read again. In the editor a sample comes out and nothing is remembered.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = eventOf(this);
	if (!event) throw new NodeOperationError(this.getNode(), `There is no event ${String(this.getNodeParameter('event'))}`);
	const key = `${String(this.getWorkflow().id)} ${this.getNode().id}`;
	const isSample = this.getMode() === 'manual';
	if (!isSample && underWay.has(key)) return null;
	if (!isSample) underWay.add(key);
	try {
		const client = await createClient(this);
		return itemsOf(isSample ? await sampleOf(this, client, event) : await readAndRemember(this, client, event));
	} catch (error) {
		throw nodeErrorOf(this.getNode(), error);
	} finally {
		if (!isSample) underWay.delete(key);
	}
}

/** The latest few changes. */
async function sampleOf(context: IPollFunctions, client: SageClient, event: TriggerEvent): Promise<IDataObject[]> {
	const query = { ...(await event.query(context, client)), orderBy: `${STAMP} desc`, top: SAMPLE_SIZE };
	const rows = stamped(client, event, (await client.page(event.path, query, event.id)).value);
	if (rows.length === 0) return [];
	const oldest = rows.map((row) => String(row[STAMP])).reduce((one, other) => (other < one ? other : one));
	const changes = await event.changesOf(context, client, rows, oldest);
	return changes.slice(0, SAMPLE_SIZE).map(({ json }) => json);
}

async function readAndRemember(context: IPollFunctions, client: SageClient, event: TriggerEvent): Promise<IDataObject[]> {
	const memory = context.getWorkflowStaticData('node');
	const scope = await scopeFor(context, event);
	const now = new Date(Date.now());
	const known = stateOf(memory, scope);
	const start = known?.start ?? startOf(context, now);
	const state: PollState = known ?? { scope, start, cursor: start, seen: {} };
	const overlap = Number((context.getNodeParameter('options', {}) as IDataObject).overlapMinutes ?? 10);
	const since = readFrom(state, overlap);
	const isSweep = isSweepDue(context, state, now);
	const { rows, isWhole } = isSweep ? await readAll(context, client, event) : await readChanges(context, client, event, since);
	const changes = await event.changesOf(context, client, rows, since);
	const fresh = [...new Map(changes.filter(({ key }) => state.seen[key] === undefined).map((change) => [change.key, change])).values()];
	const cursor = [...rows.map((row) => String(row[STAMP])), ...(isWhole ? changes.map(({ stamp }) => stamp) : [])].reduce(
		later,
		state.cursor,
	);
	const seen = { ...state.seen, ...Object.fromEntries(changes.map(({ key, stamp }) => [key, stamp])) };
	const { isBehind: _before, ...rest } = state;
	const next: PollState = { ...rest, cursor, ...(isWhole ? {} : { isBehind: true }), ...(isSweep ? { sweptAt: now.toISOString() } : {}) };
	memory.state = { ...next, seen: keepFrom(seen, readFrom(next, overlap)) } as unknown as IDataObject;
	return isSweep ? rows.map((row) => ({ ...row, isSweep })) : fresh.map(({ json }) => json);
}

/** Everything, changed or not. */
async function readAll(context: IPollFunctions, client: SageClient, event: TriggerEvent): Promise<{ rows: IDataObject[]; isWhole: true }> {
	const query = { ...(await event.query(context, client)), orderBy: `${event.id} asc` };
	return { rows: stamped(client, event, await listAll(client, event.path, query)), isWhole: true };
}

/** The records with their stamps as instants with a zone. One without a stamp would be given out with every poll, or never. */
function stamped(client: SageClient, { path }: TriggerEvent, rows: readonly IDataObject[]): IDataObject[] {
	return rows.map((row) => {
		const stamp = instantOf(row[STAMP]);
		if (stamp === undefined) throw client.unreadable(path, `a record has no ${STAMP}`);
		const created = instantOf(row.date_time_created);
		return { ...row, [STAMP]: stamp, ...(created === undefined ? {} : { date_time_created: created }) };
	});
}

/**
 * Page by page in the order of change, as long as the poll has time. Each page starts at the last stamp of the page before: a record that
 * changes meanwhile moves to the end, and by a count of records the next page would leave another one out. Only within one stamp
 * they are counted. Sage shows no total and may give small pages: a page that is smaller than another one was, or empty, is the last.
 */
async function readChanges(
	context: IPollFunctions,
	client: SageClient,
	event: TriggerEvent,
	since: string,
): Promise<{ rows: IDataObject[]; isWhole: boolean }> {
	const end = performance.now() + (context.getPollBudgetMs?.() ?? USUAL_BUDGET_MS) - RESERVE_MS;
	const { filter = EVERY, ...query } = await event.query(context, client);
	const orderBy = `${STAMP} asc,${event.id} asc`;
	const rows = new Map<string, IDataObject>();
	let [from, skip, largest] = [since, 0, 0];
	do {
		const asked = { ...query, filter: allOf(filter, changedSince(STAMP, from)), orderBy, top: PAGE_SIZE, skip };
		const page = stamped(client, event, (await client.page(event.path, asked, event.id)).value);
		const before = rows.size;
		for (const row of page) rows.set(`${String(row[event.id])} ${String(row[STAMP])}`, row);
		if (page.length === 0 || page.length < largest) return { rows: [...rows.values()], isWhole: true };
		if (skip > 0 && rows.size === before) throw client.unreadable(event.path, 'the same page comes again and again');
		largest = Math.max(largest, page.length);
		const last = String(page[page.length - 1][STAMP]);
		[from, skip] = last > from ? [last, 0] : [from, skip + page.length];
	} while (performance.now() < end);
	return { rows: [...rows.values()], isWhole: false };
}

function isSweepDue(context: IPollFunctions, { sweptAt }: PollState, now: Date): boolean {
	if (context.getNodeParameter('event') !== 'stockLevelChanged') return false;
	const hours = Number(context.getNodeParameter('sweepHours', 0));
	return hours > 0 && (sweptAt === undefined || now.getTime() - Date.parse(sweptAt) >= hours * 3_600_000);
}

/** Credential, company and settings. The credential counts by its place, not by its secrets. */
async function scopeFor(context: IPollFunctions, event: TriggerEvent): Promise<string> {
	const { resolvedBaseUrl, siteId, companyId } = await context.getCredentials(CREDENTIAL);
	const { id } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	return scopeOf(
		id ?? null,
		resolvedBaseUrl,
		siteId,
		companyId,
		context.getNodeParameter('event'),
		context.getNodeParameter('startFrom', ''),
		event.settings(context),
	);
}

/** The time from which changes count: as given, else now. */
function startOf(context: IPollFunctions, now: Date): string {
	const given = String(context.getNodeParameter('startFrom', '') ?? '').trim();
	if (given === '') return now.toISOString();
	const start = DateTime.fromISO(given.replace(' ', 'T'), { zone: context.getTimezone() });
	if (start.isValid) return start.toUTC().toISO();
	throw new NodeOperationError(context.getNode(), `Start From is no date: "${given}"`, {
		description: 'Give a date in ISO 8601, e.g. 2026-11-01T00:00:00Z, or leave it empty.',
	});
}

const itemsOf = (records: readonly IDataObject[]): INodeExecutionData[][] | null =>
	records.length > 0 ? [records.map((json) => ({ json }))] : null;
