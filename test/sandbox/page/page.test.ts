import axios from 'axios';
import { startSandbox, type Sandbox } from '../../../sandbox/core/sandbox';
import { manualClock } from '../../../sandbox/core/clock';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ clock: manualClock('2026-11-23T12:00:00Z') });
});
afterAll(() => sandbox.stop());

describe('the sandbox page', () => {
	it('serves the page and what it needs', async () => {
		const page = await axios.get(sandbox.baseUrl());
		expect(page.headers['content-type']).toMatch(/^text\/html/);
		for (const [, path] of String(page.data).matchAll(/(?:href|src)="(\/[^"]+)"/g))
			expect((await axios.get(sandbox.baseUrl() + path)).status).toBe(200);
	});

	it('tells both sides before anything is posted: orders without documents, opening balances', async () => {
		const { data } = await axios.get(`${sandbox.baseUrl()}/sandbox/page/both-sides`);
		expect(data.orders.length).toBeGreaterThanOrEqual(60);
		expect(data.orders.every(({ documents }: { documents: unknown[] }) => documents.length === 0)).toBe(true);
		expect(data.settlements).toHaveLength(3);
		expect(data.banks.find(({ code }: { code: string }) => code === 'AMZGBP')).toMatchObject({
			balance: '412.50',
			transactions: [{ reference: 'OPENING', balance: '412.50' }],
		});
	});

	it('shows the Sage document of an order with its gross in pounds', async () => {
		const { orderId } = (await axios.get(`${sandbox.baseUrl()}/sandbox/page/both-sides`)).data.orders[0];
		sandbox.store.insert('sage.order', { row: { customer_document_no: orderId, document_no: '0000000007', total_gross_value: 5397 } });
		const { data } = await axios.get(`${sandbox.baseUrl()}/sandbox/page/both-sides`);
		expect(data.orders.find((order: { orderId: string }) => order.orderId === orderId).documents).toEqual([
			{ documentNo: '0000000007', gross: '53.97' },
		]);
	});

	it('shows no buyer data', async () => {
		const { data } = await axios.get(`${sandbox.baseUrl()}/sandbox/page/both-sides`);
		expect(JSON.stringify(data)).not.toMatch(/@|buyer|address|postalCode/i);
	});
});
