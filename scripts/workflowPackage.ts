/**
 * Builds `workflows/amazon-sage200.n8np`, the package that n8n imports with all links between workflows, Data Tables and
 * credentials intact, from the JSON files beside it. Same input, same bytes. First it brings
 * the kinds of exceptions in the template that records them up to date.
 *
 *     tsx scripts/workflowPackage.ts           writes the package
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeExceptionKinds } from './exceptionKinds';
import { tarOf, type TarFile } from './tar';

/** Format as n8n 2.41 exports it (`POST /api/v1/n8n-packages/export`). */
const FORMAT_VERSION = '1';
const SOURCE_N8N_VERSION = '2.41.1';
/** A fixed instant: the package must not change when nothing in it changed. */
const EXPORTED_AT = '2025-01-01T00:00:00.000Z';
const SCHEDULE_TRIGGER = 'n8n-nodes-base.scheduleTrigger';
const WORKFLOW_FOLDER = join(__dirname, '..', 'workflows');
export const PACKAGE_FILE = join(WORKFLOW_FOLDER, 'amazon-sage200.n8np');

interface WorkflowNode {
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Record<string, unknown>;
	readonly credentials?: Readonly<Record<string, { id: string; name: string }>>;
	readonly disabled?: boolean;
}

export interface WorkflowFile {
	readonly id: string;
	readonly name: string;
	/** What it is for and why; n8n shows it in the list. */
	readonly description?: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: Readonly<Record<string, unknown>>;
	readonly settings: Readonly<Record<string, unknown>> & { readonly errorWorkflow?: string };
	readonly nodeGroups?: readonly unknown[];
}

export interface DataTable {
	readonly id: string;
	readonly name: string;
	readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>;
}

/** The shipped workflows, by file name. The folder holds no other JSON, so that n8n's own import of a folder takes it as well. */
export function shippedWorkflows(): WorkflowFile[] {
	return readdirSync(WORKFLOW_FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => JSON.parse(readFileSync(join(WORKFLOW_FOLDER, file), 'utf8')) as WorkflowFile);
}

export function shippedTables(): DataTable[] {
	return JSON.parse(readFileSync(join(WORKFLOW_FOLDER, 'package', 'data-tables.json'), 'utf8')) as DataTable[];
}

/** The workflow with its clock stopped: it runs only when it is called, so that a run that is measured is alone. */
export function withoutSchedules(workflow: WorkflowFile): WorkflowFile {
	return { ...workflow, nodes: workflow.nodes.map((node) => (node.type === SCHEDULE_TRIGGER ? { ...node, disabled: true } : node)) };
}

/** The files of a package in their order: the manifest must be the first. */
export function packageFiles(workflows: readonly WorkflowFile[], tables: readonly DataTable[]): TarFile[] {
	const requirements = requirementsOf(workflows, tables);
	const workflowEntries = workflows.map((workflow) => ({ entry: entryOf('workflows', workflow), workflow }));
	const tableEntries = tables.map((table) => ({ entry: entryOf('data-tables', table), table }));
	const credentialEntries = requirements.credentials.map(({ id, name, type }) => ({
		entry: entryOf('credentials', { id, name }),
		credential: { id, name, type },
	}));
	const manifest = {
		packageFormatVersion: FORMAT_VERSION,
		exportedAt: EXPORTED_AT,
		sourceN8nVersion: SOURCE_N8N_VERSION,
		sourceId: 'n8n-nodes-amazon-sage200',
		workflows: workflowEntries.map(({ entry }) => entry),
		credentials: credentialEntries.map(({ entry }) => entry),
		dataTables: tableEntries.map(({ entry }) => entry),
		requirements,
	};
	return [
		json('manifest.json', manifest),
		...workflowEntries.flatMap(({ entry, workflow }) => [
			json(`${entry.target}/workflow.json`, { ...workflow, parentFolderId: null, isArchived: false }),
			json(`${entry.target}/workflow-metadata.json`, { versionId: workflow.id, publishedVersionId: null }),
		]),
		...credentialEntries.map(({ entry, credential }) => json(`${entry.target}/credential.json`, credential)),
		...tableEntries.map(({ entry, table }) =>
			json(`${entry.target}/data-table.json`, { ...table, columns: table.columns.map((column, index) => ({ ...column, index })) }),
		),
	];
}

export function packageBytes(files: readonly TarFile[]): Buffer {
	const bytes = gzipSync(tarOf(files), { level: 9 });
	bytes[9] = 255; // operating system "unknown": zlib writes the one it runs on
	return bytes;
}

function entryOf(folder: string, { id, name }: { id: string; name: string }) {
	const slug = name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return { id, name, target: `${folder}/${slug}-${id}` };
}

function json(path: string, content: unknown): TarFile {
	return { path, content: Buffer.from(JSON.stringify(content, null, '\t')) };
}

/** Who uses what, so that n8n can match, create and publish in the right order. */
function requirementsOf(workflows: readonly WorkflowFile[], tables: readonly DataTable[]) {
	const usedBy = (uses: (workflow: WorkflowFile) => boolean) => workflows.filter(uses).map(({ id }) => id);
	const names = new Map([...workflows, ...tables].map(({ id, name }) => [id, name]));
	const named = (ids: Iterable<string>, of: (workflow: WorkflowFile) => Set<string>) =>
		[...ids].sort().map((id) => ({ id, name: names.get(id) ?? id, usedByWorkflows: usedBy((workflow) => of(workflow).has(id)) }));
	const credentials = new Map(workflows.flatMap((workflow) => credentialsOf(workflow).map((credential) => [credential.id, credential])));
	const nodeTypes = new Map(
		workflows.flatMap(({ nodes }) => nodes.map(({ type, typeVersion }) => [`${type}@${typeVersion}`, { type, typeVersion }])),
	);
	return {
		credentials: [...credentials.values()].map((credential) => ({
			...credential,
			usedByWorkflows: usedBy((workflow) => credentialsOf(workflow).some(({ id }) => id === credential.id)),
		})),
		dataTables: named(new Set(workflows.flatMap((workflow) => [...tablesOf(workflow)])), tablesOf),
		workflows: named(new Set(workflows.flatMap((workflow) => [...workflowsOf(workflow)])), workflowsOf),
		nodeTypes: [...nodeTypes.entries()]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, nodeType]) => ({
				...nodeType,
				usedByWorkflows: usedBy(({ nodes }) => nodes.some(({ type, typeVersion }) => `${type}@${typeVersion}` === key)),
			})),
	};
}

function credentialsOf({ nodes }: WorkflowFile): Array<{ id: string; name: string; type: string }> {
	return nodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}).map(([type, { id, name }]) => ({ id, name, type })));
}

function tablesOf({ nodes }: WorkflowFile): Set<string> {
	return new Set(nodes.map(({ parameters }) => linkedId(parameters.dataTableId)).filter((id) => id !== undefined));
}

/** Sub-workflows; the error workflow too, which must be published as well. */
function workflowsOf({ nodes, settings }: WorkflowFile): Set<string> {
	return new Set(
		[...nodes.map(({ parameters }) => linkedId(parameters.workflowId)), settings.errorWorkflow].filter((id) => id !== undefined),
	);
}

function linkedId(link: unknown): string | undefined {
	return typeof link === 'object' && link !== null && 'value' in link ? String(link.value) : undefined;
}

if (require.main === module) {
	writeExceptionKinds();
	const bytes = packageBytes(packageFiles(shippedWorkflows(), shippedTables()));
	writeFileSync(PACKAGE_FILE, bytes);
	console.log(`Wrote ${PACKAGE_FILE} (${bytes.length} bytes)`);
}
