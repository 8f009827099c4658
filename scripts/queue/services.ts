import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartProblem } from '../start/problem';
import type { PutAway } from '../start/putAway';
import { postgresUser, type QueuePrograms, type SystemUser } from './programs';

const execute = promisify(execFile);
const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;

/** A database of n8n's own. */
export interface Database {
	readonly port: number;
	readonly user: string;
	readonly name: string;
}

interface Service {
	readonly program: string;
	readonly args: readonly string[];
	readonly folder: string;
	readonly port: number;
	readonly runAs?: SystemUser;
	/** PostgreSQL waits for its clients on SIGTERM, and ends at once on SIGINT. */
	readonly stopSignal: NodeJS.Signals;
}

/** Redis on loopback, with its data in the folder; `putAway` stops it. */
export async function startRedis({ redis }: QueuePrograms, folder: string, port: number, putAway: PutAway): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
	await startService({ program: redis, args, folder, port, stopSignal: 'SIGTERM' }, putAway);
}

/** A PostgreSQL cluster on loopback with one database, in the folder; `putAway` stops it. Root hands it to PostgreSQL's own user. */
export async function startPostgres({ postgresFolder }: QueuePrograms, folder: string, port: number, putAway: PutAway): Promise<Database> {
	mkdirSync(folder, { recursive: true });
	const runAs = await postgresUser();
	if (runAs) chownSync(folder, runAs.uid, runAs.gid);
	chmodSync(folder, 0o700);
	const program = (name: string): string => join(postgresFolder, name);
	const data = join(folder, 'data');
	// Nobody but this machine reaches it, and it is deleted with its folder.
	await execute(program('initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { ...runAs, cwd: folder });
	const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'];
	await startService({ program: program('postgres'), args, folder, port, runAs, stopSignal: 'SIGINT' }, putAway);
	const database = { port, user: 'n8n', name: 'n8n' };
	await createDatabase(program('createdb'), database);
	return database;
}

/** The port opens a moment before logins are taken. */
async function createDatabase(program: string, { port, user, name }: Database): Promise<void> {
	const deadline = Date.now() + READY_LIMIT_MS;
	for (;;) {
		try {
			await execute(program, ['-h', '127.0.0.1', '-p', String(port), '-U', user, name]);
			return;
		} catch (failure) {
			if (Date.now() > deadline) throw failure;
			await wait(300);
		}
	}
}

async function startService({ program, args, folder, port, runAs, stopSignal }: Service, putAway: PutAway): Promise<void> {
	const logFile = join(folder, 'log');
	const log = openSync(logFile, 'w');
	const child = spawn(program, args, { ...runAs, cwd: folder, stdio: ['ignore', log, log] });
	closeSync(log);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	putAway.add(async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill(stopSignal);
		const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
		await ended;
		clearTimeout(insist);
	});
	const deadline = Date.now() + READY_LIMIT_MS;
	while (child.exitCode === null && Date.now() < deadline) {
		if (await isOpen(port)) return;
		await wait(200);
	}
	throw new StartProblem(`${program} did not start:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-10).join('\n')}`);
}

async function isOpen(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection({ port, host: '127.0.0.1' });
		const answer = (open: boolean) => {
			socket.destroy();
			resolve(open);
		};
		socket.once('connect', () => answer(true));
		socket.once('error', () => answer(false));
	});
}
