import type { INode } from 'n8n-workflow';
import { amazonError, type Asked } from '../../../../nodes/AmazonSellerCentral/transport/errors';
import {
	faultOfAnswer,
	faultOfThrown,
	isTransient,
	wasNotDone,
	type AmazonFault,
} from '../../../../nodes/AmazonSellerCentral/transport/fault';

const NODE: INode = {
	id: '1',
	name: 'Amazon',
	type: 'n8n-nodes-amazon-sage200.amazonSellerCentral',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const SEARCH: Asked = { endpoint: 'orders', name: 'searchOrders', record: {} };
const GET_ORDER: Asked = { endpoint: 'orders', name: 'getOrder', record: { orderId: '026-1520163-6049104' } };
const GET_REPORTS: Asked = { endpoint: 'reports', name: 'getReports', record: { reportTypes: 'GET_LEDGER_DETAIL_VIEW_DATA' } };
const errors = (code: string, message: string, details = '') => JSON.stringify({ errors: [{ code, message, details }] });
/** What is shown of an answer. */
const shownOf = (status: number, body: string, headers: Record<string, string> = {}) =>
	amazonError(NODE, faultOf(status, body, headers)!, SEARCH, 0).context.details as Record<string, unknown>;
const faultOf = (status: number, body: string, headers: Record<string, string> = {}) =>
	faultOfAnswer({ status, headers, body: Buffer.from(body) });

test.each([
	[400, errors('InvalidInput', 'bad date'), 'invalidRequest', false],
	[403, errors('Unauthorized', 'Access to requested resource is denied.'), 'notAllowed', false],
	[403, '<html>firewall</html>', 'unavailable', true],
	[404, errors('NotFound', 'no such order'), 'notFound', false],
	[413, errors('RequestTooLarge', 'too large'), 'invalidRequest', false],
	[302, '', 'redirected', false],
	[429, errors('QuotaExceeded', 'You exceeded your quota for the requested resource.'), 'rateLimited', true],
	[500, '', 'unavailable', true],
	[503, '<html></html>', 'unavailable', true],
	[504, errors('InternalError', 'gateway'), 'unavailable', true],
])('HTTP %i with %s counts as %s', (status, body, kind, transient) => {
	const fault = faultOf(status, body)!;
	expect(fault.kind).toBe(kind);
	expect(isTransient(fault)).toBe(transient);
});

test('200 and 204 are no fault', () => {
	expect(faultOf(200, '{}')).toBeUndefined();
	expect(faultOf(204, '')).toBeUndefined();
});

test('keeps the code, all texts and the request id', () => {
	const body = JSON.stringify({
		errors: [
			{ code: 'InvalidInput', message: 'First.', details: 'createdAfter' },
			{ code: 'InvalidInput', message: 'Second.' },
		],
	});
	expect(shownOf(400, body, { 'x-amzn-requestid': 'req-7' })).toMatchObject({
		reason: 'invalidRequest',
		httpStatus: 400,
		code: 'InvalidInput',
		text: 'First. createdAfter | Second.',
		requestId: 'req-7',
	});
});

test('keeps the code of each error where they differ, and says how many it leaves out', () => {
	const many = (count: number) =>
		JSON.stringify({
			errors: Array.from({ length: count }, (_each, index) => ({ code: index ? `E${index}` : 'First', message: `M${index}.` })),
		});
	expect(shownOf(400, many(3))).toMatchObject({ code: 'First', text: 'M0. | E1: M1. | E2: M2.' });
	expect(shownOf(400, many(12)).text).toMatch(/^M0\. \| E1: M1\. .* \| E9: M9\. \| and 2 more$/);
});

test('a long first error does not push out the next', () => {
	const body = JSON.stringify({
		errors: [
			{ code: 'A', message: 'x'.repeat(1000) },
			{ code: 'B', message: 'the SKU is unknown' },
		],
	});
	expect(shownOf(400, body).text).toBe(`${'x'.repeat(300)} | B: the SKU is unknown`);
});

test.each([
	['an access token', 'Token Atza|IwEBIJ-canary_1 has expired.', 'Token *** has expired.'],
	['a restricted data token', 'Atz.sprdt|canary+/=', '***'],
	['a client secret', 'secret amzn1.oa2-cs.v1.canary is wrong', 'secret *** is wrong'],
	[
		'the signature of an address',
		'GET https://s3.example/doc?X-Amz-Date=1&X-Amz-Signature=canary failed',
		'GET https://s3.example/doc?***&*** failed',
	],
	['an e-mail address', 'Buyer <canary.7@marketplace.amazon.co.uk>, order 026-1', 'Buyer <***>, order 026-1'],
	['nothing of the kind', 'SKU HH-KETTLE|2 of 026-1520163-6049104 at 10:30', 'SKU HH-KETTLE|2 of 026-1520163-6049104 at 10:30'],
])('a text that repeats %s is shown without it', (_what, message, shown) => {
	expect(shownOf(400, errors('InvalidInput', message))).toMatchObject({ text: shown });
});

test.each([
	['{"errors":"no list"}', undefined],
	['{"errors":[null,5]}', undefined],
	['[]', undefined],
	['{"errors":[{}]}', undefined],
	['{"errors":[{"code":{"a":[1]},"message":[["x"]],"details":null}]}', undefined],
	['{"errors":[{"code":400}]}', '400'],
])('reads an odd body %s without stumbling', (body, code) => {
	expect(shownOf(400, body).reason).toBe('invalidRequest');
	expect(shownOf(400, body).code).toBe(code);
});

test.each([
	['ECONNREFUSED', 'noConnection'],
	['ETIMEDOUT', 'noConnection'],
	['ECONNABORTED', 'noConnection'],
	['ERR_CANCELED', 'cancelled'],
])('a thrown %s counts as %s', (code, kind) => {
	const wrapped = Object.assign(new Error('wrapped'), { cause: Object.assign(new Error('axios'), { code }) });
	expect(faultOfThrown(wrapped).kind).toBe(kind);
});

test.each([
	[400, 'invalid_grant', 'loginRefused'],
	[401, 'invalid_client', 'loginRefused'],
	[503, '', 'unavailable'],
	[429, '', 'unavailable'],
])('a refusal of the login with HTTP %i %s counts as %s', (status, code, kind) => {
	const thrown = Object.assign(new Error('outer'), { cause: Object.assign(new Error('no token'), { lwa: { status, code } }) });
	expect(faultOfThrown(thrown)).toEqual({ kind, status, said: [{ code, text: '' }], beforeSending: true });
});

test('what n8n itself refuses to send keeps its words', () => {
	expect(faultOfThrown(new Error('Domain not allowed'))).toEqual({ kind: 'notSent', said: [{ code: '', text: 'Domain not allowed' }] });
});

describe('the error that people see', () => {
	const forbidden: AmazonFault = {
		kind: 'notAllowed',
		status: 403,
		said: [{ code: 'Unauthorized', text: 'Access to requested resource is denied.' }],
		requestId: 'req-1',
	};

	test('names the missing role, the region and the way to authorise again', () => {
		const error = amazonError(NODE, forbidden, GET_REPORTS, 2);
		expect(error.message).toBe('Amazon does not allow getReports with this credential (report type GET_LEDGER_DETAIL_VIEW_DATA)');
		expect(error.description).toContain('Amazon says: Unauthorized: Access to requested resource is denied.');
		expect(error.description).toContain('(HTTP 403, request id req-1)');
		expect(error.description).toContain('the role it needs (Finance and Accounting for settlements');
		expect(error.description).toContain('region');
		expect(error.description).toContain('authorise it again');
		expect(error.httpCode).toBe('403');
		expect(error.context.itemIndex).toBe(2);
		expect(error.failure).toEqual({ cause: 'credential-invalid' });
	});

	test('for orders names the restricted roles that addresses and buyers need', () => {
		const { description } = amazonError(NODE, forbidden, SEARCH, 0);
		expect(description).toContain('addresses need Direct-to-Consumer Delivery (Restricted)');
		expect(description).toContain('buyers Tax Invoicing or Tax Remittance (Restricted)');
	});

	test('tells when a used-up rate allows the next request', () => {
		const error = amazonError(NODE, { kind: 'rateLimited', status: 429, retryAfterMs: 178_571 }, SEARCH, 0);
		expect(error.message).toBe("Amazon's rate limit for searchOrders is used up");
		expect(error.description).toContain('possible in about 179 s');
		expect(error.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 178_571 });
	});

	test.each<[AmazonFault, string]>([
		[{ kind: 'loginRefused', status: 400 }, 'credential-invalid'],
		[{ kind: 'noConnection' }, 'temporarily-unavailable'],
		[{ kind: 'unavailable', status: 503 }, 'temporarily-unavailable'],
		[{ kind: 'invalidRequest', status: 400 }, 'configuration-invalid'],
		[{ kind: 'notFound', status: 404 }, 'configuration-invalid'],
	])('says to n8n why: %j', (fault, cause) => {
		expect(amazonError(NODE, fault, GET_ORDER, 0).failure?.cause).toBe(cause);
	});

	test('carries the same as named fields', () => {
		expect(amazonError(NODE, forbidden, GET_REPORTS, 0).context.details).toEqual({
			kind: 'runFailed',
			reason: 'notAllowed',
			operation: 'getReports',
			record: { reportTypes: 'GET_LEDGER_DETAIL_VIEW_DATA' },
			message: 'Amazon does not allow getReports with this credential (report type GET_LEDGER_DETAIL_VIEW_DATA)',
			remedy: expect.stringContaining('Finance and Accounting'),
			httpStatus: 403,
			code: 'Unauthorized',
			text: 'Access to requested resource is denied.',
			requestId: 'req-1',
		});
	});

	test('avoids the words error, problem and failure', () => {
		const kinds = [
			'rateLimited',
			'unavailable',
			'noConnection',
			'unreadableAnswer',
			'answerTooLarge',
			'redirected',
			'loginRefused',
			'notAllowed',
			'notFound',
			'invalidRequest',
			'notSent',
			'outcomeUnknown',
			'cancelled',
		] as const;
		for (const kind of kinds) {
			const { message, description } = amazonError(NODE, { kind }, GET_ORDER, 0);
			expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure)\b/i);
		}
	});
});

test.each([
	['ETIMEDOUT', 'noConnection'],
	['ERR_CANCELED', 'cancelled'],
])('a login that ends with %s counts as %s, and as nothing sent', (code, kind) => {
	const thrown = Object.assign(new Error('outer'), { cause: Object.assign(new Error('no answer'), { lwa: { status: 0, code } }) });
	const fault = faultOfThrown(thrown);
	expect(fault).toEqual({ kind, said: [{ code, text: '' }], beforeSending: true });
	expect(wasNotDone(fault)).toBe(true);
});
