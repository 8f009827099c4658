import { CREDENTIAL } from './connection';
import type { Hidden } from './errors';
import type { Context } from './line';
import { secretsOfBody, secretsOfCredential } from './redact';

/** What an error about a request must not show: what the request said about people, and the credential as it is now (its token may be a new one). */
export async function hiddenOf(context: Context, body: unknown): Promise<Hidden> {
	const credential = await context.getCredentials(CREDENTIAL).then(secretsOfCredential, () => []);
	return { sent: secretsOfBody(typeof body === 'string' ? parsed(body) : body), credential };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // a body of ours is JSON
	}
}
