import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

const OURS = 'n8n-nodes-amazon-sage200.';

/** One word for what a node was set to do: `sage200/salesOrder/create`, of a trigger `sage200Trigger/postingMade`. */
export function nameOfRun({ type, parameters: { resource, operation, event } }: Pick<INode, 'type' | 'parameters'>): string {
	return [type.slice(OURS.length), ...[resource, operation, event].filter((each) => each !== undefined)].map(String).join('/');
}

let file: string | undefined;

/**
 * Writes down that a node of ours ran on n8n-core and gave out at least one item that is no error, into the folder that
 * RECORD_OPERATIONS names; does nothing when it names none. The contract tests look for operations that never ran.
 */
export function noteRun(node: Pick<INode, 'type' | 'parameters'>, items: readonly INodeExecutionData[]): void {
	const folder = process.env.RECORD_OPERATIONS;
	const isGood = ({ json, error }: INodeExecutionData) => error === undefined && (json as IDataObject).error === undefined;
	if (!folder || !node.type.startsWith(OURS) || !items.some(isGood)) return;
	mkdirSync(folder, { recursive: true });
	file ??= join(folder, `${randomUUID()}.txt`);
	appendFileSync(file, `${nameOfRun(node)}\n`);
}
