import { SourceLines } from '../../books/sourceLines';
import { addMinor, ZERO, type Minor } from '../../money/money';
import { flowOf, type Flow, type OrderCountries } from '../../vat/flow';
import type { FeeKind } from '../../vat/feeVat';
import { FEES_OF_ORDERS } from '../catalogue/addedUp';
import type { Classification } from '../catalogue/classify';
import type { Nature } from '../catalogue/entry';
import { isSplitType } from '../catalogue/fees';
import type { TypeColumns } from '../catalogue/rowType';
import { channelOf, type ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';

/** What only Amazon's orders know of a fee; undefined where they do not say. */
export interface OrderFacts {
	readonly countriesOf: (orderId: string) => OrderCountries | undefined;
	/** Carrier of the order's packages, as Amazon names it. */
	readonly carrierOf: (orderId: string) => string | undefined;
	/** Nothing is known of any order. */
	readonly areNone: boolean;
}

export const NO_ORDER_FACTS: OrderFacts = { countriesOf: () => undefined, carrierOf: () => undefined, areNone: true };

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
	readonly lines: SourceLines;
}

type Growing = { -readonly [Field in keyof FeeGroup]: FeeGroup[Field] };

/** What holds for all rows of one classification, worked out once, and their groups. */
interface OfType {
	readonly kind: FeeKind;
	/** The base, the tax or the discount of a fee that may stand in several rows: these belong together. */
	readonly isPart: boolean;
	/** The order of a row says more: where its goods went, or who carried them. */
	readonly hangsOnOrder: boolean;
	/** By what the order says, then by period. */
	readonly groups: Map<OrderSide, Map<string, Growing>>;
}

/** What the order of a row says of its fee. There is one object for each thing that can be said, so that groups go by it. */
type OrderSide = Pick<FeeGroup, 'flow' | 'carrier' | 'kind'>;

/** Gives the one object for a kind of fee, a flow and a carrier. */
class OrderSides {
	private readonly known = new Map<string, Map<string, OrderSide>>();

	of(kind: FeeKind, flow: Flow, carrier?: string): OrderSide {
		const ofKind = getOr(this.known, carrier === undefined ? kind : `label of ${carrier}`, () => new Map<string, OrderSide>());
		return getOr(ofKind, flow, () => ({ kind, flow, carrier }));
	}
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	let value = map.get(key);
	if (value === undefined) map.set(key, (value = make()));
	return value;
}

/**
 * Folds rows of fees. Those of a fee in several rows are one charge by transaction type, amount type, instant, order or shipment, and marketplace; all
 * others stand together by classification (which is of one type, marketplace and stretch of days), period, where the goods went and, of a label, the
 * carrier. Throws when a classification is shared by two marketplaces: that is our own mistake.
 */
export function feeGroups(rows: readonly ClassifiedRow[], orders: OrderFacts): FeeGroup[] {
	const charges = new Map<string, Growing>();
	const types = new Map<Classification, OfType>();
	const sides = new OrderSides();
	for (const classified of rows) {
		const ofType = getOr(types, classified.is, () => typeOf(classified));
		const { kind, isPart, hangsOnOrder, groups } = ofType;
		const side = hangsOnOrder ? orderSide(classified.row, kind, orders, sides) : sides.of(kind, 'unknown');
		if (isPart) addTo(charges, chargeKey(classified), classified, side);
		else
			addTo(
				getOr(groups, side, () => new Map<string, Growing>()),
				classified.period,
				classified,
				side,
			);
	}
	return [
		...[...types.values()].flatMap(({ groups }) => [...groups.values()].flatMap((ofSide) => [...ofSide.values()])),
		...charges.values(),
	];
}

function typeOf({ row, is }: ClassifiedRow): OfType {
	const kind = is.fee ?? 'other';
	return {
		kind,
		isPart: isPartOfCharge(is, row),
		hangsOnOrder: FEES_OF_ORDERS.includes(kind),
		groups: new Map(),
	};
}

/** Whether a row is the base, the tax or the discount of a fee that may stand in several rows. */
export const isPartOfCharge = (is: Classification, { transactionType }: TypeColumns): boolean =>
	is.vat === 'split' || is.nature === 'feeTax' || isSplitType(transactionType);

const chargeKey = ({ row }: ClassifiedRow): string =>
	[row.transactionType, row.amountType, row.postedAt, row.orderId, row.marketplaceName].join('\t');

/** The digital services fee rides on the fees of its order: on an order that the seller sends, these are merchant fees alone. */
function orderSide(row: SettlementRow, kind: FeeKind, { countriesOf, carrierOf }: OrderFacts, sides: OrderSides): OrderSide {
	if (kind === 'label') return sides.of(kind, 'unknown', row.orderId === '' ? undefined : (carrierOf(row.orderId) ?? '').trim());
	if (kind === 'digitalServices' && channelOf(row) === 'FBM') return sides.of('merchant', 'unknown');
	return sides.of(kind, row.orderId === '' ? 'unknown' : flowOf(countriesOf(row.orderId)));
}

function addTo(groups: Map<string, Growing>, key: string, { row, is, day, period, lines }: ClassifiedRow, side: OrderSide): void {
	let group = groups.get(key);
	if (!group) {
		group = { is, ...side, first: row, day, period, amount: ZERO, tax: ZERO, taxRows: 0, lines: new SourceLines() };
		groups.set(key, group);
	}
	if (group.first.marketplaceName !== row.marketplaceName) throw new RangeError('A classification is shared by two marketplaces');
	group.lines.addAll(lines);
	if (is.nature === 'feeTax') {
		group.tax = addMinor(group.tax, row.amount);
		group.taxRows += lines.count;
		return;
	}
	group.amount = addMinor(group.amount, row.amount);
	if (rank(is) > rank(group.is)) Object.assign(group, { is, first: row, ...side });
}

const RANKS: Partial<Record<Nature, number>> = { feeCredit: 1, fee: 2 };

/** Of a fee in several rows its base says where it goes, else its discount, its tax last. */
const rank = ({ nature }: Classification): number => RANKS[nature] ?? 0;
