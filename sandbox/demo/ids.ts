import ids from '../../workflows/package/ids.json';

/** Fixed ids of the shipped workflows, Data Tables and credentials. */
export const { workflows: WORKFLOWS, dataTables: TABLES, credentials: CREDENTIALS } = ids;

/** The demo's own workflows; they are not shipped. */
export const DEMO = {
	run: { id: 'amzSandboxDemo01', name: 'Run the demo', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a001', path: 'run-the-demo' },
	followUp: {
		id: 'amzSandboxDemo03',
		name: 'Follow up the demo',
		webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a003',
		path: 'follow-up-the-demo',
	},
	fba: { id: 'amzSandboxDemo04', name: 'FBA of the demo', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a004', path: 'fba-of-the-demo' },
	stock: {
		id: 'amzSandboxDemo05',
		name: 'Run the stock of the demo',
		webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a005',
		path: 'run-the-stock',
	},
	dispatch: {
		id: 'amzSandboxDemo07',
		name: 'Dispatch the demo',
		webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a007',
		path: 'dispatch-the-demo',
	},
	prepare: {
		id: 'amzSandboxDemo02',
		name: 'Prepare the demo',
		webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a002',
		path: 'prepare-the-demo',
	},
} as const;
