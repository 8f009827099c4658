import { valueChangeOf } from '../../../nodes/domain/fba/value';

describe('what a change of place does to the value', () => {
	test.each([
		['sellable', 'lost', { account: 'lost', sign: 1 }],
		['unsellable', 'lost', { account: 'lost', sign: 1 }],
		['lost', 'sellable', { account: 'lost', sign: -1 }],
		['lost', 'unsellable', { account: 'lost', sign: -1 }],
		['sellable', 'gone', { account: 'lost', sign: 1 }],
		['unsellable', 'gone', { account: 'damaged', sign: 1 }],
		['sellable', 'unsellable', undefined],
		['unsellable', 'sellable', undefined],
	] as const)('%s to %s', (from, to, change) => {
		expect(valueChangeOf(from, to, 'whenDisposed')).toEqual(change);
	});

	test.each([
		['sellable', 'unsellable', { account: 'damaged', sign: 1 }],
		['unsellable', 'sellable', { account: 'damaged', sign: -1 }],
		['unsellable', 'gone', undefined],
		['unsellable', 'lost', undefined],
		['lost', 'unsellable', undefined],
		['lost', 'sellable', { account: 'lost', sign: -1 }],
	] as const)('%s to %s where damaged units lose their value at once', (from, to, change) => {
		expect(valueChangeOf(from, to, 'whenDamaged')).toEqual(change);
	});
});
