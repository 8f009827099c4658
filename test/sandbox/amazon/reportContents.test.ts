import { gunzipSync } from 'node:zlib';
import { COLLECTIONS, type SettlementRecord } from '../../../sandbox/amazon/records';
import { pence, REPORTS, startWorld, sum, type World } from './world';

const UK = 'A1F83G8C2ARO7P';
const DOCUMENTS = '/reports/2021-06-30/documents';
type Row = Record<string, string>;

describe('What requested reports contain', () => {
	let world: World;
	beforeAll(async () => void (world = await startWorld()));
	afterAll(async () => world.sandbox.stop());
	const finish = async (reportType: string, period: object = {}, reportOptions?: object) => {
		const body = { reportType, marketplaceIds: [UK], dataStartTime: '2026-10-01T00:00:00Z', ...period, reportOptions };
		const { reportId } = (await world.send('POST', REPORTS, body)).data;
		world.clock.advance(600);
		return (await world.get(`${REPORTS}/${reportId}`)).data;
	};
	const rowsOf = (text: string): Row[] => {
		const [names, ...lines] = text.split('\n').map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
		return lines.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])));
	};
	const download = async (url: string, isPacked = true) => {
		const { data } = await world.http.get(url, { responseType: 'arraybuffer' });
		return (isPacked ? gunzipSync(data) : (data as Buffer)).toString('utf8');
	};
	const read = async (...request: Parameters<typeof finish>) => {
		const { processingStatus, reportDocumentId } = await finish(...request);
		expect(processingStatus).toBe('DONE');
		const { data } = await world.get(`${DOCUMENTS}/${reportDocumentId}`);
		return rowsOf(await download(data.url, data.compressionAlgorithm === 'GZIP'));
	};

	it('reimbursements: what the settlements pay, without gzip', async () => {
		const rows = await read('GET_FBA_REIMBURSEMENTS_DATA');
		expect(rows.map((row) => [row.reason, row.sku, row['amount-total'], row['quantity-reimbursed-cash']])).toEqual([
			['Lost_Warehouse', 'HH-SCALE-DIG-FBA', '17.36', '1'],
			['Lost_Warehouse', 'HH-PAN-28-FBA', '24.10', '1'],
			['Reimbursement_Reversal', 'HH-SCALE-DIG-FBA', '-17.36', '-1'],
		]);
		expect(rows[2]['original-reimbursement-id']).toBe(rows[0]['reimbursement-id']);
	});

	it('returns to Amazon and to the seller', async () => {
		const fba = await read('GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA');
		expect(fba.map((row) => [row.sku, row['detailed-disposition'], row.status])).toEqual([
			['HH-BOOK-SOUP-FBA', 'SELLABLE', 'Unit returned to inventory'],
			['HH-SCALE-DIG-FBA', 'CUSTOMER_DAMAGED', 'Reimbursed'],
		]);
		const fbm = await read('GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE', { dataStartTime: '2026-10-05T00:00:00Z' });
		// A set of mugs 33.99 with delivery 3.99 and gift wrap 3.95; a pan 29.99 less 3.00 with free delivery; a kettle 34.99 and 7.99 less 3.50.
		expect(fbm.map((row) => [row['Merchant SKU'], row['Refunded Amount']])).toEqual([
			['HH-MUG-BLUE-4PK', '41.93'],
			['HH-PAN-24', '26.99'],
			['HH-KETTLE-17', '39.48'],
		]);
		const orderIds = (await world.get('/sandbox/amazon/orders')).data.map(({ orderId }: { orderId: string }) => orderId);
		expect([...fba.map((row) => row['order-id']), ...fbm.map((row) => row['Order ID'])].every((id) => orderIds.includes(id))).toBe(true);
	});

	it('no more than 60 days of returns to the seller: the document says so', async () => {
		const report = await finish('GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE', { dataStartTime: '2026-09-01T00:00:00Z' });
		expect(report.processingStatus).toBe('FATAL');
		expect(await download((await world.get(`${DOCUMENTS}/${report.reportDocumentId}`)).data.url)).toContain('60 days');
	});

	it('a ledger summary whose rows add up and meet each other', async () => {
		for (const [period, location] of [
			['DAILY', 'FC'],
			['WEEKLY', 'COUNTRY'],
			['MONTHLY', 'COUNTRY'],
		]) {
			const rows = await read('GET_LEDGER_SUMMARY_VIEW_DATA', {}, { aggregatedByTimePeriod: period, aggregateByLocation: location });
			const ends = new Map<string, string>();
			for (const row of rows) {
				const moved = Object.entries(row).filter(([name]) =>
					[
						'Receipts',
						'Customer Shipments',
						'Customer Returns',
						'Vendor Returns',
						'Warehouse Transfer In/Out',
						'Found',
						'Lost',
						'Damaged',
						'Disposed',
						'Other Events',
					].includes(name),
				);
				expect(Number(row['Starting Warehouse Balance']) + sum(moved.map(([, quantity]) => Number(quantity)))).toBe(
					Number(row['Ending Warehouse Balance']),
				);
				const key = [row.MSKU, row.Disposition, row.Location].join(' ');
				if (ends.has(key)) expect(row['Starting Warehouse Balance']).toBe(ends.get(key));
				ends.set(key, row['Ending Warehouse Balance']);
			}
			expect(rows.some((row) => row.Lost === '-3' || period !== 'DAILY')).toBe(true);
		}
	});

	describe('the VAT transactions', () => {
		const OCTOBER = { dataStartTime: '2026-10-01T00:00:00Z', dataEndTime: '2026-11-01T00:00:00Z' };
		const token = async (reportDocumentId: string) =>
			(
				await world.send('POST', '/tokens/2021-03-01/restrictedDataToken', {
					restrictedResources: [{ method: 'GET', path: `${DOCUMENTS}/${reportDocumentId}` }],
				})
			).data;
		const open = async (reportDocumentId: string, accessToken: string) =>
			world.http.get(`${DOCUMENTS}/${reportDocumentId}`, { headers: { 'x-amz-access-token': accessToken } });

		it('open to a restricted data token only, and that opens nothing else', async () => {
			const { reportDocumentId } = await finish('GET_VAT_TRANSACTION_DATA', OCTOBER);
			const closed = await world.get(`${DOCUMENTS}/${reportDocumentId}`);
			expect([closed.status, closed.data.errors[0].code, closed.data.errors[0].details]).toEqual([403, 'Unauthorized', '']);
			const { restrictedDataToken, expiresIn } = await token(reportDocumentId);
			expect([restrictedDataToken, expiresIn]).toEqual([expect.stringMatching(/^Atz\.sprdt\|/), 3600]);
			expect((await open(reportDocumentId, restrictedDataToken)).status).toBe(200);
			expect((await open('other', restrictedDataToken)).status).toBe(403);
			expect((await world.http.get(REPORTS, { headers: { 'x-amz-access-token': restrictedDataToken } })).status).toBe(403);
			expect((await open(reportDocumentId, (await token('{reportDocumentId}')).restrictedDataToken)).status).toBe(200);
		});

		it('hold the sales and refunds of the month, and say who pays the VAT', async () => {
			const { reportDocumentId } = await finish('GET_VAT_TRANSACTION_DATA', OCTOBER);
			const { data } = await open(reportDocumentId, (await token(reportDocumentId)).restrictedDataToken);
			const rows = rowsOf(await download(data.url));
			expect(new Set(rows.map((row) => row.TRANSACTION_TYPE))).toEqual(new Set(['SALE', 'REFUND']));
			expect(rows.every((row) => /^\d\d-10-2026$/.test(row.TRANSACTION_COMPLETE_DATE))).toBe(true);
			for (const row of rows) {
				expect(pence(row.TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL) + pence(row.TOTAL_ACTIVITY_VALUE_VAT_AMT)).toBe(
					pence(row.TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL),
				);
			}
			const irish = rows.filter((row) => row.SALE_ARRIVAL_COUNTRY === 'IE');
			// A kettle 34.99 and its delivery 7.99 less 3.50, with 23 % in it.
			expect(
				irish.map((row) => [
					row.TAX_COLLECTION_RESPONSIBILITY,
					row.PRICE_OF_ITEMS_VAT_RATE_PERCENT,
					row.TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL,
				])[0],
			).toEqual(['MARKETPLACE', '23', '39.48']);
			expect(
				rows
					.filter((row) => row.SELLER_SKU.includes('BOOK'))
					.every((row) => row.PRICE_OF_ITEMS_VAT_RATE_PERCENT === '0' && row.TOTAL_ACTIVITY_VALUE_VAT_AMT === '0.00'),
			).toBe(true);
		});

		it('are fatal before the third of the next month, with a document that says until when to wait', async () => {
			const report = await finish('GET_VAT_TRANSACTION_DATA', {
				dataStartTime: '2026-11-01T00:00:00Z',
				dataEndTime: '2026-11-23T00:00:00Z',
			});
			expect(report.processingStatus).toBe('FATAL');
			const { data } = await open(report.reportDocumentId, (await token(report.reportDocumentId)).restrictedDataToken);
			expect(await download(data.url)).toContain('2026-12-03');
		});

		it.each([
			['no resource', { restrictedResources: [] }],
			['51 resources', { restrictedResources: Array(51).fill({ method: 'GET', path: `${DOCUMENTS}/x` }) }],
			['a resource that is not restricted', { restrictedResources: [{ method: 'GET', path: REPORTS }] }],
			['no method', { restrictedResources: [{ path: `${DOCUMENTS}/x` }] }],
			['an unknown method', { restrictedResources: [{ method: 'HEAD', path: `${DOCUMENTS}/x` }] }],
		])('get no token for %s', async (_what, body) => {
			expect((await world.send('POST', '/tokens/2021-03-01/restrictedDataToken', body)).status).toBe(400);
		});
	});

	it('VAT invoice data: one row per item that was sent or refunded', async () => {
		const rows = await read('GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT', {}, { 'ReportOption=all': 'true' });
		const settled = world.sandbox.store
			.all<{ id: number; settlementId: string | null; order: { orderItems: unknown[] } }>(COLLECTIONS.orders)
			.filter(({ settlementId }) => settlementId);
		expect(world.sandbox.store.all<SettlementRecord>(COLLECTIONS.settlements)).toHaveLength(3);
		expect(rows.filter((row) => row['transaction-type'] === 'SHIPMENT')).toHaveLength(
			sum(settled.map(({ order }) => order.orderItems.length)),
		);
		// Towels, three for 44.97 with delivery 3.99, less 5.00: 20 % in each.
		const towels = rows.find((row) => row['item-promotion-id'] === 'Towels 5 off') as Row;
		expect([
			towels['item-vat-incl-amount'],
			towels['item-vat-amount'],
			towels['item-vat-excl-amount'],
			towels['item-vat-rate'],
			towels['shipping-vat-amount'],
		]).toEqual(['44.97', '7.50', '37.47', '0.2', '0.67']);
		const business = rows.filter((row) => row['is-business-order'] === 'TRUE');
		expect(business.map((row) => [row['purchase-order-number'], row['buyer-vat-number']])).toEqual([
			['TT-PO-0417', 'GB000000117'],
			['TT-PO-0417', 'GB000000117'],
		]);
	});
});
