import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
import type { ExchangeSink } from '../../sandbox/core/recorder';
import { DEMO_RATE_FACTOR, setUp, type Running } from '../start/bringUp';
import { installPackage } from '../start/communityPackage';
import { N8nApi } from '../start/n8nApi';
import { OWNER, startN8n, type RunningN8n } from '../start/n8nProcess';
import { statePaths } from '../start/paths';
import { freePortNumbers } from '../start/ports';
import { PutAway } from '../start/putAway';
import { findQueuePrograms, type QueuePrograms } from './programs';
import { startPostgres, startRedis, type Database } from './services';

export interface Worker {
	readonly name: string;
	readonly logFile: string;
	readonly process: RunningN8n;
}

/** n8n in queue mode: the running main process is `n8n`. */
export interface RunningQueue extends Running {
	readonly programs: QueuePrograms;
	readonly database: Database;
	readonly workers: readonly Worker[];
	/** Starts one more worker, with a user folder of its own. */
	addWorker(name: string): Promise<Worker>;
	/** Ends main and workers as a shutdown does; the database goes on. */
	stopAll(): Promise<void>;
	/** Starts main again, and as many workers as before. */
	startAll(): Promise<void>;
}

export interface QueueOptions {
	/** Names of the workers to begin with. */
	readonly workers: readonly string[];
	/** Variables for every n8n process beside those of queue mode. */
	readonly environment?: NodeJS.ProcessEnv;
	readonly onExchange?: ExchangeSink;
}

/** As long as nobody else reads this database. */
const ENCRYPTION_KEY = 'only-for-a-database-that-is-deleted';

/**
 * Brings up Redis, PostgreSQL, the sandbox, n8n's main process and workers, each with the package in a user folder of its own, and the demo
 * company in them. Throws `StartProblem` when the machine lacks Redis or PostgreSQL. `stop` ends everything.
 */
export async function bringUpQueue(folder: string, options: QueueOptions): Promise<RunningQueue> {
	const programs = findQueuePrograms();
	const putAway = new PutAway();
	try {
		return await begin(folder, options, programs, putAway);
	} catch (failure) {
		await putAway.run();
		throw failure;
	}
}

async function begin(folder: string, options: QueueOptions, programs: QueuePrograms, putAway: PutAway): Promise<RunningQueue> {
	const [redisPort, databasePort] = await freePortNumbers(2);
	await startRedis(programs, join(folder, 'redis'), redisPort, putAway);
	const database = await startPostgres(programs, join(folder, 'postgres'), databasePort, putAway);
	const sandbox = await startSandbox({ rateFactor: DEMO_RATE_FACTOR, onExchange: options.onExchange });
	putAway.add(() => sandbox.stop());
	const queue = new Queue(folder, { ...queueEnvironment(database, redisPort), ...options.environment }, putAway);
	await queue.startAll(options.workers);
	await setUp(queue.api, sandbox.baseUrl(), () => {}, 'call');
	return queue.seenWith({ programs, database, sandbox, stop: () => putAway.run() });
}

/** The n8n processes that share a database and a queue. */
class Queue {
	private workers: Worker[] = [];
	private main!: RunningN8n;
	private processes = new PutAway();
	/** Where the package was installed first; the other user folders get a copy before their n8n has made its own folder there. */
	private installedIn?: string;
	api!: N8nApi;

	constructor(
		private readonly folder: string,
		private readonly environment: NodeJS.ProcessEnv,
		putAway: PutAway,
	) {
		putAway.add(() => this.processes.run());
	}

	/** Main first, because it brings the database up to date. */
	async startAll(names: readonly string[]): Promise<void> {
		this.processes = new PutAway();
		this.main = (await this.start('main', 'start')).process;
		this.api = await N8nApi.connect(this.main.url, OWNER);
		this.workers = [];
		for (const name of names) await this.addWorker(name);
	}

	async addWorker(name: string): Promise<Worker> {
		const worker = await this.start(name, 'worker');
		this.workers.push(worker);
		return worker;
	}

	seenWith(parts: { programs: QueuePrograms; database: Database; sandbox: Sandbox; stop: () => Promise<void> }): RunningQueue {
		const { main, api, workers } = { main: () => this.main, api: () => this.api, workers: () => this.workers };
		return {
			...parts,
			get workers() {
				return workers();
			},
			get n8n() {
				return main();
			},
			get api() {
				return api();
			},
			addWorker: async (name) => await this.addWorker(name),
			stopAll: async () => await this.processes.run(),
			startAll: async () => await this.startAll(this.workers.map(({ name }) => name)),
		};
	}

	/** Each process has a user folder, and the package in it: a worker without it takes runs and fails them. */
	private async start(name: string, command: 'start' | 'worker'): Promise<Worker> {
		const paths = statePaths(join(this.folder, name));
		mkdirSync(paths.folder, { recursive: true });
		if (!this.installedIn) await installPackage(paths, this.processes);
		else if (!existsSync(paths.communityNodes)) cpSync(this.installedIn, paths.communityNodes, { recursive: true });
		this.installedIn ??= paths.communityNodes;
		const [n8n, broker, sandbox, health] = await freePortNumbers(4);
		const environment = { ...this.environment, ...(command === 'worker' ? workerEnvironment(health) : {}) };
		const port = command === 'worker' ? health : n8n;
		const process = await startN8n(paths, { n8n, broker, sandbox }, this.processes, { command, environment, port });
		return { name, logFile: paths.n8nLog, process };
	}
}

const workerEnvironment = (health: number): NodeJS.ProcessEnv => ({
	QUEUE_HEALTH_CHECK_PORT: String(health),
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	N8N_LOG_LEVEL: 'info', // names the executions that it takes
});

const queueEnvironment = ({ port, user, name }: Database, redisPort: number): NodeJS.ProcessEnv => ({
	EXECUTIONS_MODE: 'queue',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: name,
	DB_POSTGRESDB_USER: user,
	DB_POSTGRESDB_PASSWORD: '',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redisPort),
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	N8N_METRICS: 'true',
});
