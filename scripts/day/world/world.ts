import type { Sandbox } from '../../../sandbox/core/sandbox';
import type { AmazonOrder } from '../../../sandbox/amazon/order.types';
import { isoTime } from '../../../sandbox/amazon/isoTime';
import { COLLECTIONS, type OrderRecord } from '../../../sandbox/amazon/records';
import type { Chance } from '../../chaos/random';
import type { DayTime } from '../dayTime';
import type { Tables } from '../engine/tables';
import type { MomentBook } from './moments';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What the people of the day act on. */
export interface World {
	readonly sandbox: Sandbox;
	readonly time: DayTime;
	readonly chance: Chance;
	/** The Data Tables of n8n. */
	readonly tables: Tables;
	readonly moments: MomentBook;
	/** Nobody begins anything new after this instant. */
	readonly end: number;
}

/** Milliseconds from now to an instant; none for one that is past. */
export const until = ({ time }: World, instant: number): number => Math.max(0, instant - time.now());

/** Something about an order changed, or somebody put right what stood in its way: it can be imported from now on. */
export const isImportable = ({ moments, time }: World, orderId: string): void => void moments.importable.set(orderId, time.now());

export const amazonOrder = ({ sandbox }: World, orderId: string): OrderRecord | undefined =>
	sandbox.store.all<OrderRecord>(COLLECTIONS.orders).find(({ order }) => order.orderId === orderId);

/** Something changes about an order on Amazon, now. */
export function changeOnAmazon(world: World, id: number, change: (order: AmazonOrder) => AmazonOrder): void {
	const { order } = world.sandbox.store.get<OrderRecord>(COLLECTIONS.orders, id)!;
	const changed = change(order);
	if (changed === order) return;
	world.sandbox.store.update(COLLECTIONS.orders, id, { order: { ...changed, lastUpdatedTime: isoTime(world.time.now()) } });
}
