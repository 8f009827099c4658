import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EXCEPTION_KINDS } from '../../nodes/domain/exceptions/kinds';
import { PACKAGE_FILE, packageFiles, shippedTables, shippedWorkflows, withoutSchedules } from '../../scripts/workflowPackage';
import { tarOf } from '../../scripts/tar';
import ids from '../../workflows/package/ids.json';

interface TemplateNode {
	name: string;
	type: string;
	parameters: Record<string, any>;
	credentials?: Record<string, { id: string; name: string }>;
	retryOnFail?: boolean;
	onError?: string;
}

const workflows = shippedWorkflows();
const tables = shippedTables();
const nodesOf = (workflow: (typeof workflows)[number]) => workflow.nodes as unknown as TemplateNode[];
const allNodes = workflows.flatMap(nodesOf);
const named = (id: string) => workflows.find((workflow) => workflow.id === id)!;
const posting = allNodes.filter(({ type, parameters }) => type.endsWith('.sage200') && ['create', 'post', 'bankPayment', 'bankReceipt', 'bankTransfer'].includes(parameters.operation));

describe('the importable package', () => {
	it('holds exactly what the JSON files say (npm run pack:workflows)', () => {
		const wanted = tarOf(packageFiles(workflows, tables));
		expect(gunzipSync(readFileSync(PACKAGE_FILE)).equals(wanted)).toBe(true);
	});

	it('begins with the manifest, which names every workflow, Data Table and credential', () => {
		const [first] = packageFiles(workflows, tables);
		expect(first.path).toBe('manifest.json');
		const manifest = JSON.parse(Buffer.from(first.content).toString());
		const idsOf = (entries: Array<{ id: string }>) => entries.map(({ id }) => id).sort();
		expect(idsOf(manifest.workflows)).toEqual(idsOf(Object.values(ids.workflows)));
		expect(idsOf(manifest.dataTables)).toEqual(idsOf(Object.values(ids.dataTables)));
		expect(idsOf(manifest.credentials)).toEqual(idsOf(Object.values(ids.credentials)));
		expect(idsOf(manifest.requirements.dataTables)).toEqual(idsOf(Object.values(ids.dataTables)));
	});
});

describe('ids', () => {
	it('are those of ids.json, with the same names', () => {
		for (const { id, name } of Object.values(ids.workflows)) expect(named(id)?.name).toBe(name);
		for (const { id, name } of Object.values(ids.dataTables)) expect(tables.find((table) => table.id === id)?.name).toBe(name);
		expect(workflows).toHaveLength(Object.keys(ids.workflows).length);
		expect(tables).toHaveLength(Object.keys(ids.dataTables).length);
	});

	it('have the form that the public API of n8n takes: 16 letters and digits', () => {
		for (const { id } of [...Object.values(ids.workflows), ...Object.values(ids.dataTables), ...Object.values(ids.credentials)]) expect(id).toMatch(/^[A-Za-z0-9]{16}$/);
	});

	it('never leave a link that leads nowhere', () => {
		const known = new Set([...workflows.map(({ id }) => id), ...tables.map(({ id }) => id)]);
		const links = allNodes.flatMap(({ parameters }) => [parameters.workflowId?.value, parameters.dataTableId?.value]).filter(Boolean);
		expect(links.length).toBeGreaterThan(20);
		for (const link of links) expect(known).toContain(link);
	});

	it('stand behind every Data Table name, none of which is part of another', () => {
		for (const { name } of tables) expect(tables.filter((other) => other.name.toLowerCase().includes(name.toLowerCase()))).toHaveLength(1);
	});
});

describe('templates started by a call only', () => {
	it('have every clock stopped and nothing else changed', () => {
		const clocks = (workflow: (typeof workflows)[number]) => workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
		expect(workflows.flatMap(clocks)).toHaveLength(2);
		for (const workflow of workflows) {
			const stopped = withoutSchedules(workflow);
			for (const clock of clocks(stopped)) expect(clock.disabled).toBe(true);
			expect({ ...stopped, nodes: stopped.nodes.map(({ disabled, ...node }) => node) }).toEqual(workflow);
		}
	});
});

describe('templates', () => {
	it('never run a posting node again by themselves', () => {
		expect(posting.length).toBeGreaterThanOrEqual(3);
		for (const { retryOnFail } of posting) expect(retryOnFail).toBeFalsy();
	});

	it('send what a posting node could not complete to the exceptions, except in a dry run', () => {
		for (const { parameters, onError } of posting) expect(parameters.options.dryRun === true || onError === 'continueErrorOutput').toBe(true);
	});

	it('name the credentials as the documentation does', () => {
		const used = allNodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}));
		expect(used.length).toBeGreaterThan(0);
		for (const [type, credential] of used) expect(credential).toEqual((ids.credentials as Record<string, unknown>)[type]);
	});

	it('tell the error workflow, count London time and may be called by their owner only', () => {
		for (const { id, settings } of workflows) {
			expect(settings).toMatchObject({ executionOrder: 'v1', timezone: 'Europe/London', saveDataErrorExecution: 'all', callerPolicy: 'workflowsFromSameOwner' });
			expect(settings.errorWorkflow).toBe(id === ids.workflows.failedRun.id ? undefined : ids.workflows.failedRun.id);
		}
	});

	it('end before their lease does', () => {
		for (const id of [ids.workflows.importOrders.id, ids.workflows.postSettlements.id]) {
			const config = nodesOf(named(id)).find(({ name }) => name === 'Config')!;
			const minutes = config.parameters.assignments.assignments.find((one: any) => one.name === 'leaseMinutes').value;
			expect(named(id).settings.executionTimeout).toBeLessThan(minutes * 60);
		}
	});

	it('post nothing without an approval unless the client chose otherwise', () => {
		const config = nodesOf(named(ids.workflows.postSettlements.id)).find(({ name }) => name === 'Config')!;
		const mode: string = config.parameters.assignments.assignments.find((one: any) => one.name === 'mode').value;
		const inTable = (rows: object[]) => new Function('$', `return (${mode.replace(/^=\{\{|\}\}$/g, '')})`)(() => ({ all: () => rows.map((json) => ({ json })) }));
		expect(inTable([])).toBe('Review');
		expect(inTable([{}])).toBe('Review');
		expect(inTable([{ name: 'mode', value: 'Auto' }])).toBe('Auto');
	});

	it('know the owner and the due time of every kind of exception', () => {
		const node = nodesOf(named(ids.workflows.recordExceptions.id)).find(({ name }) => name === 'Owners and due times')!;
		const [{ value }] = node.parameters.assignments.assignments;
		const wanted = Object.entries(EXCEPTION_KINDS).map(([kind, { owner, dueHours }]) => [kind, { owner, dueHours }]);
		expect(JSON.parse(value)).toEqual(Object.fromEntries(wanted));
	});

	it('carry no data of a run and no instance', () => {
		for (const workflow of workflows) expect(Object.keys(workflow).filter((key) => ['pinData', 'staticData', 'meta', 'versionId', 'active'].includes(key))).toEqual([]);
	});

	it('explain themselves on a sticky note', () => {
		for (const workflow of workflows) expect(nodesOf(workflow).filter(({ type }) => type === 'n8n-nodes-base.stickyNote').length).toBeGreaterThan(0);
	});
});
