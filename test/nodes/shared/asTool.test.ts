import type { IExecuteFunctions } from 'n8n-workflow';
import { refuseAsTool } from '../../../nodes/shared/asTool';

const nodeOf = (type: string) => ({ getNode: () => ({ name: 'Sage', type }) }) as unknown as IExecuteFunctions;

test('an agent cannot use an operation that changes something, and is told so', () => {
	expect(() => refuseAsTool(nodeOf('n8n-nodes-amazon-sage200.sage200Tool'), false)).toThrow('An agent cannot use this operation');
});

test('an agent may read, and a node on the canvas may do both', () => {
	expect(() => refuseAsTool(nodeOf('n8n-nodes-amazon-sage200.sage200Tool'), true)).not.toThrow();
	expect(() => refuseAsTool(nodeOf('n8n-nodes-amazon-sage200.sage200'), false)).not.toThrow();
});
