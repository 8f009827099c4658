import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Hosts of the Selling Partner API by region (SP-API endpoints page). */
const REGION_BASE_URLS = Object.freeze({
	eu: 'https://sellingpartnerapi-eu.amazon.com',
	fe: 'https://sellingpartnerapi-fe.amazon.com',
	na: 'https://sellingpartnerapi-na.amazon.com',
});

/** Login with Amazon: where a refresh token is exchanged for an access token. */
const LWA_TOKEN_URL = 'https://api.amazon.com/auth/o2/token';

const isRegion = (region: unknown): region is keyof typeof REGION_BASE_URLS =>
	typeof region === 'string' && Object.hasOwn(REGION_BASE_URLS, region);

/** Base URL of the API without a slash at the end: the region's host, or the custom endpoint. '' when a custom one is not filled in. */
export function apiBaseUrl(credential: ICredentialDataDecryptedObject): string {
	if (isRegion(credential.region)) return REGION_BASE_URLS[credential.region];
	return String(credential.endpoint ?? '').replace(/\/+$/, '');
}

/** Address of the token service: Amazon's, or the one of a custom endpoint. */
export function lwaTokenUrl(credential: ICredentialDataDecryptedObject): string {
	return isRegion(credential.region) ? LWA_TOKEN_URL : String(credential.tokenUrl ?? '');
}

/** Loopback only: `http://sandbox:4000` in a container network still passes the wire in the clear. */
function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Says why nothing may be sent to an address, or undefined when it is fine. Secrets, tokens and buyer data travel, so plain http is
 * for a sandbox on this machine only.
 */
export function addressProblem(url: string): string | undefined {
	if (!URL.canParse(url)) return 'is not a complete URL';
	const parsed = new URL(url);
	if (parsed.username || parsed.password) return 'carries a user name or password';
	if (parsed.protocol === 'https:') return undefined;
	if (parsed.protocol === 'http:' && isLoopback(parsed.hostname)) return undefined;
	return 'must start with https:// (plain http is accepted for this machine only)';
}
