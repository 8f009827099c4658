import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { failedItem, nodeErrorOf } from '../../../nodes/shared/failure';

const NODE: INode = { id: '1', name: 'Sage', type: 'n8n-nodes-amazon-sage200.sage200', typeVersion: 1, position: [0, 0], parameters: {} };

describe('the error of an item', () => {
	test('is one of n8n as it is, so that its own words and item stay', () => {
		const own = new NodeOperationError(NODE, 'Lines is not JSON', { itemIndex: 3 });
		const refused = new NodeApiError(NODE, { message: 'Refused', httpCode: '400' });
		expect(nodeErrorOf(NODE, own, 0)).toBe(own);
		expect(nodeErrorOf(NODE, refused, 0)).toBe(refused);
		expect(own.context.itemIndex).toBe(3);
	});

	test('wraps anything else and names the item', () => {
		const wrapped = nodeErrorOf(NODE, new TypeError('x is undefined'), 2);
		expect(wrapped).toBeInstanceOf(NodeOperationError);
		expect(wrapped.message).toBe('x is undefined');
		expect(wrapped.context.itemIndex).toBe(2);
		expect(nodeErrorOf(NODE, 'cut off', 1).message).toBe('cut off');
	});
});

describe('the item of a failure', () => {
	test('has exactly the two keys that send it to the error output', () => {
		expect(failedItem(new Error('gone'))).toEqual({ error: 'gone', details: { kind: 'runFailed', message: 'gone', remedy: '' } });
		expect(failedItem('cut off')).toEqual({ error: 'cut off', details: { kind: 'runFailed', message: 'cut off', remedy: '' } });
	});

	test('takes the remedy from the description', () => {
		const error = new NodeOperationError(NODE, 'Lines is not JSON', { description: 'Give JSON text.' });
		expect(failedItem(error)).toEqual({
			error: 'Lines is not JSON',
			details: { kind: 'runFailed', message: 'Lines is not JSON', remedy: 'Give JSON text.' },
		});
	});

	test('keeps the details that the error carries', () => {
		const error = new NodeOperationError(NODE, 'Refused');
		error.context.details = { kind: 'closedPeriod', message: 'Refused', remedy: 'Open the period.' };
		expect(failedItem(error)).toEqual({
			error: 'Refused',
			details: { kind: 'closedPeriod', message: 'Refused', remedy: 'Open the period.' },
		});
	});
});
