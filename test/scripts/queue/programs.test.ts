import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findQueuePrograms } from '../../../scripts/queue/programs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'programs-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(...path: string[]): void {
	const file = join(folder, ...path);
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, '');
	chmodSync(file, 0o755);
}

it('says what is missing and how to install it', () => {
	program('bin', 'redis-server');
	expect(() => findQueuePrograms(join(folder, 'bin'), join(folder, 'none'))).toThrow(
		'Missing: postgresql. On Debian or Ubuntu: apt-get install postgresql',
	);
	expect(() => findQueuePrograms(join(folder, 'none'), join(folder, 'none'))).toThrow('apt-get install redis-server postgresql');
});

it('takes the newest release of PostgreSQL that has its programs', () => {
	program('bin', 'redis-server');
	for (const release of ['9', '15'])
		for (const name of ['initdb', 'postgres', 'createdb', 'psql', 'pg_dump', 'pg_restore']) program('postgresql', release, 'bin', name);
	program('postgresql', '17', 'bin', 'psql');
	expect(findQueuePrograms(join(folder, 'bin'), join(folder, 'postgresql'))).toEqual({
		redis: join(folder, 'bin', 'redis-server'),
		postgresFolder: join(folder, 'postgresql', '15', 'bin'),
	});
});
