// `npm start`: installs what is missing, builds, and hands over to start/main.ts, which brings up the sandbox and a real n8n.
import { join } from 'node:path';
import ports from './start/ports.js';
import { ensureDependencies, ensureN8n, launch, projectEnvironment, projectNode, ROOT, run, SetupProblem } from './install.mjs';

const BEGAN = Date.now();

await launch(async () => {
	const args = knownFlags(process.argv.slice(2));
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

/** Runs in TypeScript on the project's Node. On a signal this process waits until it has put everything away. */
async function main(args) {
	const { code } = await run(projectNode(), ['--import', 'tsx', join(ROOT, 'scripts', 'start', 'main.ts'), ...args], {
		env: projectEnvironment({ LAUNCH_BEGAN: String(BEGAN) }),
	});
	return code;
}

function knownFlags(args) {
	const unknown = args.find((arg) => !['--once', '--reset'].includes(arg));
	if (unknown) throw new SetupProblem(`npm start knows --once and --reset, not ${unknown}.`);
	return args;
}
