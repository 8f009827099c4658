import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { N8N_PROGRAM, type StatePaths } from './paths';
import type { Ports } from './ports';
import type { PutAway } from './putAway';
import { StartProblem } from './problem';

/** Login of the demo; good on loopback only, shown when the start has finished. */
export const OWNER = { email: 'demo@example.com', firstName: 'Demo', lastName: 'Owner', password: 'HarbourHearth1' } as const;

const START_LIMIT_MS = 600_000;
const STOP_LIMIT_MS = 15_000;

export interface RunningN8n {
	readonly url: string;
	readonly pid: number;
	/** Resolves when the process ends, wanted or not. */
	readonly ended: Promise<number | null>;
}

/** What n8n is started as: the one that serves editor and API, or one that only runs what a queue gives it. */
export interface N8nRole {
	readonly command: 'start' | 'worker';
	/** Variables beside the usual ones, or in their place. */
	readonly environment: NodeJS.ProcessEnv;
	/** Port of its address for the state of its health. */
	readonly port: number;
}

/** Starts the pinned n8n on its own user folder and waits until it answers; `putAway` stops it. Throws `StartProblem` with the end of its log. */
export async function startN8n(
	paths: StatePaths,
	ports: Ports,
	putAway: PutAway,
	{ command, environment, port }: N8nRole = { command: 'start', environment: {}, port: ports.n8n },
): Promise<RunningN8n> {
	mkdirSync(paths.n8nHome, { recursive: true });
	const log = openSync(paths.n8nLog, 'w');
	const child = spawn(process.execPath, [N8N_PROGRAM, command], {
		cwd: paths.n8nHome,
		env: { ...n8nEnvironment(paths, ports), ...environment },
		stdio: ['ignore', log, log],
	});
	closeSync(log);
	const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
	putAway.add(() => stopChild(child, ended));
	const url = `http://127.0.0.1:${port}`;
	await untilReady(url, child, paths.n8nLog);
	return { url, pid: child.pid as number, ended };
}

function n8nEnvironment(paths: StatePaths, ports: Ports): NodeJS.ProcessEnv {
	const { hashSync } = createRequire(N8N_PROGRAM)('bcryptjs') as { hashSync(text: string, rounds: number): string };
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|DB_|QUEUE_|EXECUTIONS_|NODE_OPTIONS$|npm_|JEST_|NODE_ENV$)/i.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		HOME: paths.n8nHome,
		N8N_USER_FOLDER: paths.n8nHome,
		N8N_PORT: String(ports.n8n),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${ports.n8n}`,
		N8N_WEBHOOK_URL: `http://127.0.0.1:${ports.n8n}`,
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		GENERIC_TIMEZONE: 'Europe/London',
		// Minutes until a run that is not kept is off the tables: a page's run holds the login of the pages.
		EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LOG_LEVEL: 'warn',
		N8N_DISABLED_MODULES: 'mcp-registry', // it would fetch a list from the internet
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: OWNER.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: OWNER.firstName,
		N8N_INSTANCE_OWNER_LAST_NAME: OWNER.lastName,
		N8N_INSTANCE_OWNER_PASSWORD_HASH: hashSync(OWNER.password, 10),
	};
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
	const deadline = Date.now() + START_LIMIT_MS;
	while (Date.now() < deadline) {
		if (child.exitCode !== null || child.signalCode !== null) break;
		const ready = await axios.get(`${url}/healthz/readiness`, { timeout: 2000, validateStatus: () => true }).catch(() => undefined);
		if (ready?.status === 200) return;
		await wait(300);
	}
	const ending = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
	throw new StartProblem(`n8n did not start. The end of its log (${logFile}):\n${ending}`);
}

/** Asks first, insists after a while. */
async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGTERM');
	const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
	await ended;
	clearTimeout(insist);
}
