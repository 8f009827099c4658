import { gunzipSync, gzipSync } from 'node:zlib';
import { properties } from '../../../nodes/AmazonSellerCentral/description';
import { MARKETPLACE, SELLER_ID } from '../../../sandbox/company/company';
import { Chance } from '../../chaos/random';
import { AmazonWorld } from '../amazonWorld';
import { operationsOf } from '../shownFields';
import { spoiltBody } from '../spoiltBody';
import { target } from '../target';

/** What writes, asks for a report and waits for it, or reads no answer of Amazon's. */
const OTHERS = ['call', 'confirmShipment', 'readFile', 'request', 'updateQuantities', 'updateQuantity'];
const READS = operationsOf(properties).filter(({ operation }) => !OTHERS.includes(operation));
const NAMED = {
	after: '2026-04-20T00:00:00Z',
	postedAfter: '2026-04-20T00:00:00Z',
	createdAfter: '2026-04-20T00:00:00Z',
	startDate: '2026-04-20',
	dataStartTime: '2026-04-20T00:00:00Z',
	dataEndTime: '2026-05-01T00:00:00Z',
	marketplaceId: MARKETPLACE.id,
	settlementId: '11111111111',
	sellerId: SELLER_ID,
	sku: 'HH-BOOK-BREAD',
	feedId: '1',
	source: 'amazon',
	returnAll: true,
};

const GZIP = Buffer.from([0x1f, 0x8b]);

function spoilt(body: Buffer, chance: Chance): Buffer {
	const isPacked = body.subarray(0, 2).equals(GZIP);
	const text = spoiltBody((isPacked ? gunzipSync(body) : body).toString('utf8'), chance);
	return isPacked ? gzipSync(text) : Buffer.from(text);
}

/** Each operation that reads, on answers and documents of Amazon with anything in any field: items, or an error of n8n's that says what is wrong. */
export const amazonAnswers = target({
	name: 'amazonAnswers',
	draw: (chance) => ({ ...chance.pick(READS), spoils: chance.between(1, 1_000_000_000), at: chance.between(0, 2) }),
	read: async ({ resource, operation, spoils, at }) => {
		const world = await AmazonWorld.open();
		const spoil = (body: Buffer, index: number) => (index >= at ? spoilt(body, new Chance(spoils + index)) : body);
		await world.run({ resource, operation, parameters: NAMED, spoil });
	},
});
