import type { IDataObject } from 'n8n-workflow';
import { Sage200OAuth2Api } from '../../../credentials/Sage200OAuth2Api.credentials';
import { InMemoryCredentials } from '../credentialsHelper';

const filled = async (stored: IDataObject) =>
	await new InMemoryCredentials([new Sage200OAuth2Api()], { sage200OAuth2Api: stored as never }).getDecrypted(
		undefined,
		{ id: '1', name: 'Sage' },
		'sage200OAuth2Api',
	);

test.each([
	['professional', 'https://api.columbus.sage.com/uk/sage200extra/accounts/v1'],
	['standard', 'https://api.columbus.sage.com/uk/sage200/accounts/v1'],
])('of Sage 200 %s uses the addresses of Sage', async (edition, resolvedBaseUrl) => {
	expect(await filled({ edition })).toMatchObject({
		resolvedBaseUrl,
		authUrl: 'https://id.sage.com/authorize',
		accessTokenUrl: 'https://id.sage.com/oauth/token',
	});
});

test('with custom addresses uses those', async () => {
	const stored = {
		edition: 'custom',
		baseUrl: 'https://s.example.com/v1/',
		authorizeUrl: 'https://s.example.com/authorize',
		tokenUrl: 'https://s.example.com/token',
	};
	expect(await filled(stored)).toMatchObject({
		resolvedBaseUrl: 'https://s.example.com/v1',
		authUrl: stored.authorizeUrl,
		accessTokenUrl: stored.tokenUrl,
	});
});

test('asks for consent with the audience and a refresh token, and is tested by reading the sites', async () => {
	expect(await filled({})).toMatchObject({
		grantType: 'authorizationCode',
		authentication: 'body',
		scope: 'openid profile email offline_access',
		authQueryParameters: 'audience=s200ukipd%2Fsage200',
	});
	expect(new Sage200OAuth2Api().test.request).toEqual({ baseURL: '={{$credentials.resolvedBaseUrl}}', url: '/sites' });
});
