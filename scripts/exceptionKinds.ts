import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXCEPTION_KINDS } from '../nodes/domain/exceptions/kinds';

const FILE = join(__dirname, '..', 'workflows', 'record-exceptions.json');
const NODE = 'Owners and due times';

interface TemplateNode {
	name: string;
	parameters: { assignments: { assignments: Array<{ value: unknown }> } };
}

/** Writes owner and due hours of every kind of exception into the template that records them: a template cannot import them. */
export function writeExceptionKinds(): void {
	const workflow = JSON.parse(readFileSync(FILE, 'utf8')) as { nodes: TemplateNode[] };
	const node = workflow.nodes.find(({ name }) => name === NODE);
	if (!node) throw new Error(`${FILE} has no node "${NODE}"`);
	const kinds = Object.entries(EXCEPTION_KINDS).map(([kind, { owner, dueHours }]) => [kind, { owner, dueHours }]);
	node.parameters.assignments.assignments[0].value = JSON.stringify(Object.fromEntries(kinds));
	writeFileSync(FILE, `${JSON.stringify(workflow, null, '\t')}\n`);
}
