import { fromDecimal, subtractMinor, sumMinor, type Minor } from '../../money/money';
import { taxOnNet } from '../../money/round';
import type { BridgeSettings, VatTreatment } from '../../settings/settings.types';
import { isSameInSage } from '../../text/sageText';
import { rateOf } from '../../vat/rates';
import type { SageOrderFact, SageOrderLine } from './sageOrders';

/** How Sage's order taxes something, with the amounts behind it where its lines say them. */
export interface SageVat {
	readonly treatment: VatTreatment;
	readonly net?: Minor;
	readonly tax?: Minor;
	/** Units on the lines; 0 when not known. */
	readonly units: number;
}

/** Parts of an order that carry VAT of their own. */
export type VatSubject = 'goods' | 'delivery' | 'giftWrap';

/** Roles that a tax code of an order line may have, the plainest first: two roles may share a code. */
const ROLES = ['standard', 'reduced', 'zero', 'outsideScope', 'marketplaceCollected'] as const satisfies readonly VatTreatment[];

/** The VAT role of a tax code number in the client's settings; undefined when no role has that code. */
export const treatmentOfCode = (code: number | undefined, { taxCodes }: Pick<BridgeSettings, 'taxCodes'>): VatTreatment | undefined =>
	code === undefined ? undefined : ROLES.find((role) => taxCodes[role].code === code);

/**
 * VAT of one subject of an order, from the lines of the order in Sage: of goods by their stock codes where they are known and on the order, else by
 * the one role that all stock lines share. Delivery without a charge line follows its goods. Undefined when the order does not settle it.
 */
export function vatInSage(
	order: SageOrderFact | undefined,
	subject: VatSubject,
	stockCodes: readonly string[],
	settings: Pick<BridgeSettings, 'taxCodes'>,
): SageVat | undefined {
	if (!order) return undefined;
	if (!order.lines) return vatOfTotals(order);
	const stock = order.lines.filter(({ kind }) => kind === 'stock');
	const goods = () => ofOneRole(linesOf(stock, stockCodes), settings);
	if (subject === 'goods') return goods();
	const own = order.lines.filter(({ kind }) => kind === (subject === 'delivery' ? 'charge' : 'other'));
	const charged = own.filter((line) => !isForNothing(line));
	return charged.length > 0 ? ofCharges(charged, stock, goods(), settings) : withoutAmounts(goods());
}

/**
 * Charges do not say which goods they belong to. Where the goods of an order have several roles, they speak only for those of their own role: the delivery
 * of the others was free, and no charge of another item says what it was taxed at.
 */
function ofCharges(
	charged: readonly SageOrderLine[],
	stock: readonly SageOrderLine[],
	goods: SageVat | undefined,
	settings: Pick<BridgeSettings, 'taxCodes'>,
): SageVat | undefined {
	if (!isOfSeveralRoles(stock, settings)) return ofOneRole(charged, settings);
	return ofOneRole(
		charged.filter(({ taxCode }) => treatmentOfCode(taxCode, settings) === goods?.treatment),
		settings,
	);
}

const isOfSeveralRoles = (lines: readonly SageOrderLine[], settings: Pick<BridgeSettings, 'taxCodes'>): boolean =>
	new Set(lines.map(({ taxCode }) => treatmentOfCode(taxCode, settings))).size > 1;

/** A line that is known to come to nothing. */
const isForNothing = ({ net, tax }: SageOrderLine): boolean =>
	net !== undefined && tax !== undefined && fromDecimal(net) === 0 && fromDecimal(tax) === 0;

const withoutAmounts = (vat: SageVat | undefined): SageVat | undefined => vat && { treatment: vat.treatment, units: 0 };

function linesOf(stock: readonly SageOrderLine[], stockCodes: readonly string[]): readonly SageOrderLine[] {
	const own = stock.filter(({ code }) => stockCodes.some((each) => isSameInSage(code, each)));
	return own.length > 0 ? own : stock;
}

function ofOneRole(lines: readonly SageOrderLine[], settings: Pick<BridgeSettings, 'taxCodes'>): SageVat | undefined {
	const [first, ...others] = new Set(lines.map((line) => treatmentOfCode(line.taxCode, settings)));
	if (first === undefined || others.length > 0) return undefined;
	return { treatment: first, ...amountsOf(lines), units: lines.reduce((units, { quantity }) => units + quantity, 0) };
}

function amountsOf(lines: readonly SageOrderLine[]): Pick<SageVat, 'net' | 'tax'> {
	const stated = lines.flatMap(({ net, tax }) =>
		net === undefined || tax === undefined ? [] : [{ net: fromDecimal(net), tax: fromDecimal(tax) }],
	);
	if (stated.length < lines.length) return {};
	return { net: sumMinor(stated.map(({ net }) => net)), tax: sumMinor(stated.map(({ tax }) => tax)) };
}

/** Pennies by which an order's tax may be off the highest rate and still prove it. */
const PENNIES_OF_ORDER = 3;

/**
 * The one rate at which the whole order was taxed, where its totals alone prove it: none, or the highest rate there is. Any tax in
 * between may be a mixture (a quarter of the goods at 20 % and the rest at nothing look like 5 %), so it decides nothing.
 */
function vatOfTotals({ totalNet, totalTax }: SageOrderFact): SageVat | undefined {
	if (totalNet === undefined || totalTax === undefined) return undefined;
	const [net, tax] = [fromDecimal(totalNet), fromDecimal(totalTax)];
	if (tax === 0) return { treatment: 'zero', units: 0 };
	const apart = Math.abs(subtractMinor(taxOnNet(net, rateOf('standard')), tax));
	return apart <= PENNIES_OF_ORDER && apart < Math.abs(tax) ? { treatment: 'standard', units: 0 } : undefined;
}
