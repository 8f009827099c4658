import { readBody, type Fields } from './body';
import { SpApiError, unauthorized } from './errors';
import type { Gateway } from './gateway';
import { OPERATIONS } from './operations';
import type { RestrictedResource } from './records';
import { TOKEN_SECONDS, type AccessTokens } from './tokens';

const MOST_RESOURCES = 50;

const FIELDS: Fields = {
	targetApplication: { kind: 'text' },
	restrictedResources: {
		kind: 'list',
		required: true,
		items: {
			kind: 'object',
			fields: {
				method: { kind: 'text', required: true, values: ['GET', 'PUT', 'POST', 'DELETE'] },
				path: { kind: 'text', required: true },
				dataElements: { kind: 'list', items: { kind: 'text', values: ['buyerInfo', 'shippingAddress', 'buyerTaxInformation'] } },
			},
		},
	},
};

/** Restricted operations of which this sandbox knows: report documents, and the orders of v0 that it does not simulate. */
const RESTRICTED = [/^\/reports\/2021-06-30\/documents\/[^/]+$/, /^\/orders\/v0\/orders(\/|$)/];

/** `createRestrictedDataToken` of the Tokens API 2021-03-01. */
export function restrictedTokenRoutes(gateway: Gateway, tokens: AccessTokens): void {
	gateway.serve(OPERATIONS.createRestrictedDataToken, ({ body, isRestricted }) => {
		if (isRestricted) throw unauthorized('');
		const { restrictedResources } = readBody<{ restrictedResources: RestrictedResource[] }>(body, FIELDS);
		if (restrictedResources.length === 0 || restrictedResources.length > MOST_RESOURCES)
			throw invalidRequest(`Name 1 to ${MOST_RESOURCES} resources.`);
		const open = restrictedResources.find(({ path }) => !RESTRICTED.some((pattern) => pattern.test(path)));
		if (open) throw invalidRequest(`${open.path} is not a restricted resource.`);
		return { restrictedDataToken: tokens.issueRestricted(restrictedResources), expiresIn: TOKEN_SECONDS };
	});
}

const invalidRequest = (details: string): SpApiError =>
	new SpApiError(400, 'InvalidRequest', 'Request is missing or has invalid parameters', details);
