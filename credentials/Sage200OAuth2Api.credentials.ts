import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

const custom = { show: { edition: ['custom'] } };
const limited = { show: { writePolicy: ['limited'] } };

/** Address of the REST API by edition, unless the address is typed in. Base URLs: developer.sage.com/200 (Professional), public clients (Standard). */
const BASE_URL =
	'$self["edition"] === "custom" ? $self["baseUrl"].replace(/\\/+$/, "") : $self["edition"] === "standard" ? "https://api.columbus.sage.com/uk/sage200/accounts/v1" : "https://api.columbus.sage.com/uk/sage200extra/accounts/v1"';

/**
 * OAuth2 with authorization code. n8n renews the token on 401 and stores the whole new answer. `authenticate` does not run for
 * OAuth2 credentials: the node itself adds `X-Site` and `X-Company`.
 */
export class Sage200OAuth2Api implements ICredentialType {
	name = 'sage200OAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Sage 200 OAuth2 API';

	icon = { light: 'file:../nodes/Sage200/sage200.svg', dark: 'file:../nodes/Sage200/sage200.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-amazon-sage200/n8n-nodes-amazon-sage200/blob/main/docs/credentials.md#sage-200-oauth2-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Edition',
			name: 'edition',
			type: 'options',
			options: [
				{ name: 'Custom Addresses', value: 'custom' },
				{ name: 'Sage 200 Professional', value: 'professional' },
				{ name: 'Sage 200 Standard', value: 'standard' },
			],
			default: 'professional',
			description: 'Which Sage 200 you use; it decides the address of the API',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			displayOptions: custom,
			default: '',
			placeholder: 'e.g. https://sage.example.com/uk/sage200extra/accounts/v1',
		},
		{
			displayName: 'Authorize URL',
			name: 'authorizeUrl',
			type: 'string',
			displayOptions: custom,
			default: '',
			placeholder: 'e.g. https://id.example.com/authorize',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			displayOptions: custom,
			default: '',
			placeholder: 'e.g. https://id.example.com/oauth/token',
		},
		{
			displayName: 'Site ID',
			name: 'siteId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 7d1f2c60-3b0e-4a7e-9a55-1f0c2a4be901',
			description: 'The site_id that the operation Site: Get Many shows. Leave it empty until you have connected and looked it up.',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description: 'The company_id that the operation Site: Get Many shows beside the site',
		},
		{
			displayName: 'Write Policy',
			name: 'writePolicy',
			type: 'options',
			options: [
				{ name: 'Limited', value: 'limited', description: 'Only what is chosen below' },
				{ name: 'Read Only', value: 'readOnly', description: 'Nothing is ever sent that changes Sage 200' },
				{ name: 'Write All', value: 'all', description: 'Whatever the Sage user may do' },
			],
			default: 'readOnly',
			description:
				'What may be written with this credential. It is checked before anything is sent. Begin with Read Only; allow writing once the settings are checked.',
		},
		{
			displayName: 'Allowed Writes',
			name: 'allowedWrites',
			type: 'multiOptions',
			displayOptions: limited,
			options: [
				{ name: 'Cash Book', value: 'cashBook' },
				{ name: 'Customers', value: 'customers' },
				{ name: 'Despatch and Couriers', value: 'despatch' },
				{ name: 'Nominal Codes', value: 'nominal' },
				{ name: 'Purchase Ledger', value: 'purchaseLedger' },
				{ name: 'Sales Allocations', value: 'salesAllocations' },
				{ name: 'Sales Ledger', value: 'salesLedger' },
				{ name: 'Sales Orders', value: 'salesOrders' },
				{ name: 'Sales Returns', value: 'salesReturns' },
				{ name: 'Stock', value: 'stock' },
			],
			default: [],
			description: 'What is not chosen is refused; with nothing chosen, everything is',
		},
		{
			displayName: 'Largest Amount per Posting',
			name: 'largestAmount',
			type: 'string',
			displayOptions: limited,
			default: '',
			placeholder: 'e.g. 50000.00',
			description: 'Gross of one document; of a sales order its lines as sent. Empty for no limit.',
		},
		{
			displayName: 'Most Writes per Execution',
			name: 'mostWrites',
			type: 'number',
			typeOptions: { minValue: 0 },
			displayOptions: limited,
			default: 0,
			description: 'All Sage 200 nodes and loops of one execution count together. 0 for no limit.',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 4,
			description:
				'Sage publishes no limit; four are known to work. Counts over all executions of the n8n processes below. 0 for no limit.',
		},
		{
			displayName: 'Processes',
			name: 'processes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
			default: 1,
			description:
				'How many n8n processes ask this site of Sage 200: 1, or in queue mode the main one and all workers. Each keeps to its share of the requests per second.',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{ $self["edition"] === "custom" ? $self["authorizeUrl"] : "https://id.sage.com/authorize" }}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{ $self["edition"] === "custom" ? $self["tokenUrl"] : "https://id.sage.com/oauth/token" }}',
		},
		{ displayName: 'Resolved Base URL', name: 'resolvedBaseUrl', type: 'hidden', default: `={{ ${BASE_URL} }}` },
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'openid profile email offline_access' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: 'audience=s200ukipd%2Fsage200' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	test: ICredentialTestRequest = { request: { baseURL: '={{$credentials.resolvedBaseUrl}}', url: '/sites' } };
}
