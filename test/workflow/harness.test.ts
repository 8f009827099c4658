import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	NodeConnectionTypes,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestHelper,
	type INodeType,
} from 'n8n-workflow';
import { chain, nodeOf, runWorkflow, startNode } from './harness';

/** A server that knows two tokens: `old` has expired, `new` is good. */
let server: Server;
let base: string;
let seen: string[];

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}${request.headers['x-token'] ?? ''}`);
			response.setHeader('content-type', 'application/json');
			if (request.url === '/token')
				return response.end(JSON.stringify({ access_token: 'new', refresh_token: 'r2', token_type: 'Bearer', expires_in: 3600 }));
			const good = request.headers.authorization === 'Bearer new' || request.headers['x-token'] === 'new';
			response.statusCode = good ? 200 : 401;
			return response.end(JSON.stringify({ good, body }));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => (seen = []));

const described = (credential?: string) => ({
	displayName: 'Probe',
	name: 'probe',
	group: ['transform' as const],
	version: 1,
	description: 'Probe',
	defaults: { name: 'Probe' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [{ displayName: 'Value', name: 'value', type: 'string' as const, default: '' }],
	credentials: credential ? [{ name: credential, required: true }] : [],
});
const requesting = (credential: string): INodeType => ({
	description: described(credential),
	async execute(this: IExecuteFunctions) {
		const { baseUrl } = await this.getCredentials(credential);
		const answer = await this.helpers.httpRequestWithAuthentication.call(this, credential, {
			method: 'GET',
			url: `${String(baseUrl)}/data`,
			json: true,
		});
		return [[{ json: answer }]];
	},
});

class ProbeOAuth2Api implements ICredentialType {
	name = 'probeOAuth2Api';
	extends = ['oAuth2Api'];
	displayName = 'Probe OAuth2 API';
	properties: ICredentialType['properties'] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: '={{$self["baseUrl"]}}/token' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}

class ProbeApi implements ICredentialType {
	name = 'probeApi';
	displayName = 'Probe API';
	properties: ICredentialType['properties'] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Token', name: 'token', type: 'hidden', typeOptions: { expirable: true }, default: '' },
	];
	authenticate = { type: 'generic' as const, properties: { headers: { 'x-token': '={{$credentials.token}}' } } };
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const { access_token: token } = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${String(credentials.baseUrl)}/token`,
			json: true,
		})) as { access_token: string };
		return { token };
	}
}

test('renews an expired OAuth2 token after a 401, repeats the request and stores the new token', async () => {
	const credentials = {
		probeOAuth2Api: {
			baseUrl: base,
			clientId: 'c',
			clientSecret: 's',
			oauthTokenData: { access_token: 'old', refresh_token: 'r1', token_type: 'Bearer' },
		},
	};
	const run = await runWorkflow(chain(startNode(), nodeOf('Ask', 'test.ask', {}, 'probeOAuth2Api')), {
		nodeTypes: { 'test.ask': requesting('probeOAuth2Api') },
		credentialTypes: [new ProbeOAuth2Api()],
		credentials,
	});
	expect(run.error).toBeUndefined();
	expect(run.json('Ask')).toEqual([{ good: true, body: '' }]);
	expect(seen.map((line) => line.trim())).toEqual(['GET /data Bearer old', 'POST /token', 'GET /data Bearer new']);
	expect(credentials.probeOAuth2Api.oauthTokenData).toMatchObject({ access_token: 'new', refresh_token: 'r2' });
});

test('fetches the token of a credential with preAuthentication when there is none, and again when it has expired', async () => {
	const ask = async (token: string) => {
		const credentials = { probeApi: { baseUrl: base, token } };
		const run = await runWorkflow(chain(startNode(), nodeOf('Ask', 'test.ask', {}, 'probeApi')), {
			nodeTypes: { 'test.ask': requesting('probeApi') },
			credentialTypes: [new ProbeApi()],
			credentials,
		});
		expect(run.json('Ask')).toEqual([{ good: true, body: '' }]);
		expect(credentials.probeApi.token).toBe('new');
		return seen.splice(0).map((line) => line.trim());
	};
	expect(await ask('')).toEqual(['POST /token', 'GET /data new']);
	expect(await ask('old')).toEqual(['GET /data old', 'POST /token', 'GET /data new']);
});

test('resolves expressions, keeps binary data in memory and gives the error output its items', async () => {
	const maker: INodeType = {
		description: described(),
		async execute(this: IExecuteFunctions) {
			return [
				[
					{
						json: { value: this.getNodeParameter('value', 0) as string },
						binary: { data: await this.helpers.prepareBinaryData(Buffer.from('pence'), 'a.txt', 'text/plain') },
					},
				],
			];
		},
	};
	const reader: INodeType = {
		description: described(),
		async execute(this: IExecuteFunctions) {
			const text = (await this.helpers.getBinaryDataBuffer(0, 'data')).toString();
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), 'not to continue');
			return [[{ json: { error: text, details: { kind: 'probe' } }, pairedItem: { item: 0 } }]];
		},
	};
	const nodes = [
		startNode(),
		nodeOf('Make', 'test.make', { value: '={{ $json.a + 1 }}' }),
		nodeOf('Read', 'test.read', {}, undefined, { onError: 'continueErrorOutput' }),
	];
	const run = await runWorkflow(chain(...nodes), { nodeTypes: { 'test.make': maker, 'test.read': reader }, items: [{ json: { a: 41 } }] });
	expect(run.status).toBe('success');
	expect(run.json('Make')).toEqual([{ value: 42 }]);
	expect(run.json('Read', 0)).toEqual([]);
	expect(run.json('Read', 1)[0]).toMatchObject({ error: 'pence', details: { kind: 'probe' } });
});

test('says what stopped the run', async () => {
	const failing: INodeType = {
		description: described(),
		async execute(this: IExecuteFunctions) {
			throw new NodeOperationError(this.getNode(), 'the clearing bank is unknown');
		},
	};
	const run = await runWorkflow(chain(startNode(), nodeOf('Fail', 'test.fail')), { nodeTypes: { 'test.fail': failing } });
	expect(run.status).toBe('error');
	expect(run.error?.message).toBe('the clearing bank is unknown');
});
