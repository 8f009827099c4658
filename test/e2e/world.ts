import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import axios from 'axios';
import { DEMO, TABLES } from '../../sandbox/demo/ids';
import { bringUp, type Running } from '../../scripts/start/bringUp';
import { N8nApi, type Row } from '../../scripts/start/n8nApi';
import { OWNER, startN8n } from '../../scripts/start/n8nProcess';
import { statePaths } from '../../scripts/start/paths';
import { freePorts } from '../../scripts/start/ports';
import { PutAway } from '../../scripts/start/putAway';
import type { DispatchSummary, FbaSummary, FollowUpSummary, RunSummary, StockSummary } from '../../scripts/start/result';
import {
	packageBytes,
	packageFiles,
	shippedTables,
	shippedWorkflows,
	withoutSchedules,
	type WorkflowFile,
} from '../../scripts/workflowPackage';
import { FormPerson } from './formDriver';

const RUN_LIMIT_MS = 300_000;
/** As the second page of the form shows it. */
export const APPROVE = 'Approve: the next run posts these documents';

/** What a sandbox fault is ordered with; see sandbox/core/faults.ts. */
export interface OrderedFault {
	readonly side: 'amazon' | 'sage';
	readonly kind: string;
	readonly match: string;
	readonly times: number;
}

/** The demo company with its templates in a real n8n, seen from outside. One per file of tests: bringing it up takes most of a minute. */
export class World {
	private constructor(
		private current: Running,
		private readonly folder: string,
	) {}

	get running(): Running {
		return this.current;
	}

	static async begin(): Promise<World> {
		const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
		return new World(await bringUp(folder, await freePorts(), () => {}, 'call'), folder);
	}

	/** One that was brought up in another way; its folder is deleted at the end. */
	static on(running: Running, folder: string): World {
		return new World(running, folder);
	}

	async end(): Promise<void> {
		await this.running.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Ends n8n and what it has started as a power cut does, and starts it again on the same state. Amazon and Sage go on meanwhile. */
	async cutPower(): Promise<void> {
		const { n8n, stop, ...others } = this.current;
		for (const pid of [n8n.pid, ...childrenOf(n8n.pid)]) process.kill(pid, 'SIGKILL');
		await n8n.ended;
		const putAway = new PutAway();
		putAway.add(stop);
		this.current = { ...others, n8n, stop: () => putAway.run() };
		const started = await startN8n(statePaths(this.folder), await freePorts(), putAway);
		this.current = { ...this.current, n8n: started, api: await N8nApi.connect(started.url, OWNER) };
	}

	/** Everything that n8n has written down: the cells of all tables of its database; what is encrypted there stays so. */
	written(): string[] {
		const database = new DatabaseSync(join(statePaths(this.folder).n8nHome, '.n8n', 'database.sqlite'), { readOnly: true });
		try {
			const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
			return tables.flatMap(({ name }) =>
				database
					.prepare(`SELECT * FROM "${String(name)}"`)
					.all()
					.flatMap(cellsOf),
			);
		} finally {
			database.close();
		}
	}

	/** Runs orders, then settlements, as the clock would. */
	async run(): Promise<RunSummary> {
		return (await this.running.api.callWebhook(DEMO.run.path, {}, RUN_LIMIT_MS)) as RunSummary;
	}

	/** Follows up orders and allocates, as the clock would. */
	async followUp(): Promise<FollowUpSummary> {
		return (await this.running.api.callWebhook(DEMO.followUp.path, {}, RUN_LIMIT_MS)) as FollowUpSummary;
	}

	/** What happened at Amazon's warehouses, as the clock would bring it. */
	async fba(): Promise<FbaSummary> {
		return (await this.running.api.callWebhook(DEMO.fba.path, {}, RUN_LIMIT_MS)) as FbaSummary;
	}

	/** Sends changed stock and sweeps, as the clock would. */
	async stock(): Promise<StockSummary> {
		return (await this.running.api.callWebhook(DEMO.stock.path, {}, RUN_LIMIT_MS)) as StockSummary;
	}

	/** Pushes dispatches, then lists ship risks, as the clock would. */
	async dispatch(): Promise<DispatchSummary> {
		return (await this.running.api.callWebhook(DEMO.dispatch.path, {}, RUN_LIMIT_MS)) as DispatchSummary;
	}

	async sandbox<T = any>(path: string): Promise<T> {
		return (await axios.get<T>(`${this.running.sandbox.baseUrl()}/sandbox/${path}`, { timeout: 60_000 })).data;
	}

	async misbehave(...faults: readonly OrderedFault[]): Promise<void> {
		for (const fault of faults) await axios.post(`${this.running.sandbox.baseUrl()}/sandbox/faults`, fault, { timeout: 60_000 });
	}

	/** What a person does in Sage's own windows with an order, or with a despatch note, by its id there. */
	async person<T = any>(action: 'despatch' | 'invoice' | 'tracking' | 'take-back', id: number, body: object = {}): Promise<T> {
		return (await axios.post<T>(`${this.running.sandbox.baseUrl()}/sandbox/sage/${action}/${id}`, body, { timeout: 60_000 })).data;
	}

	/** What Sage holds, without what a later reading could change. */
	async sage(): Promise<{ ledger: any[]; orderIds: string[] }> {
		return { ledger: await this.sandbox('sage/ledger'), orderIds: (await this.sandbox('sage/summary')).orderIds };
	}

	/** The settlements of the demo company, oldest first, from Amazon's side. */
	async settlements(): Promise<any[]> {
		return (await this.sandbox('amazon/summary')).series.GBP.settlements;
	}

	async rows(table: keyof typeof TABLES): Promise<Row[]> {
		return await this.running.api.rows(TABLES[table].id);
	}

	async openExceptions(): Promise<Row[]> {
		return (await this.rows('exceptions')).filter(({ status }) => status === 'open');
	}

	async cursors(): Promise<unknown[]> {
		return (await this.rows('cursors')).map(({ flow, position }) => [flow, position]);
	}

	async heldLeases(): Promise<Row[]> {
		return (await this.rows('leases')).filter(({ holder }) => holder !== '');
	}

	async boardRow(settlementId: unknown): Promise<Row | undefined> {
		return (await this.rows('board')).find((row) => row.settlementId === settlementId);
	}

	/** Changes a setting as a person does in the Data Table. */
	async set(key: string, value: string): Promise<void> {
		await this.running.api.changeRows(TABLES.settings.id, 'key', key, { value });
	}

	/** As a person does on the settlement board. */
	async onBoard(settlementId: string, data: Row): Promise<void> {
		await this.running.api.changeRows(TABLES.board.id, 'settlementId', settlementId, data);
	}

	/** A person decides on a settlement in the form: the owner of n8n, unless another one is given. Gives what the last page says. */
	async decide(settlementId: string, choice: string, given: { reason?: string; day?: string; by?: FormPerson } = {}): Promise<string> {
		const by = given.by ?? (await FormPerson.signIn(this.running.n8n.url, OWNER.email, OWNER.password));
		const answer = { 'field-1': JSON.stringify([choice]), 'field-2': given.day ?? '', 'field-3': given.reason ?? 'agrees with the bank' };
		return (await by.decide('decide-settlement', { settlementId }, answer)).end;
	}

	/** Publishes the templates anew, some of them changed as a consultant changes them in n8n; without a change as shipped. */
	async publish(change: (workflow: any) => void = () => {}): Promise<void> {
		const workflows = structuredClone(shippedWorkflows().map(withoutSchedules));
		for (const workflow of workflows) change(workflow);
		await this.running.api.importPackage('templates.n8np', packageBytes(packageFiles(workflows, shippedTables())));
	}

	/** Publishes a workflow of a test beside the templates. */
	async publishBeside(...workflows: readonly WorkflowFile[]): Promise<void> {
		await this.running.api.importPackage('test.n8np', packageBytes(packageFiles(workflows, [])));
	}

	async call(path: string, body: object = {}): Promise<any> {
		return await this.running.api.callWebhook(path, body, RUN_LIMIT_MS);
	}
}

const cellsOf = (row: object): string[] =>
	Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)));

function childrenOf(pid: number): number[] {
	const file = `/proc/${pid}/task/${pid}/children`;
	return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

/** Reads again until it is as it should be, for a minute at most: n8n starts the error workflow after it has answered. */
export async function eventually<T>(read: () => Promise<T>, isReady: (value: T) => boolean, limitMs = 60_000): Promise<T> {
	const deadline = Date.now() + limitMs;
	let value = await read();
	while (!isReady(value) && Date.now() < deadline) {
		await new Promise((resolve) => setTimeout(resolve, 300));
		value = await read();
	}
	return value;
}
