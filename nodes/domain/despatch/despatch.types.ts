import type { ExceptionRecord } from '../exceptions/exception';
import type { MappedSku } from '../order/skuMap';
import type { BridgeSettings } from '../settings/settings.types';
import type { CourierMap } from './courierMap';
import type { DespatchNote } from './notes';
import type { ShippedOrder } from './order';
import type { ShipmentRow } from './shipments';

/** A package that is to be confirmed, in the words of *Order: Confirm Shipment*. */
export interface PackageToConfirm {
	/** Of its row in *Shipments*. */
	readonly key: string;
	readonly orderId: string;
	readonly marketplaceId: string;
	/** Digits: the despatch note's id in Sage. */
	readonly packageReferenceId: string;
	readonly carrierCode: string;
	readonly carrierName: string;
	readonly trackingNumber: string;
	/** ISO 8601 in UTC. */
	readonly shipDate: string;
	readonly orderItems: ReadonlyArray<{ readonly orderItemId: string; readonly quantity: number }>;
	readonly options: {
		readonly shippingMethod: string;
		readonly untracked: boolean;
		/** The packages that Amazon shows were looked at. */
		readonly replacePackage: true;
		readonly readBack: true;
	};
	readonly shipBy: string;
}

/** What decides about the packages of orders. */
export interface DespatchContext {
	readonly settings: BridgeSettings;
	readonly skuMap: readonly MappedSku[];
	readonly couriers: CourierMap;
	/** Amazon's order item id by line of the sales order, where the client keeps it there. */
	readonly itemOfLine: ReadonlyMap<string, string>;
	/** ISO 8601 instant. */
	readonly now: string;
}

/** One order with all its notes in Sage, by their ids, and all its rows of the queue. */
export interface DespatchedOrder {
	readonly orderId: string;
	readonly notes: readonly DespatchNote[];
	readonly rows: readonly ShipmentRow[];
	/** Undefined where Amazon was not asked. */
	readonly order: ShippedOrder | undefined;
	/** Why Amazon, which was asked, gave no order. */
	readonly failure: AmazonFailure | undefined;
}

export interface AmazonFailure {
	readonly message: string;
	/** Whether it goes by: throttled, not reached. */
	readonly passes: boolean;
}

/** What becomes of the packages of one order. */
export interface OrderPackages {
	readonly rows: readonly ShipmentRow[];
	readonly packages: readonly PackageToConfirm[];
	readonly exceptions: readonly ExceptionRecord[];
}
