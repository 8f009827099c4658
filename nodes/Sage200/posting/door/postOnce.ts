import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import type { SageTrouble } from '../../transport/errors';
import type { SendOutcome } from '../../transport/request';
import type { PostingRefusal } from './refusal';

/** A document that Sage shows under the look-up key. */
export interface Shown {
	/** What people find it by: `URN 4711`, `order 0000012345`. */
	readonly label: string;
	/** URNs or document numbers, for the exception. */
	readonly urns: readonly string[];
	/** In what it is not what was to be posted (amount, date, a leg that is missing); empty when it agrees. */
	readonly differences: readonly string[];
	/** Cancelled by somebody: it is neither what was wanted nor out of the way. Whoever looks leaves it out beside one that stands. */
	readonly isCancelled?: boolean;
}

export type Looked<T extends Shown> =
	| {
			readonly ok: true;
			readonly shown: readonly T[];
			/** It was part of a look for many whose pages the server cut short: what shows nothing is looked for by itself before it is sent. */
			readonly isOfCutList?: boolean;
	  }
	| { readonly ok: false; readonly message: string; readonly remedy: string };

/** Looking and sending for one document. HTTP stays behind it. Neither function throws. */
export interface PostingDoor<T extends Shown> {
	/** Name of the document in messages, e.g. `bank_payment FEES-2610-0 of settlement 123`. */
	readonly name: string;
	/** What tells this document from every other of the run: endpoint, bank or customer, references. */
	readonly key: string;
	look(): Promise<Looked<T>>;
	send(): Promise<SendOutcome>;
}

export interface PostingPolicy {
	/** How often to look for a document that was sent and does not show yet, at least once. */
	readonly looks: number;
	/** Pause before each look but the first. */
	readonly pauseMs: number;
	/** True while an earlier unclear outcome is younger than Sage's own delay: then nothing is sent, only looked for. */
	readonly mayNotSend: boolean;
	/** Keys that were sent in this run and did not show: a second item with such a key is looked for, never sent. */
	readonly unsettled: Set<string>;
	wait(milliseconds: number): Promise<void>;
}

export interface Failed {
	readonly outcome: 'failed';
	readonly refusal: PostingRefusal;
}

export type PostingResult<T extends Shown> = { readonly outcome: 'posted' | 'alreadyPosted'; readonly shown: T } | Failed;

/**
 * The one door for posting: look, send at most once, read back. Never throws, so that nothing can hide a document that was
 * written. After an unclear outcome there is no second sending: it looks again, and what does not show is `outcomeUnknown`, or
 * `postedNotShown` when Sage said that it took it.
 */
export async function postOnce<T extends Shown>(door: PostingDoor<T>, policy: PostingPolicy): Promise<PostingResult<T>> {
	const known = judgeBefore(door, await door.look());
	if (known) return known;
	const sent = await sendOnce(door, policy);
	return 'outcome' in sent ? sent : settle(door, policy, await readBack(door, policy, sent));
}

export type Sent = Exclude<SendOutcome, { kind: 'refused' }>;

/** Sends unless an earlier sending is not settled. Nothing must show for the door when this is called. */
export async function sendOnce<T extends Shown>(door: PostingDoor<T>, policy: PostingPolicy): Promise<Sent | Failed> {
	if (policy.mayNotSend || policy.unsettled.has(door.key)) {
		return failed(
			'outcomeUnknown',
			`${door.name}: the outcome of an earlier sending is not settled yet, and nothing shows in Sage 200`,
			WAIT_REMEDY,
		);
	}
	policy.unsettled.add(door.key);
	const sent = await door.send();
	if (sent.kind !== 'refused') return sent;
	policy.unsettled.delete(door.key);
	return failed(refusalKind(sent.trouble), `${door.name}: ${sent.trouble.message}`, sent.trouble.remedy);
}

/** The kind of a refusal, by what refused it: we before the sending, or Sage. */
export function refusalKind({ barredBy }: SageTrouble): ExceptionKindName {
	if (barredBy === 'time') return 'notSentInTime';
	if (barredBy === 'stop') return 'notSentInTime'; // as the end of the time: nothing is to be put right, the next run goes on
	return barredBy === 'policy' ? 'refusedByPolicy' : 'refusedBySage';
}

/** A document that shows is settled; one that does not stays so for the rest of the run. */
export function settle<T extends Shown>(door: PostingDoor<T>, policy: PostingPolicy, result: PostingResult<T>): PostingResult<T> {
	if (result.outcome === 'posted') policy.unsettled.delete(door.key);
	return result;
}

/** What a look before the sending comes to, when it says anything: there already, or not to be seen. */
export function judgeBefore<T extends Shown>(door: PostingDoor<T>, before: Looked<T>): PostingResult<T> | undefined {
	if (!before.ok)
		return failed('runFailed', `${door.name}: could not look in Sage 200, so nothing was sent. ${before.message}`, before.remedy);
	return before.shown.length > 0 ? judge(door.name, before.shown, 'alreadyPosted') : undefined;
}

const WAIT_REMEDY =
	'Look in Sage 200 for the references. If nothing is there after the settle time, run it again: it is then posted, once. If it is there, the next run finds it.';

/** Looks for what was sent, as often as the policy says. */
export async function readBack<T extends Shown>(door: PostingDoor<T>, policy: PostingPolicy, sent: Sent): Promise<PostingResult<T>> {
	let last: Looked<T> = { ok: true, shown: [] };
	for (let look = 0; look < Math.max(1, policy.looks); look++) {
		if (look > 0) await policy.wait(policy.pauseMs);
		const now = await door.look();
		if (now.ok || !last.ok || last.shown.length === 0) last = now;
		if (now.ok && now.shown.length === 1 && now.shown[0].differences.length === 0) return { outcome: 'posted', shown: now.shown[0] };
		if (now.ok && now.shown.length > 1) break;
	}
	if (last.ok && last.shown.length > 0) return judge(door.name, last.shown, 'posted');
	return notShown(door.name, sent, last);
}

/** The refusal for a document that was sent and does not show; `last` is the last look. */
export function notShown<T extends Shown>(name: string, sent: Sent, last: Looked<T>): PostingResult<T> {
	const looking = last.ok ? 'it does not show in Sage 200' : `looking for it failed: ${last.message}`;
	if (sent.kind === 'unclear') return failed('outcomeUnknown', `${name}: ${sent.trouble.message}; ${looking}`, WAIT_REMEDY);
	const urns = urnsOf(sent.body);
	const took = urns.length > 0 ? `Sage 200 took it as URN ${urns.join(', ')}` : 'Sage 200 took it';
	const remedy = 'It is most likely in Sage 200 (batch posting can delay it). Find it there before anything is run again.';
	return failed('postedNotShown', `${name}: ${took}, but ${looking}`, remedy, urns);
}

/** The URN, document number or id in Sage's answer to a posting. */
function urnsOf(body: unknown): string[] {
	const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
	const value = fields.urn ?? fields.document_no ?? fields.id;
	return value === undefined || value === null ? [] : [String(value)];
}

const CANCELLED_REMEDY =
	'Find out who cancelled it and why. If it is to be sent, enter it in Sage 200 by hand under the same customer order number: the next run then finds it, and the cancelled one does not count. If not, cancel it in Seller Central, and set this exception to ignored.';

/** Exactly one that agrees is what was wanted; one that differs or more than one is a stop. `shown` is not empty. */
export function judge<T extends Shown>(name: string, shown: readonly T[], outcome: 'posted' | 'alreadyPosted'): PostingResult<T> {
	const urns = shown.flatMap((one) => one.urns);
	const labels = shown.map((one) => one.label).join(' and ');
	if (shown.every(({ isCancelled }) => isCancelled)) {
		return failed('orderCancelledInSage', `${name} is cancelled in Sage 200 (${labels}) and is not made again`, CANCELLED_REMEDY, urns);
	}
	if (shown.length > 1) {
		return failed(
			'postedTwice',
			`${name} stands in Sage 200 ${shown.length} times: ${labels}`,
			'Keep one and reverse the others in Sage 200.',
			urns,
		);
	}
	const [only] = shown;
	if (only.differences.length > 0) {
		const message = `${name} is in Sage 200 as ${only.label}, but differs: ${only.differences.join('; ')}`;
		return failed('postedDiffers', message, 'Correct the document in Sage 200, or undo it and post it again with a new revision.', urns);
	}
	return { outcome, shown: only };
}

function failed(kind: ExceptionKindName, message: string, remedy: string, urns: readonly string[] = []): Failed {
	return { outcome: 'failed', refusal: { kind, message, remedy, urns } };
}

/** A look that failed as a value, so that it cannot hide what was written before it. */
export async function looked<T extends Shown>(look: () => Promise<T[]>): Promise<Looked<T>> {
	try {
		return { ok: true, shown: await look() };
	} catch (error) {
		const { message, remedy } = failureOf(error);
		return { ok: false, message, remedy };
	}
}

/** What Sage or the network did to a read, in the words of the transport. */
export function failureOf(thrown: unknown): PostingRefusal {
	const { message, description } = (thrown ?? {}) as { message?: unknown; description?: unknown };
	return {
		kind: 'runFailed',
		message: String(message ?? thrown),
		remedy: String(description ?? 'Run again when Sage 200 answers.'),
		urns: [],
	};
}
