import ids from '../../workflows/package/ids.json';

/** Fixed ids of the shipped workflows, Data Tables and credentials. */
export const { workflows: WORKFLOWS, dataTables: TABLES, credentials: CREDENTIALS } = ids;

/** The demo's own workflow; it is not shipped. */
export const DEMO = { workflowId: 'amzSandboxDemo01', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6a001', path: 'run-the-demo' } as const;
