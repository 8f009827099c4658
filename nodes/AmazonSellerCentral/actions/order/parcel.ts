import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { recordsIn, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';

/** An order as Amazon shows its packages (orders 2026-01-01, PACKAGES and FULFILLMENT). */
export interface ShownPackages {
	readonly packages: readonly IDataObject[];
	readonly fulfillmentStatus?: unknown;
}

/** What Amazon shows of the packages of an order now. Throws NodeApiError. */
export async function readPackages(this: IExecuteFunctions, orderId: string, i: number): Promise<ShownPackages> {
	const read = { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData: ['PACKAGES', 'FULFILLMENT'] } };
	const { packages, fulfillment } = within(within(await amazonRead.call(this, read, i)).order);
	return { packages: recordsIn(packages), fulfillmentStatus: within(fulfillment).fulfillmentStatus };
}
