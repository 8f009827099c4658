import type { FastifyRequest } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { behaviourOf } from './books/behaviour';
import { COLLECTION } from './books/names';
import { isLiveToken } from './tokens';
import { Refusal } from './refusal';

/** 401 without a live access token. */
export function needToken(parts: SandboxParts, request: FastifyRequest): void {
	const token = bearerOf(request);
	if (!token || !isLiveToken(parts, token)) throw new Refusal(401, 'Access token is missing, expired or invalid.', true);
}

/** 401 unless both headers name the company, as the developer pages say ("must always be specified"). */
export function needCompany(parts: SandboxParts, request: FastifyRequest): void {
	const site = request.headers['x-site'];
	const company = request.headers['x-company'];
	if (!site || !company) throw new Refusal(401, 'The headers X-Site and X-Company are needed.');
	const known = parts.store.all(COLLECTION.site).some((each) => each.site_id === site && String(each.company_id) === company);
	if (!known) throw new Refusal(401, 'No access to this site and company.');
}

/** 403 where the role of the user lacks the module behind the path. */
export function needOpenPath(parts: SandboxParts, path: string): void {
	const isClosed = behaviourOf(parts).closedPaths.includes(path.split('/')[0]);
	if (isClosed) throw new Refusal(403, 'The user has no access to this feature.');
}

export const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
