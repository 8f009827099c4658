import { MomentBook } from '../../../../scripts/day/world/moments';
import { Tables } from '../../../../scripts/day/engine/tables';
import type { Evidence } from '../../../../scripts/day/judge/facts';
import { judgeLateOrders } from '../../../../scripts/day/judge/lateOrders';
import { judgeOrders } from '../../../../scripts/day/judge/orders';
import { judgeOversold } from '../../../../scripts/day/judge/oversold';
import { judgeParcels } from '../../../../scripts/day/judge/parcels';
import { Store } from '../../../../sandbox/core/store';
import ids from '../../../../workflows/package/ids.json';

const ID = '026-1000001-2000001';
const at = (time: string): number => Date.parse(`2026-05-13T${time}Z`);

/** A day with one order of one lamp at 24.00, in Sage since 10:20, despatched at 13:00 and confirmed at 13:05. */
class SmallDay implements Evidence {
	readonly store = Store.open();
	readonly moments = new MomentBook();
	now = at('09:00:00');
	readonly tables = new Tables(() => this.now);

	constructor({ status = 'SHIPPED', packages = 1, told = 2, total = '24.00' } = {}) {
		this.tables.of(ids.dataTables.skuMap.id).insert({ sellerSku: 'S-LAMP', stockCode: 'LAMP', factor: 1 });
		const one = { orderItemId: '1', quantity: told };
		this.store.insert('amazonOrder', {
			settlementId: null,
			order: {
				orderId: ID,
				createdTime: '2026-05-13T09:50:00Z',
				proceeds: { grandTotal: { amount: total, currencyCode: 'GBP' } },
				fulfillment: {
					fulfillmentStatus: status,
					fulfilledBy: 'MERCHANT',
					shipByWindow: { latestDateTime: '2026-05-13T17:00:00Z' },
				},
				orderItems: [{ orderItemId: '1', quantityOrdered: 2, product: { sellerSku: 'S-LAMP' } }],
				packages: Array.from({ length: packages }, () => ({ createdTime: '2026-05-13T13:05:00Z', packageItems: [one] })),
			},
		});
		this.moments.importable.set(ID, at('10:00:00'));
		this.moments.opening.set('LAMP', 2);
	}

	inSage({ gross = 2400, enteredAt = '10:20:00' } = {}): this {
		const lines = [{ id: 7, code: 'LAMP' }];
		const row = { customer_document_no: ID, document_no: '0000000001', total_gross_value: gross, lines };
		this.store.insert('sage.order', { row: { ...row, date_time_created: `2026-05-13T${enteredAt}Z` } });
		return this;
	}

	despatched(createdAt = '13:00:00'): this {
		const note = this.store.insert('sage.despatch', { orderId: 1, despatchNo: '0000000001', createdAt: `2026-05-13T${createdAt}Z` });
		this.store.insert('sage.despatchLine', { despatchId: note.id, orderId: 1, lineId: 7, quantity: 200_000, invoiced: 0 });
		return this;
	}

	ran(started: string, finished: string): this {
		const row = { flow: 'orders', status: 'done', startedAt: `2026-05-13T${started}Z`, finishedAt: `2026-05-13T${finished}Z` };
		this.tables.of(ids.dataTables.runLog.id).insert(row);
		return this;
	}

	told(kind: string, status = 'open'): this {
		this.tables.of(ids.dataTables.exceptions.id).insert({ key: `${kind}|${ID}`, kind, status, recordId: ID });
		return this;
	}
}

const rules = (findings: ReadonlyArray<{ rule: string; record: string }>) => findings.map(({ rule, record }) => [rule, record]);

test('an order that stands once in Sage with its gross, and its parcel once on Amazon, leaves nothing to say', () => {
	const day = new SmallDay().inSage().despatched().ran('10:15:00', '10:21:00');
	expect([judgeOrders(day), judgeLateOrders(day), judgeOversold(day), judgeParcels(day)]).toEqual([[], [], [], []]);
});

test('an order that stands twice in Sage is named, whoever is told', () => {
	const day = new SmallDay().inSage().inSage().told('postedTwice');
	expect(rules(judgeOrders(day))).toEqual([['doubled', ID]]);
});

test('an order that is missing, pending, cancelled or of another gross is named, unless an exception of it is open', () => {
	expect(rules(judgeOrders(new SmallDay({ packages: 0 })))).toEqual([['missing', ID]]);
	expect(judgeOrders(new SmallDay({ packages: 0 }).told('unknownSku'))).toEqual([]);
	expect(rules(judgeOrders(new SmallDay({ packages: 0 }).told('unknownSku', 'resolved')))).toEqual([['missing', ID]]);
	expect(rules(judgeOrders(new SmallDay({ status: 'PENDING' }).inSage()))).toEqual([['early', ID]]);
	expect(rules(judgeOrders(new SmallDay({ status: 'CANCELLED' }).inSage()))).toEqual([['cancelled', ID]]);
	expect(rules(judgeOrders(new SmallDay().inSage({ gross: 2401 })))).toEqual([['gross', ID]]);
});

test('an order of Sage that Amazon does not know is named', () => {
	const day = new SmallDay().inSage();
	day.store.insert('sage.order', { row: { customer_document_no: '026-9', document_no: '2', total_gross_value: 1 } });
	expect(rules(judgeOrders(day))).toEqual([['stranger', '026-9']]);
});

test('an order that a whole run passed over is late; one that was not to be seen yet, or was an exception then, is not', () => {
	expect(rules(judgeLateOrders(new SmallDay().inSage({ enteredAt: '10:31:00' }).ran('10:15:00', '10:16:00')))).toEqual([['lateOrder', ID]]);
	expect(judgeLateOrders(new SmallDay().inSage({ enteredAt: '10:16:00' }).ran('10:02:00', '10:03:00'))).toEqual([]);
	expect(judgeLateOrders(new SmallDay().inSage({ enteredAt: '10:31:00' }).told('unknownSku').ran('10:15:00', '10:16:00'))).toEqual([]);
	expect(rules(judgeLateOrders(new SmallDay().ran('10:15:00', '10:16:00')))).toEqual([['lateOrder', ID]]);
});

test('a confirmation that got lost, one that was sent twice, and one of other quantities are named', () => {
	expect(rules(judgeParcels(new SmallDay({ packages: 0 }).inSage().despatched()))).toEqual([['unconfirmed', ID]]);
	expect(judgeParcels(new SmallDay({ packages: 0 }).inSage().despatched().told('shipmentRefused'))).toEqual([]);
	expect(rules(judgeParcels(new SmallDay({ packages: 0 }).inSage().despatched().told('shipmentLate')))).toEqual([['unconfirmed', ID]]);
	expect(rules(judgeParcels(new SmallDay({ packages: 2 }).inSage().despatched()))).toEqual([['confirmedTwice', ID]]);
	expect(rules(judgeParcels(new SmallDay({ told: 1 }).inSage().despatched()))).toEqual([['unconfirmed', ID]]);
	expect(rules(judgeParcels(new SmallDay({ told: 3 }).inSage().despatched()))).toEqual([['quantities', ID]]);
});

test('two notes that are one package of Amazon, because a pack was split, are right', () => {
	expect(judgeParcels(new SmallDay({ told: 4 }).inSage().despatched().despatched())).toEqual([]);
});

test('a parcel that was confirmed after its latest ship time is late only when it left in time', () => {
	const late = (despatchedAt: string) => {
		const day = new SmallDay().inSage().despatched(despatchedAt);
		const record = day.store.get('amazonOrder', 1)! as unknown as { order: { packages: Array<{ createdTime: string }> } };
		record.order.packages[0].createdTime = '2026-05-13T17:30:00Z';
		return rules(judgeParcels(day));
	};
	expect(late('13:00:00')).toEqual([['lateParcel', ID]]);
	expect(late('16:30:00')).toEqual([['lateParcel', ID]]);
	expect(late('16:31:00')).toEqual([]);
});

test('an exception excuses a late parcel only when it was open shortly before its latest ship time', () => {
	const late = (from: string, to?: string) => {
		const day = new SmallDay().inSage().despatched();
		const record = day.store.get('amazonOrder', 1)! as unknown as { order: { packages: Array<{ createdTime: string }> } };
		record.order.packages[0].createdTime = '2026-05-13T17:30:00Z';
		day.now = at(from);
		day.told('trackingMissing');
		day.now = at(to ?? from);
		if (to) day.tables.of(ids.dataTables.exceptions.id).update({ type: 'and', filters: [] }, { status: 'resolved' });
		return rules(judgeParcels(day));
	};
	expect(late('14:00:00')).toEqual([]);
	expect(late('17:10:00')).toEqual([['lateParcel', ID]]);
	expect(late('14:00:00', '15:00:00')).toEqual([['lateParcel', ID]]);
	expect(late('14:00:00', '16:45:00')).toEqual([]);
});

test('more units sold than the house had are named by their stock code, but for those that could not be seen', () => {
	const day = new SmallDay();
	day.moments.opening.set('LAMP', 1);
	expect(rules(judgeOversold(day))).toEqual([['oversold', 'LAMP']]);
	day.moments.offers.push({ at: at('09:55:00'), sku: 'S-LAMP', quantity: 0 });
	expect(judgeOversold(day)).toEqual([]);
	expect(judgeOversold(new SmallDay({ status: 'CANCELLED' }))).toEqual([]);
});

test('a quantity that promises more than was left is named; what was just sold could not be seen, whenever it was paid', () => {
	const offered = (time: string, quantity: number, paid = '09:50:30') => {
		const day = new SmallDay();
		day.moments.importable.set(ID, at(paid));
		day.moments.opening.set('LAMP', 5);
		day.moments.offers.push({ at: at(time), sku: 'S-LAMP', quantity });
		return rules(judgeOversold(day));
	};
	// Two of five are sold at 09:50.
	expect(offered('10:03:00', 4)).toEqual([['offered', 'LAMP']]);
	expect(offered('10:03:00', 3)).toEqual([]);
	expect(offered('09:59:00', 5)).toEqual([]);
	expect(offered('10:12:00', 5, '10:11:00')).toEqual([['offered', 'LAMP']]);
	expect(offered('10:14:00', 5, '10:01:00')).toEqual([['offered', 'LAMP']]);
});
