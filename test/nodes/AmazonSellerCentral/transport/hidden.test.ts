import { amazonError } from '../../../../nodes/AmazonSellerCentral/transport/errors';
import { faultOfAnswer } from '../../../../nodes/AmazonSellerCentral/transport/fault';
import { hiding } from '../../../../nodes/AmazonSellerCentral/transport/hidden';
import { recordOf } from '../../../../nodes/AmazonSellerCentral/transport/record';
import { everythingOf } from '../../../workflow/amazon/everythingOf';

const NODE = {
	id: '1',
	name: 'Amazon',
	type: 'n8n-nodes-amazon-sage200.amazonSellerCentral',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const CREDENTIAL = {
	region: 'eu',
	clientId: 'ZQX-client-id',
	clientSecret: 'ZQX-client-secret',
	refreshToken: 'ZQX-refresh-token',
	accessToken: 'ZQX-access-token',
};
/** A mark in every field of a delivery that a body can hold. */
const BODY = {
	marketplaceId: 'A1F83G8C2ARO7P',
	destinationAddress: {
		name: 'ZQXname Surname',
		addressLine1: '12 ZQXstreet',
		addressLine2: 'ZQXflat',
		city: 'ZQXcity',
		postalCode: 'ZQX1 1AA',
		phone: 447700900123,
		districtOrCounty: 'ZQXcounty',
	},
	notes: ['ZQXnote one', { deep: ['ZQXdeep'] }],
	emails: ['ZQXmail@example.com'],
	vat: 'ZQXvat 123',
	packageDetail: { packageReferenceId: '7', carrierCode: 'Royal Mail', trackingNumber: 'ZQXtracking' },
};
const SENT = { path: { orderId: '026-1520163-6049104' }, query: { buyerEmail: 'ZQXquery' }, body: BODY, token: 'ZQX-restricted-token' };

/** Amazon repeats all that it was given, one value in each of its texts and all of them together. */
const leaves = (value: unknown): string[] =>
	typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
const all = [...leaves(SENT), ...leaves(CREDENTIAL)];
const answerWith = (texts: readonly string[], requestId = 'd-1') => ({
	status: 400,
	headers: { 'x-amzn-requestid': requestId },
	body: Buffer.from(
		JSON.stringify({ errors: texts.map((text) => ({ code: text, message: `bad ${text}!`, details: text.toUpperCase() })) }),
	),
});
const errorOf = (texts: readonly string[], requestId?: string) =>
	amazonError(
		NODE,
		faultOfAnswer(answerWith(texts, requestId))!,
		{ endpoint: 'orders', name: 'confirmShipment', record: recordOf(SENT), hide: hiding(CREDENTIAL, SENT) },
		0,
	);

test.each([...all.map((text) => [[text]]), [all.slice(0, 10)], [all.slice(10)], [[JSON.stringify(BODY)]], [[all.join(' ')]]])(
	'nothing that was sent comes back in what is shown: %j',
	(texts) => {
		const error = errorOf(texts);
		const everything = everythingOf(error) + String(error.stack);
		expect(everything.match(/ZQX[\w-]*|7700900123/gi)).toBeNull();
		expect(error.message).toContain('order 026-1520163-6049104');
	},
);

test("identifiers and Amazon's own words stay", () => {
	expect(errorOf(['026-1520163-6049104', 'A1F83G8C2ARO7P', 'Royal Mail']).description).toContain(
		'Amazon says: 026-1520163-6049104: bad 026-1520163-6049104! 026-1520163-6049104 | A1F83G8C2ARO7P: bad A1F83G8C2ARO7P! A1F83G8C2ARO7P | Royal Mail: bad Royal Mail! ROYAL MAIL.',
	);
});

test('the request id stays for support, and is dropped where the header holds anything else', () => {
	expect(errorOf(['x'], '3f1c0a52-0001-4a7e-9a55-1f0c2a4be901').description).toContain('request id 3f1c0a52-0001-4a7e-9a55-1f0c2a4be901');
	for (const odd of ['ZQXname Surname', 'Atza|ZQX', 'x'.repeat(65), ''])
		expect(errorOf(['x'], odd).description).not.toContain('request id');
});

test.each(['a', 'a@', '"', ' ', 'phone: ', '\\u0041'])('a refusal of a megabyte of %j is handled in a tenth of a second', (piece) => {
	// Three fields in each of ten errors, as JSON writes them.
	const text = piece.repeat(1_000_000 / (JSON.stringify(piece).length - 2) / 30);
	const answer = answerWith(Array(10).fill(text) as string[]);
	const asked = { endpoint: 'orders', name: 'getOrder', record: {}, hide: hiding(CREDENTIAL, SENT) };
	// Time of this process, and the best of some: other work of the machine does not count.
	const taken = Array.from({ length: 5 }, () => {
		const start = process.cpuUsage();
		amazonError(NODE, faultOfAnswer(answer)!, asked);
		return process.cpuUsage(start).user / 1000;
	});
	expect(Math.min(...taken)).toBeLessThan(100);
	const error = amazonError(NODE, faultOfAnswer(answer)!, asked);
	expect(error.description!.length).toBeLessThan(8000);
});

test('a refusal with a hundred thousand errors keeps the first ten and says how many there are', () => {
	const body = Buffer.from(JSON.stringify({ errors: Array(20_000).fill({ code: 'E', message: 'no' }) }));
	const fault = faultOfAnswer({ status: 400, headers: {}, body })!;
	expect([fault.said?.length, fault.unsaid]).toEqual([10, 19_990]);
});
