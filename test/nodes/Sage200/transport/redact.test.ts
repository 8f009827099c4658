import { BLOT, redacted, secretsOfBody, secretsOfCredential } from '../../../../nodes/Sage200/transport/redact';

const BODY = {
	customer_document_no: '203-1234567-0000001',
	document_date: '2026-05-12T00:00:00Z',
	delivery_address: {
		postal_name: 'Ana Sample',
		address_1: '1 High Street',
		city: 'Leeds',
		postcode: 'LS1 1AA',
		country: 'United Kingdom',
		telephone_number: '+44 113 496 0000',
		email_address: 'ana.sample@example.com',
	},
	vat_number: 'GB123456789',
	lines: [{ line_type: 'EnumLineTypeStandard', code: 'KETTLE-17', nominal_reference: '4000', description: 'For "Ana": a kettle' }],
};
const shown = (text: string) => redacted(text, secretsOfBody(BODY), ['sk-credential-secret']);

test.each([
	['Ana Sample'],
	['1 High Street'],
	['Leeds'],
	['LS1 1AA'],
	['+44 113 496 0000'],
	['ana.sample@example.com'],
	['GB123456789'],
	['For "Ana": a kettle'],
])('what was sent about people does not come back: %s', (text) => {
	for (const echo of [text, text.toUpperCase(), JSON.stringify(text)])
		expect(shown(`Sage says: ${echo}!`)).not.toContain(text.slice(1, -1));
	expect(shown(`Sage says: ${text}!`)).toBe(`Sage says: ${BLOT}!`);
});

test('a body that is echoed as a whole shows codes and references, and nobody', () => {
	const echo = shown(`Refused: ${JSON.stringify(BODY)}`);
	for (const [, person] of Object.entries(BODY.delivery_address)) expect(echo).not.toContain(person);
	expect(echo).toContain('203-1234567-0000001');
});

test('a name is not shown by its parts', () => expect(shown('Sample, Ana is on hold')).toBe(`${BLOT}, ${BLOT} is on hold`));

test('a part of another word is left alone', () => expect(shown('Analysis of Samples')).toBe('Analysis of Samples'));

test.each([
	'Nominal code 4000 does not exist.',
	'Product KETTLE-17 is not for sale.',
	'The order 203-1234567-0000001 is in use.',
	'The date 2026-05-12T00:00:00Z is in a closed period.',
])('what helps is left: %s', (text) => expect(shown(text)).toBe(text));

test.each([
	['Authorization: Bearer abc.def-123', `Authorization: Bearer ${BLOT}`],
	['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln ended', `token ${BLOT} ended`],
	['{"access_token":"0123456789"}', `{access_token: ${BLOT}"}`],
	['secret sk-credential-secret', `secret ${BLOT}`],
	['write to other.buyer@example.org', `write to ${BLOT}`],
])('tokens and addresses of anybody are blotted out: %s', (text, left) => expect(shown(text)).toBe(left));

test('a text is cut before any pattern sees it', () => expect(shown('x'.repeat(1_000_000))).toHaveLength(501));

test('of a credential the secrets are taken, not what says where it leads', () => {
	const credential = {
		edition: 'professional',
		siteId: '7d1f2c60-3b0e-4a7e-9a55-1f0c2a4be901',
		resolvedBaseUrl: 'https://api.columbus.sage.com/uk/sage200extra/accounts/v1',
		clientSecret: 'a-client-secret',
		oauthTokenData: { access_token: 'an-access-token', refresh_token: 'a-refresh-token', token_type: 'Bearer', expires_in: 28_800 },
	};
	expect(secretsOfCredential(credential)).toEqual(['a-client-secret', 'an-access-token', 'a-refresh-token']);
});
