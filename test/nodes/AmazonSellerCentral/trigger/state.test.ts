import { isBefore, isoOf, keepFrom, newState, scopeOf, stateOf } from '../../../../nodes/AmazonSellerCentral/trigger/state';

test('writes instants as Amazon takes them, and compares them with and without fractions', () => {
	expect(isoOf(Date.UTC(2026, 10, 20, 12, 0, 5, 678))).toBe('2026-11-20T12:00:05Z');
	expect(isBefore('2026-11-20T12:00:05Z', '2026-11-20T12:00:05.000Z')).toBe(false);
	expect(isBefore('2026-11-20T12:00:05.999Z', '2026-11-20T13:00:06+01:00')).toBe(true);
});

test('a state counts for its own scope only', () => {
	const scope = scopeOf('seller-1', 'orderCreated', { marketplaceIds: ['A'] });
	const state = newState(scope, '2026-11-20T12:00:00Z');
	expect(stateOf({ state }, scope)).toBe(state);
	expect(stateOf({ state }, scopeOf('seller-1', 'orderCreated', { marketplaceIds: ['B'] }))).toBeUndefined();
	expect(stateOf({ state }, scopeOf('seller-2', 'orderCreated', { marketplaceIds: ['A'] }))).toBeUndefined();
	expect(stateOf({}, scope)).toBeUndefined();
});

test('forgets what lies before the overlap', () => {
	expect(
		keepFrom({ old: '2026-11-20T11:59:59Z', edge: '2026-11-20T12:00:00Z', young: '2026-11-20T12:00:01.5Z' }, '2026-11-20T12:00:00Z'),
	).toEqual({
		edge: '2026-11-20T12:00:00Z',
		young: '2026-11-20T12:00:01.5Z',
	});
});
