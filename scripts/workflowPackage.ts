/**
 * Builds `workflows/amazon-sage200.n8np`, the package that n8n imports with all links between workflows, Data Tables and
 * credentials intact. First the JSON files and the schemas of the Data Tables are written from `workflows/source/`. Same input, same bytes.
 *
 *     npm run pack:workflows
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FLOWS } from '../workflows/source';
import type { WorkflowJson } from '../workflows/source/builder/node.types';
import { DATA_TABLES, type DataTable } from '../workflows/source/tables';
import { tarOf, type TarFile } from './tar';

/** Format as n8n 2.41 exports it (`POST /api/v1/n8n-packages/export`). */
const FORMAT_VERSION = '1';
const SOURCE_N8N_VERSION = '2.41.1';
/** A fixed instant: the package must not change when nothing in it changed. */
const EXPORTED_AT = '2025-01-01T00:00:00.000Z';
const SCHEDULE_TRIGGER = 'n8n-nodes-base.scheduleTrigger';
const WORKFLOW_FOLDER = join(__dirname, '..', 'workflows');
const TABLE_FILE = join(WORKFLOW_FOLDER, 'package', 'data-tables.json');
export const PACKAGE_FILE = join(WORKFLOW_FOLDER, 'amazon-sage200.n8np');

export type WorkflowFile = WorkflowJson;

/** The shipped workflows, by file name. The folder holds no other JSON, so that n8n's own import of a folder takes it as well. */
export function shippedWorkflows(): WorkflowFile[] {
	return readdirSync(WORKFLOW_FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => JSON.parse(readFileSync(join(WORKFLOW_FOLDER, file), 'utf8')) as WorkflowFile);
}

export function shippedTables(): DataTable[] {
	return JSON.parse(readFileSync(TABLE_FILE, 'utf8')) as DataTable[];
}

/** What the files in `workflows/` must say, by path. */
export function drawnFiles(): Map<string, string> {
	const text = (content: unknown) => `${JSON.stringify(content, null, '\t')}\n`;
	return new Map([
		...Object.entries(FLOWS).map(([file, draw]) => [join(WORKFLOW_FOLDER, `${file}.json`), text(draw().toJson())] as const),
		[TABLE_FILE, text(DATA_TABLES)],
	]);
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
	const tags = requirements.tags.map(({ id, name }) => ({ entry: entryOf('tags', { id, name }), tag: { id, name } }));
	const manifest = {
		packageFormatVersion: FORMAT_VERSION,
		exportedAt: EXPORTED_AT,
		sourceN8nVersion: SOURCE_N8N_VERSION,
		sourceId: 'n8n-nodes-amazon-sage200',
		workflows: workflowEntries.map(({ entry }) => entry),
		credentials: credentialEntries.map(({ entry }) => entry),
		dataTables: tableEntries.map(({ entry }) => entry),
		...(tags.length > 0 && { tags: tags.map(({ entry }) => entry) }),
		requirements,
	};
	return [
		json('manifest.json', manifest),
		...workflowEntries.flatMap(({ entry, workflow }) => [
			json(`${entry.target}/workflow.json`, packed(workflow)),
			json(`${entry.target}/workflow-metadata.json`, { versionId: workflow.id, publishedVersionId: null }),
		]),
		...credentialEntries.map(({ entry, credential }) => json(`${entry.target}/credential.json`, credential)),
		...tags.map(({ entry, tag }) => json(`${entry.target}/tag.json`, tag)),
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

/** A package names tags by id; a workflow by itself carries them. */
function packed({ tags, ...workflow }: WorkflowFile) {
	return { ...workflow, tagIds: tags.map(({ id }) => id), parentFolderId: null, isArchived: false };
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
	const tags = new Map(workflows.flatMap(({ tags: own }) => own.map((tag) => [tag.id, tag])));
	return {
		tags: [...tags.values()].map((tag) => ({
			...tag,
			usedByWorkflows: usedBy(({ tags: own }) => own.some(({ id }) => id === tag.id)),
		})),
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
	const drawn = drawnFiles();
	for (const file of readdirSync(WORKFLOW_FOLDER).filter((name) => name.endsWith('.json'))) rmSync(join(WORKFLOW_FOLDER, file));
	for (const [path, content] of drawn) writeFileSync(path, content);
	const bytes = packageBytes(packageFiles(shippedWorkflows(), shippedTables()));
	writeFileSync(PACKAGE_FILE, bytes);
	console.log(`Wrote ${PACKAGE_FILE} (${bytes.length} bytes)`);
}
