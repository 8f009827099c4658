import {
	judge,
	judgeBefore,
	notShown,
	postOnce,
	readBack,
	sendOnce,
	settle,
	type Failed,
	type Looked,
	type PostingDoor,
	type PostingPolicy,
	type PostingResult,
	type Sent,
	type Shown,
} from './postOnce';

/** One document of a batch. `before` is what a look for the whole batch showed of it. */
export interface BatchEntry<T extends Shown> {
	readonly door: PostingDoor<T>;
	readonly policy: PostingPolicy;
	readonly before: Looked<T>;
}

/** Looks for several documents together; one answer per door, in their order. Never throws. */
export type LookForAll<T extends Shown> = (doors: ReadonlyArray<PostingDoor<T>>) => Promise<Array<Looked<T>>>;

interface Pending<T extends Shown> {
	readonly index: number;
	readonly entry: BatchEntry<T>;
	readonly sent: Sent;
}

/**
 * The one door for many documents of a kind: what was not there is sent once, one after the other, and all that Sage took is
 * read back together. An outcome that is not clear is looked for at once and by itself. With `goOn` false nothing is sent
 * after the first refusal, and what follows it has no result. Never throws.
 */
export async function postMany<T extends Shown>(
	entries: ReadonlyArray<BatchEntry<T>>,
	lookForAll: LookForAll<T>,
	goOn: boolean,
): Promise<Array<PostingResult<T> | undefined>> {
	const results: Array<PostingResult<T> | undefined> = entries.map(() => undefined);
	const pending: Array<Pending<T>> = [];
	const seen = new Set<string>();
	for (const [index, entry] of entries.entries()) {
		if (seen.has(entry.door.key)) await readBackTogether(pending.splice(0), lookForAll, results);
		// The same document a second time: what the first one came to must show before this one is judged.
		const isAlone = seen.has(entry.door.key) || (entry.before.ok && entry.before.shown.length === 0 && entry.before.isOfCutList);
		const step = isAlone ? await postOnce(entry.door, entry.policy) : await postUnlessThere(entry);
		seen.add(entry.door.key);
		if ('outcome' in step) results[index] = step;
		else pending.push({ index, entry, sent: step });
		if (!goOn && results[index]?.outcome === 'failed') break;
	}
	await readBackTogether(pending, lookForAll, results);
	return results;
}

async function postUnlessThere<T extends Shown>({
	door,
	policy,
	before,
}: BatchEntry<T>): Promise<PostingResult<T> | Extract<Sent, { kind: 'accepted' }>> {
	const known = judgeBefore(door, before);
	if (known) return known;
	const sent: Sent | Failed = await sendOnce(door, policy);
	if ('outcome' in sent || sent.kind === 'accepted') return sent;
	return settle(door, policy, await readBack(door, policy, sent));
}

/** As `readBack`, for all together: one question per batch and look. */
async function readBackTogether<T extends Shown>(
	pending: ReadonlyArray<Pending<T>>,
	lookForAll: LookForAll<T>,
	results: Array<PostingResult<T> | undefined>,
): Promise<void> {
	if (pending.length === 0) return;
	const { policy } = pending[0].entry;
	let waiting = [...pending];
	const last = new Map<number, Looked<T>>();
	for (let look = 0; look < Math.max(1, policy.looks) && waiting.length > 0; look++) {
		if (look > 0) await policy.wait(policy.pauseMs);
		const answers = await lookForAll(waiting.map(({ entry }) => entry.door));
		for (const [place, { index }] of waiting.entries()) last.set(index, better(last.get(index), answers[place]));
		waiting = waiting.filter(({ index }) => !hasSettled(last.get(index)));
	}
	for (const { index, entry, sent } of pending) {
		const seen = last.get(index) as Looked<T>;
		const result = seen.ok && seen.shown.length > 0 ? judge(entry.door.name, seen.shown, 'posted') : notShown(entry.door.name, sent, seen);
		results[index] = settle(entry.door, entry.policy, result);
	}
}

/** A look that failed does not hide what an earlier one has shown. */
const better = <T extends Shown>(earlier: Looked<T> | undefined, now: Looked<T>): Looked<T> =>
	now.ok || !earlier?.ok || earlier.shown.length === 0 ? now : earlier;

/** Another look could change nothing: it shows once and agrees, or it shows more than once. */
const hasSettled = <T extends Shown>(seen: Looked<T> | undefined): boolean =>
	seen?.ok === true && (seen.shown.length > 1 || (seen.shown.length === 1 && seen.shown[0].differences.length === 0));
