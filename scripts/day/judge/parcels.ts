import type { AmazonOrder, OrderPackage } from '../../../sandbox/amazon/order.types';
import type { DespatchLineRecord, DespatchRecord } from '../../../sandbox/sage/books/despatch';
import { COLLECTION } from '../../../sandbox/sage/books/names';
import { linesOf } from '../../../sandbox/sage/books/orderState';
import ids from '../../../workflows/package/ids.json';
import { exceptionsByOrder, isOpen, ordersInSage, ordersOfAmazon, toldDuring, type Evidence, type Finding } from './facts';

const UNIT = 100_000;
/** From the despatch in Sage to the latest ship time: less than that is the warehouse's delay. */
const TIME_TO_TELL = 60 * 60_000;

interface Parcel {
	readonly note: DespatchRecord;
	/** Units of stock items by stock code. */
	readonly units: ReadonlyMap<string, number>;
}

/**
 * What has to be true of the despatch notes of an order that the seller sends: Amazon was told of all their goods, in no more packages than there are
 * notes (half a pack waits for the other half); or an exception of the order is open. A package that Amazon learnt of after its latest ship time was despatched late, or somebody was told in time.
 */
export function judgeParcels(evidence: Evidence): Finding[] {
	const parcels = parcelsByOrder(evidence);
	const told = exceptionsByOrder(evidence);
	return ordersOfAmazon(evidence)
		.filter(({ fulfillment }) => fulfillment.fulfilledBy === 'MERCHANT')
		.flatMap((order) => {
			const rows = told.get(order.orderId) ?? [];
			const own = parcels.get(order.orderId) ?? [];
			const late = own.flatMap((parcel, index) => lateness(order, parcel, order.packages?.at(index)));
			return [...(rows.some(isOpen) ? [] : differences(evidence, order, own)), ...(rows.map(toldDuring).length > 0 ? [] : late)];
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

function lateness({ orderId, fulfillment }: AmazonOrder, { note }: Parcel, told: OrderPackage | undefined): Finding[] {
	const latest = Date.parse(fulfillment.shipByWindow.latestDateTime);
	const confirmed = told ? Date.parse(told.createdTime) : Number.POSITIVE_INFINITY;
	if (!told || confirmed <= latest || Date.parse(note.createdAt) > latest - TIME_TO_TELL) return [];
	return [
		{ rule: 'lateParcel', record: orderId, what: `note ${note.despatchNo} of ${note.createdAt} was confirmed at ${told.createdTime}` },
	];
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
