import { addMinor, ZERO, type Minor } from '../../money/money';
import { flowOf, type Flow, type OrderCountries } from '../../vat/flow';
import type { FeeKind } from '../../vat/feeVat';
import { FEE_NATURES, type Classification } from '../catalogue/classify';
import { isSplitType } from '../catalogue/fees';
import { channelOf, type ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';

/** What only Amazon's orders know of a fee; undefined where they do not say. */
export interface OrderFacts {
	readonly countriesOf: (orderId: string) => OrderCountries | undefined;
	/** Carrier of the order's packages, as Amazon names it. */
	readonly carrierOf: (orderId: string) => string | undefined;
}

export const NO_ORDER_FACTS: OrderFacts = { countriesOf: () => undefined, carrierOf: () => undefined };

/** Rows of fees that share all that their VAT hangs on. Amounts are signed as in the file. */
export interface FeeGroup {
	/** Of the base of a fee in several rows. */
	readonly is: Classification;
	readonly kind: FeeKind;
	readonly first: SettlementRow;
	readonly day: string;
	readonly period: string;
	readonly flow: Flow;
	/** Of a label: the carrier of its order, '' where nobody knows it, undefined where the row names no order. */
	readonly carrier?: string;
	/** Without tax rows. */
	readonly amount: Minor;
	readonly tax: Minor;
	readonly taxRows: number;
	readonly rows: readonly SettlementRow[];
}

type Growing = { -readonly [Field in keyof FeeGroup]: FeeGroup[Field] } & { rows: SettlementRow[] };

/** Whether a row is the base, the tax or the discount of a fee that may stand in several rows: these belong together. */
const isPart = ({ row, is }: ClassifiedRow): boolean => is.vat === 'split' || is.nature === 'feeTax' || isSplitType(row.transactionType);

const GOODS_KINDS: readonly FeeKind[] = ['fulfilment', 'digitalServices'];

/**
 * Folds rows of fees. Those of a fee in several rows are one charge by transaction type, amount type, instant, order or shipment, and marketplace; all
 * others stand together by classification, marketplace, period, where the goods went and, of a label, the carrier.
 */
export function feeGroups(rows: readonly ClassifiedRow[], orders: OrderFacts): FeeGroup[] {
	const charges = new Map<string, Growing>();
	const others = new Map<Classification, Map<string, Growing>>();
	for (const row of rows) {
		if (!FEE_NATURES.includes(row.is.nature)) continue;
		if (isPart(row)) addTo(charges, chargeKey(row), row, { flow: flowOfRow(row, orders) });
		else addSingle(others, row, orders);
	}
	return [...[...others.values()].flatMap((ofType) => [...ofType.values()]), ...charges.values()];
}

const chargeKey = ({ row }: ClassifiedRow): string =>
	[row.transactionType, row.amountType, row.postedAt, row.orderId, row.marketplaceName].join('\t');

function addSingle(groups: Map<Classification, Map<string, Growing>>, row: ClassifiedRow, orders: OrderFacts): void {
	let ofType = groups.get(row.is);
	if (!ofType) groups.set(row.is, (ofType = new Map()));
	const flow = flowOfRow(row, orders);
	const carrier = carrierOfRow(row, orders);
	addTo(ofType, `${row.period}\t${row.row.marketplaceName}\t${kindOf(row)}\t${flow}\t${carrier ?? '-'}`, row, { flow, carrier });
}

function addTo(groups: Map<string, Growing>, key: string, classified: ClassifiedRow, facts: Pick<FeeGroup, 'flow' | 'carrier'>): void {
	const { row, is, day, period } = classified;
	let group = groups.get(key);
	if (!group) {
		group = { is, kind: kindOf(classified), first: row, day, period, ...facts, amount: ZERO, tax: ZERO, taxRows: 0, rows: [] };
		groups.set(key, group);
	}
	group.rows.push(row);
	if (is.nature === 'feeTax') {
		group.tax = addMinor(group.tax, row.amount);
		group.taxRows += 1;
		return;
	}
	group.amount = addMinor(group.amount, row.amount);
	if (rank(is) > rank(group.is)) Object.assign(group, { is, first: row, kind: kindOf(classified) });
}

/** Of a fee in several rows its base says where it goes, else its discount, its tax last. */
const rank = ({ nature }: Classification): number => ['feeTax', 'feeCredit', 'fee'].indexOf(nature);

/** The digital services fee rides on the fees of its order: on an order that the seller sends, these are merchant fees alone. */
function kindOf({ row, is }: ClassifiedRow): FeeKind {
	const kind = is.fee ?? 'other';
	return kind === 'digitalServices' && channelOf(row) === 'FBM' ? 'merchant' : kind;
}

function flowOfRow(row: ClassifiedRow, { countriesOf }: OrderFacts): Flow {
	const { orderId } = row.row;
	return orderId !== '' && GOODS_KINDS.includes(kindOf(row)) ? flowOf(countriesOf(orderId)) : 'unknown';
}

function carrierOfRow({ row, is }: ClassifiedRow, { carrierOf }: OrderFacts): string | undefined {
	return is.fee === 'label' && row.orderId !== '' ? (carrierOf(row.orderId) ?? '').trim() : undefined;
}
