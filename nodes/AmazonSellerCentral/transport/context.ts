import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** Where a request can come from: a node that runs, a trigger that polls, a list in the editor. */
export type AmazonContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

export const CREDENTIAL = 'amazonSellerCentralApi';

/** Only a running node has items; the others take no notice of the index. */
export const credentialOf = async (context: AmazonContext, itemIndex?: number): Promise<ICredentialDataDecryptedObject> =>
	await (context as IExecuteFunctions).getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL, itemIndex);

/** Only a running node can be cancelled. */
export const cancelSignalOf = (context: AmazonContext): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/**
 * The context with another cancel signal. n8n's authenticated helper takes the signal from the context and overwrites the one in the
 * options, so this is the way to end such a request.
 */
export const withCancelSignal = <C extends AmazonContext>(context: C, signal: AbortSignal): C =>
	Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as C;

/** Hosts that the credential may be sent to, when it limits them; n8n's helper then refuses all others. */
export const allowedDomainsOf = (credential: ICredentialDataDecryptedObject): string | undefined =>
	credential.allowedHttpRequestDomains === 'domains' ? String(credential.allowedDomains ?? '') : undefined;
