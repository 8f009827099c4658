import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DateTime } from 'luxon';
import { EXCEPTION_KINDS } from '../../nodes/domain/exceptions/kinds';
import { PACKAGE_FILE, packageFiles, shippedTables, shippedWorkflows, withoutSchedules } from '../../scripts/workflowPackage';
import { tarOf } from '../../scripts/tar';
import ids from '../../workflows/package/ids.json';

interface TemplateNode {
	name: string;
	type: string;
	parameters: Record<string, any>;
	credentials?: Record<string, { id: string; name: string }>;
	position: [number, number];
	retryOnFail?: boolean;
	onError?: string;
}

const workflows = shippedWorkflows();
const tables = shippedTables();
const nodesOf = (workflow: (typeof workflows)[number]) => workflow.nodes as unknown as TemplateNode[];
const allNodes = workflows.flatMap(nodesOf);
const named = (id: string) => workflows.find((workflow) => workflow.id === id)!;
const posting = allNodes.filter(
	({ type, parameters }) =>
		type.endsWith('.sage200') && ['create', 'post', 'bankPayment', 'bankReceipt', 'bankTransfer'].includes(parameters.operation),
);

/** What n8n makes of a parameter: `nodes` stands for `$`, `json` for the item that comes in. */
function valueOf(parameter: unknown, nodes: (name: string) => object, json: object = {}): unknown {
	if (typeof parameter !== 'string' || !parameter.startsWith('={{')) return parameter;
	return new Function('$', '$json', 'DateTime', `return (${parameter.replace(/^=\{\{|\}\}$/g, '')})`)(nodes, json, DateTime);
}

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
		for (const { id } of [...Object.values(ids.workflows), ...Object.values(ids.dataTables), ...Object.values(ids.credentials)])
			expect(id).toMatch(/^[A-Za-z0-9]{16}$/);
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
		for (const { parameters, onError } of posting)
			expect(parameters.options.dryRun === true || onError === 'continueErrorOutput').toBe(true);
	});

	it('name the credentials as the documentation does', () => {
		const used = allNodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}));
		expect(used.length).toBeGreaterThan(0);
		for (const [type, credential] of used) expect(credential).toEqual((ids.credentials as Record<string, unknown>)[type]);
	});

	it('tell the error workflow, count London time and may be called by their owner only', () => {
		for (const { id, settings } of workflows) {
			expect(settings).toMatchObject({
				executionOrder: 'v1',
				timezone: 'Europe/London',
				saveDataErrorExecution: 'all',
				callerPolicy: 'workflowsFromSameOwner',
			});
			expect(settings.errorWorkflow).toBe(id === ids.workflows.failedRun.id ? undefined : ids.workflows.failedRun.id);
		}
	});

	it.each([
		['importOrders', 30],
		['importOrders', 60],
		['postSettlements', 30],
	] as const)(
		'of %s stop sending before n8n stops them, and longer before their lease ends than the settle time of %d minutes',
		(flow, settle) => {
			const workflow = named(ids.workflows[flow].id);
			const set = nodesOf(workflow).find(({ name }) => name === 'Config')!.parameters.assignments.assignments;
			const settings = () => ({ all: () => [{ json: { name: 'settleMinutes', value: String(settle) } }] });
			const minutes = (wanted: string) => Number(valueOf(set.find(({ name }: any) => name === wanted).value, settings));
			const timeout = Number(workflow.settings.executionTimeout) / 60;
			expect(minutes('marginMinutes')).toBeGreaterThan(settle);
			expect(minutes('leaseMinutes') - minutes('marginMinutes')).toBeLessThan(timeout);
			expect(timeout).toBeLessThan(minutes('leaseMinutes'));
		},
	);

	it('give what posts the end of their lease less the margin, and no blank when the lease says none', () => {
		const post = nodesOf(named(ids.workflows.postSettlements.id)).find(({ name }) => name === 'Post one settlement')!;
		const create = nodesOf(named(ids.workflows.importOrders.id)).find(({ name }) => name === 'Create sales order in Sage')!;
		const lease = (heldUntil: string) => (name: string) => ({
			first: () => ({ json: name === 'Config' ? { marginMinutes: 40 } : { heldUntil } }),
		});
		for (const text of [post.parameters.workflowInputs.value.sendBefore, create.parameters.options.sendBefore]) {
			expect(text).toMatch(/\$\('Take the (orders|settlements) lease'\)/);
			expect(valueOf(text, lease('2026-06-01T10:30:00.000+01:00'))).toBe('2026-06-01T08:50:00.000Z');
			expect(valueOf(text, lease('free'))).not.toBe('');
			expect(valueOf(text, lease('free'))).toBeDefined();
		}
	});

	it('hand the end on to the node that posts a settlement; called by hand without one, it has none', () => {
		const plan = nodesOf(named(ids.workflows.postOne.id)).find(({ name }) => name === 'Post the plan to Sage')!;
		const called = (sendBefore: unknown) => () => ({ first: () => ({ json: { sendBefore } }) });
		expect(valueOf(plan.parameters.options.sendBefore, called('2026-06-01T08:50:00.000Z'))).toBe('2026-06-01T08:50:00.000Z');
		for (const missing of [undefined, null, '']) expect(valueOf(plan.parameters.options.sendBefore, called(missing))).toBe('');
	});

	it('keep the approval of a settlement whose time was over, and of no other that is held', () => {
		const held = nodesOf(named(ids.workflows.postOne.id)).find(({ name }) => name === 'Show it as held by Sage')!;
		const json: Record<string, object> = {
			'Read the settlement': { settlementId: '1' },
			'Read the settlement board': { settlementId: '1' },
		};
		const status = (kind: string, before: string) =>
			valueOf(held.parameters.columns.value.status, (name) => {
				const row = { json: { ...json[name], kind, status: before } };
				return { first: () => row, all: () => [row] };
			});
		expect(status('notSentInTime', 'approved')).toBe('approved');
		expect(status('notSentInTime', 'held')).toBe('held');
		expect(status('refusedBySage', 'approved')).toBe('held');
	});

	it('leave no posting node without an end, except in a dry run', () => {
		for (const { parameters } of posting) expect(parameters.options.dryRun === true || Boolean(parameters.options.sendBefore)).toBe(true);
	});

	it('keep the failure of a settlement open while the run that met it goes on', () => {
		const close = nodesOf(named(ids.workflows.postSettlements.id)).find(({ name }) => name === 'Close failed runs that are over')!;
		const [, { keyValue }] = close.parameters.filters.conditions;
		const key = (failed: boolean) => valueOf(keyValue, () => ({}), { failed });
		expect([key(false), key(true)]).toEqual([`runFailed|${ids.workflows.postOne.id}`, '']);
	});

	it('post nothing without an approval unless the client chose otherwise', () => {
		const config = nodesOf(named(ids.workflows.postSettlements.id)).find(({ name }) => name === 'Config')!;
		const mode: string = config.parameters.assignments.assignments.find((one: any) => one.name === 'mode').value;
		const inTable = (rows: object[]) => valueOf(mode, () => ({ all: () => rows.map((json) => ({ json })) }));
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
		for (const workflow of workflows)
			expect(Object.keys(workflow).filter((key) => ['pinData', 'staticData', 'meta', 'versionId', 'active'].includes(key))).toEqual([]);
	});

	it('explain themselves on a sticky note, and say in a sentence what they are for and why', () => {
		for (const workflow of workflows) {
			expect(notesOf(workflow).length).toBeGreaterThan(1);
			expect(workflow.description).toMatch(/^[A-Z].{40,}\.$/);
		}
	});

	it('name on a sticky note every link that an import by hand loses', () => {
		for (const workflow of workflows) {
			const [note] = notesOf(workflow).filter(({ name }) => name === 'Note on links');
			const lines: string[] = note.parameters.content.split('\n');
			for (const { name, parameters, credentials } of nodesOf(workflow)) {
				const targets = [
					...Object.values(credentials ?? {}).map((one) => one.name),
					parameters.workflowId?.cachedResultName,
					parameters.dataTableId?.cachedResultName,
				].filter(Boolean);
				for (const target of targets)
					expect(lines.filter((line) => line.includes(`**${target}**`) && line.includes(`*${name}*`))).toHaveLength(1);
			}
			if (workflow.settings.errorWorkflow) expect(note.parameters.content).toContain('**Record a failed run**');
		}
	});

	it('name the ids that stand in an expression beside the links', () => {
		const elsewhere = workflows.flatMap((workflow) =>
			nodesOf(workflow)
				.filter(({ parameters: { workflowId, dataTableId, ...others } }) =>
					Object.values(ids.workflows).some(({ id }) => JSON.stringify(others).includes(id)),
				)
				.map(({ name }) => ({ workflow, name })),
		);
		expect(elsewhere.map(({ name }) => name)).toEqual(['Close failed runs that are over']);
		for (const { workflow, name } of elsewhere)
			expect(
				notesOf(workflow)
					.map(({ parameters }) => parameters.content)
					.join(),
			).toContain(`*${name}*`);
	});

	it('show links by name, as n8n lists them', () => {
		for (const { parameters } of allNodes) {
			for (const link of [parameters.workflowId, parameters.dataTableId].filter(Boolean)) {
				expect(link).toMatchObject({ mode: 'list', cachedResultName: [...workflows, ...tables].find(({ id }) => id === link.value)!.name });
			}
		}
	});

	it('cover no node with a note or another node', () => {
		for (const workflow of workflows) {
			const nodes = nodesOf(workflow)
				.filter((node) => !isNote(node))
				.map(nodeBox);
			const notes = notesOf(workflow).map(noteBox);
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

const isNote = ({ type }: TemplateNode): boolean => type === 'n8n-nodes-base.stickyNote';
const notesOf = (workflow: (typeof workflows)[number]): TemplateNode[] => nodesOf(workflow).filter(isNote);

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
