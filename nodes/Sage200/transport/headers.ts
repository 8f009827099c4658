import type { Connection } from './connection';

/** The only path that is called before site and company are known. */
export const SITES_PATH = '/sites';

/** Headers besides the token. Sage wants site and company on every path but `/sites` (developer.sage.com/200, "get started"). */
export function headersFor(path: string, connection: Connection, hasBody: boolean): Record<string, string> {
	return {
		Accept: 'application/json',
		...(hasBody ? { 'Content-Type': 'application/json' } : {}),
		...(path === SITES_PATH ? {} : { 'X-Site': connection.siteId, 'X-Company': connection.companyId }),
	};
}
