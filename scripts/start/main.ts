import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { COLLECTIONS, type OrderRecord } from '../../sandbox/amazon/records';
import { PAGE_PATHS } from '../../nodes/domain/pages/links';
import { PAGES_LOGIN } from '../../sandbox/demo/credentials';
import { DEMO } from '../../sandbox/demo/ids';
import { bringUp, type Running } from './bringUp';
import { collectFacts } from './facts';
import type { N8nApi } from './n8nApi';
import { OWNER } from './n8nProcess';
import { ROOT, statePaths } from './paths';
import { freePorts, usualPorts } from './ports';
import { isGood, onceLine, readable } from './print';
import { StartProblem } from './problem';
import { PutAway } from './putAway';
import {
	judge,
	type CancellationFigures,
	type DispatchSummary,
	type FbaSummary,
	type Result,
	type RunSummary,
	type StockSummary,
} from './result';
import { lockState } from './stateLock';
import { despatchOpenOrders } from './warehouse';

const RUN_LIMIT_MS = 300_000;
/** Between two tries while a flow that the clock started is still at work. */
const TURN_MS = 3_000;
const STATE_FOLDER = join(ROOT, '.sandbox');
/** The launcher's own begin, so that installing and building count. */
const started = Number(process.env.LAUNCH_BEGAN ?? Date.now());
const seconds = (): number => Math.round((Date.now() - started) / 100) / 10;
const say = (line: string): void => console.log(`[${seconds().toFixed(1).padStart(5)} s] ${line}`);

/** Everything that must be put away, whatever ends the program. */
const putAway = new PutAway();

async function main(flags: ReadonlySet<string>): Promise<number> {
	if (flags.has('--once')) return await once();
	const ports = await usualPorts(process.env).catch((failure: Error) => {
		throw new StartProblem(failure.message);
	});
	lockState(STATE_FOLDER, putAway);
	if (flags.has('--reset')) forgetState();
	const running = await bringUp(STATE_FOLDER, ports, say, 'clock', putAway);
	const result = await runDemo(running);
	console.log(`\n${readable(result)}\n\n${whereToLook(running)}\n`);
	const code = await running.n8n.ended;
	throw new StartProblem(`n8n ended by itself (exit code ${code}). Its log: ${statePaths(STATE_FOLDER).n8nLog}`);
}

async function once(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-once-'));
	putAway.add(() => rmSync(folder, { recursive: true, force: true }));
	const running = await bringUp(folder, await freePorts(), say, 'call', putAway);
	const result = await runDemo(running);
	console.log(`\n${readable(result)}\n`);
	await putAway.run();
	console.log(onceLine(result, seconds()));
	return isGood(result) ? 0 : 1;
}

async function runDemo({ api, sandbox }: Running): Promise<Result> {
	say('Running the flows: orders first, then settlements ...');
	const run = await runAlone(api);
	const cancellations = (await changeMinds(api, sandbox)) ?? run.orders.cancellations;
	say('The warehouse despatches what Amazon waits for, and Amazon is told ...');
	const notes = await despatchOpenOrders(sandbox.baseUrl());
	await dispatchAlone(api);
	say('Running the flows of FBA stock and of returns ...');
	const warehouses = (await api.callWebhook(DEMO.fba.path, {}, RUN_LIMIT_MS)) as FbaSummary;
	say('Sending stock to Amazon, then sweeping it ...');
	const stock = (await api.callWebhook(DEMO.stock.path, {}, RUN_LIMIT_MS)) as StockSummary;
	const facts = await collectFacts(api, sandbox.baseUrl());
	return judge({ ...run, ...warehouses }, stock, facts, { cancellations, notes });
}

/** Buyers think again after their orders are in Sage: one asks to cancel, another order is cancelled on Amazon. The import then follows both. */
async function changeMinds(api: N8nApi, { baseUrl, store }: Running['sandbox']): Promise<CancellationFigures | undefined> {
	const open = store.all<OrderRecord>(COLLECTIONS.orders).filter(({ order }) => order.fulfillment.fulfillmentStatus === 'UNSHIPPED');
	const [first, second] = open.slice(-2).map(({ order }) => order.orderId);
	// With a state that was kept, they have changed their minds at an earlier start.
	const isDone = open.some(({ order }) => order.orderItems.some(({ cancellation }) => cancellation !== undefined));
	if (!first || !second || isDone) return undefined;
	say('Two buyers change their minds; the order import follows their orders in Sage ...');
	await axios.post(`${baseUrl()}/sandbox/amazon/orders/${first}/ask-to-cancel`, {});
	await axios.post(`${baseUrl()}/sandbox/amazon/orders/${second}/cancel`, {});
	return (await runAlone(api)).orders.cancellations;
}

/** The clock may have started a flow a moment ago; this run then waits for its turn, so that the result speaks of everything. */
async function runAlone(api: N8nApi): Promise<RunSummary> {
	const deadline = Date.now() + RUN_LIMIT_MS;
	for (;;) {
		const run = (await api.callWebhook(DEMO.run.path, {}, RUN_LIMIT_MS)) as RunSummary;
		if (!(run.orders.skipped || run.settlements.skipped) || Date.now() > deadline) return run;
		say('The schedule has just started a flow; waiting for it ...');
		await wait(TURN_MS);
	}
}

/** The same for what comes after the warehouse. */
async function dispatchAlone(api: N8nApi): Promise<void> {
	const deadline = Date.now() + RUN_LIMIT_MS;
	for (;;) {
		const { dispatch, shipRisk } = (await api.callWebhook(DEMO.dispatch.path, {}, RUN_LIMIT_MS)) as DispatchSummary;
		if (!(dispatch.skipped || shipRisk.skipped) || Date.now() > deadline) return;
		await wait(TURN_MS);
	}
}

function whereToLook({ n8n, sandbox }: Running): string {
	return [
		`n8n           ${n8n.url}   login ${OWNER.email}, password ${OWNER.password}`,
		`Pages         ${n8n.url}/webhook/${PAGE_PATHS.exceptions}   login ${PAGES_LOGIN.user}, password ${PAGES_LOGIN.password}`,
		`Both systems  ${sandbox.baseUrl()}   orders, documents, accounts side by side`,
		'The flows now run by their schedule. Ctrl-C stops everything; the state stays for the next npm start (npm start -- --reset clears it).',
	].join('\n');
}

/** Sandbox and n8n together; what stays is the lock. */
function forgetState(): void {
	const { sandboxFile, n8nHome, n8nLog } = statePaths(STATE_FOLDER);
	for (const path of [sandboxFile, `${sandboxFile}-wal`, `${sandboxFile}-shm`, n8nHome, n8nLog])
		rmSync(path, { recursive: true, force: true });
}

async function run(): Promise<void> {
	let stopping = false;
	const stop = (signal: NodeJS.Signals) => {
		if (stopping) return;
		stopping = true;
		console.log(`\nStopping (${signal}) ...`);
		void putAway.run().then(() => process.exit(signal === 'SIGINT' ? 0 : 143));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	try {
		process.exitCode = await main(new Set(process.argv.slice(2)));
	} catch (failure) {
		if (stopping) return;
		console.error(failure instanceof StartProblem ? `\n${failure.message}` : failure);
		process.exitCode = 1;
	}
	if (!stopping) await putAway.run();
}

void run();
