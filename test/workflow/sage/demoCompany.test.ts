import type { ICredentialType, IDataObject, INode, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { AmazonSellerCentralApi } from '../../../credentials/AmazonSellerCentralApi.credentials';
import { Sage200OAuth2Api } from '../../../credentials/Sage200OAuth2Api.credentials';
import { AmazonSageBridge } from '../../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { AmazonSellerCentral } from '../../../nodes/AmazonSellerCentral/AmazonSellerCentral.node';
import { Sage200 } from '../../../nodes/Sage200/Sage200.node';
import { LWA, SAGE_OAUTH, SITE, SKU_MAP } from '../../../sandbox/company/company';
import { settingsRows } from '../../../sandbox/demo/settings';
import { startSandbox, type Sandbox } from '../../../sandbox/core/sandbox';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';
import type { CredentialValues } from '../credentialsHelper';
import { chain, nodeOf, runWorkflow, SAGE_ANSWERS, startNode } from '../harness';

const TYPES: Record<'amazon' | 'sage' | 'bridge', readonly [type: string, node: INodeType, credential?: ICredentialType]> = {
	amazon: ['n8n-nodes-amazon-sage200.amazonSellerCentral', new AmazonSellerCentral(), new AmazonSellerCentralApi()],
	sage: ['n8n-nodes-amazon-sage200.sage200', new Sage200(), new Sage200OAuth2Api()],
	bridge: ['n8n-nodes-amazon-sage200.amazonSageBridge', new AmazonSageBridge()],
};

interface SettlementFact {
	readonly settlementId: string;
	readonly endDate: string;
	readonly total: string;
	readonly currentReserve: string;
}

let sandbox: Sandbox;
let credentials: CredentialValues;
beforeAll(async () => {
	sandbox = await startSandbox({ ...SAGE_ANSWERS, rateFactor: 1000 });
	const base = sandbox.baseUrl();
	credentials = {
		amazonSellerCentralApi: { region: 'custom', endpoint: base, tokenUrl: `${base}/auth/o2/token`, ...LWA, accessToken: '' },
		sage200OAuth2Api: {
			edition: 'custom',
			baseUrl: `${base}/uk/sage200extra/accounts/v1`,
			authorizeUrl: `${base}/sage/authorize`,
			tokenUrl: `${base}/sage/oauth/token`,
			siteId: SITE.site_id,
			companyId: String(SITE.company_id),
			requestsPerSecond: 0,
			writePolicy: 'all',
			...SAGE_OAUTH,
			oauthTokenData: { access_token: 'expired', refresh_token: INITIAL_REFRESH_TOKEN, token_type: 'Bearer' },
		},
	};
});
afterAll(async () => await sandbox.stop());

/** Runs one node on the items, as the node before it handed them over; items of both outputs. */
async function step(
	which: keyof typeof TYPES,
	parameters: object,
	items: INodeExecutionData[] = [{ json: {} }],
	more: Partial<INode> = {},
) {
	const [type, node, credential] = TYPES[which];
	const run = await runWorkflow(chain(startNode(), nodeOf('Step', type, parameters as INodeParameters, credential?.name, more)), {
		nodeTypes: { [type]: node },
		credentialTypes: credential ? [credential] : [],
		credentials,
		items,
	});
	expect(run.error).toBeUndefined();
	return { ready: run.items('Step', 0), others: run.items('Step', 1) };
}

const json = (items: INodeExecutionData[]): IDataObject[] => items.map((item) => item.json);
const facts = async <T>(path: string): Promise<T> => (await (await fetch(`${sandbox.baseUrl()}/sandbox/${path}`)).json()) as T;

/** What the templates do with orders: get, convert, create once. */
async function importOrders() {
	const statuses = ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'];
	const search = {
		resource: 'order',
		operation: 'getAll',
		returnAll: true,
		dateField: 'created',
		after: '={{ $now.minus({ days: 120 }) }}',
		includedData: ['CANCELLATION', 'FULFILLMENT', 'PROCEEDS', 'PROMOTION', 'RECIPIENT', 'TAX'],
		filters: { fulfillmentStatuses: statuses },
	};
	const orders = await step('amazon', search);
	const all = { resource: 'product', operation: 'getAll', returnAll: true };
	const products = json((await step('sage', all)).ready);
	const taxCodes = json((await step('sage', { ...all, resource: 'taxCode' })).ready);
	const convert = {
		resource: 'order',
		operation: 'toSalesOrder',
		settings: JSON.stringify(settingsRows()),
		skuMap: JSON.stringify(SKU_MAP),
		products: JSON.stringify(products),
		taxCodes: JSON.stringify(taxCodes),
		pricesIncludeTax: false,
	};
	const converted = await step(
		'bridge',
		convert,
		orders.ready.map(({ json: order }) => ({ json: order })),
	);
	const create = { resource: 'salesOrder', operation: 'create', salesOrder: '={{ $json.salesOrder }}', options: { settleDelaySeconds: 0 } };
	const created = await step(
		'sage',
		create,
		converted.ready.map(({ json: order }) => ({ json: order })),
		{ onError: 'continueErrorOutput' },
	);
	return {
		fetched: orders.ready.length,
		held: new Set(converted.others.map((item) => item.json.recordId)).size,
		created: json(created.ready),
		failed: json(created.others),
	};
}

test('orders of the demo company, imported three times, stand in Sage once each with the gross that Amazon will pay', async () => {
	const first = await importOrders();
	expect(first.fetched).toBeGreaterThanOrEqual(55);
	expect(first.failed).toEqual([]);
	expect(first.created.length + first.held).toBe(first.fetched);
	expect(first.created.filter(({ grossAgrees }) => grossAgrees !== true)).toEqual([]);
	expect(new Set(first.created.map(({ outcome }) => outcome))).toEqual(new Set(['posted']));
	for (let again = 0; again < 2; again++) {
		const next = await importOrders();
		expect(next.created.map(({ documentNo }) => documentNo)).toEqual(first.created.map(({ documentNo }) => documentNo));
		expect(new Set(next.created.map(({ outcome }) => outcome))).toEqual(new Set(['alreadyPosted']));
	}
	expect((await facts<{ salesOrders: number }>('sage/summary')).salesOrders).toBe(first.created.length);
});

test('settlements of the demo company reconcile: clearing is what Amazon holds, the payout is on the current account', async () => {
	const { series } = await facts<{ series: { GBP: { settlements: SettlementFact[] } } }>('amazon/summary');
	const listed = await step('amazon', { resource: 'settlement', operation: 'getAll', returnAll: true });
	const files = await step(
		'amazon',
		{ resource: 'settlement', operation: 'get', reportDocumentId: '={{ $json.reportDocumentId }}' },
		listed.ready.map(({ json: report }) => ({ json: report })),
	);
	const fileOf = (id: string) => files.ready.find((file) => String(file.json.settlementId) === id) as INodeExecutionData;
	const [opening] = series.GBP.settlements;
	const openingFacts = await facts<{ banks: Array<{ code: string; balance: string }> }>('sage/summary');
	const openingReserve = openingFacts.banks.find(({ code }) => code === 'AMZGBP')?.balance as string;
	const settings = JSON.stringify(
		settingsRows({ 'series.GBP.openingSettlementId': opening.settlementId, 'series.GBP.openingReserve': openingReserve }),
	);
	const board: IDataObject[] = [];
	const posted: string[] = [];
	for (const settlement of [...series.GBP.settlements].sort((a, b) => a.endDate.localeCompare(b.endDate))) {
		const file = fileOf(settlement.settlementId);
		const read = await step('bridge', { resource: 'settlement', operation: 'read', settings }, [{ json: file.json, binary: file.binary }]);
		const ids = (read.ready[0]?.json.orders as IDataObject[] | undefined)?.map(({ orderId }) => orderId) ?? [];
		const inSage = await step('sage', {
			resource: 'salesOrder',
			operation: 'getAll',
			customerReference: 'AMZUKGBP',
			returnAll: true,
			filters: { amazonOrderIds: JSON.stringify(ids) },
		});
		const [{ json: days }] = read.ready;
		const periods = await step('sage', {
			resource: 'period',
			operation: 'getStatus',
			from: String(days.firstDay),
			until: String(days.lastDay),
		});
		const parameters = {
			resource: 'settlement',
			operation: 'plan',
			settings,
			ordersInSage: JSON.stringify(json(inSage.ready)),
			credits: '[]',
			periods: JSON.stringify(json(periods.ready)),
			board: JSON.stringify(board),
		};
		const planned = await step('bridge', parameters, [{ json: file.json, binary: file.binary }]);
		if (planned.ready.length === 0) {
			expect(json(planned.others)).toMatchObject([{ kind: 'unknownRowType', recordId: settlement.settlementId }]);
			break;
		}
		const { plan, journal: _journal, ...figures } = planned.ready[0].json as IDataObject & { plan: IDataObject };
		for (const outcome of ['posted', 'alreadyPosted', 'alreadyPosted']) {
			const result = await step(
				'sage',
				{ resource: 'postingPlan', operation: 'post', plan: '={{ $json.plan }}', options: { settleDelaySeconds: 0 } },
				[{ json: { plan } }],
			);
			expect(json(result.ready)).toMatchObject([
				{ outcome, clearing: { balance: settlement.currentReserve, expected: settlement.currentReserve, agrees: true } },
			]);
		}
		posted.push(settlement.settlementId);
		board.push({ ...figures, status: 'posted', closingClearing: (plan.clearing as IDataObject).closing });
	}
	expect(posted.length).toBeGreaterThanOrEqual(2);
	const payouts = (await facts<{ transactions: Array<{ reference: string; amount: string }> }>('sage/banks/CURRENT')).transactions.filter(
		({ reference }) => posted.includes(reference),
	);
	expect(payouts.map(({ reference, amount }) => [reference, amount])).toEqual(
		posted.map((id) => [id, series.GBP.settlements.find((each) => each.settlementId === id)?.total]),
	);
	expect(await facts('sage/summary')).toMatchObject({ nominalBalances: '0.00' });
}, 120_000);
