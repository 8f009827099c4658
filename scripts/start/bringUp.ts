import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import axios from 'axios';
import { demoCredentials } from '../../sandbox/demo/credentials';
import { demoRows } from '../../sandbox/demo/rows';
import { DEMO } from '../../sandbox/demo/ids';
import { demoWorkflows } from '../../sandbox/demo/workflow';
import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
import { packageBytes, packageFiles, shippedTables, shippedWorkflows, withoutSchedules } from '../workflowPackage';
import { installPackage } from './communityPackage';
import { N8nApi } from './n8nApi';
import { OWNER, startN8n, type RunningN8n } from './n8nProcess';
import { SHIPPED_PACKAGE, statePaths } from './paths';
import type { Ports } from './ports';
import { PutAway } from './putAway';

/** Amazon's rates times this: a demo does not wait minutes for the next page of orders. */
export const DEMO_RATE_FACTOR = 200;
const PREPARE_LIMIT_MS = 120_000;

export interface Running {
	readonly sandbox: Sandbox;
	readonly n8n: RunningN8n;
	readonly api: N8nApi;
	stop(): Promise<void>;
}

export type Say = (line: string) => void;

/** Whether the templates also start by the clock, as shipped, or only when they are called. */
export type StartedBy = 'clock' | 'call';

/**
 * Brings up the sandbox and a real n8n with this package, the demo's credentials, the Data Tables and the published templates.
 * Run again on the same state folder it finds everything and doubles nothing. Whatever it begins stands in `putAway` at once, and is
 * stopped when a step fails.
 */
export async function bringUp(
	stateFolder: string,
	ports: Ports,
	say: Say,
	startedBy: StartedBy,
	putAway = new PutAway(),
): Promise<Running> {
	const paths = statePaths(stateFolder);
	mkdirSync(paths.folder, { recursive: true });
	try {
		say('Installing the package into n8n ...');
		await installPackage(paths, putAway);
		say('Starting the sandbox: Amazon and Sage 200, simulated ...');
		const sandbox = await startSandbox({ port: ports.sandbox, stateFile: paths.sandboxFile, rateFactor: DEMO_RATE_FACTOR });
		putAway.add(() => sandbox.stop());
		say('Starting n8n ...');
		const n8n = await startN8n(paths, ports, putAway);
		const api = await N8nApi.connect(n8n.url, OWNER);
		await setUp(api, sandbox.baseUrl(), say, startedBy);
		return { sandbox, n8n, api, stop: () => putAway.run() };
	} catch (failure) {
		await putAway.run();
		throw failure;
	}
}

/** Puts the demo company into an n8n that runs: credentials, templates, tables. */
export async function setUp(api: N8nApi, sandboxUrl: string, say: Say, startedBy: StartedBy): Promise<void> {
	say('Connecting the credentials ...');
	const { amazon, decisionKey, pages } = demoCredentials(sandboxUrl);
	await api.putCredential(decisionKey);
	await api.testCredential(decisionKey.id, decisionKey.name);
	await api.putCredential(amazon);
	await api.putCredential(pages);
	await api.testCredential(amazon.id, amazon.name);
	await connectSage(api, sandboxUrl);
	say('Importing and publishing the workflow templates ...');
	if (startedBy === 'clock') await api.importPackage(SHIPPED_PACKAGE);
	else
		await api.importPackage(
			basename(SHIPPED_PACKAGE),
			packageBytes(packageFiles(shippedWorkflows().map(withoutSchedules), shippedTables())),
		);
	await api.importPackage('demo.n8np', packageBytes(packageFiles(demoWorkflows(), [])));
	say('Filling the Data Tables ...');
	await api.callWebhook(DEMO.prepare.path, {}, PREPARE_LIMIT_MS);
	for (const { tableId, keyColumn, rows } of demoRows(OWNER.email)) await api.addMissingRows(tableId, keyColumn, rows);
}

/** Fills Sage's credential and gives the consent; some fields other than the demo's, where wanted. */
export async function connectSage(api: N8nApi, sandboxUrl: string, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
	const { sage } = demoCredentials(sandboxUrl);
	await api.putCredential({ ...sage, data: { ...sage.data, ...fields } });
	await consent(api, sage.id);
	await api.testCredential(sage.id, sage.name);
}

/** The consent that a person gives in the browser: to Sage's login and back to n8n with a code. The sandbox agrees at once. */
async function consent(api: N8nApi, credentialId: string): Promise<void> {
	const asked = await axios.get(await api.consentAddress(credentialId), { maxRedirects: 0, validateStatus: (status) => status === 302 });
	await api.finishConsent(String(asked.headers.location));
}
