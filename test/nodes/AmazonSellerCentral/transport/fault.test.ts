import { faultOfThrown } from '../../../../nodes/AmazonSellerCentral/transport/fault';

/** JSON that no text can be made of: `String()` of it throws. */
const HOSTILE = { toString: 'x', valueOf: null };

describe('a refused login', () => {
	it.each([
		[
			{ status: 400, code: 'invalid_grant' },
			{ kind: 'loginRefused', status: 400, said: [{ code: 'invalid_grant', text: '' }] },
		],
		[
			{ status: 503, code: 'x' },
			{ kind: 'unavailable', status: 503 },
		],
		[{ status: 0, code: 'ECONNRESET' }, { kind: 'noConnection' }],
		[{ status: 0, code: 'ERR_CANCELED' }, { kind: 'cancelled' }],
		[
			{ status: 400, code: HOSTILE },
			{ kind: 'loginRefused', said: [{ code: '', text: '' }] },
		],
		[
			{ status: 400, code: null },
			{ kind: 'loginRefused', said: [{ code: '', text: '' }] },
		],
		[
			{ status: HOSTILE, code: 'x' },
			{ kind: 'loginRefused', status: undefined },
		],
		[[], { kind: 'loginRefused', said: [{ code: '', text: '' }] }],
	])('is told as such whatever the token exchange says: %j', (lwa, expected) => {
		expect(faultOfThrown({ message: 'login', cause: { lwa } })).toMatchObject({ ...expected, beforeSending: true });
	});
});

it.each([[null], ['text'], [7], [[]], [{ message: HOSTILE, code: HOSTILE, cause: HOSTILE, response: HOSTILE }]])(
	'what is thrown that is no error, %j, is told as not sent, without a word of it',
	(thrown) => {
		expect(faultOfThrown(thrown)).toEqual({ kind: 'notSent', said: [{ code: '', text: '' }] });
	},
);
