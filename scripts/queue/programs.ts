import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '../start/problem';

const execute = promisify(execFile);

/** Where Debian and Ubuntu keep PostgreSQL's programs, one folder per release; only some of them are on the path. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

/** Some machines have a few of them on the path, of another release than the server. */
const POSTGRES_PROGRAMS = ['initdb', 'postgres', 'createdb', 'psql', 'pg_dump', 'pg_restore'];

/** Programs of the system that n8n's queue mode needs and npm does not bring. */
export interface QueuePrograms {
	readonly redis: string;
	/** Folder of all of `POSTGRES_PROGRAMS`. */
	readonly postgresFolder: string;
}

/** Finds Redis and PostgreSQL. Throws `StartProblem` naming what is missing and how to install it. */
export function findQueuePrograms(path = process.env.PATH ?? '', postgresFolder = POSTGRES_FOLDER): QueuePrograms {
	const folders = path.split(delimiter).filter(Boolean);
	const redis = folders.map((folder) => join(folder, 'redis-server')).find(isProgram);
	const postgres = [...folders, ...releasesIn(postgresFolder)].find((folder) =>
		POSTGRES_PROGRAMS.every((name) => isProgram(join(folder, name))),
	);
	const missing = [...(redis ? [] : ['redis-server']), ...(postgres ? [] : ['postgresql'])];
	if (!redis || !postgres)
		throw new StartProblem(
			`Queue mode needs Redis and PostgreSQL on this machine. Missing: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install ${missing.join(' ')}`,
		);
	return { redis, postgresFolder: postgres };
}

/** The newest release first. */
function releasesIn(folder: string): string[] {
	try {
		return readdirSync(folder)
			.sort((a, b) => Number(b) - Number(a))
			.map((release) => join(folder, release, 'bin'));
	} catch {
		return [];
	}
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

export interface SystemUser {
	readonly uid: number;
	readonly gid: number;
}

/** PostgreSQL refuses to run as root: then its own user runs it, which its package makes. Otherwise undefined: whoever we are. */
export async function postgresUser(): Promise<SystemUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (which: string): Promise<number> => Number((await execute('id', [which, 'postgres'])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}
