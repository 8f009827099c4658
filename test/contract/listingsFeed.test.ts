import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ListingBook } from '../../sandbox/amazon/listingBook';
import { processListingsFeed } from '../../sandbox/amazon/listingsFeed';
import { COLLECTIONS, type FeedRecord } from '../../sandbox/amazon/records';
import { demoListings } from '../../sandbox/company/amazon/stock';
import { manualClock } from '../../sandbox/core/clock';
import { Store } from '../../sandbox/core/store';
import { specsFolder } from './specs';

const HEADER = { sellerId: 'A2HARBOURHEARTH', version: '2.0', issueLocale: 'en_GB' };
const message = (messageId: number, sku: string, value: object) => ({
	messageId,
	sku,
	operationType: 'PATCH',
	productType: 'PRODUCT',
	patches: [{ op: 'merge', path: '/attributes/fulfillment_availability', value: [value] }],
});
const FEED = {
	header: HEADER,
	messages: [message(1, 'HH-PAN-24', { fulfillment_channel_code: 'DEFAULT', quantity: 4 }), message(2, 'HH-PAN-28', { quantity: 4 })],
};

/** The schema of the document; its keywords are JSON Schema's own, apart from examples. */
function matches(schemaFile: string, document: unknown): unknown[] {
	const validate = new Ajv({ allErrors: true, strict: false }).compile(
		JSON.parse(readFileSync(join(specsFolder(), 'sp-api', schemaFile), 'utf8')) as object,
	);
	return validate(document) ? [] : (validate.errors ?? []);
}

/** The sandbox's processing report of a feed. */
function reportOf(text: string): unknown {
	const store = Store.open();
	const clock = manualClock('2026-11-23T10:00:00Z');
	for (const listing of demoListings(clock.now())) store.insert(COLLECTIONS.listings, listing);
	return processListingsFeed({ feedId: '70100000001' } as FeedRecord, text, new ListingBook({ store, clock, rateFactor: 1 }), clock.now())
		.report;
}

it('the feed that the sandbox accepts follows the schema of listings feeds', () => {
	expect(matches('listings-feed-schema-v2.json', FEED)).toEqual([]);
	expect(matches('listings-feed-schema-v2.json', { ...FEED, messages: [] })).not.toEqual([]);
});

it.each([
	['of a feed with an accepted and a refused message', JSON.stringify(FEED)],
	['of a feed that cannot be read', '{"header":'],
])('the processing report %s follows its schema', (_what, text) => {
	expect(matches('listings-feed-processing-report-schema-v2.json', reportOf(text))).toEqual([]);
	expect(reportOf(text)).toHaveProperty('issues.0.severity', 'ERROR');
});
