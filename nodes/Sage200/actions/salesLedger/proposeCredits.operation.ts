import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { isOrderId } from '../../../domain/reference/reference';
import { refuse } from '../../../shared/parameters';
import { structuredList, structuredListOf } from '../../../shared/structured';
import { REFUNDED } from '../lineFields';
import { creditsByAmount, type Refund } from '../../credits/byAmount';
import { resolveCodes } from '../../posting/door/directory';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { toItems } from '../list';
import { codeOf, customer } from '../locator';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	customer(),
	...structuredList({
		name: 'refunds',
		displayName: 'Refunds',
		entry: 'Refund',
		fields: REFUNDED,
		example: '[{"orderId": "203-1566897-3013500", "amount": "24.00"}]',
		description: 'Refunds for which no credit was found',
	}),
];

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['proposeCredits'] } }, properties);

/**
 * One item per credit of the customer that has the amount of a refund and names no Amazon order. A proposal for a person, as `uncertain` says; nothing is decided by
 * it. Throws when Sage cannot be read.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const refunds = structuredListOf<Refund>(this, 'refunds', 'Refunds', i);
	const odd = refunds.find(({ orderId, amount }) => !isOrderId(String(orderId)) || !/^\d+\.\d{2}$/.test(String(amount)));
	if (odd)
		throw refuse(
			this,
			i,
			`A refund has no Amazon order ID or no amount: ${String(odd.orderId)}, ${String(odd.amount)}`,
			'Give orderId and amount (positive text with two decimals) of each.',
		);
	const client = await clientOf(this, cache);
	const reference = codeOf(this, 'customerReference', i);
	const customers = await resolveCodes(client, cache, 'customers', [reference]);
	if (!customers.ok) throw stopped(this.getNode(), customers.refusal, { reference }, i);
	const credits = await creditsByAmount(client, cache, [customers.value.idOf(reference)], refunds);
	return toItems(credits as unknown as IDataObject[]);
}
