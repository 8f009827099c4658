import { CREDENTIALS, type Named } from '../ids';
import type { Step } from './step';

const HEAD = [
	'### If you imported this file by hand',
	'n8n then gives workflows and tables new ids. Pick these links again; the package `amazon-sage200.n8np` keeps them all.',
	'',
].join('\n');

/** As n8n draws a sticky note, in pixels. */
const NOTE = { edges: 112, line: 22, letter: 7 } as const;

/** Height in pixels of a note of this width, so that none of its lines is cut off. */
export function heightOf(text: string, width: number): number {
	const lines = text.split('\n').filter((line) => line !== '');
	const drawn = lines.reduce((sum, line) => sum + Math.ceil((line.length * NOTE.letter) / width), 0);
	return Math.ceil((NOTE.edges + drawn * NOTE.line) / 16) * 16;
}

/** Every link of a workflow that hangs on an id, with the nodes that have it. */
export function linksNote(steps: readonly Step[], errorWorkflow: Named | undefined): string {
	const nodesByLink = new Map<string, string[]>();
	for (const { name, spec } of steps) {
		for (const link of linksOf(spec.parameters, spec.credential)) nodesByLink.set(link, [...(nodesByLink.get(link) ?? []), `*${name}*`]);
	}
	const lines = [...nodesByLink].sort(([a], [b]) => (a < b ? -1 : 1)).map(([link, nodes]) => `- ${link}: ${nodes.join(', ')}`);
	if (errorWorkflow) lines.push(`- Error workflow, in the workflow's settings: **${errorWorkflow.name}**`);
	return [HEAD, ...lines].join('\n');
}

function linksOf(parameters: Readonly<Record<string, unknown>>, credential: keyof typeof CREDENTIALS | undefined): string[] {
	const linked = (key: string, word: string) => {
		const name = (parameters[key] as { cachedResultName?: string } | undefined)?.cachedResultName;
		return name === undefined ? [] : [`${word} **${name}**`];
	};
	return [
		...(credential ? [`Credential **${CREDENTIALS[credential].name}**`] : []),
		...linked('dataTableId', 'Data Table'),
		...linked('workflowId', 'Sub-workflow'),
	];
}
