import { NodeOperationError, type IExecuteFunctions, type INode } from 'n8n-workflow';
import { RunCache } from '../../../nodes/AmazonSageBridge/runCache';
import { readSettings } from '../../../nodes/AmazonSageBridge/settings';
import { SETTINGS } from '../corpus/settings';
import { mutatedOneOf } from '../json';
import { target } from '../target';

const NODE: INode = { id: 'bridge', name: 'Bridge', type: 'bridge', typeVersion: 1, position: [0, 0], parameters: {} };

/** The client's settings. A reader of settings in the domain belongs here too: it refuses, and throws nothing. */
export const settings = target({
	name: 'settings',
	draw: (chance) => mutatedOneOf(chance, SETTINGS),
	read: (given) => {
		const context = { getNode: () => NODE, getNodeParameter: () => given } as unknown as IExecuteFunctions;
		readSettings(context, new RunCache());
	},
	isDocumented: (error) => error instanceof NodeOperationError,
});
