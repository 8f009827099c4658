import { shippedWorkflows } from '../../scripts/workflowPackage';

interface TemplateNode {
	name: string;
	type: string;
	parameters: Record<string, any>;
	position: [number, number];
}

const workflows = shippedWorkflows();
const nodesOf = (workflow: (typeof workflows)[number]) => workflow.nodes as unknown as TemplateNode[];
const isNote = ({ type }: TemplateNode): boolean => type === 'n8n-nodes-base.stickyNote';

describe('templates on the screen', () => {
	it('run the branches of a node in the order in which they are drawn: from top to bottom', () => {
		for (const workflow of workflows) {
			const rowOf = new Map(nodesOf(workflow).map(({ name, position }) => [name, position[1]]));
			for (const [from, { main }] of Object.entries<any>(workflow.connections as any)) {
				for (const targets of main) {
					const order = targets.map(({ node }: any) => rowOf.get(node)!);
					expect({ from, order: [...new Set(order)] }).toEqual({ from, order: [...order].sort((a, b) => a - b) });
				}
			}
		}
	});

	it('write that a settlement is posted only behind what it leaves to be done: a posted one is never planned again', () => {
		const record = workflows.find(({ name }) => name === 'Record an outcome')!;
		const rowOf = (node: string) => nodesOf(record).find(({ name }) => name === node)!.position[1];
		const inOrder = [
			'Write the exception',
			'Write the order money',
			'Note it as credited',
			'Write the waiting credit',
			'Write the board row',
		];
		expect(inOrder.toSorted((a, b) => rowOf(a) - rowOf(b))).toEqual(inOrder);
		expect(new Set(inOrder.map(rowOf)).size).toBe(inOrder.length);
	});

	it('stay small enough to be read on a screen', () => {
		for (const workflow of workflows) expect(nodesOf(workflow).filter((node) => !isNote(node)).length).toBeLessThanOrEqual(30);
	});

	it('cover no node with a note or another node', () => {
		for (const workflow of workflows) {
			const nodes = nodesOf(workflow)
				.filter((node) => !isNote(node))
				.map(nodeBox);
			const notes = nodesOf(workflow).filter(isNote).map(noteBox);
			const boxes = [...nodes, ...notes];
			const covered = boxes.flatMap((box, index) =>
				boxes
					.slice(index + 1)
					.filter((other) => overlap(box, other))
					.map((other) => `${workflow.name}: ${box.name} and ${other.name}`),
			);
			expect(covered).toEqual([]);
		}
	});
});

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node on n8n's canvas is 96 wide and high; below stand two lines of name and one of subtitle, a little wider than the node. */
const nodeBox = ({ name, position: [x, y] }: TemplateNode): Box => ({ name, left: x - 40, top: y, right: x + 136, bottom: y + 165 });
const noteBox = ({ name, position: [x, y], parameters: { width, height } }: TemplateNode): Box => ({
	name,
	left: x,
	top: y,
	right: x + width,
	bottom: y + height,
});
const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
