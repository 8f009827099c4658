import type { Named } from '../ids';

/** Column and row on the canvas; both may be fractions. */
export type GridPosition = readonly [column: number, row: number];

export type CredentialType = 'amazonSellerCentralApi' | 'sage200OAuth2Api' | 'decisionKeyApi' | 'httpBasicAuth';

/** What a node is, before it stands on a canvas. */
export interface NodeSpec {
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credential?: CredentialType;
	/** Runs for the first item only. */
	readonly executeOnce?: true;
	/** Gives one empty item when there is nothing. Only for nodes with one output (n8n 3 counts all outputs together). */
	readonly alwaysOutputData?: true;
	readonly onError?: 'continueErrorOutput' | 'continueRegularOutput';
	/** Of a webhook: n8n finds it by this. */
	readonly webhookId?: string;
	/** Of a node that has more than one output, in their order. */
	readonly outputs?: readonly string[];
}

/** A link between two nodes; `output` counts from 0. */
export interface Link {
	readonly from: string;
	readonly output: number;
	readonly to: string;
}

export interface WorkflowSettings {
	/** In n8n's history: what went well, too, or only what failed; nothing where a run holds a password. */
	readonly keep: 'all' | 'failures' | 'nothing';
	/** The error workflow; a sub-workflow without one fails the run that called it, which is recorded there. */
	readonly errorWorkflow?: Named;
	/** Seconds after which n8n stops the run. */
	readonly timeout?: number;
}

export interface WorkflowHead {
	readonly workflow: Named;
	/** What it is for and why; n8n shows it in the list. */
	readonly description: string;
	readonly tags: readonly Named[];
	readonly settings: WorkflowSettings;
}

/** A node as n8n imports it. */
export interface NodeJson {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: readonly [x: number, y: number];
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly credentials?: Readonly<Record<string, Named>>;
	readonly disabled?: boolean;
	readonly alwaysOutputData?: boolean;
	readonly executeOnce?: boolean;
	readonly onError?: string;
	readonly webhookId?: string;
}

/** A workflow as n8n imports it. */
export interface WorkflowJson extends Named {
	readonly description: string;
	readonly tags: readonly Named[];
	readonly nodes: readonly NodeJson[];
	readonly connections: Readonly<Record<string, { readonly main: ReadonlyArray<readonly object[]> }>>;
	readonly nodeGroups?: readonly object[];
	readonly settings: Readonly<Record<string, unknown>> & { readonly errorWorkflow?: string };
}
