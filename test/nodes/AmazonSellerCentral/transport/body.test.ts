import { Readable } from 'node:stream';
import { bytesOf, closedAnswer, MOST_ANSWER_BYTES, MOST_REFUSAL_BYTES } from '../../../../nodes/AmazonSellerCentral/transport/body';

/** A stream of so many megabytes; counts what was taken of it. */
function flood(megabytes: number) {
	const taken = { megabytes: 0 };
	const piece = Buffer.alloc(1024 * 1024, 0x20);
	const body = Readable.from(
		(function* () {
			for (; taken.megabytes < megabytes; taken.megabytes++) yield piece;
		})(),
	);
	return { body, taken };
}

test('reads a body to its end', async () => {
	expect(await bytesOf(Readable.from([Buffer.from('ab'), Buffer.from('c')]), 3)).toEqual(Buffer.from('abc'));
	expect(await bytesOf(Readable.from([]), 3)).toEqual(Buffer.alloc(0));
});

test('a success without end is left where it is too large, and closed', async () => {
	const { body, taken } = flood(100_000);
	expect(await closedAnswer({ status: 200, headers: {}, body })).toEqual({
		status: 200,
		headers: {},
		body: new Uint8Array(),
		isTooLarge: true,
	});
	expect(taken.megabytes).toBeLessThanOrEqual(MOST_ANSWER_BYTES / 1024 / 1024 + 20); // what the stream reads ahead
	expect(body.destroyed).toBe(true);
});

test('a refusal without end keeps its status and goes without its text', async () => {
	const { body, taken } = flood(100_000);
	expect(await closedAnswer({ status: 503, headers: {}, body })).toEqual({ status: 503, headers: {}, body: new Uint8Array() });
	expect(taken.megabytes).toBeLessThanOrEqual(MOST_REFUSAL_BYTES / 1024 / 1024 + 20);
});

test('what breaks the connection goes on as it is', async () => {
	const body = Readable.from(
		(function* () {
			yield Buffer.from('{');
			throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
		})(),
	);
	await expect(closedAnswer({ status: 200, headers: {}, body })).rejects.toMatchObject({ code: 'ECONNRESET' });
});
