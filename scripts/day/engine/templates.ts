import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

const FOLDER = join(__dirname, '..', '..', '..', 'workflows');

/** A shipped workflow, as its JSON file has it. */
export interface Template {
	readonly id: string;
	readonly name: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
	readonly settings: IWorkflowSettings & { readonly errorWorkflow?: string };
}

/** All shipped workflows by their ids. */
export const shippedTemplates = (): ReadonlyMap<string, Template> =>
	new Map(
		readdirSync(FOLDER)
			.filter((file) => file.endsWith('.json'))
			.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Template)
			.map((template) => [template.id, template]),
	);

/** The only node of a type, or the one where a workflow that is called begins. Throws where there is none. */
export function nodeOfType({ name, nodes }: Template, type: string): INode {
	const node = nodes.find((each) => each.type === `n8n-nodes-base.${type}`);
	if (!node) throw new Error(`The template ${name} has no node ${type}`);
	return node;
}
