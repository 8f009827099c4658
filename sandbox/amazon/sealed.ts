import { createHmac, timingSafeEqual } from 'node:crypto';

// Not a secret: it only makes the tokens opaque and shows when one was altered.
const SEAL = 'sandbox page tokens';

const sign = (text: string): Buffer => createHmac('sha256', SEAL).update(text).digest().subarray(0, 12);

/** Packs a value into an opaque token. */
export function seal(value: unknown): string {
	const text = JSON.stringify(value);
	return `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`;
}

/** Unpacks a token; undefined when it is not one of ours. */
export function unseal<T>(token: string): T | undefined {
	const [body = '', signature = ''] = token.split('.');
	const text = Buffer.from(body, 'base64url').toString('utf8');
	const given = Buffer.from(signature, 'base64url');
	const expected = sign(text);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return JSON.parse(text) as T;
}
