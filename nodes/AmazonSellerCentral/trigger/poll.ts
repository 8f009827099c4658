import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { nodeErrorOf } from '../../shared/failure';
import { utcInstant } from '../actions/parameters';
import { CREDENTIAL } from '../transport/context';
import { apiBaseUrl } from '../transport/endpoint';
import { fbaAdjustment } from './adjustments';
import { cancellationRequested, orderChanged, orderCreated } from './orders';
import { reportFinished, settlementReady } from './reports';
import { isOutOfTurn, PollRun, type Found, type TriggerEvent } from './run';
import { isoOf, newState, scopeOf, stateOf } from './state';

const EVENTS: Readonly<Record<string, TriggerEvent>> = {
	cancellationRequested,
	fbaAdjustment,
	orderChanged,
	orderCreated,
	reportFinished,
	settlementReady,
};

/** Polls under way, by workflow and node: n8n may start one while the last still waits for its turn. */
const underWay = new Set<string>();

/**
 * One poll: the new events as items, or null. The state moves on only together with what is given out, and only within the time that n8n
 * gives, so an event that was not handed over is read again.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const event = eventOf(this);
	const run = new PollRun(this);
	// A sample for the editor: nothing is remembered, so the published workflow misses none of it.
	if (this.getMode() === 'manual') return itemsOf(await event.sample(run));
	const key = `${String(this.getWorkflow().id)} ${this.getNode().id}`;
	if (underWay.has(key)) return null;
	underWay.add(key);
	try {
		return await readAndRemember(run, event);
	} finally {
		underWay.delete(key);
	}
}

function eventOf(context: IPollFunctions): TriggerEvent {
	const name = context.getNodeParameter('event') as string;
	if (Object.hasOwn(EVENTS, name)) return EVENTS[name];
	throw new NodeOperationError(context.getNode(), `There is no event ${name}`);
}

async function readAndRemember(run: PollRun, event: TriggerEvent): Promise<INodeExecutionData[][] | null> {
	const { context } = run;
	const memory = context.getWorkflowStaticData('node');
	const scope = await scopeFor(context, event);
	const known = stateOf(memory, scope);
	const state = known ?? newState(scope, startOf(context, run.now));
	// No turn at Amazon within this poll: nothing is wrong, and nothing was read.
	const found = await event
		.read(run, state)
		.catch((error: Error): Found => ({ items: [], next: state, error: isOutOfTurn(error) ? undefined : error }));
	// n8n has given this poll up and drops what it returns, so it must not be remembered as given out either.
	if (run.overdue) return null;
	// A trigger whose very first poll fails has not started.
	if (known || !found.error) memory.state = found.next as unknown as IDataObject;
	if (found.items.length > 0) return itemsOf(found.items);
	if (found.error) throw nodeErrorOf(context.getNode(), found.error);
	return null;
}

/** Credential and settings. The credential counts by its place, not by its secrets: a new refresh token is no new seller. */
async function scopeFor(context: IPollFunctions, event: TriggerEvent): Promise<string> {
	const credential = await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL);
	const { id } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	return scopeOf(
		id ?? null,
		apiBaseUrl(credential),
		context.getNodeParameter('event'),
		context.getNodeParameter('startFrom', ''),
		event.settings(context),
	);
}

/** The time from which events count: as given (without a zone, in the workflow's), else now. */
function startOf(context: IPollFunctions, now: number): string {
	return utcInstant(context, context.getNodeParameter('startFrom', ''), 'Start From') || isoOf(now);
}

const itemsOf = (records: readonly IDataObject[]): INodeExecutionData[][] | null =>
	records.length > 0 ? [records.map((json) => ({ json }))] : null;
