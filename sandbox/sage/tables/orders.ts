import { COLLECTION } from '../books/names';
import { despatchLineRows, despatchRows, receiptRows } from '../collections/despatchRows';
import * as master from '../collections/masterRows';
import { orderLineRows, orderRows } from '../collections/orderRows';
import * as views from '../collections/orderViewRows';
import { changeReceipt, confirmDespatch } from '../postings/despatch';
import { changeOrder, deleteOrder, lockOrder } from '../postings/orderChange';
import { newSalesOrder, salesOrder } from '../postings/salesOrder';
import { lookupReturnRows, newReturn, returnRows, salesReturn } from '../postings/salesReturn';
import { below, posting, reading, readingEach, type Resource } from '../resource';
import * as despatch from '../shapes/despatch';
import * as orderViews from '../shapes/orderViews';
import { SALES_ORDER, SALES_ORDER_LINE } from '../shapes/salesOrder';
import { list, opened, type Shape } from '../shapes/shape';
import { SOP_ADDITIONAL_CHARGE } from '../shapes/trade';

/** Lines, items and locks are named by ids that the descriptions mark as read-only. */
const ORDER_CHANGE: Shape = { ...opened(SALES_ORDER, ['lock_id']), lines: list(opened(SALES_ORDER_LINE, ['id'])) };
const CONFIRM_DESPATCH: Shape = { ...despatch.CONFIRM_DESPATCH, items: list(opened(despatch.DESPATCH_ITEM, ['id'])) };

/** Couriers, despatch receipts and despatch from outside came with 2022 R2. */
const SINCE_TRACKING = { since: '2022R2' } as const;
/** Came with 2025 R1, without published fields. */
const OF_RETURNS = { since: '2025R1', isUnpublished: true } as const;

/** Sales orders, despatch, and returns. */
export const ORDERS: readonly Resource[] = [
	{
		...readingEach('sop_orders', SALES_ORDER, orderRows),
		lagsBy: 'date_time_created',
		special: { is_to_lock: lockOrder },
		post: { body: SALES_ORDER, run: salesOrder },
		put: { body: ORDER_CHANGE, run: changeOrder },
		remove: deleteOrder,
	},
	posting('sop_orders_new', orderViews.NEW_SALES_ORDER_REQUEST, SALES_ORDER, newSalesOrder),
	reading('sop_orders/:parentId/sop_order_lines', SALES_ORDER_LINE, orderLineRows),
	reading('customers/:parentId/sop_orders', SALES_ORDER, below(COLLECTION.customer, orderRows, 'customer_id')),
	reading('lookup_sop_orders', orderViews.LOOKUP_SALES_ORDER, views.lookupOrderRows),
	reading('sop_order_return_views', orderViews.ORDER_RETURN_VIEW, views.orderReturnRows),
	reading('sop_order_line_views', orderViews.ORDER_LINE_VIEW, views.orderLineViewRows),
	reading('sop_return_line_views', orderViews.RETURN_LINE_VIEW, views.returnLineViewRows),
	reading('sop_order_return_invoice_credit_views', orderViews.INVOICE_CREDIT_VIEW, views.invoiceCreditRows),
	reading('sop_order_return_line_invoice_credit_views', orderViews.LINE_INVOICE_CREDIT_VIEW, views.lineInvoiceCreditRows),
	readingEach('sop_additional_charges', SOP_ADDITIONAL_CHARGE, master.chargeRows),

	{
		...readingEach('sop_despatch_receipts', despatch.DESPATCH_RECEIPT, receiptRows),
		...SINCE_TRACKING,
		put: { body: despatch.DESPATCH_RECEIPT, run: changeReceipt },
	},
	{ ...reading('sop_order_despatch_views', despatch.DESPATCH_VIEW, despatchRows), ...SINCE_TRACKING },
	reading('sop_order_despatch_line_views', despatch.DESPATCH_LINE_VIEW, despatchLineRows),
	{ ...posting('sop_confirm_despatch', CONFIRM_DESPATCH, CONFIRM_DESPATCH, confirmDespatch), ...SINCE_TRACKING },

	{
		...readingEach('sop_returns', SALES_ORDER, returnRows),
		lagsBy: 'date_time_created',
		...OF_RETURNS,
		post: { body: SALES_ORDER, run: salesReturn },
	},
	{ ...posting('sop_returns_new', orderViews.NEW_SALES_ORDER_REQUEST, SALES_ORDER, newReturn), ...OF_RETURNS },
	{ ...reading('lookup_sop_returns', orderViews.LOOKUP_SALES_ORDER, lookupReturnRows), ...OF_RETURNS },
];
