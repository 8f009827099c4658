import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The key that seals decisions of people. It is used in this n8n alone and sent nowhere, so there is no address to test it at: the node tests that it
 * is long enough.
 */
export class DecisionKeyApi implements ICredentialType {
	name = 'decisionKeyApi';

	displayName = 'Decision Key API';

	icon = {
		light: 'file:../nodes/AmazonSageBridge/amazonSageBridge.svg',
		dark: 'file:../nodes/AmazonSageBridge/amazonSageBridge.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-amazon-sage200/n8n-nodes-amazon-sage200/blob/main/docs/credentials.md#decision-key-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'At least 32 characters that nobody can guess, for example from a password generator. Keep a copy as long as the books: without it no decision can be checked any more.',
		},
	];
}
