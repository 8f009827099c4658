import type { WorkflowFile } from '../../scripts/workflowPackage';
import { DEMO, WORKFLOWS } from './ids';

const UUID = (last: string) => `6b0f1c52-6a35-4b0c-9d36-0d6d54f6b0${last}`;

const START = {
	id: UUID('01'),
	name: 'When the demo is started',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	position: [0, 0],
	parameters: { httpMethod: 'POST', path: DEMO.path, responseMode: 'lastNode', options: {} },
	webhookId: DEMO.webhookId,
};

const call = (name: string, workflow: { id: string; name: string }, last: string, x: number) => ({
	id: UUID(last),
	name,
	type: 'n8n-nodes-base.executeWorkflow',
	typeVersion: 1.4,
	position: [x, 0],
	parameters: {
		workflowId: { __rl: true, mode: 'id', value: workflow.id, cachedResultName: workflow.name },
		mode: 'once',
		options: { waitForSubWorkflow: true },
	},
	executeOnce: true,
});

const ANSWER = {
	id: UUID('04'),
	name: 'Answer with both summaries',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [660, 0],
	parameters: {
		mode: 'manual',
		assignments: {
			assignments: [
				{ id: UUID('05'), name: 'orders', value: "={{ $('Import orders').first().json }}", type: 'object' },
				{ id: UUID('06'), name: 'settlements', value: "={{ $('Post settlements').first().json }}", type: 'object' },
			],
		},
		options: {},
	},
	executeOnce: true,
};

/**
 * Starts the shipped flows in order, as published, and answers with their summaries. It stands for the clock: people would
 * otherwise wait for the next quarter of an hour.
 */
export function demoWorkflow(): WorkflowFile {
	const nodes = [
		START,
		call('Import orders', WORKFLOWS.importOrders, '02', 220),
		call('Post settlements', WORKFLOWS.postSettlements, '03', 440),
		ANSWER,
	];
	const names = nodes.map(({ name }) => name);
	return {
		id: DEMO.workflowId,
		name: 'Run the demo',
		nodes,
		connections: Object.fromEntries(
			names.slice(1).map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1', timezone: 'Europe/London', callerPolicy: 'none', errorWorkflow: WORKFLOWS.failedRun.id },
	};
}
