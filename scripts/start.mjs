// `npm start`: installs what is missing, builds, and hands over to start/main.ts, which brings up the sandbox and a real n8n.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import ports from './start/ports.js';
import { ensureDependencies, ensureN8n, launch, projectEnvironment, projectNode, ROOT, run, SetupProblem } from './install.mjs';

const BEGAN = Date.now();

await launch(async () => {
	const args = process.argv.slice(2);
	if (!args.includes('--once')) await refuseTakenPorts();
	await ensureDependencies();
	await ensureN8n();
	await build();
	return await main(args);
});

/** Before minutes are spent on installing. */
async function refuseTakenPorts() {
	await ports.usualPorts(process.env).catch((failure) => {
		throw new SetupProblem(failure.message);
	});
}

async function build() {
	console.log('Building the package ...');
	const { code, said } = await run('npm', ['run', '--silent', 'build'], { quiet: true });
	if (code !== 0) throw new SetupProblem(`The build did not go through:\n${said}`);
}

/** Runs in TypeScript on the project's Node. Signals reach it too; this process waits until it has put everything away. */
function main(args) {
	const child = spawn(projectNode(), ['--import', 'tsx', join(ROOT, 'scripts', 'start', 'main.ts'), ...args], { cwd: ROOT, env: projectEnvironment({ LAUNCH_BEGAN: String(BEGAN) }), stdio: 'inherit' });
	process.on('SIGINT', () => {}); // the terminal sends it to the child as well
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
	});
}
