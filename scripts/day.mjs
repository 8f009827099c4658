// `npm run day -- --orders 2000 --seed 1`: installs what is missing, the real n8n too, whose engine runs the flows, and hands over to day.ts.
import { join } from 'node:path';
import { ensureDependencies, ensureN8n, launch, projectEnvironment, projectNode, ROOT, run } from './install.mjs';

await launch(async () => {
	const quiet = () => {}; // what is printed is the result alone
	await ensureDependencies(quiet);
	await ensureN8n(quiet);
	const day = ['--import', 'tsx', join(ROOT, 'scripts', 'day.ts'), ...process.argv.slice(2)];
	const { code } = await run(projectNode(), day, { env: projectEnvironment() });
	return code;
});
