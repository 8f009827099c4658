import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, type StatePaths } from './paths';
import { StartProblem } from './problem';
import type { PutAway } from './putAway';

const execute = promisify(execFile);
const NAME = 'n8n-nodes-amazon-sage200';

/**
 * Packs this project as npm would publish it and installs it where n8n looks for community packages. Quick when the packed
 * content has not changed since the last time. Resolves to whether something was installed.
 */
export async function installPackage({ communityNodes }: StatePaths, putAway: PutAway): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'packed-'));
	putAway.add(() => rmSync(folder, { recursive: true, force: true }));
	try {
		const archive = await pack(folder, putAway.signal);
		const fingerprint = createHash('sha256').update(readFileSync(archive)).digest('hex');
		const stamp = join(communityNodes, 'node_modules', `.${NAME}`);
		if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false;
		mkdirSync(communityNodes, { recursive: true });
		writeFileSync(join(communityNodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }));
		// npm keeps what a lock file names; ours has the same name and version with other content.
		rmSync(join(communityNodes, 'package-lock.json'), { force: true });
		rmSync(join(communityNodes, 'node_modules', NAME), { recursive: true, force: true });
		// Peers stay out: a second n8n-workflow would break n8n's own error classes.
		await npm(
			['install', '--omit=peer', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', archive],
			communityNodes,
			'install the package into n8n',
			putAway.signal,
		);
		writeFileSync(stamp, fingerprint);
		return true;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** npm gives every packed file the same date, so that the archive of the same content is the same. */
async function pack(folder: string, signal: AbortSignal): Promise<string> {
	const said = await npm(['pack', '--json', '--pack-destination', folder], ROOT, 'pack the project', signal);
	const [{ filename }] = JSON.parse(said) as Array<{ filename: string }>;
	return join(folder, filename);
}

async function npm(args: string[], cwd: string, what: string, signal: AbortSignal): Promise<string> {
	try {
		const { stdout } = await execute(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd, signal, maxBuffer: 32 * 1024 * 1024 });
		return stdout;
	} catch (failure) {
		const { stderr, message } = failure as { stderr?: string; message: string };
		throw new StartProblem(
			`Could not ${what}. A download may have failed: check the internet connection and try again.\n${(stderr || message).trim().split('\n').slice(-8).join('\n')}`,
		);
	}
}
