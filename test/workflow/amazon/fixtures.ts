import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { AmazonSellerCentralApi } from '../../../credentials/AmazonSellerCentralApi.credentials';
import { AmazonSellerCentral } from '../../../nodes/AmazonSellerCentral/AmazonSellerCentral.node';
import { LWA, SELLER_ID } from '../../../sandbox/company/company';
import { manualClock, type ManualClock } from '../../../sandbox/core/clock';
import type { Exchange } from '../../../sandbox/core/recorder';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/core/sandbox';
import { chain, nodeOf, runWorkflow, startNode, type WorkflowRun } from '../harness';

export const AMAZON = 'n8n-nodes-amazon-sage200.amazonSellerCentral';
export const UK = 'A1F83G8C2ARO7P';
export const DE = 'A1PA6795UKMFR9';
export const NOW = '2026-11-20T12:00:00Z';

/** One order of this test's own; `n` tells them apart and puts them a minute after one another. */
export function anOrder(n: number, more: Record<string, unknown> = {}): Record<string, unknown> {
	const time = `${new Date(Date.UTC(2026, 10, 10, 8, n)).toISOString().slice(0, 19)}Z`;
	return {
		orderId: orderId(n),
		createdTime: time,
		lastUpdatedTime: time,
		salesChannel: { channelName: 'AMAZON', marketplaceId: UK, marketplaceName: 'Amazon.co.uk' },
		buyer: { buyerName: `Buyer ${n}` },
		proceeds: { grandTotal: { amount: `${n}.10`, currencyCode: 'GBP' }, breakdowns: [] },
		fulfillment: {
			fulfillmentStatus: 'SHIPPED',
			fulfilledBy: 'MERCHANT',
			fulfillmentServiceLevel: 'STANDARD',
			shipByWindow: { earliestDateTime: time, latestDateTime: time },
			deliverByWindow: { earliestDateTime: time, latestDateTime: time },
		},
		orderItems: [
			{
				orderItemId: String(9000 + n),
				quantityOrdered: 1,
				product: {
					asin: 'B0TESTTEST',
					title: 'Teapot, Müller',
					sellerSku: 'T-1',
					condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
				},
			},
		],
		...more,
	};
}

export const orderId = (n: number): string => `026-${String(1_000_000 + n)}-${String(2_000_000 + n)}`;

const HEADING =
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tsku';

/** A settlement of two rows: 12.50 - 2.25 = 10.25. */
export const settlementText = (id: string, total = '10.25'): string =>
	[
		HEADING,
		`${id}\t2026-10-20 09:00:00 UTC\t2026-11-03 09:00:00 UTC\t2026-11-05 09:00:00 UTC\t${total}\tGBP\t\t\t\t\t\t\t`,
		`${id}\t\t\t\t\t\tOrder\t${orderId(1)}\tItemPrice\tPrincipal\t12.50\t2026-10-21\tT-1`,
		`${id}\t\t\t\t\t\tOrder\t${orderId(1)}\tItemFees\tCommission\t-2.25\t2026-10-21\tT-1`,
		'',
	].join('\n');

/** Sandbox without the demo company, what it was asked, and a credential for it. */
export class AmazonBench {
	readonly credentials: { readonly amazonSellerCentralApi: Record<string, string> };

	private constructor(
		readonly sandbox: Sandbox,
		readonly clock: ManualClock,
		readonly exchanges: Exchange[],
	) {
		const base = sandbox.baseUrl();
		this.credentials = {
			amazonSellerCentralApi: { region: 'custom', endpoint: base, tokenUrl: `${base}/auth/o2/token`, ...LWA, accessToken: '' },
		};
	}

	static async start(rateFactor = 1000): Promise<AmazonBench> {
		return await AmazonBench.open(manualClock(NOW), { rateFactor });
	}

	/** On the time of day, for what Amazon works on by itself: a minute of its work takes 60 ms. */
	static async startNow(company: 'demo' | 'empty' = 'empty'): Promise<AmazonBench> {
		let ahead = 0;
		const clock = {
			now: () => Date.now() + ahead,
			advance: (milliseconds: number) => void (ahead += milliseconds),
			set: (instant: string) => void (ahead = Date.parse(instant) - Date.now()),
		};
		return await AmazonBench.open(clock, { rateFactor: 1000, company });
	}

	private static async open(clock: ManualClock, options: SandboxOptions): Promise<AmazonBench> {
		const exchanges: Exchange[] = [];
		const onExchange = (exchange: Exchange) => void exchanges.push(exchange);
		return new AmazonBench(await startSandbox({ company: 'empty', ...options, clock, onExchange }), clock, exchanges);
	}

	addOrders(...orders: Array<Record<string, unknown>>): void {
		for (const order of orders) this.sandbox.store.insert('amazonOrder', { order, settlementId: null });
	}

	/** A report that is ready, made on a day of November 2026, with its document. */
	addReport(n: number, more: Record<string, unknown> = {}, text = settlementText(`1100${n}`)): string {
		const createdTime = `2026-11-${String(n).padStart(2, '0')}T06:00:00Z`;
		const reportDocumentId = `amzn1.spdoc.1.4.eu.test-${n}`;
		const report = {
			reportId: `50${n}`,
			reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
			marketplaceIds: [UK],
			dataStartTime: '2026-10-20T09:00:00Z',
			dataEndTime: '2026-11-03T09:00:00Z',
			createdTime,
			processingStatus: 'DONE',
			processingStartTime: createdTime,
			processingEndTime: createdTime,
			reportDocumentId,
			...more,
		};
		this.sandbox.store.insert('amazonReport', report);
		this.sandbox.store.insert('amazonDocument', { reportDocumentId, createdTime, text });
		return reportDocumentId;
	}

	/** A listing that the seller ships, or with a channel code one that Amazon ships. */
	addListing(sku: string, quantity: number, channel = 'DEFAULT', more: Record<string, unknown> = {}): void {
		const accepted = [
			channel === 'DEFAULT'
				? { fulfillment_channel_code: channel, quantity, lead_time_to_ship_max_days: 3 }
				: { fulfillment_channel_code: channel },
		];
		const time = '2026-01-05T09:00:00Z';
		const listing = {
			sku,
			asin: `B0${sku.replace(/\W/g, '')}`,
			title: `Title of ${sku}`,
			productType: 'KITCHEN',
			marketplaceId: UK,
			price: '9.99',
			createdTime: time,
			lastUpdatedTime: time,
		};
		this.sandbox.store.insert('amazonListing', { ...listing, accepted, shownBefore: accepted, visibleFrom: 0, ...more });
	}

	/** Runs the node once per item. */
	async run(
		parameters: INodeParameters,
		{ items, more = {} }: { items?: INodeExecutionData[]; more?: Partial<INode> } = {},
	): Promise<WorkflowRun> {
		const workflow = chain(startNode(), nodeOf('Amazon', AMAZON, parameters, 'amazonSellerCentralApi', more));
		return await runWorkflow(workflow, {
			nodeTypes: { [AMAZON]: new AmazonSellerCentral() },
			credentialTypes: [new AmazonSellerCentralApi()],
			credentials: this.credentials,
			items,
		});
	}

	/** Requests of one path, in order. */
	asked(path: string | RegExp): Exchange[] {
		return this.exchanges.filter((exchange) => (typeof path === 'string' ? pathOf(exchange) === path : path.test(pathOf(exchange))));
	}
}

/** A resource locator that holds an id. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Seller and marketplace of the listings. */
export const SHOP = { sellerId: SELLER_ID, marketplaceId: byId(UK) };

/** Query of a request by name. */
export const queryOf = ({ url }: Exchange): Record<string, string> => Object.fromEntries(new URL(url, 'http://x').searchParams);

/** JSON that a request carried. */
export const bodyOf = ({ requestBody }: Exchange): any => JSON.parse(requestBody ?? 'null');

const pathOf = (exchange: Exchange): string => exchange.url.split('?')[0];
