import { connectionOf } from '../../../../nodes/Sage200/transport/connection';
import { headersFor } from '../../../../nodes/Sage200/transport/headers';

const credential = (resolvedBaseUrl: string, more = {}) => ({
	resolvedBaseUrl,
	siteId: ' site ',
	companyId: 7 as unknown as string,
	...more,
});

test('reads address, site and company', () => {
	expect(connectionOf(credential('https://api.columbus.sage.com/uk/sage200/accounts/v1/'))).toEqual({
		ok: true,
		connection: { baseUrl: 'https://api.columbus.sage.com/uk/sage200/accounts/v1', siteId: 'site', companyId: '7', requestsPerSecond: 0 },
	});
});

test.each(['http://127.0.0.1:4010/x', 'http://localhost:4010', 'http://[::1]:4010'])('allows http on this machine: %s', (url) =>
	expect(connectionOf(credential(url)).ok).toBe(true),
);

test.each([
	'http://sage.example.com/x',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'ftp://sage.example.com',
	'file:///etc/passwd',
	'sage.example.com',
	'',
])('refuses the address "%s"', (url) => expect(connectionOf(credential(url)).ok).toBe(false));

test.each([
	['sage.example.com', true],
	['other.example.com, sage.example.com', true],
	['*.example.com', true],
	['example.com', false],
	['', false],
])('with allowed domains "%s" the request is allowed: %s', (allowedDomains, ok) => {
	expect(connectionOf(credential('https://sage.example.com/x', { allowedHttpRequestDomains: 'domains', allowedDomains })).ok).toBe(ok);
});

test.each([
	['4', 4],
	[0.5, 0.5],
	[0, 0],
	['fast', undefined],
	[-1, undefined],
])('reads %s requests per second', (requestsPerSecond, read) => {
	const result = connectionOf(credential('https://sage.example.com', { requestsPerSecond }));
	expect(result.ok ? result.connection.requestsPerSecond : undefined).toBe(read);
});

test.each([
	[undefined, 4],
	['', 4],
	[1, 4],
	[4, 1],
	['8', 0.5],
	[100, 0.04],
	[0, undefined],
	[-1, undefined],
	[1.5, undefined],
	[101, undefined],
	['x', undefined],
	[Number.NaN, undefined],
])('of 4 requests per second, with %j processes, this one takes %j', (processes, share) => {
	const result = connectionOf(credential('https://sage.example.com', { requestsPerSecond: 4, processes }));
	expect(result).toMatchObject(
		share === undefined
			? { ok: false, problem: 'Processes of the Sage 200 credential is no whole number from 1 to 100' }
			: { ok: true, connection: { requestsPerSecond: share } },
	);
});

test('no pace stays none, however many processes there are', () => {
	const result = connectionOf(credential('https://sage.example.com', { requestsPerSecond: 0, processes: 4 }));
	expect(result).toMatchObject({ ok: true, connection: { requestsPerSecond: 0 } });
});

test('sends site and company on every path but /sites', () => {
	const connection = { baseUrl: 'https://x', siteId: 's', companyId: '1', requestsPerSecond: 0 };
	expect(headersFor('/banks', connection, false)).toEqual({ Accept: 'application/json', 'X-Site': 's', 'X-Company': '1' });
	expect(headersFor('/sop_orders', connection, true)).toMatchObject({
		'Content-Type': 'application/json',
		'X-Site': 's',
		'X-Company': '1',
	});
	expect(headersFor('/sites', connection, false)).toEqual({ Accept: 'application/json' });
});
