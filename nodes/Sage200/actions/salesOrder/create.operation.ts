import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { SalesOrderDraft } from '../../../domain/order/order.types';
import { complaintAboutOrder } from '../../posting/checkOrder';
import { lookAhead, postOrder, prepareOrder, type ShownOrder } from '../../posting/postOrder';
import type { PostingContext } from '../../posting/postSteps';
import { stopped } from '../../posting/stop';
import type { RunCache } from '../../runCache';
import { moneyOf, readJson, writeJson } from '../../transport/losslessJson';
import { POSTING_OPTIONS } from '../fields';
import { jsonParameter, postingContext, postingOptions } from '../parameters';

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
 * order id, posts once, reads back. Throws with `details` when the order cannot be completed.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const draft = jsonParameter<SalesOrderDraft>(this, 'salesOrder', 'Sales Order', i);
	const context = await postingContext(this, cache, i);
	await lookAheadOnce(this, context);
	const at = { reference: String(draft.customerDocumentNo ?? '') };
	const prepared = await prepareOrder(context, draft);
	if (!prepared.ok) throw stopped(this.getNode(), prepared.failure, at, i);
	if (postingOptions(this, i).dryRun && prepared.value.shown.length === 0) return [{ json: dryRunItem(draft, prepared.value.body) }];
	const result = await postOrder(context, prepared.value);
	if (result.outcome === 'failed') throw stopped(this.getNode(), result.failure, at, i);
	return [{ json: { amazonOrderId: draft.customerDocumentNo, outcome: result.outcome, ...factsOf(draft, result.shown) } }];
}

/** Asks for all orders of the run together before the first one. */
async function lookAheadOnce(node: IExecuteFunctions, { client, cache }: PostingContext): Promise<void> {
	await cache.remember('lookAhead', async () => {
		const drafts = node.getInputData().map((_, j) => draftOf(node, j));
		await lookAhead(client, cache, drafts.filter((draft): draft is SalesOrderDraft => draft !== undefined && complaintAboutOrder(draft) === undefined));
		return true;
	});
}

/** Nothing when the item carries no readable order: that item says so in its own turn. */
function draftOf(node: IExecuteFunctions, j: number): SalesOrderDraft | undefined {
	try {
		return jsonParameter<SalesOrderDraft>(node, 'salesOrder', 'Sales Order', j);
	} catch {
		return undefined;
	}
}

function factsOf(draft: SalesOrderDraft, { order }: ShownOrder): IDataObject {
	const { id, document_no: documentNo, document_status: documentStatus, total_gross_value: totalGrossValue } = order;
	const grossAgrees = moneyOf(totalGrossValue) === moneyOf(draft.expectedGross);
	return { id, documentNo, documentStatus, totalGrossValue, expectedGross: draft.expectedGross, grossAgrees };
}

/** `body` for reading, `bodyText` exactly as it would be sent. */
function dryRunItem(draft: SalesOrderDraft, body: unknown): IDataObject {
	const bodyText = writeJson(body);
	return { amazonOrderId: draft.customerDocumentNo, outcome: 'dryRun', expectedGross: draft.expectedGross, body: readJson(bodyText) as IDataObject, bodyText };
}
