// `npm run test:contract`: runs the sandbox, workflow and end-to-end tests while the sandbox records what was asked and answered, then checks
// the recording against the official API descriptions. SPECS names their folder (default ../shared/specs). The end-to-end test needs the
// real n8n (3 GB), which is not fetched for this: `npm test` or `npm start` does.
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, ensureDependencies, hasN8n, launch, projectEnvironment, projectNode, ROOT, run, SetupProblem } from './install.mjs';

const SPECS = resolve(process.env.SPECS || '../shared/specs');
const RECORDINGS = join(ROOT, 'test', '.recordings');
/** Who sends in which kind of test: the workflow and end-to-end tests run our nodes, the sandbox tests are strangers to it. */
const SENDERS = { sandbox: 'outsiders', workflow: 'nodes', e2e: 'nodes' };

await launch(async () => {
	refuseMissingSpecs();
	await ensureDependencies();
	rmSync(RECORDINGS, { recursive: true, force: true });
	const failed = [];
	for (const [kind, sender] of Object.entries(SENDERS)) {
		if (kind === 'e2e' && !hasN8n()) {
			console.log('SKIPPED: the end-to-end test is not recorded, because n8n is not installed (npm test installs it).');
			continue;
		}
		if (kind === 'e2e') await build();
		console.log(`Recording the ${kind} tests ...`);
		if ((await jest(kind, { RECORD_EXCHANGES: join(RECORDINGS, sender), RECORD_OPERATIONS: join(RECORDINGS, 'operations') })) !== 0)
			failed.push(kind);
	}
	console.log(`Checking the recording against ${SPECS} ...`);
	if ((await jest('contract', { SPECS, RECORDINGS })) !== 0) failed.push('contract');
	console.log(failed.length === 0 ? 'The contract holds.' : `The contract tests failed (${failed.join(', ')}).`);
	return failed.length === 0 ? 0 : 1;
});

function refuseMissingSpecs() {
	const missing = ['sage200', 'sp-api'].map((name) => join(SPECS, name)).find((folder) => !existsSync(folder));
	if (missing)
		throw new SetupProblem(
			`The official API descriptions are missing: no folder ${missing}.\nSet SPECS to the folder that holds sage200/ and sp-api/.`,
		);
}

async function jest(kind, extra) {
	const { code } = await run(projectNode(), [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', kind], {
		env: projectEnvironment(extra),
	});
	return code;
}
