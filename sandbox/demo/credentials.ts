import { LWA, SAGE_OAUTH, SELLER_ID, SITE } from '../company/company';
import { CREDENTIALS } from './ids';

/** Seals the decisions of the demo; good for nothing else. */
export const DEMO_DECISION_KEY = 'a key that seals decisions of the demo company';

/** With which the browser opens the demo's pages. */
export const PAGES_LOGIN = { user: 'desk', password: 'Pages-of-the-demo-1' } as const;

/** The credentials as a consultant would fill them in, with the sandbox's addresses instead of the real ones. */
export function demoCredentials(sandboxUrl: string) {
	return {
		amazon: {
			...CREDENTIALS.amazonSellerCentralApi,
			type: 'amazonSellerCentralApi',
			data: { region: 'custom', endpoint: sandboxUrl, tokenUrl: `${sandboxUrl}/auth/o2/token`, ...LWA, sellerId: SELLER_ID },
		},
		sage: {
			...CREDENTIALS.sage200OAuth2Api,
			type: 'sage200OAuth2Api',
			data: {
				edition: 'custom',
				baseUrl: `${sandboxUrl}/uk/sage200extra/accounts/v1`,
				authorizeUrl: `${sandboxUrl}/sage/authorize`,
				tokenUrl: `${sandboxUrl}/sage/oauth/token`,
				siteId: SITE.site_id,
				companyId: String(SITE.company_id),
				requestsPerSecond: 0,
				writePolicy: 'all',
				...SAGE_OAUTH,
			},
		},
		decisionKey: { ...CREDENTIALS.decisionKeyApi, type: 'decisionKeyApi', data: { secret: DEMO_DECISION_KEY } },
		pages: { ...CREDENTIALS.httpBasicAuth, type: 'httpBasicAuth', data: { ...PAGES_LOGIN } },
	};
}
