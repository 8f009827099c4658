import type { GridPosition, Link, NodeSpec } from './node.types';

/** Where links are drawn: the canvas of the step. */
interface Links {
	link(link: Link): void;
}

/** A node on a canvas. Links start at a node object, so that a name that does not exist cannot be written. */
export class Step {
	constructor(
		private readonly canvas: Links,
		readonly name: string,
		readonly spec: NodeSpec,
		readonly at: GridPosition,
	) {}

	/** Leads the first output to the next step, which is given back: `a.to(b).to(c)`. */
	to(next: Step): Step {
		return this.output(0, next);
	}

	/** Leads an output, counted from 0, to a step. Several steps at one output run one after the other, from top to bottom. */
	output(output: number, next: Step): Step {
		this.canvas.link({ from: this.name, output, to: next.name });
		return next;
	}
}
