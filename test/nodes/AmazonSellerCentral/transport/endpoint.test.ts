import { addressProblem, apiBaseUrl, lwaTokenUrl } from '../../../../nodes/AmazonSellerCentral/transport/endpoint';

test.each([
	['eu', 'https://sellingpartnerapi-eu.amazon.com'],
	['na', 'https://sellingpartnerapi-na.amazon.com'],
	['fe', 'https://sellingpartnerapi-fe.amazon.com'],
])('region %s goes to its own host and to Amazon for tokens', (region, host) => {
	const credential = { region, endpoint: 'http://127.0.0.1:1', tokenUrl: 'http://127.0.0.1:1/auth/o2/token' };
	expect(apiBaseUrl(credential)).toBe(host);
	expect(lwaTokenUrl(credential)).toBe('https://api.amazon.com/auth/o2/token');
});

test('a custom endpoint is used without its last slash', () => {
	const credential = { region: 'custom', endpoint: 'http://127.0.0.1:4010/', tokenUrl: 'http://127.0.0.1:4010/auth/o2/token' };
	expect(apiBaseUrl(credential)).toBe('http://127.0.0.1:4010');
	expect(lwaTokenUrl(credential)).toBe('http://127.0.0.1:4010/auth/o2/token');
});

test.each([
	'https://sellingpartnerapi-eu.amazon.com',
	'https://gateway.example.com/amazon',
	'http://127.0.0.1:4010',
	'http://127.5.6.7',
	'http://localhost:4010',
	'http://[::1]:4010',
])('%s may be sent to', (url) => expect(addressProblem(url)).toBeUndefined());

test.each([
	'http://sellingpartnerapi-eu.amazon.com',
	'http://sandbox:4010',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'http://10.0.0.5',
	'ftp://127.0.0.1',
	'file:///etc/hosts',
])('%s is refused', (url) => expect(addressProblem(url)).toContain('https://'));

test.each([
	['', 'is not a complete URL'],
	['sellingpartnerapi-eu.amazon.com', 'is not a complete URL'],
	['https://me:secret@example.com', 'carries a user name'],
])('%j is refused: %s', (url, reason) => expect(addressProblem(url)).toContain(reason));
