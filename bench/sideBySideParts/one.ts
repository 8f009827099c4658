import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
// One case with one client, in a process of its own, because a client may never end. Prints one line of JSON.
import { CASES, type Case } from './cases';
import { CLIENTS, DOCUMENT_ID, ORDER_ID, UK, type ClientName } from './clients';

const LETTERS = 'Müller';
const PLACED = new Date(Date.now() - 86_400_000).toISOString();

/** Long enough for an answer that drips to take more than two minutes. */
const TITLE = `Teapot, ${LETTERS}, ${'white, '.repeat(90)}one litre`;

/** What came of a case, as measured. */
export interface Outcome {
	readonly ended: 'result' | 'error' | 'never';
	/** Whether a result is the right one, with its letters whole. */
	readonly right: boolean;
	readonly error: string;
	readonly seconds: number;
	/** Requests that came in for the task's own operation. */
	readonly requests: number;
	/** Reports or packages that there are now. */
	readonly made: number;
	/** Rejections that nobody could catch. */
	readonly unhandled: number;
}

const order = {
	orderId: ORDER_ID,
	createdTime: PLACED,
	lastUpdatedTime: PLACED,
	salesChannel: { channelName: 'AMAZON', marketplaceId: UK, marketplaceName: 'Amazon.co.uk' },
	fulfillment: {
		fulfillmentStatus: 'UNSHIPPED',
		fulfilledBy: 'MERCHANT',
		fulfillmentServiceLevel: 'STANDARD',
		shipByWindow: { earliestDateTime: PLACED, latestDateTime: PLACED },
		deliverByWindow: { earliestDateTime: PLACED, latestDateTime: PLACED },
	},
	orderItems: [
		{
			orderItemId: '9001',
			quantityOrdered: 1,
			product: { asin: 'B0TESTTEST', title: TITLE, sellerSku: 'T-1', condition: { conditionType: 'NEW', conditionSubtype: 'NEW' } },
		},
	],
};
const settlement = [
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tsku',
	'1\t2026-10-20 09:00:00 UTC\t2026-11-03 09:00:00 UTC\t2026-11-05 09:00:00 UTC\t12.50\tGBP\t\t\t\t\t\t\t',
	`1\t\t\t\t\t\tOrder\t${ORDER_ID}\tItemPrice\tPrincipal\t12.50\t2026-10-21\t${LETTERS}`,
	'',
].join('\n');

async function measure({ task, kind, match, times, seconds }: Case, client: ClientName): Promise<Outcome> {
	const sandbox = await startSandbox({ company: 'empty', rateFactor: 1 });
	sandbox.store.insert('amazonOrder', { order, settlementId: null });
	sandbox.store.insert('amazonDocument', { reportDocumentId: DOCUMENT_ID, createdTime: PLACED, text: settlement });
	sandbox.faults.add({ side: 'amazon', kind, match, times });
	let [requests, unhandled] = [0, 0];
	sandbox.app.server.prependListener(
		'request',
		({ method, url }: { method: string; url: string }) => void (match.test(`${method} ${url.split('?')[0]}`) && requests++),
	);
	process.on('unhandledRejection', () => void unhandled++);
	const start = performance.now();
	const timer = new Promise<'never'>((resolve) => setTimeout(() => resolve('never'), seconds * 1000));
	const got = await Promise.race([
		timer,
		CLIENTS[client](task, sandbox.baseUrl()).then(
			(text) => ({ text }),
			(error: Error) => ({ error: nameOf(error) }),
		),
	]);
	const took = (performance.now() - start) / 1000;
	const common = { seconds: took, requests, made: madeIn(sandbox, task), unhandled };
	if (got === 'never') return { ended: 'never', right: false, error: '', ...common };
	return 'error' in got
		? { ended: 'error', right: false, error: got.error, ...common }
		: { ended: 'result', right: isRight(task, got.text, common.made), error: '', ...common };
}

/** Code and first words: what a person would see. */
const nameOf = (error: Error & { code?: unknown }): string =>
	[error.code, error.message].filter(Boolean).join(': ').replace(/\s+/g, ' ').slice(0, 90);

function madeIn({ store }: Sandbox, task: Case['task']): number {
	if (task === 'createReport') return store.all('amazonReport').length;
	return store.all('amazonOrder').reduce((sum, { order: kept }) => sum + ((kept as { packages?: unknown[] }).packages?.length ?? 0), 0);
}

function isRight(task: Case['task'], text: string, made: number): boolean {
	// The package is there, once; Amazon itself answers nothing.
	if (task === 'confirmShipment') return made === 1;
	return text.includes(task === 'createReport' ? 'reportId' : LETTERS);
}

const [client, name] = process.argv.slice(2);
const found = CASES.find((each) => each.name === name);
if (!found || !Object.hasOwn(CLIENTS, client)) throw new Error(`Usage: one.ts <${Object.keys(CLIENTS).join('|')}> <case>`);
void measure(found, client as ClientName).then((outcome) => {
	process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
});
