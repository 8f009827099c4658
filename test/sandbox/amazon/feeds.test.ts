import { startWorld, type World } from './world';

const UK = 'A1F83G8C2ARO7P';
const FEEDS = '/feeds/2021-06-30/feeds';
const DOCUMENTS = '/feeds/2021-06-30/documents';
const TYPE = 'application/json; charset=UTF-8';
const HEADER = { sellerId: 'A2HARBOURHEARTH', version: '2.0', issueLocale: 'en_GB' };
const message = (messageId: number, sku: string, value: object = { fulfillment_channel_code: 'DEFAULT', quantity: 5 }) => ({
	messageId,
	sku,
	operationType: 'PATCH',
	productType: 'PRODUCT',
	patches: [{ op: 'merge', path: '/attributes/fulfillment_availability', value: [value] }],
});

describe('Feeds', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld({ rateFactor: 1 })));
	afterEach(async () => world.sandbox.stop());
	const upload = async (feed: unknown, headers: Record<string, string> = {}) => {
		const { data, status } = await world.send('POST', DOCUMENTS, { contentType: TYPE });
		expect(status).toBe(201);
		const put = await world.http.put(data.url, typeof feed === 'string' ? feed : JSON.stringify(feed), {
			headers: { 'content-type': TYPE, ...headers },
		});
		return { feedDocumentId: data.feedDocumentId as string, url: data.url as string, put };
	};
	const create = async (inputFeedDocumentId: string, change: object = {}) =>
		world.send('POST', FEEDS, { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: [UK], inputFeedDocumentId, ...change });
	const read = async (feedId: string) => (await world.get(`${FEEDS}/${feedId}`)).data;
	const submit = async (feed: unknown) => (await create((await upload(feed)).feedDocumentId)).data.feedId as string;
	const finish = async (feed: unknown) => {
		const feedId = await submit(feed);
		world.clock.advance(200_000);
		const done = await read(feedId);
		const { data } = await world.get(`${DOCUMENTS}/${done.resultFeedDocumentId}`);
		return { done, report: (await world.http.get(data.url)).data };
	};
	const quantity = async (sku: string) =>
		(await world.get(`/listings/2021-08-01/items/A2HARBOURHEARTH/${sku}`, { marketplaceIds: UK, includedData: 'fulfillmentAvailability' }))
			.data.fulfillmentAvailability[0].quantity;

	it('wait, are worked on and are done; the quantities follow', async () => {
		const feedId = await submit({ header: HEADER, messages: [message(1, 'HH-PAN-24'), message(2, 'HH-PAN-28')] });
		expect(await read(feedId)).toEqual({
			feedId,
			feedType: 'JSON_LISTINGS_FEED',
			marketplaceIds: [UK],
			createdTime: '2026-11-23T10:00:00Z',
			processingStatus: 'IN_QUEUE',
		});
		world.clock.advance(30_000);
		expect((await read(feedId)).processingStatus).toBe('IN_PROGRESS');
		// A minute of work and ten milliseconds for each of the two messages.
		world.clock.advance(60_019);
		expect((await read(feedId)).processingStatus).toBe('IN_PROGRESS');
		world.clock.advance(1);
		expect(await read(feedId)).toMatchObject({
			processingStatus: 'DONE',
			processingEndTime: '2026-11-23T10:01:30Z',
			resultFeedDocumentId: expect.any(String),
		});
		expect(await quantity('HH-PAN-24')).toBe(22);
		world.clock.advance(60_000);
		expect([await quantity('HH-PAN-24'), await quantity('HH-PAN-28')]).toEqual([5, 5]);
	});

	it('are done although messages were refused: the report says which', async () => {
		const { done, report } = await finish({
			header: HEADER,
			messages: [
				message(1, 'HH-PAN-24'),
				message(2, 'NOBODY'),
				message(3, 'HH-PAN-28', { quantity: 1 }),
				message(3, 'HH-JUG-2L'),
				{ ...message(4, 'HH-JUG-2L'), operationType: 'DELETE' },
			],
		});
		expect(done.processingStatus).toBe('DONE');
		expect(report.header).toEqual({ sellerId: 'A2HARBOURHEARTH', version: '2.0', feedId: done.feedId });
		expect(report.summary).toEqual({ errors: 4, warnings: 0, messagesProcessed: 5, messagesAccepted: 1, messagesInvalid: 4 });
		expect(report.issues.map(({ messageId, sku, severity }: Record<string, unknown>) => [messageId, sku, severity])).toEqual([
			[2, 'NOBODY', 'ERROR'],
			[3, 'HH-PAN-28', 'ERROR'],
			[3, 'HH-JUG-2L', 'ERROR'],
			[4, 'HH-JUG-2L', 'ERROR'],
		]);
		expect([await quantity('HH-PAN-24'), await quantity('HH-JUG-2L')]).toEqual([5, 7]);
	});

	it.each([
		['no JSON', '{"header":'],
		['another seller', { header: { ...HEADER, sellerId: 'OTHER' }, messages: [message(1, 'HH-PAN-24')] }],
		['another version', { header: { ...HEADER, version: '1.0' }, messages: [message(1, 'HH-PAN-24')] }],
		['no messages', { header: HEADER, messages: [] }],
	])('are fatal with %s, and the report says why', async (_what, feed) => {
		const { done, report } = await finish(feed);
		expect(done.processingStatus).toBe('FATAL');
		expect(report.issues).toEqual([{ severity: 'ERROR', message: expect.any(String) }]);
		expect(report.summary.messagesAccepted).toBe(0);
	});

	it('are uploaded without a token, with the announced type, for five minutes', async () => {
		expect((await upload('{}')).put.status).toBe(200);
		expect((await upload('{}', { 'content-type': 'text/plain' })).put.status).toBe(403);
		expect((await upload('{}', { 'x-amz-access-token': await world.login() })).put.status).toBe(403);
		expect((await upload('{}', { authorization: 'Bearer x' })).put.status).toBe(400);
		const { url } = await upload('{}');
		expect((await world.http.get(url)).status).toBe(403);
		world.clock.advance(300_001);
		expect((await world.http.put(url, '{}', { headers: { 'content-type': TYPE } })).status).toBe(403);
	});

	it('are refused without an uploaded document, and when their type is gone', async () => {
		const { data } = await world.send('POST', DOCUMENTS, { contentType: TYPE });
		expect((await create(data.feedDocumentId)).status).toBe(400);
		const { feedDocumentId } = await upload('{}');
		expect((await create(feedDocumentId, { feedType: 'POST_INVENTORY_AVAILABILITY_DATA' })).status).toBe(400);
		expect((await create(feedDocumentId, { marketplaceIds: [] })).status).toBe(400);
		expect((await create(feedDocumentId, { marketplaceIds: ['A1PA6795UKMFR9'] })).status).toBe(403);
		expect((await world.send('POST', DOCUMENTS, {})).status).toBe(400);
	});

	it('can be cancelled in the queue and then change nothing', async () => {
		const feedId = await submit({ header: HEADER, messages: [message(1, 'HH-PAN-24')] });
		expect((await world.send('DELETE', `${FEEDS}/${feedId}`)).status).toBe(200);
		world.clock.advance(300_000);
		expect((await read(feedId)).processingStatus).toBe('CANCELLED');
		expect((await world.send('DELETE', `${FEEDS}/${feedId}`)).status).toBe(400);
		expect(await quantity('HH-PAN-24')).toBe(22);
		expect((await world.get(FEEDS, { feedTypes: 'JSON_LISTINGS_FEED', processingStatuses: 'CANCELLED' })).data.feeds).toHaveLength(1);
	});

	it('that are older than a patch win when they end after it', async () => {
		await submit({ header: HEADER, messages: [message(1, 'HH-PAN-24')] });
		await world.send('PATCH', `/listings/2021-08-01/items/A2HARBOURHEARTH/HH-PAN-24?marketplaceIds=${UK}`, {
			productType: 'PRODUCT',
			patches: message(1, '', { fulfillment_channel_code: 'DEFAULT', quantity: 9 }).patches,
		});
		world.clock.advance(65_000);
		expect(await quantity('HH-PAN-24')).toBe(9);
		world.clock.advance(100_000);
		expect(await quantity('HH-PAN-24')).toBe(5);
	});
});
