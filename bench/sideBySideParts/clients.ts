import * as https from 'node:https';
import * as net from 'node:net';
import { SellingPartner } from 'amazon-sp-api';
import { runAmazonNode } from '../node';
import { LWA } from '../../sandbox/company/company';
import type { Task } from './cases';

export const UK = 'A1F83G8C2ARO7P';
export const ORDER_ID = '026-1000001-2000001';
export const DOCUMENT_ID = 'amzn1.spdoc.1.4.eu.side-by-side';

const daysAgo = (days: number): string => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const SHIP = {
	packageReferenceId: '1',
	carrierCode: 'Royal Mail',
	trackingNumber: 'AB123456789GB',
	shipDate: `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`,
	orderItems: [{ orderItemId: '9001', quantity: 1 }],
};
const REPORT = {
	reportType: 'GET_LEDGER_DETAIL_VIEW_DATA',
	reportOptions: { eventType: 'Adjustments' },
	dataStartTime: daysAgo(20),
	dataEndTime: daysAgo(1),
};

/** Does a task and gives what it got as text. */
export type Client = (task: Task, base: string) => Promise<string>;

/** Opens plain connections to the sandbox wherever the library believes to go: it has no setting for another host. */
class SandboxPool extends https.Agent {
	constructor(private readonly port: number) {
		super();
	}

	override createConnection(): net.Socket {
		return net.connect({ host: '127.0.0.1', port: this.port });
	}
}

/** The library's own client: with its own defaults, or with the options that its README offers against hanging and repeating. */
const library =
	(options: object): Client =>
	async (task, base) => {
		const client = new SellingPartner({
			region: 'eu',
			refresh_token: LWA.refreshToken,
			endpoints_versions: { orders: '2026-01-01' },
			credentials: { SELLING_PARTNER_APP_CLIENT_ID: LWA.clientId, SELLING_PARTNER_APP_CLIENT_SECRET: LWA.clientSecret },
			options: { ...options, https_proxy_agent: new SandboxPool(Number(new URL(base).port)) },
		} as never);
		const call = async (request: object): Promise<unknown> => await client.callAPI(request as never);
		const calls: Readonly<Record<Task, () => Promise<unknown>>> = {
			getOrder: async () =>
				await call({ operation: 'getOrder', endpoint: 'orders', path: { orderId: ORDER_ID }, query: { includedData: ['FULFILLMENT'] } }),
			confirmShipment: async () =>
				await call({
					operation: 'confirmShipment',
					endpoint: 'orders',
					path: { orderId: ORDER_ID },
					body: { marketplaceId: UK, packageDetail: SHIP },
				}),
			createReport: async () => await call({ operation: 'createReport', endpoint: 'reports', body: { ...REPORT, marketplaceIds: [UK] } }),
			download: async () =>
				await client.download(
					(await call({ operation: 'getReportDocument', endpoint: 'reports', path: { reportDocumentId: DOCUMENT_ID } })) as never,
					{} as never,
				),
		};
		const got = await calls[task]();
		return typeof got === 'string' ? got : JSON.stringify(got);
	};

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** This package's node, as n8n runs it. */
const node: Client = async (task, base) => {
	const credentials = {
		amazonSellerCentralApi: { region: 'custom', endpoint: base, tokenUrl: `${base}/auth/o2/token`, ...LWA, accessToken: '' },
	};
	const { orderItems, ...ship } = SHIP;
	const { reportType, reportOptions, ...period } = REPORT;
	const parameters = {
		getOrder: { resource: 'order', operation: 'get', orderId: ORDER_ID, includedData: ['FULFILLMENT'] },
		confirmShipment: {
			resource: 'order',
			operation: 'confirmShipment',
			orderId: ORDER_ID,
			marketplaceId: byId(UK),
			...ship,
			orderItems: JSON.stringify(orderItems),
			options: {},
		},
		createReport: {
			resource: 'report',
			operation: 'request',
			reportType: byId(reportType),
			marketplaceId: byId(UK),
			options: { ...period, reportOptions: JSON.stringify(reportOptions) },
		},
		download: {
			resource: 'settlement',
			operation: 'get',
			reportDocumentId: DOCUMENT_ID,
			binaryPropertyName: 'data',
			output: 'rows',
			options: {},
		},
	}[task];
	return JSON.stringify((await runAmazonNode(parameters, [{ json: {} }], credentials)).map(({ json }) => json));
};

/** As long as this package's own limits. */
const CAREFUL = { retry_remote_timeout: false, timeouts: { response: 30_000, idle: 30_000, deadline: 90_000 } };

export const CLIENTS = { library: library({}), careful: library(CAREFUL), node };
export type ClientName = keyof typeof CLIENTS;
