import type { WorkflowFile } from '../../scripts/workflowPackage';
import { Canvas } from '../../workflows/source/builder/canvas';
import { field } from '../../workflows/source/builder/expressions';
import { calledByWebhook, callWorkflow, oneItem } from '../../workflows/source/builder/nodes';

/** A workflow of a test, and the address that starts it. */
export interface Asking {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	readonly webhookId: string;
}

/** A webhook that calls one of the lease workflows; a body without `holder` takes for its own execution, as the flows do. */
export function leaseAsker(test: Asking, workflow: { id: string; name: string }, holder: string): WorkflowFile {
	const canvas = new Canvas({ workflow: test, description: 'A test.', tags: [], settings: { keep: 'failures' } });
	const start = canvas.add('When asked', [0, 0], calledByWebhook(test.path, test.webhookId));
	const call = canvas.add(
		'Ask',
		[1, 0],
		callWorkflow(workflow, {
			lease: field(start, 'body.lease'),
			holder,
			minutes: field(start, 'body.minutes'),
			marginMinutes: field(start, 'body.marginMinutes'),
		}),
	);
	const answer = canvas.add('Answer', [2, 0], oneItem(field(call)));
	start.to(call).to(answer);
	return canvas.toJson();
}
