import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bringUpQueue, type QueueOptions, type RunningQueue, type Worker } from '../../scripts/queue/bringUp';
import { ROOT } from '../../scripts/start/paths';
import { World } from '../e2e/world';

const execute = promisify(execFile);

/** The demo company in queue mode, and every request that Sage was sent to write something, in their order. */
export interface Stand {
	readonly queue: RunningQueue;
	readonly world: World;
	readonly writes: string[];
}

async function beginStand(options: QueueOptions): Promise<Stand> {
	const folder = mkdtempSync(join(tmpdir(), 'queue-'));
	chmodSync(folder, 0o711); // PostgreSQL's user passes through
	const writes: string[] = [];
	try {
		const queue = await bringUpQueue(folder, {
			...options,
			onExchange: ({ method, url }) => {
				if (method === 'POST' && url.includes('/accounts/v1/')) writes.push(url);
			},
		});
		return { queue, world: World.on(queue, folder), writes };
	} catch (failure) {
		rmSync(folder, { recursive: true, force: true });
		throw failure;
	}
}

/** The company in queue mode, and what one process makes of it. Both come up at the same time; `keep` is told of the stand at once. */
export async function beginBoth(options: QueueOptions, keep: (stand: Stand) => void): Promise<ReturnType<typeof booksOf>> {
	const [begun, oneProcess] = await Promise.allSettled([beginStand(options).then(keep), booksOfOneProcess()]);
	if (begun.status === 'rejected') throw begun.reason;
	if (oneProcess.status === 'rejected') throw oneProcess.reason;
	return oneProcess.value;
}

/** What the books hold, whatever the order in which it came there: URNs and times of entry left out. */
export function booksOf({ ledger, orderIds }: Awaited<ReturnType<World['sage']>>) {
	const lines = ledger.map((transaction: any) =>
		JSON.stringify([
			transaction.date,
			transaction.reference,
			transaction.secondReference,
			transaction.entries.map(({ code, debit, credit }: any) => [code, debit, credit]).sort(),
		]),
	);
	return { ledger: lines.sort(), orderIds: [...orderIds].sort() };
}

/** The same company in one n8n process, run once. */
async function booksOfOneProcess(): Promise<ReturnType<typeof booksOf>> {
	const world = await World.begin();
	try {
		await world.run();
		return booksOf(await world.sage());
	} finally {
		await world.end();
	}
}

/** Executions that a worker took from the queue, in their order. */
export const executionsOf = ({ logFile }: Worker): number[] =>
	[...readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g)].map(([, id]) => Number(id));

/** Runs a script of deploy/ against the database of the stand, as on a server without containers. */
export async function runScript({ programs, database }: RunningQueue, script: string, ...args: string[]): Promise<string> {
	const env = {
		...process.env,
		PATH: `${programs.postgresFolder}:${process.env.PATH}`,
		AT_DATABASE: '',
		PGHOST: '127.0.0.1',
		PGPORT: String(database.port),
		PGUSER: database.user,
		PGDATABASE: database.name,
	};
	return (await execute('sh', [join(ROOT, 'deploy', script), ...args], { env, timeout: 120_000 })).stdout;
}
