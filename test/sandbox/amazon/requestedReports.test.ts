import { gunzipSync } from 'node:zlib';
import { REPORTS, startWorld, type World } from './world';

const LEDGER = 'GET_LEDGER_DETAIL_VIEW_DATA';
const UK = 'A1F83G8C2ARO7P';
const SPAIN = 'A1RKKUPIHCS9HS';
const SPANISH_SHOP = { marketplaceId: SPAIN, name: 'Amazon.es', countryCode: 'ES', currency: 'EUR', language: 'es_ES' };
const SINCE = '2026-10-01T00:00:00Z';

describe('Requested reports', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld({ rateFactor: 1 })));
	afterEach(async () => world.sandbox.stop());
	const create = async (body: object = {}) =>
		world.send('POST', REPORTS, {
			reportType: LEDGER,
			marketplaceIds: [UK],
			dataStartTime: SINCE,
			reportOptions: { eventType: 'Adjustments' },
			...body,
		});
	const read = async (reportId: string) => (await world.get(`${REPORTS}/${reportId}`)).data;
	const download = async (reportDocumentId: string) => {
		const { data } = await world.get(`/reports/2021-06-30/documents/${reportDocumentId}`);
		return { data, file: await world.http.get(data.url, { responseType: 'arraybuffer' }) };
	};
	const finish = async (body?: object) => {
		const { reportId } = (await create(body)).data;
		world.clock.advance(60_000);
		return read(reportId);
	};

	it('wait, are worked on and are done, on the clock of the sandbox', async () => {
		const asked = await create();
		expect([asked.status, asked.data]).toEqual([202, { reportId: expect.stringMatching(/^\d+$/) }]);
		const { reportId } = asked.data;
		expect(await read(reportId)).toEqual({
			reportId,
			reportType: LEDGER,
			marketplaceIds: [UK],
			dataStartTime: SINCE,
			dataEndTime: '2026-11-23T10:00:00Z',
			createdTime: '2026-11-23T10:00:00Z',
			processingStatus: 'IN_QUEUE',
		});
		world.clock.advance(15_000);
		expect(await read(reportId)).toMatchObject({ processingStatus: 'IN_PROGRESS', processingStartTime: '2026-11-23T10:00:15Z' });
		world.clock.advance(44_999);
		expect(await read(reportId)).not.toHaveProperty('reportDocumentId');
		world.clock.advance(1);
		expect(await read(reportId)).toMatchObject({
			processingStatus: 'DONE',
			processingEndTime: '2026-11-23T10:01:00Z',
			reportDocumentId: expect.any(String),
		});
		const { reports } = (await world.get(REPORTS, { reportTypes: LEDGER, processingStatuses: 'DONE' })).data;
		expect(reports.map((report: { reportId: string }) => report.reportId)).toEqual([reportId]);
	});

	it('can be cancelled in the queue and not later', async () => {
		const { reportId } = (await create()).data;
		const answer = await world.send('DELETE', `${REPORTS}/${reportId}`);
		expect([answer.status, answer.data]).toEqual([200, '']);
		world.clock.advance(60_000);
		expect(await read(reportId)).toMatchObject({ processingStatus: 'CANCELLED' });
		const other = (await create()).data.reportId;
		world.clock.advance(15_000);
		expect((await world.send('DELETE', `${REPORTS}/${other}`)).status).toBe(400);
		expect((await world.send('DELETE', `${REPORTS}/1`)).status).toBe(404);
	});

	it.each([
		['a type that is not made', { reportType: 'GET_TEA_LEAVES' }],
		['no marketplace', { marketplaceIds: [] }],
		['a field that is not known', { colour: 'red' }],
		['options that are no texts', { reportOptions: { eventType: 7 } }],
		['an option that is not known', { reportOptions: { reason: 'M' } }],
		['an empty option', { reportOptions: { eventType: '' } }],
		['a time without a zone', { dataStartTime: '2026-11-01T00:00:00' }],
		['a period in the future', { dataEndTime: '2026-11-24T00:00:00Z' }],
		['a period that ends before it starts', { dataEndTime: '2026-09-01T00:00:00Z' }],
	])('are refused with %s', async (_what, change) => {
		const answer = await create(change);
		expect([answer.status, answer.data.errors[0].code]).toEqual([400, 'InvalidInput']);
	});

	it('are cancelled when there is no data, and when the same was made less than half an hour ago', async () => {
		expect(await finish({ dataStartTime: '2026-01-01T00:00:00Z', dataEndTime: '2026-01-02T00:00:00Z' })).toMatchObject({
			processingStatus: 'CANCELLED',
		});
		expect((await finish()).processingStatus).toBe('DONE');
		const again = await finish();
		expect(again.processingStatus).toBe('CANCELLED');
		expect(again).not.toHaveProperty('reportDocumentId');
		expect((await finish({ reportOptions: { eventType: 'Receipts' } })).processingStatus).toBe('DONE');
		world.clock.advance(30 * 60_000);
		expect((await finish()).processingStatus).toBe('DONE');
		expect((await world.http.delete('/sandbox/amazon/reports')).status).toBe(204);
		expect((await finish()).processingStatus).toBe('DONE');
	});

	it('give the ledger as quoted cells in ISO-8859-1, one event type at a time', async () => {
		const { file } = await download((await finish()).reportDocumentId);
		expect(file.headers['content-type']).toBe('text/plain; charset=ISO-8859-1');
		const lines = gunzipSync(file.data).toString('latin1').split('\n');
		expect(lines[0]).toBe(
			'"Date"\t"FNSKU"\t"ASIN"\t"MSKU"\t"Title"\t"Event Type"\t"Reference ID"\t"Quantity"\t"Fulfillment Center"\t"Disposition"\t"Reason"\t"Country"\t"Reconciled Quantity"\t"Unreconciled Quantity"\t"Date and Time"',
		);
		const rows = lines.slice(1).map((line) => line.split('\t').map((cell) => cell.slice(1, -1)));
		expect(rows.every((row) => row[5] === 'Adjustments')).toBe(true);
		expect(rows[0]).toEqual([
			'2026-11-22',
			'X001HHMGSA',
			'B0HHMGSA01',
			'Amazon.Found.B0HHMGSA01',
			'Harbour & Hearth café mug, sand',
			'Adjustments',
			'4711200016',
			'1',
			'XUK1',
			'SELLABLE',
			'N',
			'GB',
			'0',
			'0',
			'2026-11-22T07:45:00+0000',
		]);
		const pair = rows.filter((row) => row[6] === '4711200010').map((row) => [row[7], row[9], row[10]]);
		expect(pair).toEqual([
			['-2', 'SELLABLE', 'Q'],
			['2', 'DEFECTIVE', 'P'],
		]);
		expect(new Set(rows.map((row) => row[10]))).toEqual(new Set(['M', '5', 'F', 'E', 'P', 'D', 'Q', 'G', 'O', 'N', 'X']));
	});

	it('give nothing but the header for a list of event types', async () => {
		const { file } = await download((await finish({ reportOptions: { eventType: 'Adjustments,Receipts' } })).reportDocumentId);
		expect(gunzipSync(file.data).toString('latin1').split('\n')).toHaveLength(1);
	});

	it('are refused for a marketplace in which the seller does not sell', async () => {
		for (const marketplaceIds of [[SPAIN], [UK, SPAIN], ['A0UNKNOWN']]) {
			const { status, data } = await create({ marketplaceIds });
			expect([status, data.errors[0].code]).toEqual([403, 'Unauthorized']);
		}
		expect(world.sandbox.store.all('amazonReport').filter(({ reportType }) => reportType === LEDGER)).toEqual([]);
	});

	it('speak Spanish for a Spanish marketplace', async () => {
		world.sandbox.store.insert('amazonMarketplace', SPANISH_SHOP);
		const { file } = await download((await finish({ marketplaceIds: [SPAIN] })).reportDocumentId);
		const [header, first] = gunzipSync(file.data).toString('latin1').split('\n');
		expect(header).toContain('"Tipo de evento"\t"ID de referencia"\t"Cantidad"\t"Centro logístico"');
		expect(first).toContain('"VENDIBLE"');
	});
});
