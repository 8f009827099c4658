import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { drawnFiles, PACKAGE_FILE, packageFiles, shippedTables, shippedWorkflows, withoutSchedules } from '../../scripts/workflowPackage';
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
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
}

const workflows = shippedWorkflows();
const tables = shippedTables();
const nodesOf = (workflow: (typeof workflows)[number]) => workflow.nodes as unknown as TemplateNode[];
const allNodes = workflows.flatMap(nodesOf);
const POSTS = /^(create|post|allocate|transferWithValue|bankPayment|bankReceipt|bankTransfer)$/;
const posting = allNodes.filter(({ type, parameters }) => type.endsWith('.sage200') && POSTS.test(parameters.operation));
const named = (id: string) => workflows.find((workflow) => workflow.id === id);
const outputsOf = ({ type, parameters, onError }: TemplateNode): number => {
	if (type.endsWith('.switch')) return parameters.rules.values.length + 1;
	const two = ['n8n-nodes-base.if', 'n8n-nodes-base.splitInBatches', 'n8n-nodes-amazon-sage200.amazonSageBridge'].includes(type);
	return two || onError === 'continueErrorOutput' ? 2 : 1;
};

describe('the importable package', () => {
	it('and the JSON files say what workflows/source draws (npm run pack:workflows)', () => {
		const drawn = drawnFiles();
		expect(drawn.size).toBe(workflows.length + 1);
		for (const [path, content] of drawn) expect(readFileSync(path, 'utf8') === content ? path : `${path} is not as drawn`).toBe(path);
	});

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
		expect(idsOf(manifest.tags)).toEqual(idsOf(Object.values(ids.tags)));
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
		for (const { id } of [
			...Object.values(ids.workflows),
			...Object.values(ids.dataTables),
			...Object.values(ids.credentials),
			...Object.values(ids.tags),
		])
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
		expect(workflows.flatMap(clocks)).toHaveLength(11);
		for (const workflow of workflows) {
			const stopped = withoutSchedules(workflow);
			for (const clock of clocks(stopped)) expect(clock.disabled).toBe(true);
			expect({ ...stopped, nodes: stopped.nodes.map(({ disabled, ...node }) => node) }).toEqual(workflow);
		}
	});
});

describe('templates', () => {
	it('never run a posting node again by themselves', () => {
		const names = [
			'Allocate in Sage',
			'Create in Sage',
			'Create the sales return',
			'Move units and value in Sage',
			'Post the credit note',
			'Post the plan to Sage',
			'Post the plan to Sage',
			'Show its lines',
			'Show its lines',
			'Show its lines',
		];
		expect(posting.map(({ name }) => name).sort()).toEqual(names);
		for (const { retryOnFail } of posting) expect(retryOnFail).toBeFalsy();
	});

	it('hand on what a posting node could not complete in the same line as what it posted: a loop has one way back', () => {
		for (const { onError } of posting) expect(onError).toBe('continueRegularOutput');
	});

	it('give every posting node an end that the lease of the run says, except in a dry run', () => {
		const ends = posting.map(({ parameters: { options } }) => (options.dryRun === true ? 'dry run' : options.sendBefore));
		expect(ends.sort()).toEqual([
			"={{ $('Renew before posting').first().json.sendBefore }}",
			"={{ $('Renew before posting').first().json.sendBefore }}",
			"={{ $('Renew the lease').first().json.sendBefore }}",
			"={{ $('Renew the lease').first().json.sendBefore }}",
			"={{ $('Renew the lease').first().json.sendBefore }}",
			"={{ $('Renew the lease').first().json.sendBefore }}",
			"={{ $('Renew the lease').first().json.sendBefore }}",
			'dry run',
			'dry run',
			'dry run',
		]);
	});

	it.each(['postSettlements', 'uploadSettlement'] as const)(
		'%s leads to the node that posts a settlement from one decision only',
		(flow) => {
			const { connections } = named(ids.workflows[flow].id) as any;
			const sources = (target: string) =>
				Object.entries<any>(connections).flatMap(([from, { main }]) =>
					main.flatMap((targets: any[], output: number) => targets.filter(({ node }) => node === target).map(() => `${from} ${output}`)),
				);
			const gates = ['Post the plan to Sage', 'May it go on?', 'Keep it as being posted'];
			expect(gates.map(sources)).toEqual([['May it go on? 0'], ['Keep it as being posted 0'], ['Renew before posting 0']]);
			expect(sources('Renew before posting').sort()).toEqual(['Are documents left? 0', 'Show it as being posted 0']);
			expect(['Show it as being posted', 'Its row on the board'].map(sources)).toEqual([
				['Its row on the board 0'],
				['What was decided? 0'],
			]);
			const decided = nodesOf(named(ids.workflows[flow].id)!).find(({ name }) => name === 'What was decided?')!;
			expect(decided.parameters.rules.values.map(({ outputKey }: any) => outputKey)).toEqual(['post', 'dryRun', 'wait', 'refused']);
			expect(decided.parameters.rules.values[0].conditions.conditions).toMatchObject([
				{ leftValue: '={{ $json.decision }}', rightValue: 'post', operator: { type: 'string', operation: 'equals' } },
			]);
			expect(decided.parameters.options.fallbackOutput).toBe('extra');
			expect(connections['What was decided?'].main[4]).toMatchObject([{ node: 'Stop: unknown decision' }]);
		},
	);

	it('end each flow with a branch of its own, below its work', () => {
		const { allocateReceipts, followUpOrders, importOrders, postSettlements, stockChanges, stockSweep } = ids.workflows;
		for (const { id } of [allocateReceipts, followUpOrders, importOrders, postSettlements, stockChanges, stockSweep]) {
			const main = (named(id) as any).connections['May this run work?'].main[0];
			expect(main).toHaveLength(2);
			expect(main[1].node).toBe('Record the run');
		}
	});

	it('do not rely on what n8n 3 changes: an empty item of one of several outputs, a sub-workflow once per item', () => {
		const odd = allNodes.filter((node) => node.alwaysOutputData && outputsOf(node) > 1).map(({ name }) => name);
		expect(odd).toEqual([]);
		const calls = allNodes.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow');
		expect(calls.length).toBeGreaterThan(10);
		for (const { parameters } of calls) expect(parameters.mode).toBe('once');
	});

	it('name the credentials as the documentation does', () => {
		const used = allNodes.flatMap(({ credentials }) => Object.entries(credentials ?? {}));
		expect(used.length).toBeGreaterThan(0);
		for (const [type, credential] of used) expect(credential).toEqual((ids.credentials as Record<string, unknown>)[type]);
	});

	it('count London time, may be called by their owner only, and are recorded once when they fail', () => {
		const flows = [
			ids.workflows.allocateReceipts,
			ids.workflows.approveCredit,
			ids.workflows.approveMovement,
			ids.workflows.approveReturn,
			ids.workflows.decideSettlement,
			ids.workflows.askForOrders,
			ids.workflows.fbaAdjustments,
			ids.workflows.fbaDrift,
			ids.workflows.followUpOrders,
			ids.workflows.importOrders,
			ids.workflows.postSettlements,
			ids.workflows.returns,
			ids.workflows.stockChanges,
			ids.workflows.stockSweep,
			ids.workflows.uploadSettlement,
			ids.workflows.pushDispatch,
			ids.workflows.shipRisk,
		].map(({ id }) => id);
		for (const { id, settings } of workflows) {
			expect(settings).toMatchObject({
				executionOrder: 'v1',
				timezone: 'Europe/London',
				// A request of a page carries the password.
				saveDataErrorExecution: id === ids.workflows.pages.id ? 'none' : 'all',
				callerPolicy: 'workflowsFromSameOwner',
			});
			// A sub-workflow that fails, fails the flow that called it.
			expect(settings.errorWorkflow).toBe(flows.includes(id) ? ids.workflows.failedRun.id : undefined);
		}
	});

	it('give back the lease of a failed run only when it ended at a node', () => {
		const failed = named(ids.workflows.failedRun.id)!;
		const ended = nodesOf(failed).find(({ name }) => name === 'Did it end at a node?')!;
		expect(ended.parameters.conditions.conditions).toMatchObject([
			{ leftValue: "={{ $('When a run fails').first().json.execution?.lastNodeExecuted }}", operator: { operation: 'exists' } },
		]);
		const { main } = (failed as any).connections['Did it end at a node?'];
		expect(main).toMatchObject([[{ node: 'Give back the leases of that run' }]]);
	});

	it('never add a lease by themselves: Prepare the tables does, once', () => {
		const writers = workflows.flatMap((workflow) =>
			nodesOf(workflow)
				.filter(({ parameters }) => parameters.dataTableId?.value === ids.dataTables.leases.id)
				.map(({ parameters }) => [workflow.id, parameters.operation]),
		);
		expect(writers.filter(([, operation]) => ['insert', 'upsert'].includes(operation))).toEqual([
			[ids.workflows.prepareTables.id, 'insert'],
		]);
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
					expect([
						workflow.name,
						target,
						name,
						lines.filter((line) => line.includes(`**${target}**`) && line.includes(`*${name}*`)).length,
					]).toEqual([workflow.name, target, name, 1]);
			}
			if (workflow.settings.errorWorkflow) expect(note.parameters.content).toContain('**Record a failed run**');
		}
	});

	it('keep every id in the links, none in an expression', () => {
		for (const { parameters } of allNodes) {
			const { workflowId, dataTableId, ...others } = parameters;
			for (const { id } of [...Object.values(ids.workflows), ...Object.values(ids.dataTables)])
				expect(JSON.stringify(others)).not.toContain(id);
		}
	});

	it('show links by name, as n8n lists them', () => {
		for (const { parameters } of allNodes) {
			for (const link of [parameters.workflowId, parameters.dataTableId].filter((each) => typeof each === 'object')) {
				expect(link).toMatchObject({ mode: 'list', cachedResultName: [...workflows, ...tables].find(({ id }) => id === link.value)!.name });
			}
		}
	});
});

const isNote = ({ type }: TemplateNode): boolean => type === 'n8n-nodes-base.stickyNote';
const notesOf = (workflow: (typeof workflows)[number]): TemplateNode[] => nodesOf(workflow).filter(isNote);
