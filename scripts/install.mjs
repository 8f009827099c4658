// Installs what is missing, with words a person understands. Plain JavaScript: it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { spawn } from 'node:child_process';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const N8N_FOLDER = join(ROOT, 'sandbox', 'n8n');
const MODULES = join(ROOT, 'node_modules');
const FETCHED_NODE = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
/** As package.json states it, such as `20.19`. */
const OLDEST_NODE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node.replace('>=', '');
/** n8n and its native modules are installed for this one; another is fetched by npm as a dependency. */
const OWN_NODE = 24;

/** A message for the person at the terminal; no stack is shown. */
export class SetupProblem extends Error {}

/** Programs that run now: functions that send them a signal. Only a terminal's Ctrl-C would reach them by itself. */
const children = new Set();
let stoppedBy;

/** Environment in which the project's own tools and its own Node come first. */
export function projectEnvironment(extra = {}) {
	return { ...process.env, PATH: [join(MODULES, '.bin'), process.env.PATH].join(delimiter), ...extra };
}

/** The Node that everything after the installation runs on. */
export function projectNode() {
	return existsSync(FETCHED_NODE) ? FETCHED_NODE : process.execPath;
}

/**
 * Runs a program and resolves to its exit code and the end of what it said.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} options quiet: keep the output, do not show it
 */
export async function run(command, args, { cwd = ROOT, env = projectEnvironment(), quiet = false } = {}) {
	if (stoppedBy) throw new SetupProblem('Stopped.');
	return new Promise((resolve, reject) => {
		// npm starts shells, and shells do not pass a signal on; so what runs quietly gets a process group, which is signalled as a whole.
		const detached = quiet && process.platform !== 'win32';
		const child = spawn(command, args, { cwd, env, detached, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
		const signalTo = (signal) => (detached ? signalGroup(child.pid, signal) : child.kill(signal));
		children.add(signalTo);
		let said = '';
		const keep = (chunk) => void (said = (said + chunk).slice(-20_000));
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			children.delete(signalTo);
			resolve({ code: code ?? (signal ? 1 : 0), said });
		});
	});
}

function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch {
		// It has just ended.
	}
}

/** Installs the project's dependencies and, where this Node is another, Node 24. Does nothing when all is there. */
export async function ensureDependencies(say = console.log) {
	refuseOldNode();
	// npm runs on the Node from outside: the project's own is about to be replaced.
	await ensureFolder(
		{ folder: ROOT, what: "the project's dependencies", about: 'about a minute', env: outsideEnvironment() },
		say,
		async (npm) => {
			if (needsOwnNode()) await npm(['rebuild', 'node', '--ignore-scripts=false']);
		},
	);
}

/** Installs the pinned n8n of the demo and the end-to-end test; its native modules are made for the project's Node. */
export async function ensureN8n(say = console.log) {
	await ensureFolder(
		{ folder: N8N_FOLDER, what: 'n8n', about: 'one to five minutes, about 3 GB', env: projectEnvironment() },
		say,
		async (npm) => {
			await npm(['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false']);
		},
	);
}

/** Tells whether the pinned n8n is there already. */
export function hasN8n() {
	return isInstalled(N8N_FOLDER);
}

/** Makes dist/, which a real n8n loads. */
export async function build(say = console.log) {
	say('Building ...');
	const { code, said } = await run('npm', ['run', '--silent', 'build'], { quiet: true });
	if (code !== 0) throw new SetupProblem(`The build did not go through:\n${said}`);
}

/** Whether a Node, such as `20.18.3`, is older than package.json allows. */
export function isTooOld(version) {
	const [major, minor] = version.split('.').map(Number);
	const [oldestMajor, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
	return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

function refuseOldNode() {
	if (!isTooOld(process.versions.node)) return;
	throw new SetupProblem(
		`Node ${process.versions.node} is too old for this project. Install Node ${OLDEST_NODE} or newer (Node ${OWN_NODE} is best) from https://nodejs.org and try again.`,
	);
}

/** npm scripts run on the fetched Node once it is there; what counts is the one that the person installed. */
function needsOwnNode() {
	return majorOf(process.versions.node) !== OWN_NODE || process.execPath.startsWith(MODULES);
}

function outsideEnvironment() {
	const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(MODULES));
	return { ...process.env, PATH: path.join(delimiter) };
}

async function ensureFolder({ folder, what, about, env }, say, afterwards) {
	if (isInstalled(folder) && (folder !== ROOT || !needsOwnNode() || existsSync(FETCHED_NODE))) return;
	say(`Installing ${what} (${about}) ...`);
	const stop = tick(say, what);
	try {
		await npm(folder, ['ci', '--no-progress'], what, env);
		await afterwards((args) => npm(folder, args, what, env));
	} finally {
		stop();
	}
	writeFileSync(stampOf(folder), fingerprint(folder));
	say(`Installed ${what}.`);
}

const stampOf = (folder) => join(folder, 'node_modules', '.installed-from');

function isInstalled(folder) {
	return existsSync(stampOf(folder)) && readFileSync(stampOf(folder), 'utf8') === fingerprint(folder);
}

/** Changes when another lock file or platform asks for a new installation. */
function fingerprint(folder) {
	const lock = readFileSync(join(folder, 'package-lock.json'));
	return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

async function npm(folder, args, what, env) {
	const { code, said } = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: folder, env, quiet: true }).catch(
		(failure) => ({ code: 1, said: String(failure.message) }),
	);
	if (code !== 0) throw new SetupProblem(explain(args[0], what, said));
}

/** npm's reasons in words, with npm's own last lines below them. */
export function explain(step, what, said) {
	const reasons = [
		[/ENOSPC/, 'The disk is full. Free about 4 GB and try again.'],
		[
			/node-gyp|gyp ERR/,
			'A native module could neither be downloaded ready-made nor built here. Check the internet connection; to build it, install Python 3, make and a C++ compiler. Then try again.',
		],
		[
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
			'A download failed. Check the internet connection and the proxy settings, then try again.',
		],
		[/EACCES|EPERM/, 'npm may not write to this folder. Check who owns it, then try again.'],
		[/ENOENT.*npm/, 'npm was not found. Install Node with npm from https://nodejs.org and try again.'],
	];
	const reason = reasons.find(([pattern]) => pattern.test(said))?.[1] ?? 'npm could not finish.';
	const ending = telling(said)
		.slice(-8)
		.map((line) => `  ${line}`)
		.join('\n');
	return `Could not install ${what} (npm ${step}). ${reason}\nnpm's last words:\n${ending}`;
}

/** npm's lines without stacks and versions, which would push the cause out of sight. */
function telling(said) {
	const noise = /^npm (error|ERR!) *$|gyp ERR! (stack +at|System|command|cwd|node|node-gyp|not ok)|^\s+at /;
	return said
		.trim()
		.split('\n')
		.filter((line) => !noise.test(line));
}

/** A sign of life every 20 seconds. */
function tick(say, what) {
	const started = Date.now();
	const timer = setInterval(() => say(`  still installing ${what}, ${Math.round((Date.now() - started) / 1000)} s`), 20_000);
	return () => clearInterval(timer);
}

function majorOf(version) {
	return Number(version.split('.')[0]);
}

/** Runs the main function of a launcher: a problem of the setup is shown as words, anything else with its stack. */
export async function launch(main) {
	for (const [signal, exitCode] of [
		['SIGINT', 130],
		['SIGTERM', 143],
	]) {
		process.on(signal, () => {
			stoppedBy ??= exitCode;
			for (const signalTo of children) signalTo(signal);
		});
	}
	try {
		process.exitCode = await main();
	} catch (failure) {
		// What a stopped program says about its end is no failure of the setup.
		if (stoppedBy) console.error('\nStopped.');
		else console.error(failure instanceof SetupProblem ? `\n${failure.message}` : failure);
		process.exitCode = stoppedBy ?? 1;
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await launch(async () => {
		await ensureDependencies();
		if (process.argv.includes('--n8n')) await ensureN8n();
		return 0;
	});
}
