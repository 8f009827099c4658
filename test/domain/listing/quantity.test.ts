import { doubledSkus, quantityPatch, refuseChange, refuseListing } from '../../../nodes/domain/listing/quantity';

test('the patch merges the quantity into the attribute, so that handling time and restock date stay', () => {
	// As the listings items guide writes it: whole top-level attribute, channel code always given.
	expect(quantityPatch(10)).toEqual({
		productType: 'PRODUCT',
		patches: [
			{ op: 'merge', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 10 }] },
		],
	});
});

test('a listing that only the seller fulfils may be set', () => {
	expect(refuseListing('HH-KETTLE', [{ fulfillmentChannelCode: 'DEFAULT', quantity: 4 }])).toBeUndefined();
});

test.each([
	['Amazon fulfils', [{ fulfillmentChannelCode: 'AMAZON_EU' }], 'its channels are AMAZON_EU'],
	[
		'both fulfil',
		[{ fulfillmentChannelCode: 'DEFAULT', quantity: 0 }, { fulfillmentChannelCode: 'AMAZON_EU' }],
		'its channels are DEFAULT, AMAZON_EU',
	],
	['shows no channel', [], 'no fulfilment channel'],
	['shows nothing at all', undefined, 'no fulfilment channel'],
])('a listing that %s is refused', (_what, availability, words) => {
	expect(refuseListing('HH-KETTLE', availability)?.message).toContain(words);
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a quantity of %p is refused', (quantity) => {
	expect(refuseChange({ sku: 'HH-KETTLE', quantity })?.message).toContain('whole number from 0');
});

test('zero is a quantity, and an SKU must be there', () => {
	expect(refuseChange({ sku: 'HH-KETTLE', quantity: 0 })).toBeUndefined();
	expect(refuseChange({ sku: '', quantity: 0 })?.message).toBe('The SKU is empty');
});

test('names each SKU that stands more than once', () => {
	const change = (sku: string) => ({ sku, quantity: 1 });
	expect(doubledSkus(['A', 'B', 'A', 'C', 'A', 'B'].map(change))).toEqual(['A', 'B']);
	expect(doubledSkus(['A', 'a'].map(change))).toEqual([]);
});
