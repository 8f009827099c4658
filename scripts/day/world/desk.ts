import ids from '../../../workflows/package/ids.json';
import type { Row } from '../engine/tables';
import { UNMAPPED } from './setUp';
import { amazonOrder, changeOnAmazon, MINUTE, type World } from './world';

const LOOKS_EVERY = 20 * MINUTE;

/** The people who put exceptions right, hours late, as their remedy says; what they cannot put right stays open. */
export class Desk {
	private readonly seen = new Set<string>();
	readonly mended: Record<string, number> = {};

	constructor(
		private readonly world: World,
		/** From this instant on they are quicker. */
		private readonly calmFrom: number,
	) {}

	open(): void {
		const { time, end } = this.world;
		if (time.now() >= end) return;
		time.after(LOOKS_EVERY, () => {
			this.look();
			this.open();
		});
	}

	private look(): void {
		const { tables, time, chance } = this.world;
		for (const row of tables.of(ids.dataTables.exceptions.id).find()) {
			const sighting = `${String(row.key)} ${String(row.dueAt)}`;
			if (row.status !== 'open' || this.seen.has(sighting)) continue;
			this.seen.add(sighting);
			const minutes = time.now() < this.calmFrom ? chance.between(20, 300) : chance.between(5, 60);
			time.after(minutes * MINUTE, () => this.mend(row));
		}
	}

	private mend(row: Row): void {
		const remedy = REMEDIES[String(row.kind)];
		if (!remedy) return;
		const done = remedy(this.world, row);
		if (done) this.mended[String(row.kind)] = (this.mended[String(row.kind)] ?? 0) + 1;
	}
}

const noteDone = ({ tables }: World, { key }: Row, reason: string): void =>
	void tables
		.of(ids.dataTables.exceptions.id)
		.update({ type: 'and', filters: [{ columnName: 'key', condition: 'eq', value: String(key) }] }, { status: 'resolved', reason });

/** True when they did something. */
const REMEDIES: Readonly<Record<string, (world: World, row: Row) => boolean>> = {
	unknownSku: mapSku,
	addressDoesNotFit: shortenAddress,
	buyerAskedToCancel: cancelOnAmazon,
	runFailed: (world, row) => {
		noteDone(world, row, 'The run was looked at');
		return true;
	},
};

function mapSku({ tables }: World, { key }: Row): boolean {
	const unmapped = UNMAPPED.find(({ sellerSku }) => String(key).endsWith(sellerSku));
	if (!unmapped) return false;
	const { sellerSku, stockCode } = unmapped;
	tables
		.of(ids.dataTables.skuMap.id)
		.upsert(
			{ type: 'and', filters: [{ columnName: 'sellerSku', condition: 'eq', value: sellerSku }] },
			{ sellerSku, stockCode, factor: 1, note: 'new' },
		);
	return true;
}

/** The buyer is asked, and puts it right on Amazon. */
function shortenAddress(world: World, { recordId }: Row): boolean {
	const record = amazonOrder(world, String(recordId));
	if (!record) return false;
	changeOnAmazon(world, record.id, (order) => {
		if (!order.recipient) return order;
		const { addressLine2: _gone, ...deliveryAddress } = order.recipient.deliveryAddress;
		return { ...order, recipient: { deliveryAddress } };
	});
	return true;
}

function cancelOnAmazon(world: World, { recordId }: Row): boolean {
	const record = amazonOrder(world, String(recordId));
	if (record?.order.fulfillment.fulfillmentStatus !== 'UNSHIPPED') return false;
	const execution = { cancelledBy: 'MERCHANT', cancelReason: 'Cancelled at the request of the buyer' };
	changeOnAmazon(world, record.id, (order) => ({
		...order,
		proceeds: undefined,
		fulfillment: { ...order.fulfillment, fulfillmentStatus: 'CANCELLED' },
		orderItems: order.orderItems.map(({ proceeds: _gone, ...item }) => ({
			...item,
			cancellation: { ...item.cancellation!, cancellationExecution: execution },
			fulfillment: { ...item.fulfillment, quantityFulfilled: 0, quantityUnfulfilled: 0 },
		})),
	}));
	return true;
}
