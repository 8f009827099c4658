import { join, resolve } from 'node:path';

/** The project's own folder. */
export const ROOT = resolve(__dirname, '..', '..');
export const N8N_PROGRAM = join(ROOT, 'sandbox', 'n8n', 'node_modules', 'n8n', 'bin', 'n8n');
export const SHIPPED_PACKAGE = join(ROOT, 'workflows', 'amazon-sage200.n8np');

/** Everything that a bring-up remembers lies in one folder, so that both systems are forgotten together. */
export interface StatePaths {
	readonly folder: string;
	/** Sandbox: both simulated systems. */
	readonly sandboxFile: string;
	/** n8n's user folder: the parent of `.n8n`. */
	readonly n8nHome: string;
	readonly n8nLog: string;
	/** Where n8n loads community packages from. */
	readonly communityNodes: string;
}

export function statePaths(folder: string): StatePaths {
	const n8nHome = join(folder, 'n8n');
	return {
		folder,
		sandboxFile: join(folder, 'sandbox.sqlite'),
		n8nHome,
		n8nLog: join(folder, 'n8n.log'),
		communityNodes: join(n8nHome, '.n8n', 'nodes'),
	};
}
