import * as https from 'node:https';
import * as net from 'node:net';
import { SellingPartner } from 'amazon-sp-api';
import { LWA } from '../../../sandbox/company/company';
import { readRows, SETTLEMENT_TYPE, startWorld, type World } from './world';

/** Opens plain connections to the sandbox wherever the client believes to go. */
class SandboxPool extends https.Agent {
	constructor(private readonly port: number) {
		super();
	}

	override createConnection(): net.Socket {
		return net.connect({ host: '127.0.0.1', port: this.port });
	}
}

describe('The amazon-sp-api client', () => {
	let world: World;
	let client: SellingPartner;
	beforeAll(async () => {
		world = await startWorld();
		client = new SellingPartner({
			region: 'eu',
			refresh_token: LWA.refreshToken,
			endpoints_versions: { orders: '2026-01-01' },
			credentials: { SELLING_PARTNER_APP_CLIENT_ID: LWA.clientId, SELLING_PARTNER_APP_CLIENT_SECRET: LWA.clientSecret },
			options: {
				auto_request_throttled: false,
				retry_remote_timeout: false,
				https_proxy_agent: new SandboxPool(Number(new URL(world.sandbox.baseUrl()).port)),
			},
		} as never);
	});
	afterAll(async () => world.sandbox.stop());
	const call = async (request: object) => client.callAPI(request as never) as Promise<never>;

	it('logs in and searches orders', async () => {
		const answer: { orders: unknown[] } = await call({
			operation: 'searchOrders',
			endpoint: 'orders',
			query: {
				createdAfter: '2026-01-01T00:00:00Z',
				fulfillmentStatuses: ['UNSHIPPED', 'PARTIALLY_SHIPPED'],
				includedData: ['PROCEEDS', 'RECIPIENT'],
			},
		});
		expect(answer.orders).toHaveLength(8);
	});

	it('refreshes a token that has expired', async () => {
		world.clock.advance(3_600_001);
		const answer: Array<{ marketplace: { id: string } }> = await call({ operation: 'getMarketplaceParticipations', endpoint: 'sellers' });
		expect(answer[0].marketplace.id).toBe('A1F83G8C2ARO7P');
	});

	it('lists settlements, follows nextToken and downloads a document', async () => {
		const first: { reports: Array<{ reportDocumentId: string }>; nextToken: string } = await call({
			operation: 'getReports',
			endpoint: 'reports',
			query: { reportTypes: [SETTLEMENT_TYPE], processingStatuses: ['DONE'], pageSize: 2 },
		});
		const second: { reports: unknown[] } = await call({
			operation: 'getReports',
			endpoint: 'reports',
			query: { nextToken: first.nextToken },
		});
		expect([first.reports.length, second.reports.length]).toEqual([2, 2]);
		const document = await call({
			operation: 'getReportDocument',
			endpoint: 'reports',
			path: { reportDocumentId: first.reports[0].reportDocumentId },
		});
		const text = String(await client.download(document, {}));
		expect(readRows(text).summary['settlement-id']).toBe('15927780254');
	});

	it("gets the sandbox's refusal as its own error", async () => {
		await expect(call({ operation: 'getOrder', endpoint: 'orders', path: { orderId: '202-0000000-0000000' } })).rejects.toMatchObject({
			code: 'NotFound',
		});
	});
});
