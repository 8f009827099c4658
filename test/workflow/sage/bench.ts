import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Sage200OAuth2Api } from '../../../credentials/Sage200OAuth2Api.credentials';
import type { SalesOrderDraft } from '../../../nodes/domain/order/order.types';
import type { PlanLine, PlanStep, PostingPlan } from '../../../nodes/domain/books/plan.types';
import { Sage200 } from '../../../nodes/Sage200/Sage200.node';
import { SAGE_OAUTH, SITE } from '../../../sandbox/company/company';
import { seedSage } from '../../../sandbox/company/sage/seed';
import { manualClock, type ManualClock } from '../../../sandbox/core/clock';
import type { FaultKind } from '../../../sandbox/core/faults';
import type { Exchange } from '../../../sandbox/core/recorder';
import { startSandbox, type Sandbox } from '../../../sandbox/core/sandbox';
import { behaviourOf } from '../../../sandbox/sage/books/behaviour';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';
import type { CredentialValues } from '../credentialsHelper';
import { chain, nodeOf, runWorkflow, SAGE_ANSWERS, startNode, type WorkflowRun } from '../harness';
import { problemsOfItem } from './outputSchema';

export const SAGE_NODE = 'n8n-nodes-amazon-sage200.sage200';
const REST = '/uk/sage200extra/accounts/v1';

/** A Wednesday: February to May 2026 are open in the sandbox's books. */
export const NOW = '2026-05-13T10:00:00Z';

/** The node against Sage's side of the sandbox, with every request and answer kept. */
export class SageBench {
	/** Requests with their answers. */
	readonly exchanges: Exchange[] = [];
	/** Every request as it arrives, those whose connection is cut included: `POST /uk/.../sop_orders`. */
	readonly arrived: string[] = [];

	private constructor(
		readonly clock: ManualClock,
		readonly credentials: CredentialValues,
	) {}

	sandbox!: Sandbox;
	/** Called with each exchange as it ends. */
	watch: (exchange: Exchange) => void = () => {};

	static async start(): Promise<SageBench> {
		const bench = new SageBench(manualClock(NOW), {});
		bench.sandbox = await startSandbox({
			...SAGE_ANSWERS,
			company: 'empty',
			clock: bench.clock,
			onExchange: (exchange) => bench.keep(exchange),
		});
		bench.sandbox.app.server.on('request', ({ method, url }) => bench.arrived.push(`${method} ${url}`));
		seedSage(bench.sandbox);
		const base = bench.sandbox.baseUrl();
		bench.credentials.sage200OAuth2Api = {
			edition: 'custom',
			baseUrl: `${base}${REST}`,
			authorizeUrl: `${base}/sage/authorize`,
			tokenUrl: `${base}/sage/oauth/token`,
			siteId: SITE.site_id,
			companyId: String(SITE.company_id),
			requestsPerSecond: 0,
			writePolicy: 'all',
			...SAGE_OAUTH,
		};
		bench.reconnect();
		return bench;
	}

	private keep(exchange: Exchange): void {
		this.exchanges.push(exchange);
		this.watch(exchange);
	}

	/** As after a new consent: refresh tokens end after 90 days. */
	reconnect(): void {
		this.credentials.sage200OAuth2Api.oauthTokenData = {
			access_token: 'expired',
			refresh_token: INITIAL_REFRESH_TOKEN,
			token_type: 'Bearer',
		};
	}

	async stop(): Promise<void> {
		await this.sandbox.stop();
	}

	/** Runs the node once for the items. */
	async run(
		parameters: INodeParameters,
		items: INodeExecutionData[] = [{ json: {} }],
		onError?: 'continueErrorOutput' | 'continueRegularOutput',
	): Promise<WorkflowRun> {
		const node = nodeOf('Sage', SAGE_NODE, parameters, 'sage200OAuth2Api', onError ? { onError } : {});
		const run = await runWorkflow(chain(startNode(), node), {
			nodeTypes: { [SAGE_NODE]: new Sage200() },
			credentialTypes: [new Sage200OAuth2Api()],
			credentials: this.credentials,
			items,
		});
		checkOutput(parameters, run);
		return run;
	}

	async postPlan(plan: PostingPlan, options: IDataObject = {}, onError?: 'continueRegularOutput'): Promise<WorkflowRun> {
		const parameters = {
			resource: 'postingPlan',
			operation: 'post',
			plan: JSON.stringify(plan),
			options: { settleDelaySeconds: 0, ...options },
		};
		return await this.run(parameters as INodeParameters, undefined, onError);
	}

	async createOrders(drafts: SalesOrderDraft[], options: IDataObject = {}, onError?: 'continueErrorOutput'): Promise<WorkflowRun> {
		const parameters = {
			resource: 'salesOrder',
			operation: 'create',
			salesOrder: '={{ $json.salesOrder }}',
			options: { settleDelaySeconds: 0, ...options },
		};
		return await this.run(
			parameters as INodeParameters,
			drafts.map((salesOrder) => ({ json: { salesOrder: salesOrder as unknown as IDataObject } })),
			onError,
		);
	}

	fault(kind: FaultKind, match: RegExp, times = 1): void {
		this.sandbox.faults.add({ side: 'sage', kind, match, times });
	}

	/** Requests of a method to a path below the REST base, e.g. `POST`, `/sop_orders`. */
	asked(method: string, path: string): Exchange[] {
		return this.exchanges.filter((exchange) => exchange.method === method && exchange.url.split('?')[0] === `${REST}${path}`);
	}

	/** Questions that a list of so many records takes: until a page is empty. 500 are asked for, and a gateway may cut that short. */
	questionsFor(records: number): number {
		return Math.ceil(records / Math.min(500, behaviourOf(this.sandbox).largestPage)) + 1;
	}

	/** Documents that were sent, whatever became of them; asking about a date is none. */
	posts(): string[] {
		const start = `POST ${REST}/`;
		return this.arrived
			.filter((request) => request.startsWith(start) && !request.endsWith('/transaction_date_validation'))
			.map((request) => request.slice(start.length));
	}

	/** Forgets what was asked until now. */
	forget(): void {
		this.exchanges.length = 0;
		this.arrived.length = 0;
	}

	async facts<T = IDataObject>(path: string): Promise<T> {
		return (await (await fetch(`${this.sandbox.baseUrl()}/sandbox/sage/${path}`)).json()) as T;
	}

	/** Second references of what stands in a bank, oldest first, without the opening. */
	async bankEntries(code: string): Promise<Array<{ secondReference: string; amount: string }>> {
		const { transactions } = await this.facts<{ transactions: Array<{ reference: string; secondReference: string; amount: string }> }>(
			`banks/${code}`,
		);
		return transactions
			.filter(({ reference }) => reference !== 'OPENING')
			.map(({ secondReference, amount }) => ({ secondReference, amount }));
	}
}

/** Every item that any of the tests gets out is what the operation's output schema says. */
function checkOutput({ resource, operation }: INodeParameters, run: WorkflowRun): void {
	const items = run.json('Sage').filter((item) => !('error' in item));
	const problems = items.flatMap((item) => problemsOfItem(String(resource), String(operation), item));
	if (problems.length > 0) throw new Error(`The output is not what the schema says: ${[...new Set(problems)].join('; ')}`);
}

export const line = (more: Partial<PlanLine> = {}): PlanLine => ({
	nominalCode: '6200',
	costCentre: '',
	department: '',
	taxCode: 1,
	net: '100.00',
	tax: '20.00',
	gross: '120.00',
	narrative: 'Referral fees',
	...more,
});

const STEP = { reference: '15330000001', date: '2026-05-10', narrative: 'Amazon settlement 15330000001', currency: 'GBP', lines: [] };

/** A settlement: 1000.00 received, 60.00 credited and refunded, 120.00 fees, 700.00 paid out; 120.00 more stays in clearing. */
export const steps = (): PlanStep[] => [
	{
		...STEP,
		step: 1,
		document: 'sales_receipts',
		secondReference: 'RCPT-2605-0',
		amount: '1000.00',
		bankCode: 'AMZGBP',
		customerReference: 'AMZUKGBP',
	},
	{
		...STEP,
		step: 2,
		document: 'sales_credit_notes',
		secondReference: '20212345671234567C00',
		amount: '60.00',
		customerReference: 'AMZUKGBP',
		lines: [line({ nominalCode: '4030', net: '50.00', tax: '10.00', gross: '60.00', narrative: 'Refund 202-1234567-1234567' })],
	},
	{
		...STEP,
		step: 3,
		document: 'sales_payments',
		secondReference: 'PAYM-2605-0',
		amount: '60.00',
		bankCode: 'AMZGBP',
		customerReference: 'AMZUKGBP',
	},
	{ ...STEP, step: 4, document: 'bank_payment', secondReference: 'FEES-2605-0', amount: '120.00', bankCode: 'AMZGBP', lines: [line()] },
	{
		...STEP,
		step: 5,
		document: 'bank_transfer',
		secondReference: 'PAYOUT-2605-0',
		amount: '700.00',
		bankCode: 'AMZGBP',
		bankToCode: 'CURRENT',
	},
];

/** The sandbox opens clearing with 412.50: 412.50 + 1000.00 - 60.00 - 120.00 - 700.00 = 532.50. */
export const plan = (more: Partial<PostingPlan> = {}): PostingPlan => ({
	planVersion: 1,
	subject: { kind: 'settlement', id: '15330000001' },
	currency: 'GBP',
	steps: steps(),
	identities: [{ name: 'rows = header total', holds: true, left: '820.00', right: '820.00' }],
	clearing: { bankCode: 'AMZGBP', closing: '532.50', movement: '120.00' },
	...more,
});

/** One kettle at 25.00 net with carriage at 3.00 net: 28.00 net, 5.60 VAT, 33.60 gross. */
export const draft = (orderId: string, more: Partial<SalesOrderDraft> = {}): SalesOrderDraft => ({
	customerReference: 'AMZUKGBP',
	customerDocumentNo: orderId,
	documentDate: '2026-05-12',
	currency: 'GBP',
	pricesIncludeTax: false,
	deliveryAddress: {
		postalName: 'Ana Sample',
		address1: '1 High Street',
		address2: '',
		address3: '',
		address4: '',
		city: 'Leeds',
		county: '',
		postcode: 'LS1 1AA',
		country: 'United Kingdom',
	},
	lines: [
		{ lineType: 'standard', stockCode: 'KETTLE-17', warehouse: 'HOME', quantity: '1', unitPrice: '25.00000', taxCode: 1 },
		{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '3.00', taxCode: 1 },
		{ lineType: 'comment', description: `Amazon order ${orderId}` },
	],
	expectedGross: '33.60',
	...more,
});
