import { createHash } from 'node:crypto';
import { CREDENTIALS } from '../ids';
import { heightOf, linksNote } from './linksNote';
import type { GridPosition, Link, NodeJson, NodeSpec, WorkflowHead, WorkflowJson } from './node.types';
import { Step } from './step';

/** n8n's own grid is 16 pixels; a node is 96 wide and has its name below it. */
const CELL = { width: 224, height: 208 } as const;

/** One workflow while it is drawn. Its JSON is the same each time: ids of nodes come from the names. */
export class Canvas {
	private readonly steps = new Map<string, Step>();
	private readonly notes: Array<() => NodeJson> = [];
	private readonly links: Link[] = [];
	private readonly groups: Array<{ name: string; description: string; members: readonly Step[] }> = [];

	constructor(readonly head: WorkflowHead) {}

	/** Puts a node on the canvas. Its name says what it does there and is unique. */
	add(name: string, at: GridPosition, spec: NodeSpec): Step {
		if (this.steps.has(name)) throw new Error(`${this.head.workflow.name}: two nodes are called "${name}"`);
		if (/['"\\{}]/.test(name)) throw new Error(`${this.head.workflow.name}: "${name}" could not stand in an expression`);
		const step = new Step(this, name, spec, at);
		this.steps.set(name, step);
		return step;
	}

	/** A node that is there already. */
	step(name: string): Step {
		const found = this.steps.get(name);
		if (!found) throw new Error(`${this.head.workflow.name}: there is no node "${name}"`);
		return found;
	}

	link(link: Link): void {
		if (this.links.some(({ from, output, to }) => from === link.from && output === link.output && to === link.to))
			throw new Error(`${this.head.workflow.name}: "${link.from}" leads to "${link.to}" twice`);
		this.links.push(link);
	}

	/** A sticky note; size in cells of the grid. */
	note(at: GridPosition, size: readonly [columns: number, rows: number], text: string, color = 7): void {
		const height = size[1] * CELL.height;
		this.addNote(`Note ${this.notes.length + 1}`, at, size[0], () => ({ content: text, height }), color);
	}

	/** The note that names every link that an import by hand loses; written, and as high as its text, when everything is on the canvas. */
	noteOnLinks(at: GridPosition, columns: number): void {
		const write = () => {
			const content = linksNote([...this.steps.values()], this.head.settings.errorWorkflow);
			return { content, height: heightOf(content, columns * CELL.width) };
		};
		this.addNote('Note on links', at, columns, write, 4);
	}

	/** Draws connected steps together under a name. n8n wants one way in, one way out, and no trigger. */
	group(name: string, description: string, members: readonly Step[]): void {
		this.groups.push({ name, description, members });
	}

	/** The workflow as n8n imports it. */
	toJson(): WorkflowJson {
		const { workflow, description, tags, settings } = this.head;
		return {
			id: workflow.id,
			name: workflow.name,
			description,
			tags: tags.map(({ id, name }) => ({ id, name })),
			nodes: [...[...this.steps.values()].map((step) => this.nodeJson(step)), ...this.notes.map((write) => write())],
			connections: this.connections(),
			...(this.groups.length > 0 && { nodeGroups: this.groups.map((group) => this.groupJson(group)) }),
			settings: {
				executionOrder: 'v1',
				timezone: 'Europe/London',
				saveDataErrorExecution: settings.keep === 'nothing' ? 'none' : 'all',
				saveDataSuccessExecution: settings.keep === 'all' ? 'all' : 'none',
				saveExecutionProgress: false,
				callerPolicy: 'workflowsFromSameOwner',
				...(settings.errorWorkflow && { errorWorkflow: settings.errorWorkflow.id }),
				...(settings.timeout && { executionTimeout: settings.timeout }),
			},
		};
	}

	private addNote(name: string, at: GridPosition, columns: number, write: () => { content: string; height: number }, color: number): void {
		const width = columns * CELL.width;
		const shape = { type: 'n8n-nodes-base.stickyNote', typeVersion: 1, position: pixels(at) };
		this.notes.push(() => {
			const { content, height } = write();
			return { id: this.idOf(name), name, ...shape, parameters: { content, width, height, color } };
		});
	}

	private nodeJson({ name, spec, at }: Step): NodeJson {
		const { type, typeVersion, parameters, credential, executeOnce, alwaysOutputData, onError, webhookId } = spec;
		const flags = {
			...(executeOnce && { executeOnce }),
			...(alwaysOutputData && { alwaysOutputData }),
			...(onError && { onError }),
			...(webhookId && { webhookId }),
		};
		const credentials = credential && { credentials: { [credential]: CREDENTIALS[credential] } };
		return { id: this.idOf(name), name, type, typeVersion, position: pixels(at), parameters, ...credentials, ...flags };
	}

	private connections(): WorkflowJson['connections'] {
		const bySource: Record<string, { main: object[][] }> = {};
		for (const { from, output, to } of this.links) {
			const { main } = (bySource[from] ??= { main: [] });
			while (main.length <= output) main.push([]);
			main[output].push({ node: to, type: 'main', index: 0 });
		}
		return bySource;
	}

	private groupJson({ name, description, members }: { name: string; description: string; members: readonly Step[] }) {
		return { id: this.idOf(`group ${name}`), name, nodeIds: members.map((step) => this.idOf(step.name)), description };
	}

	/** A UUID that depends on workflow and name only. */
	private idOf(name: string): string {
		const hex = createHash('sha256').update(`${this.head.workflow.id}|${name}`).digest('hex');
		return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
	}
}

const pixels = ([column, row]: GridPosition): [number, number] => [Math.round(column * CELL.width), Math.round(row * CELL.height)];
