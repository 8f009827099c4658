import type { AmazonOrder, OrderPackage } from '../../../sandbox/amazon/order.types';
import type { DespatchLineRecord, DespatchRecord } from '../../../sandbox/sage/books/despatch';
import type { Row } from '../engine/tables';
import { COLLECTION } from '../../../sandbox/sage/books/names';
import { linesOf } from '../../../sandbox/sage/books/orderState';
import ids from '../../../workflows/package/ids.json';
import { exceptionsByOrder, isOpen, ordersInSage, ordersOfAmazon, toldDuring, type Evidence, type Finding } from './facts';

const UNIT = 100_000;
/** From what the warehouse last said of a despatch (its tracking, if that came later) to the latest ship time: less than that is its delay. */
const TIME_TO_TELL = 30 * 60_000;

/** Raised because Amazon was not told: no excuse for it. */
const SAYS_NO_MORE = 'shipmentLate';

interface Parcel {
	readonly note: DespatchRecord;
	/** Units of stock items by stock code. */
	readonly units: ReadonlyMap<string, number>;
}

/**
 * What has to be true of the despatch notes of an order that the seller sends: Amazon was told of all their goods, in no more packages than there are
 * notes (half a pack waits for the other half); or an exception of the order is open. Of packages that Amazon learnt of after the latest ship time there are no more than the warehouse spoke of too late; or an exception of
 * the order was open in the last half hour before that time, so that a person was to act.
 */
export function judgeParcels(evidence: Evidence): Finding[] {
	const parcels = parcelsByOrder(evidence);
	const told = exceptionsByOrder(evidence);
	return ordersOfAmazon(evidence)
		.filter(({ fulfillment }) => fulfillment.fulfilledBy === 'MERCHANT')
		.flatMap((order) => {
			const rows = (told.get(order.orderId) ?? []).filter(({ kind }) => kind !== SAYS_NO_MORE);
			const own = parcels.get(order.orderId) ?? [];
			return [...(rows.some(isOpen) ? [] : differences(evidence, order, own)), ...lateness(order, own, rows)];
		});
}

function differences(evidence: Evidence, { orderId, packages = [], orderItems }: AmazonOrder, parcels: readonly Parcel[]): Finding[] {
	const finding = (rule: string, what: string): Finding[] => [{ rule, record: orderId, what }];
	const counts = `Sage despatched it in ${parcels.length} notes, Amazon has ${packages.length} packages`;
	if (packages.length > parcels.length) return finding('confirmedTwice', counts);
	const inSage = sumOf(parcels.map(({ units }) => units));
	const onAmazon = sumOf(packages.map((each) => unitsOf(evidence, each, orderItems)));
	const differs = [...new Set([...inSage.keys(), ...onAmazon.keys()])].find((code) => inSage.get(code) !== onAmazon.get(code));
	if (differs === undefined) return [];
	const [left, told] = [inSage.get(differs) ?? 0, onAmazon.get(differs) ?? 0];
	const what = `${counts}; ${left} of ${differs} left Sage, Amazon was told of ${told}, and nobody is told`;
	return finding(told < left ? 'unconfirmed' : 'quantities', what);
}

function lateness({ orderId, fulfillment, packages = [] }: AmazonOrder, parcels: readonly Parcel[], rows: readonly Row[]): Finding[] {
	const latest = Date.parse(fulfillment.shipByWindow.latestDateTime);
	const inTime = latest - TIME_TO_TELL;
	const toldLate = packages.filter(({ createdTime }) => Date.parse(createdTime) > latest);
	const spokenLate = parcels.filter(({ note }) => Date.parse(note.updatedAt ?? note.createdAt) > inTime);
	const wasOpen = rows.map(toldDuring).some(({ from, to }) => from <= latest && to >= inTime);
	if (toldLate.length <= spokenLate.length || wasOpen) return [];
	const what = `${toldLate.length} packages were confirmed after ${fulfillment.shipByWindow.latestDateTime} (${toldLate.map(({ createdTime }) => createdTime).join(', ')}), ${spokenLate.length} notes came too late for it`;
	return [{ rule: 'lateParcel', record: orderId, what }];
}

function parcelsByOrder(evidence: Evidence): Map<string, Parcel[]> {
	const { store } = evidence;
	const lines = store.all<DespatchLineRecord>(COLLECTION.despatchLine);
	return new Map(
		[...ordersInSage(evidence)].map(([orderId, orders]) => [
			orderId,
			orders.flatMap((order) =>
				store
					.all<DespatchRecord>(COLLECTION.despatch)
					.filter((note) => note.orderId === order.id)
					.map((note) => ({
						note,
						units: unitsOfNote(
							order.row,
							lines.filter((line) => line.despatchId === note.id),
						),
					})),
			),
		]),
	);
}

function unitsOfNote(order: Parameters<typeof linesOf>[0], lines: readonly DespatchLineRecord[]): Map<string, number> {
	const codes = new Map(linesOf(order).map(({ id, code }) => [id, String(code)]));
	return sumOf(lines.map(({ lineId, quantity }) => new Map([[codes.get(lineId) ?? `line ${lineId}`, quantity / UNIT]])));
}

/** Units of stock items in a package, by the map that n8n has at the end. */
function unitsOf({ tables }: Evidence, { packageItems }: OrderPackage, items: AmazonOrder['orderItems']): Map<string, number> {
	const map = tables.of(ids.dataTables.skuMap.id).find();
	return sumOf(
		packageItems.map(({ orderItemId, quantity }) => {
			const sku = items.find((item) => item.orderItemId === orderItemId)?.product.sellerSku;
			const row = map.find(({ sellerSku }) => sellerSku === sku);
			return new Map([[String(row?.stockCode ?? sku), quantity * Number(row?.factor ?? 1)]]);
		}),
	);
}

function sumOf(all: ReadonlyArray<ReadonlyMap<string, number>>): Map<string, number> {
	const sum = new Map<string, number>();
	for (const units of all) for (const [code, count] of units) sum.set(code, (sum.get(code) ?? 0) + count);
	return sum;
}
