import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/core/sandbox';
import { demoCredentials } from '../sandbox/demo/credentials';

const USUAL_PORT = 4010;

/** What stands in the credential's fields, by the names that n8n shows. */
const FIELDS: Readonly<Record<string, string>> = {
	region: 'Region',
	endpoint: 'Endpoint',
	tokenUrl: 'Token URL',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	refreshToken: 'Refresh Token',
	sellerId: 'Seller ID',
	edition: 'Edition',
	baseUrl: 'API Base URL',
	authorizeUrl: 'Authorize URL',
	siteId: 'Site ID',
	companyId: 'Company ID',
	requestsPerSecond: 'Requests per Second',
	writePolicy: 'Write Policy',
};

/** Choices have names in n8n that differ from their values. */
const CHOICES: Readonly<Record<string, string>> = {
	'region=custom': 'Custom Endpoint',
	'edition=custom': 'Custom Addresses',
	'writePolicy=all': 'Write All',
};

/** Runs the simulated systems until the process is told to stop, in memory unless `--state FILE` is given. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string' }, state: { type: 'string' }, 'as-recorded': { type: 'boolean' } } });
	const port = Number(values.port ?? process.env.SANDBOX_PORT ?? USUAL_PORT);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port is no port: "${values.port}"`);
	const sandbox = await startSandbox({ port, stateFile: values.state, asRecorded: values['as-recorded'] });
	print(sandbox.baseUrl());
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	await sandbox.stop();
}

function print(url: string): void {
	const { amazon, sage } = demoCredentials(url);
	console.log(`The simulated Amazon and Sage 200 run at ${url}/ (a page shows both sides).`);
	for (const { name, data } of [amazon, sage]) {
		console.log(`\nCredential "${name}":`);
		for (const [field, value] of Object.entries(data))
			console.log(`  ${(FIELDS[field] ?? field).padEnd(22)}${CHOICES[`${field}=${String(value)}`] ?? String(value)}`);
	}
	console.log('\nThe values are invented and open nothing but this sandbox. Stop it with Ctrl+C.');
}

main().catch((failure: NodeJS.ErrnoException) => {
	console.error(failure.code === 'EADDRINUSE' ? 'The port is taken. Choose another one: npm run sandbox -- --port 4011' : failure.message);
	process.exitCode = 1;
});
