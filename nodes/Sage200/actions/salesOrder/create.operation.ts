import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../domain/order/order.types';
import { notStored } from '../../posting/order/readBack';
import type { ShownOrder } from '../../posting/order/postOrder';
import { postOrders, type OrderOutcome, type OrderRequest } from '../../posting/order/postOrders';
import { stopped } from '../../posting/door/stop';
import type { ItemResult } from '../../router.types';
import type { RunCache } from '../../runCache';
import { moneyOf, readJson, writeJson } from '../../transport/losslessJson';
import { POSTING_OPTIONS } from '../fields';
import { requiredObject } from '../../../shared/parameters';
import { clientOf, postingContext } from '../parameters';
import { postingOptions } from '../postingOptions';

const properties: INodeProperties[] = [
	{
		displayName: 'Sales Order',
		name: 'salesOrder',
		type: 'json',
		default: '={{ $json.salesOrder }}',
		required: true,
		description: 'The sales order that Amazon Sage Bridge made of an Amazon order',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['create'] } }, properties);

/**
 * One item per order: Sage's document number and whether its gross is what the settlement will pay. Looks by customer and Amazon
 * order id, posts once, reads back; looking and reading back are done for many orders together. An order that cannot be
 * completed is an error with `details`.
 */
export async function executeAll(this: IExecuteFunctions, cache: RunCache): Promise<ItemResult[]> {
	const goOn = this.continueOnFail();
	const client = await clientOf(this, cache);
	const given = await Promise.all(this.getInputData().map(async (_, i) => await valueOrError(async () => await requestOf(this, cache, i))));
	const firstError = goOn ? -1 : given.findIndex((each) => each instanceof Error);
	const used = firstError < 0 ? given : given.slice(0, firstError + 1);
	const outcomes = await postOrders(
		client,
		cache,
		used.filter((each): each is OrderRequest => !(each instanceof Error)),
		goOn,
	);
	const results: ItemResult[] = [];
	for (const [i, each] of used.entries()) {
		const outcome = each instanceof Error ? undefined : outcomes.shift();
		if (each instanceof Error) results.push(each);
		else if (outcome) results.push(resultOf(this, each.draft, outcome, i));
	}
	return results;
}

async function requestOf(node: IExecuteFunctions, cache: RunCache, i: number): Promise<OrderRequest> {
	const draft = requiredObject<SalesOrderDraft>(node, 'salesOrder', 'Sales Order', i);
	const { client, policy } = await postingContext(node, cache, i);
	return { draft, client, policy, dryRun: postingOptions(node, i).dryRun === true };
}

async function valueOrError<T>(make: () => Promise<T>): Promise<T | Error> {
	try {
		return await make();
	} catch (error) {
		return error as Error; // the item's own error: the router gives it out in its place
	}
}

function resultOf(node: IExecuteFunctions, draft: SalesOrderDraft, outcome: OrderOutcome, i: number): ItemResult {
	if (outcome.outcome === 'failed')
		return stopped(node.getNode(), outcome.refusal, { reference: String(draft.customerDocumentNo ?? '') }, i);
	if (outcome.outcome === 'dryRun') return [{ json: dryRunItem(draft, outcome.body) }];
	const { outcome: came, shown } = outcome;
	// What people have changed since in an order that was there is theirs.
	const dropped = came === 'posted' ? notStored(shown.order, draft) : [];
	return [
		{
			json: {
				amazonOrderId: draft.customerDocumentNo,
				outcome: came,
				...factsOf(draft, shown),
				...(dropped.length > 0 && { notStored: dropped }),
			},
		},
	];
}

function factsOf(draft: SalesOrderDraft, { order }: ShownOrder): IDataObject {
	const { id, document_no: documentNo, document_status: documentStatus, total_gross_value: totalGrossValue } = order;
	const creditLimitExceeded = order.is_credit_limit_exceeded === true;
	const grossAgrees = moneyOf(totalGrossValue) === moneyOf(draft.expectedGross);
	return { id, documentNo, documentStatus, creditLimitExceeded, totalGrossValue, expectedGross: draft.expectedGross, grossAgrees };
}

/** `body` for reading, `bodyText` exactly as it would be sent. */
function dryRunItem(draft: SalesOrderDraft, body: unknown): IDataObject {
	const bodyText = writeJson(body);
	return {
		amazonOrderId: draft.customerDocumentNo,
		outcome: 'dryRun',
		expectedGross: draft.expectedGross,
		body: readJson(bodyText) as IDataObject,
		bodyText,
	};
}
