import { postMany, type BatchEntry } from '../../../../../nodes/Sage200/posting/door/postMany';
import type { Looked, PostingDoor, PostingPolicy, Shown } from '../../../../../nodes/Sage200/posting/door/postOnce';
import type { SendOutcome } from '../../../../../nodes/Sage200/transport/request';

const trouble = { message: 'Sage 200 gave no complete answer (ECONNRESET, POST /sop_orders)', remedy: 'Check the network' };
const nothing: Looked<Shown> = { ok: true, shown: [] };
const blind: Looked<Shown> = { ok: false, message: 'Sage 200 is not available', remedy: 'Wait' };

/** A Sage in which documents stand by key. What becomes of a sending is said per key; `taken` unless told otherwise. */
function sage(outcomes: Record<string, 'taken' | 'refused' | 'droppedBefore' | 'droppedAfter' | 'takenNotShown'> = {}) {
	const stored: string[] = [];
	const seen = { sent: [] as string[], questions: [] as string[][], waited: 0, isBlind: false };
	const showing = (key: string): Looked<Shown> => {
		const shown = stored
			.filter((each) => each === key)
			.map((each, index) => ({ label: `order ${each}-${index}`, urns: [`${each}-${index}`], differences: [] }));
		return seen.isBlind ? blind : { ok: true, shown };
	};
	const send = async (key: string): Promise<SendOutcome> => {
		seen.sent.push(key);
		const fate = outcomes[key] ?? 'taken';
		if (fate === 'taken' || fate === 'droppedAfter') stored.push(key);
		if (fate === 'refused') return { kind: 'refused', trouble: { ...trouble, message: 'Sage 200 refused the request (400)' } };
		return fate.startsWith('dropped') ? { kind: 'unclear', trouble } : { kind: 'accepted', body: { id: 1, document_no: `${key}-0` } };
	};
	const door = (key: string): PostingDoor<Shown> => ({
		name: `Order ${key}`,
		key,
		look: async () => showing(key),
		send: async () => await send(key),
	});
	const lookForAll = async (doors: ReadonlyArray<PostingDoor<Shown>>) => {
		seen.questions.push(doors.map(({ key }) => key));
		return doors.map(({ key }) => showing(key));
	};
	const policy: PostingPolicy = { looks: 3, pauseMs: 5, mayNotSend: false, unsettled: new Set(), wait: async () => void seen.waited++ };
	const post = async (keys: string[], goOn = true, more: Partial<PostingPolicy> = {}) => {
		const entries: Array<BatchEntry<Shown>> = keys.map((key) => ({
			door: door(key),
			policy: { ...policy, ...more },
			before: showing(key),
		}));
		const results = await postMany(entries, lookForAll, goOn);
		return results.map((result) => (result?.outcome === 'failed' ? result.refusal.kind : result?.outcome));
	};
	return { stored, seen, post, policy, door, lookForAll };
}

test('sends each once and reads all back with one question', async () => {
	const { seen, post } = sage();
	expect(await post(['A', 'B', 'C'])).toEqual(['posted', 'posted', 'posted']);
	expect(seen.sent).toEqual(['A', 'B', 'C']);
	expect(seen.questions).toEqual([['A', 'B', 'C']]);
});

test('sends nothing for what is there already', async () => {
	const { stored, seen, post } = sage();
	stored.push('B');
	expect(await post(['A', 'B'])).toEqual(['posted', 'alreadyPosted']);
	expect(seen.sent).toEqual(['A']);
});

test('an unclear outcome is looked for by itself and never sent a second time', async () => {
	const { seen, post } = sage({ A: 'droppedAfter', B: 'droppedBefore' });
	expect(await post(['A', 'B', 'C'])).toEqual(['posted', 'outcomeUnknown', 'posted']);
	expect(seen.sent).toEqual(['A', 'B', 'C']);
	expect(seen.questions).toEqual([['C']]);
});

test('the same document twice in one batch is sent once', async () => {
	const { seen, post } = sage();
	expect(await post(['A', 'A', 'B'])).toEqual(['posted', 'alreadyPosted', 'posted']);
	expect(seen.sent).toEqual(['A', 'B']);
});

test('a document whose outcome stayed unknown is not sent again by a later item of the run', async () => {
	const { seen, post } = sage({ A: 'droppedBefore' });
	expect(await post(['A', 'A'])).toEqual(['outcomeUnknown', 'outcomeUnknown']);
	expect(await post(['A'])).toEqual(['outcomeUnknown']);
	expect(seen.sent).toEqual(['A']);
});

test('a refused document may be sent by a later item of the run', async () => {
	const { seen, post } = sage({ A: 'refused' });
	expect(await post(['A', 'A'])).toEqual(['refusedBySage', 'refusedBySage']);
	expect(seen.sent).toEqual(['A', 'A']);
});

test('asks again, as often as the policy says, for what Sage took and does not show', async () => {
	const { seen, post } = sage({ B: 'takenNotShown' });
	expect(await post(['A', 'B'])).toEqual(['posted', 'postedNotShown']);
	expect(seen.questions).toEqual([['A', 'B'], ['B'], ['B']]);
	expect(seen.waited).toBe(2);
});

test('reports a second document of another run that shows when reading back', async () => {
	const { stored, post, policy, door, lookForAll } = sage();
	const entry: BatchEntry<Shown> = { door: door('A'), policy, before: nothing };
	stored.push('A'); // written between the look and the sending
	expect(await postMany([entry], lookForAll, true)).toMatchObject([
		{ outcome: 'failed', refusal: { kind: 'postedTwice', urns: ['A-0', 'A-1'] } },
	]);
	expect(await post(['B'])).toEqual(['posted']);
});

test('without going on nothing is sent after a refusal, and what was sent is read back', async () => {
	const { seen, post } = sage({ B: 'refused' });
	expect(await post(['A', 'B', 'C'], false)).toEqual(['posted', 'refusedBySage', undefined]);
	expect(seen.sent).toEqual(['A', 'B']);
});

test('sends nothing when it could not look, or while an earlier outcome is not settled', async () => {
	const first = sage();
	first.seen.isBlind = true;
	expect(await first.post(['A', 'B'])).toEqual(['runFailed', 'runFailed']);
	expect(first.seen.sent).toEqual([]);
	const second = sage();
	expect(await second.post(['A'], true, { mayNotSend: true })).toEqual(['outcomeUnknown']);
	expect(second.seen.sent).toEqual([]);
});
