import { DECISION_COLUMNS } from '../../nodes/domain/decisions/decision';
import { DECIDER_COLUMNS } from '../../nodes/domain/decisions/deciders';
import { DRIFT_COLUMNS } from '../../nodes/domain/fba/drift';
import { MOVEMENT_COLUMNS } from '../../nodes/domain/fba/movements';
import { RETURN_COLUMNS } from '../../nodes/domain/refund/returnsTable';
import { SHIPMENT_NUMBERS, SHIPMENT_TEXTS } from '../../nodes/domain/despatch/shipments';
import { SHIP_RISK_NUMBERS, SHIP_RISK_TEXTS } from '../../nodes/domain/despatch/shipRisk';
import { ORDER_DECISION_COLUMNS } from '../../nodes/domain/settlement/desk/orderDecisions';
import { ORDER_FACT_COLUMNS } from '../../nodes/domain/settlement/desk/orderFacts';
import { ORDER_MONEY_COLUMNS } from '../../nodes/domain/settlement/desk/orderMoney';
import { WAITING_COLUMNS } from '../../nodes/domain/settlement/desk/waiting';
import { OPEN_ORDER_COLUMNS } from '../../nodes/domain/order/openOrders';
import { TRAIL_COLUMNS } from '../../nodes/domain/trail/trail';
import { LISTING_COLUMNS } from '../../nodes/domain/stock/rows';
import { TABLES, type Named } from './ids';

type ColumnType = 'string' | 'number';

export interface DataTable extends Named {
	readonly columns: ReadonlyArray<{ readonly name: string; readonly type: ColumnType }>;
}

const table = ({ id, name }: Named, texts: string, numbers = ''): DataTable => ({
	id,
	name,
	columns: [...columns(texts, 'string'), ...columns(numbers, 'number')],
});

const columns = (names: string, type: ColumnType) =>
	names
		.split(/\s+/)
		.filter(Boolean)
		.map((name) => ({ name, type }));

/** n8n keeps `updatedAt` itself: a column of that name it would refuse. */
const withoutSystemColumns = (columns: readonly string[]): string => columns.filter((name) => name !== 'updatedAt').join(' ');

/**
 * The Data Tables. n8n adds `id`, `createdAt` and `updatedAt` to each. Amounts are text: a number is a double there. What people read stands
 * first, because n8n shows the columns in this order.
 */
export const DATA_TABLES: readonly DataTable[] = [
	table(TABLES.settings, 'key value means'),
	table(TABLES.skuMap, 'sellerSku stockCode note stockOffer', 'factor priceShare stockWeight stockBuffer stockMaximum'),
	table(
		TABLES.nominals,
		'transactionType amountType amountDescription marketplace series nominalCode costCentre department vat nature validFrom validUntil note',
	),
	table(TABLES.cursors, 'flow position reading'),
	table(TABLES.leases, 'lease holder heldSince heldUntilText', 'heldUntil'),
	table(
		TABLES.board,
		`settlementId series status approvedBy decisionId message currency startDate endDate depositDate total payout previousReserve currentReserve
		closingClearing transfers clearingBankCode clearingBalance retryAfter postOn postedAt documents plan planHash reportIds executionId`,
	),
	table(
		TABLES.exceptions,
		'status owner dueAt message remedy holds amount currency reason recordType recordId kind flow lastSeenAt key executionId workflowId',
	),
	table(TABLES.waiting, withoutSystemColumns(WAITING_COLUMNS)),
	table(TABLES.decisions, ORDER_DECISION_COLUMNS.join(' ')),
	table(TABLES.orderMoney, ORDER_MONEY_COLUMNS.join(' ')),
	table(TABLES.orderFacts, ORDER_FACT_COLUMNS.join(' ')),
	table(TABLES.orderTrail, TRAIL_COLUMNS.join(' ')),
	table(TABLES.fbaMovements, MOVEMENT_COLUMNS.join(' ')),
	table(TABLES.fbaDrift, DRIFT_COLUMNS.join(' ')),
	table(TABLES.returns, RETURN_COLUMNS.join(' ')),
	table(TABLES.listings, LISTING_COLUMNS.join(' ')),
	table(TABLES.openOrders, OPEN_ORDER_COLUMNS.join(' ')),
	table(TABLES.couriers, 'courier carrierCode carrierName shippingMethod tracked trackingForm note'),
	table(TABLES.shipments, SHIPMENT_TEXTS.join(' '), SHIPMENT_NUMBERS.join(' ')),
	table(TABLES.shipRisk, SHIP_RISK_TEXTS.join(' '), SHIP_RISK_NUMBERS.join(' ')),
	table(TABLES.deciders, DECIDER_COLUMNS.join(' ')),
	table(TABLES.decisionLog, DECISION_COLUMNS.join(' ')),
	table(TABLES.runLog, 'flow status message startedAt finishedAt executionId', 'fetched posted alreadyPosted held pending'),
];

/** The rows that *Take a lease* needs: one per flow that posts. A free lease is held by nobody until the beginning of time. */
export const LEASES = ['orders', 'settlements', 'allocations', 'fba', 'returns', 'stock', 'dispatch', 'shipRisk'] as const;

export const leaseRow = (lease: string) => ({ lease, ...FREE_LEASE });

/** What a lease row says while nobody holds it. */
export const FREE_LEASE = { holder: '', heldSince: '', heldUntil: 0, heldUntilText: 'free' } as const;
