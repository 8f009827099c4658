import { isRecord, recordItems, recordsIn, within } from '../../../../nodes/AmazonSellerCentral/transport/records';

test('each record becomes an item, and what is none a refusal in its place', () => {
	const items = recordItems([{ orderId: '1' }, null, 'Ann Other', [{}], { orderId: '5' }], 'an order', ({ orderId }) => ({ orderId }));
	expect(items.map(({ json }) => json.orderId ?? json.error)).toEqual([
		'1',
		'Amazon sent nothing in the place of an order (number 2 of the list)',
		'Amazon sent a string in the place of an order (number 3 of the list)',
		'Amazon sent a list in the place of an order (number 4 of the list)',
		'5',
	]);
	expect(items[2].json).toMatchObject({ details: { kind: 'runFailed', reason: 'unreadableRecord' } });
	expect(JSON.stringify(items)).not.toContain('Ann Other');
});

test('takes records out of anything', () => {
	expect(recordsIn([null, 1, { a: 1 }, []])).toEqual([{ a: 1 }]);
	expect([undefined, null, 5, 'x', {}].map(recordsIn)).toEqual([[], [], [], [], []]);
	expect([undefined, null, 5, { a: 1 }].map(within)).toEqual([{}, {}, {}, { a: 1 }]);
	expect([[], null, 'x', {}].map(isRecord)).toEqual([false, false, false, true]);
});
