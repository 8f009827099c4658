import { TokenBucket } from '../../../../nodes/AmazonSellerCentral/transport/bucket';
import type { RawAnswer } from '../../../../nodes/AmazonSellerCentral/transport/fault';
import { sendRepeatableWrite, sendWrite, type WriteOptions } from '../../../../nodes/AmazonSellerCentral/transport/send';
import { SimulatedTiming } from '../simulatedTiming';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): RawAnswer => ({
	status,
	headers,
	body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const thrown = (code: string) => Object.assign(new Error(code), { code });
const refusal = (code: string) => ({ errors: [{ code, message: 'No.', details: '' }] });
const DONE = answer(202, { reportId: '77' });
const THROTTLED = answer(429, refusal('QuotaExceeded'));

/** Answers one after the other, the last one for ever. */
function sequence(answers: Array<RawAnswer | Error>) {
	let sent = 0;
	const send = async () => {
		const next = answers[Math.min(++sent, answers.length) - 1];
		if (next instanceof Error) throw next;
		return next;
	};
	return { send, times: () => sent };
}
const plenty = () => new TokenBucket({ ratePerSecond: 10, burst: 100 }, 0);

async function write(answers: Array<RawAnswer | Error>, options: WriteOptions = {}, timing = new SimulatedTiming()) {
	const { send, times } = sequence(answers);
	return { result: await sendWrite(send, plenty(), timing, options), times: times(), timing };
}

test.each([
	['204', answer(204)],
	['200 without a body', answer(200)],
])('%s is a success', async (_what, done) => {
	expect(await write([done])).toMatchObject({ result: { ok: true, body: {} }, times: 1 });
});

test.each([
	['throttled', THROTTLED],
	['kept out by a firewall', answer(403, '<html>firewall</html>')],
	['not connected', thrown('ECONNREFUSED')],
	['not resolved', thrown('ENOTFOUND')],
	['not logged in, because the login is down', Object.assign(new Error('login'), { lwa: { status: 503, code: '' } })],
])('sends again what was %s, for nothing was done', async (_what, failure) => {
	expect(await write([failure, failure, DONE])).toMatchObject({ result: { ok: true, body: { reportId: '77' } }, times: 3 });
});

test.each([
	['a 500', answer(500)],
	['a 503 with a web page', answer(503, '<html>Service Unavailable</html>')],
	['a 504', answer(504, refusal('InternalError'))],
	['a redirect', answer(302, '', { location: 'https://elsewhere.example' })],
	['a redirect of the whole request', answer(307)],
	['an answer larger than any', { ...answer(200), isTooLarge: true } as RawAnswer],
	['a cut connection', thrown('ECONNRESET')],
	['a deadline', thrown('ETIMEDOUT')],
	['a body cut in half', answer(202, '{"reportId":"7')],
	['an answer without the report id', answer(202, '{}')],
	['an empty answer where a report id belongs', answer(202)],
	['a cancelled execution', thrown('ERR_CANCELED')],
])('never repeats a write after %s: its outcome is unknown', async (_what, failure) => {
	const { result, times } = await write([failure, DONE], { answerField: 'reportId' });
	expect(result).toMatchObject({ ok: false, fault: { kind: 'outcomeUnknown' } });
	expect(times).toBe(1);
});

test('looks after an unclear outcome and takes what it finds for the answer', async () => {
	let looks = 0;
	const look = async () => (++looks === 2 ? { reportId: '77' } : undefined);
	const { result, times, timing } = await write([thrown('ECONNRESET')], { answerField: 'reportId', look });
	expect(result).toEqual({ ok: true, body: { reportId: '77' } });
	expect([times, looks]).toEqual([1, 2]);
	expect(timing.elapsed).toBe(6000); // 2 s before the first look, 4 s before the second
});

test('what two looks do not find stays unknown, and keeps what Amazon said', async () => {
	let looks = 0;
	const { result, times } = await write([answer(500, refusal('InternalFailure'))], { look: async () => void looks++ as undefined });
	expect(result).toMatchObject({ ok: false, fault: { kind: 'outcomeUnknown', status: 500, said: [{ code: 'InternalFailure' }] } });
	expect([times, looks]).toEqual([1, 2]);
});

test('looks for nothing when the execution was cancelled', async () => {
	const timing = new SimulatedTiming();
	timing.cancelAfter(0);
	const look = jest.fn();
	expect((await write([DONE], { look }, timing)).result).toEqual({ ok: false, fault: { kind: 'cancelled', beforeSending: true } });
	expect(look).not.toHaveBeenCalled();
});

test.each([400, 403, 404, 409, 413])('a refusal with %i is final and needs no look', async (status) => {
	const look = jest.fn();
	const { result, times } = await write([answer(status, refusal('InvalidInput'))], { look });
	expect(result).toMatchObject({ ok: false, fault: { status } });
	expect(times).toBe(1);
	expect(look).not.toHaveBeenCalled();
});

test('a lasting 429 ends, and does not count as unknown', async () => {
	const { result, times } = await write([THROTTLED]);
	expect(result).toMatchObject({ ok: false, fault: { kind: 'rateLimited' } });
	expect(times).toBe(5);
});

test('a write that ends in the same state is repeated after any passing fault', async () => {
	const { send, times } = sequence([thrown('ECONNRESET'), answer(500), answer(204)]);
	expect(await sendRepeatableWrite(send, plenty(), new SimulatedTiming())).toEqual({ ok: true, body: {} });
	expect(times()).toBe(3);
});

test.each([300, 301, 302, 303, 304, 307, 308])(
	'a %i to a write that may be repeated does not say that nothing was done',
	async (status) => {
		const { send, times } = sequence([answer(status)]);
		const result = await sendRepeatableWrite(send, plenty(), new SimulatedTiming(), {});
		expect(result).toMatchObject({ ok: false, fault: { kind: 'redirected', status } });
		expect(times()).toBe(1);
	},
);
