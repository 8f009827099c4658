import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export const CREDENTIAL = 'sage200OAuth2Api';

/** Where and as which company a run talks to Sage. */
export interface Connection {
	/** Without a slash at the end. */
	readonly baseUrl: string;
	readonly siteId: string;
	readonly companyId: string;
	/** The share of this n8n process. 0: as fast as Sage answers. */
	readonly requestsPerSecond: number;
}

export type ConnectionResult = { readonly ok: true; readonly connection: Connection } | { readonly ok: false; readonly problem: string };

const MOST_PROCESSES = 100;
const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the connection from the credential. Refuses plain http except on loopback (tokens and buyer data would travel in the
 * open) and hosts outside the credential's allowed domains, which n8n does not check for requests that a node makes itself.
 */
export function connectionOf(credential: ICredentialDataDecryptedObject): ConnectionResult {
	const baseUrl = String(credential.resolvedBaseUrl ?? '').replace(/\/+$/, '');
	if (!URL.canParse(baseUrl)) return refused('The API base URL of the Sage 200 credential is no web address');
	const { protocol, hostname } = new URL(baseUrl);
	const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
	if (!safe) return refused(`The API base URL of the Sage 200 credential must start with https:// (${hostname} is not this machine)`);
	if (!isAllowed(hostname, credential)) return refused(`The Sage 200 credential does not allow requests to ${hostname}`);
	const requestsPerSecond = Number(credential.requestsPerSecond ?? 0);
	if (!Number.isFinite(requestsPerSecond) || requestsPerSecond < 0)
		return refused('Requests per Second of the Sage 200 credential is no number of zero or more');
	const processes = processesOf(credential);
	if (processes === undefined) return refused(`Processes of the Sage 200 credential is no whole number from 1 to ${MOST_PROCESSES}`);
	return {
		ok: true,
		connection: {
			baseUrl,
			siteId: String(credential.siteId ?? '').trim(),
			companyId: String(credential.companyId ?? '').trim(),
			requestsPerSecond: requestsPerSecond / processes,
		},
	};
}

/** How many n8n processes share the site's pace, 1 where the credential does not say; nothing when it is no such number: each process would take the whole pace. */
function processesOf({ processes }: ICredentialDataDecryptedObject): number | undefined {
	const count = processes === undefined || processes === '' ? 1 : Number(processes);
	return Number.isInteger(count) && count >= 1 && count <= MOST_PROCESSES ? count : undefined;
}

const refused = (problem: string): ConnectionResult => ({ ok: false, problem });

function isAllowed(hostname: string, credential: ICredentialDataDecryptedObject): boolean {
	if (credential.allowedHttpRequestDomains !== 'domains') return true;
	const domains = String(credential.allowedDomains ?? '')
		.split(',')
		.map((domain) => domain.trim().toLowerCase());
	return domains.some((domain) => domain === hostname || (domain.startsWith('*.') && hostname.endsWith(domain.slice(1))));
}
