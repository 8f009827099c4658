import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { AmazonContext } from './context';
import { addressProblem, lwaTokenUrl } from './endpoint';
import { timingOf } from './timing';
import { askForToken } from './token';

interface Held {
	readonly token: string;
	readonly goodUntil: number;
}

/** Tokens of this process by application and scope. They belong to no seller, so n8n's credential is not the place for them. */
const held = new Map<string, Held>();

/** A token this near to its end is not used any more. */
const MARGIN_MS = 60_000;

/**
 * The application's own token for a grantless operation (OAuth grant client_credentials), kept until it ends. `forget` drops it when
 * Amazon refuses it. Throws as `accessTokenFor` does.
 */
export async function grantlessToken(
	this: AmazonContext,
	credential: ICredentialDataDecryptedObject,
	scope: string,
	signal: AbortSignal,
): Promise<{ token: string; forget: () => void }> {
	const url = lwaTokenUrl(credential);
	const problem = addressProblem(url);
	if (problem) throw new Error(`The token address of the Amazon credential ${problem}`);
	const key = createHash('sha256')
		.update(JSON.stringify([url, credential.clientId, credential.clientSecret, scope]))
		.digest('hex');
	const now = timingOf(this).now();
	const kept = held.get(key);
	const forget = () => void held.delete(key);
	if (kept && kept.goodUntil > now) return { token: kept.token, forget };
	const { token, lifeMs } = await askForToken.call(this, url, credential, { grant_type: 'client_credentials', scope }, signal);
	held.set(key, { token, goodUntil: now + lifeMs - MARGIN_MS });
	return { token, forget };
}
