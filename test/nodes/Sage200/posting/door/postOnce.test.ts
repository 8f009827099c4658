import { postOnce, type Looked, type PostingPolicy, type Shown } from '../../../../../nodes/Sage200/posting/door/postOnce';
import type { SendOutcome } from '../../../../../nodes/Sage200/transport/request';

const trouble = { message: 'Sage 200 gave no complete answer (ECONNRESET, POST /bank_payment)', remedy: 'Check the network' };
const accepted: SendOutcome = { kind: 'accepted', body: { urn: '4711' } };
const refusal: SendOutcome = {
	kind: 'refused',
	trouble: { status: 400, message: 'Sage 200 refused the request (400): Nominal code 9999', remedy: 'Correct it' },
};
const unclear: SendOutcome = { kind: 'unclear', trouble };

const one = (urn = '4711', ...differences: string[]): Shown => ({ label: `URN ${urn}`, urns: [urn], differences });
const shows = (...shown: Shown[]): Looked<Shown> => ({ ok: true, shown });
const blind: Looked<Shown> = { ok: false, message: 'Sage 200 is not available', remedy: 'Wait' };
const nothing = shows();

/** A door that shows one look after the other (the last one stays) and counts what is sent. */
function door(looks: Array<Looked<Shown>>, outcome: SendOutcome = accepted) {
	const seen = { looks: 0, sent: 0, waited: [] as number[] };
	const policy: PostingPolicy = {
		looks: 3,
		pauseMs: 50,
		mayNotSend: false,
		unsettled: new Set(),
		wait: async (ms) => void seen.waited.push(ms),
	};
	const run = async (more: Partial<PostingPolicy> = {}) =>
		await postOnce(
			{
				name: 'bank_payment 1533 FEES-2605-0',
				key: 'BANK_PAYMENT|AMZGBP|1533|FEES-2605-0',
				look: async () => looks[Math.min(seen.looks++, looks.length - 1)],
				send: async () => {
					seen.sent++;
					return outcome;
				},
			},
			{ ...policy, ...more },
		);
	return { seen, run };
}

/** What Sage shows before and after the sending, what the sending came to, and what must come out. */
const CASES: Array<[title: string, looks: Array<Looked<Shown>>, outcome: SendOutcome, result: string, sent: number]> = [
	['posts what is not there', [nothing, shows(one())], accepted, 'posted', 1],
	['sends nothing when it is there', [shows(one())], accepted, 'alreadyPosted', 0],
	[
		'sends nothing when it is there with another amount',
		[shows(one('4711', 'amount 10.00 instead of 12.00'))],
		accepted,
		'postedDiffers',
		0,
	],
	['sends nothing when it is there twice', [shows(one('1'), one('2'))], accepted, 'postedTwice', 0],
	['sends nothing when somebody has cancelled it', [shows({ ...one(), isCancelled: true })], accepted, 'orderCancelledInSage', 0],
	['sends nothing when it cannot look', [blind], accepted, 'runFailed', 0],
	['reports a clear refusal', [nothing, nothing], refusal, 'refusedBySage', 1],
	['finds what was written before the connection broke', [nothing, shows(one())], unclear, 'posted', 1],
	['finds it at the third look', [nothing, nothing, nothing, shows(one())], unclear, 'posted', 1],
	['does not know when nothing shows after a broken connection', [nothing, nothing], unclear, 'outcomeUnknown', 1],
	['does not know when it cannot look after a broken connection', [nothing, blind], unclear, 'outcomeUnknown', 1],
	['looks on after a look that failed', [nothing, blind, shows(one())], unclear, 'posted', 1],
	['says that an accepted posting does not show', [nothing, nothing], accepted, 'postedNotShown', 1],
	['says that an accepted posting cannot be looked for', [nothing, blind], accepted, 'postedNotShown', 1],
	['waits for the second leg', [nothing, shows(one('4711', 'no leg in CURRENT')), shows(one())], accepted, 'posted', 1],
	[
		'reports a posting that came out differently',
		[nothing, shows(one('4711', 'amount 10.00 instead of 12.00'))],
		accepted,
		'postedDiffers',
		1,
	],
	[
		'keeps the difference it saw when the next looks fail',
		[nothing, shows(one('4711', 'no leg in CURRENT')), blind],
		accepted,
		'postedDiffers',
		1,
	],
	['reports that another run posted at the same time', [nothing, shows(one('1'), one('2'))], accepted, 'postedTwice', 1],
];

test.each(CASES)('%s', async (_title, looks, outcome, expected, sent) => {
	const { seen, run } = door(looks, outcome);
	const result = await run();
	expect(result.outcome === 'failed' ? result.refusal.kind : result.outcome).toBe(expected);
	expect(seen.sent).toBe(sent);
});

test('pauses between looks, not before the first, and stops at the number of looks', async () => {
	const { seen, run } = door([nothing], unclear);
	await run({ looks: 4 });
	expect(seen.looks).toBe(1 + 4);
	expect(seen.waited).toEqual([50, 50, 50]);
});

test('looks at least once after sending', async () => {
	const { seen, run } = door([nothing, shows(one())]);
	expect((await run({ looks: 0 })).outcome).toBe('posted');
	expect(seen.looks).toBe(2);
});

describe('while an earlier outcome is not settled', () => {
	test('sends nothing and stays unknown', async () => {
		const { seen, run } = door([nothing]);
		expect(await run({ mayNotSend: true })).toMatchObject({ outcome: 'failed', refusal: { kind: 'outcomeUnknown' } });
		expect(seen.sent).toBe(0);
	});

	test('recognises what has shown since', async () => {
		const { seen, run } = door([shows(one())]);
		expect(await run({ mayNotSend: true })).toMatchObject({ outcome: 'alreadyPosted', shown: { urns: ['4711'] } });
		expect(seen.sent).toBe(0);
	});
});

describe('what a refusal says', () => {
	test('both URNs of a double posting', async () => {
		const { run } = door([shows(one('11'), one('22'))]);
		const result = await run();
		expect(result).toMatchObject({
			refusal: { urns: ['11', '22'], message: 'bank_payment 1533 FEES-2605-0 stands in Sage 200 2 times: URN 11 and URN 22' },
		});
	});

	test('the URN of what was taken and does not show', async () => {
		const { run } = door([nothing]);
		expect(await run()).toMatchObject({ refusal: { urns: ['4711'], message: expect.stringContaining('took it as URN 4711') } });
	});

	test("Sage's own words of a refusal", async () => {
		const { run } = door([nothing], refusal);
		expect(await run()).toMatchObject({
			refusal: { message: expect.stringContaining('Nominal code 9999'), remedy: 'Correct it', urns: [] },
		});
	});

	test('in what a posting differs, and its URN', async () => {
		const { run } = door([shows(one('4711', 'amount 10.00 instead of 12.00', 'date 2026-05-01 instead of 2026-05-10'))]);
		const message =
			'bank_payment 1533 FEES-2605-0 is in Sage 200 as URN 4711, but differs: amount 10.00 instead of 12.00; date 2026-05-01 instead of 2026-05-10';
		expect(await run()).toMatchObject({ refusal: { message, urns: ['4711'] } });
	});
});
