import type { INode } from 'n8n-workflow';
import { amazonError } from '../../../nodes/AmazonSellerCentral/transport/errors';
import { faultOfAnswer, faultOfThrown, unreadable } from '../../../nodes/AmazonSellerCentral/transport/fault';
import { recordOf } from '../../../nodes/AmazonSellerCentral/transport/record';
import { apiError, troubleOf } from '../../../nodes/Sage200/transport/errors';
import { sageWords } from '../../../nodes/Sage200/transport/words';
import { redacted } from '../../../nodes/domain/text/redact';
import { mutatedBytes } from '../bytes';
import { ERROR_BODIES } from '../corpus/answers';
import { mutatedJson, mutatedOneOf } from '../json';
import { mutatedText } from '../text';
import { hold, target } from '../target';

const NODE: INode = { id: 'node', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
const STATUSES = [200, 301, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504, 0, 999];
/** Foreign words in an error are cut; the rest is ours. */
const LONGEST_ERROR = 5_000;
const ASKED = { endpoint: 'orders', name: 'searchOrders', record: { orderId: '202-1111111-2222222' } };

export const sageErrorBody = target({
	name: 'sageErrorBody',
	draw: (chance) => ({ body: mutatedText(chance, ERROR_BODIES), status: chance.pick(STATUSES) }),
	read: ({ body, status }) => {
		hold(typeof sageWords(body) === 'string', 'the words of a refusal are no text');
		const trouble = troubleOf(status, body, 'GET /sop_orders');
		hold(trouble.message.length + trouble.remedy.length < LONGEST_ERROR, 'an error is as long as the foreign body');
		apiError(NODE, trouble);
	},
});

export const amazonErrorBody = target({
	name: 'amazonErrorBody',
	draw: (chance) => ({
		body: mutatedBytes(chance, ERROR_BODIES),
		status: chance.pick(STATUSES),
		headers: mutatedOneOf(chance, [{ 'x-amzn-requestid': 'r-1', 'x-amzn-ratelimit-limit': '0.0167', 'retry-after': '3' }]),
	}),
	read: ({ body, status, headers }) => {
		const answer = { status, headers: (typeof headers === 'object' && headers !== null ? headers : {}) as Record<string, unknown>, body };
		for (const fault of [faultOfAnswer(answer), unreadable(answer)]) {
			if (!fault) continue;
			const { message, description } = amazonError(NODE, fault, ASKED);
			hold(message.length + (description ?? '').length < LONGEST_ERROR, 'an error is as long as the foreign body');
		}
	},
});

const THROWN = [
	{ message: 'timeout', code: 'ECONNABORTED', cause: { code: 'ETIMEDOUT', message: 'x' } },
	{ message: 'Request failed', cause: { response: { status: 400, headers: {}, data: ERROR_BODIES[0] } } },
	{ message: 'Request failed', cause: { response: { status: 403, data: { errors: [{ code: 'Unauthorized' }] } } } },
	{ message: 'login', cause: { lwa: { status: 400, code: 'invalid_grant' } } },
];

export const amazonThrown = target({
	name: 'amazonThrown',
	draw: (chance) => ({ thrown: mutatedJson(chance, chance.pick(THROWN)), request: mutatedOneOf(chance, [REQUEST]) }),
	read: ({ thrown, request }) => {
		const fault = faultOfThrown(thrown);
		amazonError(NODE, fault, ASKED);
		if (typeof request === 'object' && request !== null)
			recordOf({ path: { orderId: '1' }, query: request as Record<string, unknown>, body: request });
	},
});
const REQUEST = {
	marketplaceIds: ['A1F83G8C2ARO7P'],
	packageDetail: { packageReferenceId: '1' },
	restrictedResources: [{ path: '/orders' }],
	sellerSku: 'S',
};

/** What must not be shown is blotted out in a foreign text of any length. */
export const blotting = target({
	name: 'blotting',
	draw: (chance) => mutatedText(chance, ERROR_BODIES),
	read: (text) => hold(!/[\w.]+@[\w.]+\w/.test(redacted(text)), 'an e-mail address is shown'),
});
