import type { INodeProperties } from 'n8n-workflow';

export const RETURN_ALL_AND_LIMIT: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
];

export const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const LIST_HINT = 'Separated by commas, or a JSON array. An empty array returns nothing; an empty text returns all.';

/** A field of the Filters collection. */
export const textFilter = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

export const listFilter = (displayName: string, name: string, placeholder: string): INodeProperties =>
	textFilter(displayName, name, placeholder, LIST_HINT);

/** When the record was last changed in Sage 200; for polling, start earlier than the last look, so that nothing slips through. */
export const SINCE_FILTER: INodeProperties = {
	displayName: 'Updated Since',
	name: 'updatedSince',
	type: 'dateTime',
	default: '',
	description: 'Only records that Sage 200 has changed at this time or later',
};

/** The Filters collection; fields in alphabetical order of their display names. */
export const filters = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options,
});

/** The filter by codes that most collections share. */
export const codesFilter = (displayName: string, placeholder: string): INodeProperties =>
	filters(listFilter(displayName, 'codes', placeholder));

/** Said at the top of an operation that cannot be taken back. */
export const noticeOf = (displayName: string): INodeProperties => ({ displayName, name: 'notice', type: 'notice', default: '' });

interface Operation {
	readonly name: string;
	readonly value: string;
	readonly action: string;
	readonly description: string;
}

/** The choice of a resource's operation; in alphabetical order of their names. */
export const operationField = (resource: string, options: Operation[], first: string): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	options,
	default: first,
});

/** Options of every operation that posts. */
export const POSTING_OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description:
				'Whether to make every check and show the exact bodies without posting anything. Sage 200 is read, and asked whether it would take the dates.',
		},
		{
			displayName: 'Look Again After (Seconds)',
			name: 'settleDelaySeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 2,
			description: 'Pause before looking again for a document that was sent and does not show yet',
		},
		{
			displayName: 'Looks',
			name: 'looks',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 4,
			description: 'How many times to look for a document that was sent before giving up',
		},
		{
			displayName: 'Send Before',
			name: 'sendBefore',
			type: 'dateTime',
			default: '',
			description:
				'Nothing is sent at this time or later: what has not been sent by then ends with the exception notSentInTime, and the next run sends it. Give it when the lease of the run ends, less a margin. Empty means no limit.',
		},
		{
			displayName: 'Settle Time (Minutes)',
			name: 'settleMinutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30,
			description: 'How long Sage 200 may take to show a document. Counts from Unclear Since.',
		},
		{
			displayName: 'Unclear Since',
			name: 'lastUnclearAt',
			type: 'dateTime',
			default: '',
			description:
				'When an earlier run ended with the exception outcomeUnknown. Until the settle time has passed, nothing is sent, only looked for. Leave empty when there was none.',
		},
	],
};

/** The options of an operation that posts, with some of its own; n8n wants them in alphabetical order. */
export const withPostingOptions = (...more: INodeProperties[]): INodeProperties => ({
	...POSTING_OPTIONS,
	options: [...more, ...(POSTING_OPTIONS.options as INodeProperties[])].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});
