import './environment'; // before n8n-core
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';

const PACKAGE = join(__dirname, '..', '..', '..', 'sandbox', 'n8n', 'package.json');

/** n8n's own nodes that the templates use, by the name that a workflow gives them, with the file and the class that they are. */
const BASE_NODES: Readonly<Record<string, readonly [file: string, className: string]>> = {
	dataTable: ['DataTable/DataTable', 'DataTable'],
	errorTrigger: ['ErrorTrigger/ErrorTrigger', 'ErrorTrigger'],
	executeWorkflow: ['ExecuteWorkflow/ExecuteWorkflow/ExecuteWorkflow', 'ExecuteWorkflow'],
	executeWorkflowTrigger: ['ExecuteWorkflow/ExecuteWorkflowTrigger/ExecuteWorkflowTrigger', 'ExecuteWorkflowTrigger'],
	filter: ['Filter/Filter', 'Filter'],
	if: ['If/If', 'If'],
	manualTrigger: ['ManualTrigger/ManualTrigger', 'ManualTrigger'],
	noOp: ['NoOp/NoOp', 'NoOp'],
	removeDuplicates: ['Transform/RemoveDuplicates/RemoveDuplicates', 'RemoveDuplicates'],
	scheduleTrigger: ['Schedule/ScheduleTrigger', 'ScheduleTrigger'],
	set: ['Set/Set', 'Set'],
	splitInBatches: ['SplitInBatches/SplitInBatches', 'SplitInBatches'],
	splitOut: ['Transform/SplitOut/SplitOut', 'SplitOut'],
	stickyNote: ['StickyNote/StickyNote', 'StickyNote'],
	stopAndError: ['StopAndError/StopAndError', 'StopAndError'],
	switch: ['Switch/Switch', 'Switch'],
};

export type AnyNodeType = INodeType | IVersionedNodeType;

/** The n8n that is installed for the demo: its engine and its own nodes, for running templates in this process. */
export interface InstalledN8n {
	readonly core: typeof Core;
	readonly workflow: typeof N8nWorkflow;
	/** A node of n8n by the name behind `n8n-nodes-base.`. Throws where the templates use one that is not listed here. */
	baseNode(name: string): AnyNodeType;
}

/** Throws when n8n is not installed. */
export function installedN8n(): InstalledN8n {
	if (!existsSync(join(PACKAGE, '..', 'node_modules', 'n8n-core')))
		throw new Error('n8n is not installed under sandbox/n8n: run `npm run day` or `npm start` once, which install it.');
	const load = createRequire(PACKAGE);
	return {
		core: load('n8n-core') as typeof Core,
		workflow: load('n8n-workflow') as typeof N8nWorkflow,
		baseNode: (name) => {
			const [file, className] = BASE_NODES[name] ?? [];
			if (!file || !className) throw new Error(`The day does not know n8n's node ${name}: add it to scripts/day/engine/installed.ts.`);
			const module = load(`n8n-nodes-base/dist/nodes/${file}.node.js`) as Record<string, new () => AnyNodeType>;
			return new module[className]();
		},
	};
}
