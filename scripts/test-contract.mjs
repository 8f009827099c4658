// `npm run test:contract`: checks what the simulated systems were asked and answered against the official API descriptions. `npm test` has
// recorded it; a kind of test without a recording of the sources as they are now is run first. SPECS names the descriptions' folder
// (default ../shared/specs). The end-to-end test needs the real n8n (3 GB), which is not fetched for this: `npm test` or `npm start` does.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, ensureDependencies, hasN8n, launch, SetupProblem } from './install.mjs';
import { forgetRecording, isRecorded, RECORDED_KINDS, RECORDINGS } from './test-recording.mjs';

const SPECS = resolve(process.env.SPECS || '../shared/specs');

await launch(async () => {
	refuseMissingSpecs();
	await ensureDependencies();
	const { jest } = await import('./test-jest.mjs'); // it needs what has just been installed
	const failed = [];
	for (const kind of RECORDED_KINDS) if (!(await ensureRecording(kind, jest))) failed.push(kind);
	console.log(`Checking the recording against ${SPECS} ...`);
	const { passed, failed: broken } = await jest(['contract'], { env: { SPECS, RECORDINGS } });
	if (broken > 0) failed.push('contract');
	console.log(failed.length === 0 ? 'The contract holds.' : `The contract tests failed (${failed.join(', ')}).`);
	console.log(`${passed} passed, ${broken + failed.filter((kind) => kind !== 'contract').length} failed`);
	return failed.length === 0 ? 0 : 1;
});

function refuseMissingSpecs() {
	const missing = ['sage200', 'sp-api'].map((name) => join(SPECS, name)).find((folder) => !existsSync(folder));
	if (missing)
		throw new SetupProblem(
			`The official API descriptions are missing: no folder ${missing}.\nSet SPECS to the folder that holds sage200/ and sp-api/.`,
		);
}

/** Runs a kind of test where its recording is missing, older than the sources or incomplete. False when it failed, or had to be left out where nothing may be. */
async function ensureRecording(kind, jest) {
	if (isRecorded(kind)) {
		console.log(`The ${kind} tests are recorded.`);
		return true;
	}
	if (kind === 'e2e' && !hasN8n()) {
		forgetRecording(kind);
		console.log('SKIPPED: the end-to-end test is not recorded, because n8n is not installed (npm test installs it).');
		return !process.env.REQUIRE_ALL;
	}
	console.log(`Recording the ${kind} tests ...`);
	if (kind === 'e2e') await build();
	return (await jest([kind])).failed === 0;
}
