import type { ICredentialsDecrypted, ICredentialTestFunctions, IExecuteFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { refuse } from '../shared/parameters';

const CREDENTIAL = 'decisionKeyApi';
/** As long as the digest that it goes into. */
const SHORTEST = 32;
const TOO_SHORT = `The key of the credential has fewer than ${SHORTEST} characters.`;

const isLongEnough = (key: unknown): key is string => typeof key === 'string' && key.trim().length >= SHORTEST;

/** The key that seals decisions. Throws where it could be guessed. */
export async function decisionKey(context: IExecuteFunctions, itemIndex: number): Promise<string> {
	const { secret } = await context.getCredentials(CREDENTIAL, itemIndex);
	if (isLongEnough(secret)) return secret.trim();
	throw refuse(context, itemIndex, TOO_SHORT, 'Put a longer one into the credential, before the first decision is made.');
}

/** The key goes nowhere, so all that can be tested is that it is one. */
export async function decisionKeyTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const isGood = isLongEnough(credential.data?.secret);
	return { status: isGood ? 'OK' : 'Error', message: isGood ? 'The key is long enough' : TOO_SHORT };
}
