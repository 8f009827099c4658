import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { accessTokenFor } from '../nodes/AmazonSellerCentral/transport/token';

const CUSTOM_ONLY = { show: { region: ['custom'] } };

/** Selling Partner API with a refresh token of Login with Amazon: a seller's own, private application. */
export class AmazonSellerCentralApi implements ICredentialType {
	name = 'amazonSellerCentralApi';

	displayName = 'Amazon Seller Central API';

	icon = {
		light: 'file:../nodes/AmazonSellerCentral/amazonSellerCentral.svg',
		dark: 'file:../nodes/AmazonSellerCentral/amazonSellerCentral.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-amazon-sage200/n8n-nodes-amazon-sage200/blob/main/docs/credentials.md#amazon-seller-central-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Custom Endpoint', value: 'custom', description: 'A sandbox or a gateway of your own' },
				{ name: 'Europe', value: 'eu', description: 'United Kingdom, Germany, France, Italy, Spain and the other European marketplaces' },
				{ name: 'Far East', value: 'fe', description: 'Japan, Australia and Singapore' },
				{ name: 'North America', value: 'na', description: 'United States, Canada, Mexico and Brazil' },
			],
			default: 'eu',
			description: 'Where the seller account sells. A token of one region does not work in another.',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. http://127.0.0.1:4010',
			displayOptions: CUSTOM_ONLY,
			description: 'Base URL of the API. Plain http is accepted for this machine only.',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. http://127.0.0.1:4010/auth/o2/token',
			displayOptions: CUSTOM_ONLY,
			description: 'Address where the refresh token is exchanged for an access token',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. amzn1.application-oa2-client.…',
			description: 'Client identifier of the application in Seller Central, under LWA credentials',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Client secret of the application. Amazon wants a new one every 180 days; store it here, the old one ends a week later.',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. Atzr|…',
			description: 'What Seller Central shows when you authorise the application',
		},
		{
			displayName: 'Seller ID',
			name: 'sellerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. A2EXAMPLE1SELLER',
			description:
				'Merchant token of the account, in Seller Central under Settings > Account Info > Your Merchant Token. Listings are read and changed under it.',
		},
		{
			displayName: 'Processes',
			name: 'processes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
			default: 1,
			description:
				"How many n8n processes ask Amazon for this seller: 1, or in queue mode the main one and all workers. Each keeps to its share of Amazon's rate limits.",
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Runs when there is no access token yet and when Amazon refuses the one in use; n8n stores what it returns. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<{ accessToken: string }> {
		return { accessToken: await accessTokenFor.call(this, credentials) };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-amz-access-token': '={{$credentials.accessToken}}' } },
	};

	/** Needs no role beyond the authorisation itself. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{$credentials.region === "custom" ? $credentials.endpoint.replace(/\\/+$/, "") : "https://sellingpartnerapi-" + $credentials.region + ".amazon.com"}}',
			url: '/sellers/v1/marketplaceParticipations',
			// The token must not go where a redirect says.
			disableFollowRedirect: true,
		},
	};
}
