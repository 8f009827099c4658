import { gunzipSync } from 'node:zlib';
import { REPORTS, SETTLEMENT_TYPE, startWorld, type World } from './world';

const DOCUMENTS = '/reports/2021-06-30/documents';
const DAY = 24 * 3_600_000;

describe('Settlement reports', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld()));
	afterEach(async () => world.sandbox.stop());
	const list = async (params: Record<string, unknown>) => world.get(REPORTS, params);

	it('lists the settlements, newest first, the first of them under two report ids', async () => {
		const { data } = await list({ reportTypes: SETTLEMENT_TYPE, processingStatuses: 'DONE' });
		const ends = data.reports.map((report: { dataEndTime: string }) => report.dataEndTime);
		expect(ends).toEqual(['2026-11-22T06:14:27Z', '2026-11-08T06:14:27Z', '2026-10-25T06:14:27Z', '2026-10-25T06:14:27Z']);
		expect(new Set(data.reports.map((report: { reportId: string }) => report.reportId)).size).toBe(4);
		expect(data).not.toHaveProperty('nextToken');
		const one = await world.get(`${REPORTS}/${data.reports[0].reportId}`);
		expect(one.data).toEqual(data.reports[0]);
		expect(one.data).not.toHaveProperty('id');
	});

	it('pages with nextToken as the only parameter', async () => {
		const first = (await list({ reportTypes: SETTLEMENT_TYPE, pageSize: 3 })).data;
		expect(first.reports).toHaveLength(3);
		expect((await list({ nextToken: first.nextToken, pageSize: 3 })).status).toBe(400);
		const second = (await list({ nextToken: first.nextToken })).data;
		expect(second.reports).toHaveLength(1);
		expect(second).not.toHaveProperty('nextToken');
	});

	it.each([
		['neither reportTypes nor nextToken', { pageSize: 10 }],
		['a page of 101', { reportTypes: SETTLEMENT_TYPE, pageSize: 101 }],
		['an unknown status', { reportTypes: SETTLEMENT_TYPE, processingStatuses: 'FINISHED' }],
		['eleven types', { reportTypes: Array<string>(11).fill('T').join(',') }],
		['a token that is none', { nextToken: 'abc' }],
	])('refuses %s', async (_what, params) => {
		const answer = await list(params);
		expect([answer.status, answer.data.errors[0].code]).toEqual([400, 'InvalidInput']);
	});

	it('filters by type, status and creation', async () => {
		const count = async (params: object) => (await list({ reportTypes: SETTLEMENT_TYPE, ...params })).data.reports.length;
		expect(await count({ processingStatuses: 'FATAL,CANCELLED' })).toBe(0);
		expect(await count({ reportTypes: 'GET_LEDGER_DETAIL_VIEW_DATA' })).toBe(0);
		expect(await count({ createdSince: '2026-11-01T00:00:00Z' })).toBe(2);
		expect(await count({ createdUntil: '2026-11-01T00:00:00Z' })).toBe(2);
		expect(await count({ marketplaceIds: 'A1PA6795UKMFR9' })).toBe(0);
	});

	it('forgets reports after 90 days', async () => {
		const { reports } = (await list({ reportTypes: SETTLEMENT_TYPE })).data;
		const oldest = reports.at(-1);
		world.clock.set(new Date(Date.parse(oldest.createdTime) + 90 * DAY + 1000).toISOString());
		await world.login();
		expect((await list({ reportTypes: SETTLEMENT_TYPE, createdSince: '2026-01-01T00:00:00Z' })).data.reports).toHaveLength(3);
		expect((await world.get(`${REPORTS}/${oldest.reportId}`)).status).toBe(404);
		expect((await world.get(`${DOCUMENTS}/${oldest.reportDocumentId}`)).status).toBe(400);
	});

	it('gives the document as gzip, without a token, for five minutes', async () => {
		const { reports } = (await list({ reportTypes: SETTLEMENT_TYPE })).data;
		const { data } = await world.get(`${DOCUMENTS}/${reports[1].reportDocumentId}`);
		expect(data).toEqual({
			reportDocumentId: reports[1].reportDocumentId,
			url: expect.stringContaining(world.sandbox.baseUrl()),
			compressionAlgorithm: 'GZIP',
		});
		const file = await world.http.get(data.url, { responseType: 'arraybuffer' });
		expect(file.headers['content-encoding']).toBeUndefined();
		expect(file.headers['content-type']).not.toContain('charset');
		expect(gunzipSync(file.data).toString('utf8')).toMatch(/^settlement-id\tsettlement-start-date\t/);
		expect((await world.http.get(data.url, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
		expect((await world.http.get(`${data.url}0`)).status).toBe(403);
		world.clock.advance(300_000);
		expect((await world.http.get(data.url)).status).toBe(200);
		world.clock.advance(1);
		const late = await world.http.get(data.url);
		expect([late.status, late.data]).toEqual([403, expect.stringContaining('Request has expired')]);
	});

	it('lists the same content twice for the first settlement', async () => {
		const { reports } = (await list({ reportTypes: SETTLEMENT_TYPE })).data;
		const read = async (id: string) =>
			(await world.http.get((await world.get(`${DOCUMENTS}/${id}`)).data.url, { responseType: 'arraybuffer' })).data as Buffer;
		const [one, two] = [await read(reports[2].reportDocumentId), await read(reports[3].reportDocumentId)];
		expect(reports[2].reportDocumentId).not.toBe(reports[3].reportDocumentId);
		expect(one.equals(two)).toBe(true);
	});

	it('answers a request for a settlement report with 429, although quota is left', async () => {
		const headers = { 'x-amz-access-token': await world.login() };
		const create = async (body: unknown) => world.http.post(REPORTS, body, { headers });
		const answer = await create({ reportType: SETTLEMENT_TYPE, marketplaceIds: ['A1F83G8C2ARO7P'] });
		expect([answer.status, answer.data.errors[0].code]).toEqual([429, 'QuotaExceeded']);
		expect((await create({ reportType: SETTLEMENT_TYPE })).status).toBe(400);
		expect((await create({ reportType: SETTLEMENT_TYPE, marketplaceIds: ['A1F83G8C2ARO7P'], colour: 'red' })).status).toBe(400);
	});
});
