import { dispatchFigures } from '../../../scripts/start/warehouse';

test('the figures of dispatch come from Amazon, the exceptions and the list of ship risks', () => {
	const order = (orderId: string, ...references: string[]) => ({
		orderId,
		status: 'SHIPPED',
		skus: [],
		packages: references.map((packageReferenceId) => ({ packageReferenceId })),
	});
	const notes = [
		{ orderId: 'a', despatchId: 1 },
		{ orderId: 'a', despatchId: 2 },
		{ orderId: 'b', despatchId: 3 },
		{ orderId: 'c', despatchId: 4 },
	];
	const exceptions = [
		{ status: 'open', flow: 'dispatch', recordId: 'b' },
		{ status: 'resolved', flow: 'dispatch', recordId: 'c' },
	];
	const risks = [{ risk: 'late' }, { risk: 'today' }];
	// Note 4 has neither a package of its own nor an exception: it is due and nothing else.
	expect(dispatchFigures(notes, [order('a', '1', '2'), order('b'), order('c', '3')], exceptions, risks)).toEqual({
		due: 4,
		confirmed: 2,
		held: 1,
		late: 1,
	});
});
