import '../environment';
import axios from 'axios';
import { Workflow, type ICredentialDataDecryptedObject, type INode, type INodeParameters } from 'n8n-workflow';
import { AmazonSellerCentralApi } from '../../../credentials/AmazonSellerCentralApi.credentials';
import { AmazonBench } from './fixtures';

const credential = new AmazonSellerCentralApi();
const NODE: INode = { id: 'c', name: 'c', type: 'c', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = {
	getByName: () => ({ description: { properties: [] } }),
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getKnownTypes: () => ({}),
};
const workflow = new Workflow({ nodes: [NODE], connections: {}, active: false, nodeTypes: nodeTypes as never });

/** Resolves expressions on the credential's fields, as n8n does before it sends. */
const resolved = (values: object, $credentials: ICredentialDataDecryptedObject) =>
	workflow.expression.getComplexParameterValue(NODE, values as INodeParameters, 'internal', { $credentials } as never) as Record<
		string,
		string
	>;

test.each([
	['eu', 'https://sellingpartnerapi-eu.amazon.com'],
	['na', 'https://sellingpartnerapi-na.amazon.com'],
	['fe', 'https://sellingpartnerapi-fe.amazon.com'],
])('the test of a credential of region %s asks %s', (region, host) => {
	expect(resolved(credential.test.request, { region, endpoint: '' })).toEqual({
		baseURL: host,
		url: '/sellers/v1/marketplaceParticipations',
		disableFollowRedirect: true,
	});
});

test('the test of a custom endpoint is answered there with the token of the credential, and refused without', async () => {
	const bench = await AmazonBench.start();
	try {
		const values: ICredentialDataDecryptedObject = { ...bench.credentials.amazonSellerCentralApi };
		values.endpoint = `${String(values.endpoint)}/`;
		const helpers = {
			httpRequest: async ({ method, url, headers, body }: Record<string, never>) => {
				const answer = await axios.request({ method, url, headers, data: body, responseType: 'stream', validateStatus: () => true });
				return { statusCode: answer.status, body: answer.data };
			},
		};
		const { accessToken } = await credential.preAuthentication.call({ helpers } as never, values);
		const request = resolved(credential.test.request, values);
		const ask = async (headers: Record<string, string>) =>
			(await axios.get(`${request.baseURL}${request.url}`, { headers, validateStatus: () => true })).status;
		expect(await ask(resolved(credential.authenticate.properties.headers!, { ...values, accessToken }))).toBe(200);
		expect(await ask(resolved(credential.authenticate.properties.headers!, { ...values, accessToken: 'Atza|other' }))).toBe(403);
	} finally {
		await bench.sandbox.stop();
	}
});
