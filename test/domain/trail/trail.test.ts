import * as trail from '../../../nodes/domain/trail/trail';

const ID = '202-1111111-2222222';
const AT = '2026-11-05T09:00:00.000Z';

it('notes of parcels how many and under which references Amazon knows them', () => {
	expect(trail.despatched(ID, ['301', '302'], '2026-11-05T08:00:00Z', AT)).toEqual({
		orderId: ID,
		despatchedAt: '2026-11-05T08:00:00Z',
		parcels: '2: 301, 302',
		lastChange: AT,
	});
	expect(trail.despatched(ID, [], '', AT).parcels).toBe('');
});

it('keeps in one row what several steps of a run say of an order, the later word first', () => {
	const rows = trail.byOrder([
		trail.inSage(ID, '0000000041'),
		trail.confirmed('202-1111111-3333333', AT),
		trail.imported(ID, '0000000042', AT),
	]);
	expect(rows).toEqual([
		{ orderId: ID, sageOrder: '0000000042', importedAt: AT, lastChange: AT },
		{ orderId: '202-1111111-3333333', confirmedAt: AT, lastChange: AT },
	]);
});

it('lets every step write columns of the table only, and never those of another step', () => {
	const facts = { marketplace: 'Amazon.co.uk', channel: 'FBM', purchasedAt: AT, shipBy: AT, amazonStatus: 'UNSHIPPED' };
	const money = { settlements: ['1'], settled: '1.00', refunded: '0.00', currency: 'GBP', credits: [] };
	const steps = {
		amazon: trail.onAmazon(ID, facts),
		imported: trail.imported(ID, '42', AT),
		exceptions: trail.withExceptions(ID, ['unknownSku']),
		despatched: trail.despatched(ID, ['1'], AT, AT),
		confirmed: trail.confirmed(ID, AT),
		asked: trail.cancellationAsked(ID, AT),
		cancelled: trail.cancelled(ID, 'deleted in Sage', AT),
		returned: trail.returned(ID, '1 sellable', AT),
		settled: trail.settledBy(ID, money, AT),
	};
	const own = Object.values(steps).map((row) => Object.keys(row).filter((name) => name !== 'orderId' && name !== 'lastChange'));
	const all = own.flat();
	expect(all.filter((name) => !(trail.TRAIL_COLUMNS as readonly string[]).includes(name))).toEqual([]);
	expect(all.length).toBe(new Set(all).size);
	expect([...all, 'orderId', 'lastChange'].sort()).toEqual([...trail.TRAIL_COLUMNS].sort());
});
