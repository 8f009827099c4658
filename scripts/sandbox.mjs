// `npm run sandbox`: installs what is missing and hands over to sandbox.ts, which runs the two simulated systems alone, without n8n.
import { join } from 'node:path';
import { ensureDependencies, launch, projectEnvironment, projectNode, ROOT, run } from './install.mjs';

await launch(async () => {
	await ensureDependencies();
	const { code } = await run(projectNode(), ['--import', 'tsx', join(ROOT, 'scripts', 'sandbox.ts'), ...process.argv.slice(2)], {
		env: projectEnvironment(),
	});
	return code;
});
