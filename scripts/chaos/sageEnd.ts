import type { IHttpRequestOptions } from 'n8n-workflow';
import { SAGE_OAUTH, SITE } from '../../sandbox/company/company';
import type { Sandbox } from '../../sandbox/core/sandbox';
import { INITIAL_REFRESH_TOKEN } from '../../sandbox/sage/tokens';
import { failure, type Answer, type FarEnd } from './wire';

/** Never resolved: requests go straight into the sandbox. */
export const BASE = 'https://sandbox.invalid';
const REST = '/uk/sage200extra/accounts/v1';

export const CREDENTIAL = {
	resolvedBaseUrl: `${BASE}${REST}`,
	siteId: SITE.site_id,
	companyId: String(SITE.company_id),
	writePolicy: 'all',
};

/** The simulated Sage, with n8n's OAuth2 credential for it. */
export class SageEnd implements FarEnd {
	private token = 'expired';
	/** Rows that Sage gives on a page at most. */
	pageCap = 5_000;

	constructor(private readonly sandbox: Sandbox) {}

	/** Asking about a date is a POST that changes nothing. */
	isWrite = ({ method, url }: IHttpRequestOptions): boolean => method !== 'GET' && !url.endsWith('/transaction_date_validation');

	nameOf = ({ method, url }: IHttpRequestOptions): string => `${method} ${url.slice(BASE.length + REST.length).split('?')[0]}`;

	async answer({ method, url, headers, body }: IHttpRequestOptions): Promise<Answer> {
		const response = await this.sandbox.app.inject({
			method: method as 'GET',
			url: url.slice(BASE.length).replace(/\$top=(\d+)/, (_all, top: string) => `$top=${Math.min(Number(top), this.pageCap)}`),
			headers: { ...(headers as Record<string, string>), authorization: `Bearer ${this.token}` },
			payload: body as string | undefined,
		});
		return { statusCode: response.statusCode, body: response.body, headers: response.headers };
	}

	expireToken(): void {
		this.token = 'expired';
	}

	async renewToken(): Promise<void> {
		const payload = {
			grant_type: 'refresh_token',
			refresh_token: INITIAL_REFRESH_TOKEN,
			client_id: SAGE_OAUTH.clientId,
			client_secret: SAGE_OAUTH.clientSecret,
		};
		const response = await this.sandbox.app.inject({ method: 'POST', url: '/sage/oauth/token', payload });
		this.token = (response.json() as { access_token: string }).access_token;
	}

	/** n8n renews where a 401 is an error. */
	asksForToken = ({ statusCode }: Answer, { ignoreHttpStatusErrors }: IHttpRequestOptions): boolean =>
		statusCode === 401 && ignoreHttpStatusErrors !== true;

	refusedAgain = ({ body }: Answer): Error => failure('Unauthorized', { httpCode: '401', cause: { response: { data: body } } });
}
